//! The signature of a document: its own service, and the result taken as it is.

use crate::page::TEXT;
use crate::settings::settings;
use crate::stack::{asked, begun, finished, request_body, requested_with, result, result_asked, status_asked};
use crate::support::people::with;
use crate::support::{Json, assert_holds, json};
use crate::toss::{self, Session};

#[test]
fn it_has_its_own_service_whatever_the_family() {
    for family in ["id", "simple"] {
        let mut proxy = requested_with("document", None, &with(&settings(), "family", family));
        assert_eq!(status_asked(&mut proxy)["url"], "https://toss.test/api/v2/sign/doc/status");
    }
}

#[test]
fn its_text_is_opened_by_toss_alone() {
    let body = request_body("document", Some("APP_SCHEME"));
    assert!(!body.to_string().contains(TEXT));
    let mut proxy = begun("document");
    let task = asked(&mut proxy, "request", &body);
    let sent: Json = serde_json::from_str(task["body"].as_str().unwrap()).unwrap();
    let session = Session::of(sent["sessionKey"].as_str().unwrap());
    assert_eq!(session.open(&sent["doc"]), TEXT);
    assert_holds(
        &sent,
        &json!({ "docType": "TEXT", "signatureType": "PKCS7", "serviceName": "본인", "docEncrypted": true }),
    );
}

/// What a document's result says with these members.
fn identity(roots: &Json, members: &Json) -> Result<Json, Json> {
    let mut proxy = requested_with("document", None, &with(&settings(), "roots", roots.clone()));
    let session = result_asked(&mut proxy);
    let mut result = result(&session);
    for (name, value) in members.as_object().unwrap() {
        result[name] = value.clone();
    }
    let done = finished(&mut proxy, &result);
    done.get("identity").cloned().ok_or_else(|| done["error"].clone())
}

/// What it is over is for others to compare.
#[test]
fn what_was_signed_is_checked_and_handed_on_as_text() {
    let root = json!([toss::certificate("root")]);
    for (name, roots, word) in [("noJson", json!(null), "intact"), ("withIntermediate", root, "trusted")] {
        let identity = identity(&roots, &json!({ "doc": TEXT, "signedDoc": toss::signature(name) })).unwrap();
        assert_holds(&identity, &json!({ "assurance": "signature", "signature": word, "signerName": toss::signer() }));
        let text = identity["signedText"].as_str().unwrap();
        let is_statement = serde_json::from_str::<Json>(text).is_ok_and(|json| json["txId"] == toss::tx_id());
        assert_eq!((is_statement, text == toss::tx_id()), (word == "trusted", word == "intact"), "{text}");
        assert_eq!(identity["raw"]["doc"], TEXT);
    }
}

#[test]
fn a_signature_of_a_document_that_does_not_verify_is_refused() {
    let root = json!([toss::certificate("root")]);
    for (name, roots) in [("detached", json!(null)), ("wrongCertificate", json!(null)), ("otherRoot", root)] {
        let error = identity(&roots, &json!({ "signedDoc": toss::signature(name) })).unwrap_err();
        assert_eq!((&error["kind"], &error["phase"]), (&json!("tampered"), &json!("confirm")), "{name}");
    }
}

/// How a document's result looks is seen in others' code alone.
#[test]
fn what_is_no_signature_that_is_known_is_handed_on_unchecked() {
    for roots in [json!(null), json!([toss::certificate("root")])] {
        let odd = json!({ "doc": "the document", "signedDoc": "MIIB...", "signature": "anything" });
        let found = identity(&roots, &odd).unwrap();
        assert_holds(&found, &json!({ "assurance": "signature", "signature": "unchecked" }));
        assert!(found.get("signerName").is_none() && found.get("signedText").is_none());
        assert_holds(&found["raw"], &odd);
        let without = identity(&roots, &json!({ "signedDoc": null, "signature": null })).unwrap();
        assert!(without.get("signature").is_none());
    }
}
