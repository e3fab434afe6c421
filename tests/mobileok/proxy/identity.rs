//! Who was verified, as the relying party's backend gets it.

use crate::support::keys;
use crate::support::proxy::{Proxy, good};
use crate::support::{Json, NOW, json};
use bonin::format::seoul;
use std::collections::BTreeSet;

/// The identity of a result with these members.
fn identity(members: Json) -> (Json, Json) {
    let mut proxy = Proxy::requested();
    let mut result = proxy.result();
    for (name, member) in members.as_object().unwrap() {
        result[name] = member.clone();
    }
    let task = proxy.finished(&result);
    (task["identity"].clone(), result)
}

#[test]
fn every_field_has_its_name() {
    let (identity, result) = identity(json!({
        "siteId": "S", "txId": "T-1", "providerId": "SKT", "ci": "CI==", "di": "DI==", "userName": "홍길동",
        "userPhone": "01012345678", "userBirthday": "19880630", "userGender": "1", "userNation": "0",
        "reqdate": "20261123002950", "issuer": "DREAM", "issueDate": "2026-11-23 00:29:59.123", "isAdult": "Y",
        "extension": { "any": ["thing", null] },
    }));
    assert_eq!(
        identity,
        json!({
            "provider": "mobileok", "method": "SMS", "assurance": "identity", "transactionId": "T-1",
            "verifiedAt": "2026-11-23T00:29:59.123+09:00", "name": "홍길동", "phone": "01012345678",
            "birthday": "19880630", "gender": "male", "nation": "korean", "ci": "CI==", "di": "DI==", "isAdult": true,
            "adult": { "civil": true, "youth": true },
            "raw": result,
        })
    );
}

#[test]
fn what_the_result_lacks_the_identity_lacks() {
    let (identity, result) = identity(json!({}));
    let names: BTreeSet<_> = identity.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, BTreeSet::from(["assurance", "method", "provider", "raw", "transactionId", "verifiedAt"]));
    assert_eq!(identity["transactionId"], result["clientTxId"], "our own id where the provider names none");
    assert_eq!(self::identity(json!({ "txId": "" })).0["transactionId"].as_str().map(str::len), Some(37));
}

#[test]
fn the_raw_result_stays_whole() {
    for name in ["reqdate", "reqDate", "siteID", "more"] {
        for member in [json!("20261123"), json!(7), json!({ "deep": [1.50, null, "text"] })] {
            let (identity, result) = identity(json!({ name: member }));
            assert_eq!(identity["raw"], result);
        }
    }
}

#[test]
fn gender_nation_and_age_are_words_or_absent() {
    for (field, name, words) in [
        (
            "userGender",
            "gender",
            vec![
                ("1", json!("male")),
                ("2", json!("female")),
                ("0", json!(null)),
                ("", json!(null)),
                ("M", json!(null)),
            ],
        ),
        (
            "userNation",
            "nation",
            vec![("0", json!("korean")), ("1", json!("foreign")), ("2", json!(null)), ("", json!(null))],
        ),
        (
            "isAdult",
            "isAdult",
            vec![("Y", json!(true)), ("N", json!(false)), ("", json!(null)), ("y", json!(null)), ("true", json!(null))],
        ),
    ] {
        for (given, wanted) in words {
            let (identity, _) = identity(json!({ field: given }));
            assert_eq!(identity[name], wanted, "{field} {given}");
        }
    }
}

/// Only the carriers verify a person. Of a service that is not known nothing more is said than that of a phone.
#[test]
fn possession_of_a_phone_is_no_identity() {
    for (service, auth, method, assurance) in [
        ("telcoAuth", "SMS", "SMS", "identity"),
        ("telcoAuth", "PASS", "PASS", "identity"),
        ("telcoAuth", "", "telcoAuth", "identity"),
        ("telcoAuth-LMS", "LMS", "LMS", "identity"),
        ("telcoAuth-ARSAuth", "ARS", "ARS", "identity"),
        ("SMSAuth", "SMS", "SMSAuth", "possession"),
        ("SMSAuth", "PASS", "SMSAuth", "possession"),
        ("ARSAuth", "ARS", "ARSAuth", "possession"),
        ("FaceAuth", "FACE", "FaceAuth", "possession"),
        ("", "", "", "possession"),
    ] {
        let (identity, _) = identity(json!({ "serviceType": service, "reqAuthType": auth }));
        assert_eq!((&identity["method"], &identity["assurance"]), (&json!(method), &json!(assurance)), "{service}");
    }
}

#[test]
fn the_time_is_the_result_s_own_in_seoul() {
    for (date, told) in [
        (seoul::issue_date(NOW), "2026-11-23T00:30:00.000+09:00"),
        ("2026-11-23 00:30:00".into(), "2026-11-23T00:30:00.000+09:00"),
        ("2026-11-23 00:29:00.5".into(), "2026-11-23T00:29:00.500+09:00"),
    ] {
        assert_eq!(identity(json!({ "issueDate": date })).0["verifiedAt"], told);
    }
}

#[test]
fn the_nonce_is_the_one_of_the_token() {
    for (body, nonce) in
        [(json!({ "nonce": "bound" }), json!("bound")), (json!({}), json!(null)), (json!({ "nonce": "" }), json!(""))]
    {
        let mut proxy = Proxy::new().tokened(&body).accepted();
        // A result that brings one of its own changes nothing.
        let mut result = proxy.result();
        result["nonce"] = json!("forged");
        let identity = &proxy.finished(&result)["identity"];
        assert_eq!((&identity["nonce"], &identity["raw"]["nonce"]), (&nonce, &json!("forged")));
    }
}

/// The page chooses the law, and the provider's answer does not name it: the ticket has both answers, by the vouched birthday.
#[test]
fn an_adult_check_has_the_answers_of_both_laws() {
    let checked = |law: Option<&str>, birthday: &str, is_adult: &str| {
        let mut proxy = Proxy::ready();
        proxy.call("request", &json!({ "encryptMOKAuthInfo": keys::seal("{}"), "adultLaw": law })).unwrap();
        proxy.answers(&good(json!({})));
        let mut result = proxy.result();
        result["userBirthday"] = json!(birthday);
        result["isAdult"] = json!(is_adult);
        let identity = proxy.finished(&result)["identity"].clone();
        (identity["adultLaw"].clone(), identity["adult"].clone())
    };
    // NOW is 23 November 2026 in Seoul.
    let both = |civil: bool, youth: bool| json!({ "civil": civil, "youth": youth });
    for (birthday, civil, youth) in [
        ("20071123", true, true),
        ("20071124", false, true),
        ("20071231", false, true),
        ("20080101", false, false),
        ("19880630", true, true),
    ] {
        for law in ["civil", "youth"] {
            let is_adult = if if law == "civil" { civil } else { youth } { "Y" } else { "N" };
            assert_eq!(checked(Some(law), birthday, is_adult), (json!(law), both(civil, youth)), "{birthday} {law}");
        }
    }
    // Where the laws differ, the provider's answer tells which was asked by, whatever the page says.
    assert_eq!(checked(Some("civil"), "20071231", "Y").0, "youth");
    assert_eq!(checked(Some("youth"), "20071231", "N").0, "civil");
    assert_eq!(checked(None, "20071231", "Y").0, "youth");
    assert_eq!(checked(None, "19880630", "Y"), (json!(null), both(true, true)));
    assert_eq!(checked(Some("civil"), "no date", "Y"), (json!("civil"), json!(null)));
    // Nobody's age was asked for.
    assert_eq!(checked(Some("civil"), "19880630", ""), (json!(null), json!(null)));
}

#[test]
fn a_law_that_is_none_is_refused() {
    for (law, reason) in [(json!("01016"), "notListed"), (json!("both"), "notListed"), (json!(7), "notListed")] {
        let mut proxy = Proxy::ready();
        let body = json!({ "encryptMOKAuthInfo": keys::seal("{}"), "adultLaw": law });
        let error = proxy.call("request", &body).unwrap_err();
        assert_eq!((&error["field"], &error["reason"]), (&json!("adultLaw"), &json!(reason)));
    }
}
