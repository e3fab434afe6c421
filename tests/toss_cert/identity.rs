//! The person that a result makes: every member optional, null in all of Toss's spellings.

use crate::page::{BIRTHDAY, NAME, PHONE};
use crate::settings::settings;
use crate::stack::{WAYS, finished, requested, requested_with, result, result_asked};
use crate::support::people::with;
use crate::support::{Json, NOW, assert_holds, json};
use crate::toss;
use bonin::format::seoul;

/// The identity of a result whose person has these members over those of a whole one.
fn identity(person: &Json) -> Json {
    let mut proxy = requested("personal", None);
    let session = result_asked(&mut proxy);
    let mut result = result(&session);
    for (name, text) in person.as_object().unwrap() {
        result["personalData"][name] = text.as_str().map_or(json!(null), |text| json!(session.seal(text)));
    }
    finished(&mut proxy, &result)["identity"].clone()
}

#[test]
fn a_whole_result() {
    for (method, trigger) in WAYS {
        let mut proxy = requested(method, trigger);
        let session = result_asked(&mut proxy);
        let identity = finished(&mut proxy, &result(&session))["identity"].clone();
        let word = if method == "window" || method == "page" { "WINDOW" } else { trigger.unwrap_or("PUSH") };
        let mut wanted = json!({
            "provider": "tossCert", "method": word, "assurance": "identity", "transactionId": toss::tx_id(),
            "verifiedAt": "2026-11-23T00:30:10+09:00", "name": NAME, "phone": PHONE, "birthday": BIRTHDAY,
            "gender": "female", "nation": "korean", "ci": "CI0110000000001", "di": "DI0110000000001", "isAdult": true,
            "signature": "intact", "signerName": toss::signer(), "nonce": "bound",
        });
        if method == "document" {
            wanted["assurance"] = json!("signature");
        }
        let mut found = identity.clone();
        let raw = found.as_object_mut().unwrap().remove("raw").unwrap();
        let text = found.as_object_mut().unwrap().remove("signedText");
        assert_eq!(text.is_some(), method == "document", "what it should be is known but for a document");
        assert_eq!(found, wanted, "{method}");
        // What the bank of the relying party may want to keep: the signature, and everything that was opened.
        assert_eq!(raw["signature"], toss::signature("alone"));
        assert_holds(&raw["personalData"], &json!({ "gender": "FEMALE", "nationality": "LOCAL", "ageGroup": "ADULT" }));
        assert!(raw.get("randomValue").is_none() && raw["personalData"].get("ci2").is_none());
        assert!(raw["personalData"].get("email").is_none(), "\"null\" is null when it is decrypted, too");
    }
}

#[test]
fn words_of_toss_s_become_ours_and_others_nothing() {
    for (name, text, member, value) in [
        ("gender", "MALE", "gender", json!("male")),
        ("gender", "male", "gender", json!(null)),
        ("gender", "", "gender", json!(null)),
        ("nationality", "FOREIGNER", "nation", json!("foreign")),
        ("nationality", "KOREAN", "nation", json!(null)),
        ("ageGroup", "MINOR", "isAdult", json!(false)),
        ("ageGroup", "SENIOR", "isAdult", json!(null)),
        ("ci", "null", "ci", json!(null)),
    ] {
        let identity = identity(&json!({ name: text }));
        assert_eq!(identity[member], value, "{name} {text}");
        if !text.is_empty() && text != "null" {
            assert_eq!(identity["raw"]["personalData"][name], text, "kept as it came");
        }
    }
    assert_eq!(identity(&json!({ "zipCode": "06236" }))["raw"]["personalData"]["zipCode"], "06236");
}

#[test]
fn every_member_may_be_missing() {
    for (name, member) in [
        ("ci", "ci"),
        ("di", "di"),
        ("name", "name"),
        ("birthday", "birthday"),
        ("phone", "phone"),
        ("gender", "gender"),
        ("ageGroup", "isAdult"),
    ] {
        assert!(identity(&json!({ name: null })).get(member).is_none(), "{name}");
    }
    for nobody in [json!(null), json!("null"), json!({}), json!({ "ci": null, "name": "null" })] {
        let mut proxy = requested("personal", None);
        let session = result_asked(&mut proxy);
        let result = with(&result(&session), "personalData", nobody);
        let identity = finished(&mut proxy, &result)["identity"].clone();
        assert!(identity.get("name").is_none() && identity.get("ci").is_none());
        assert_eq!(identity["raw"]["personalData"], json!({}));
    }
}

/// As Toss gives it; where it does not, the time in Seoul when it was read.
#[test]
fn when_it_was_completed() {
    for none in [json!(null), json!("null"), json!(""), json!(7)] {
        let mut proxy = requested_with("window", None, &settings());
        let session = result_asked(&mut proxy);
        let result = with(&result(&session), "completedDt", none);
        let wanted = format!("{}+09:00", seoul::issue_date(NOW).replace(' ', "T"));
        assert_eq!(finished(&mut proxy, &result)["identity"]["verifiedAt"], wanted);
    }
}
