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

/// Also where roots are set: what is signed is the document, which names no transaction.
#[test]
fn the_signed_document_is_handed_on_as_it_is() {
    for roots in [json!(null), json!([toss::certificate("root")])] {
        let mut proxy = requested_with("document", None, &with(&settings(), "roots", roots));
        let session = result_asked(&mut proxy);
        let mut result = result(&session);
        result["doc"] = json!("the document");
        result["signedDoc"] = json!("MIIB...");
        result["signature"] = json!("anything");
        let identity = finished(&mut proxy, &result)["identity"].clone();
        assert_holds(&identity, &json!({ "assurance": "signature", "signature": "unchecked" }));
        let raw = json!({ "doc": "the document", "signedDoc": "MIIB...", "signature": "anything" });
        assert_holds(&identity["raw"], &raw);
    }
}
