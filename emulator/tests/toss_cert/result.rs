//! Status and result.

use crate::host::{DOCUMENT, Host, IDENTITY, MINUTE, PHONE, SIMPLE};
use crate::json::{Value, With, object};

#[test]
fn from_requested_to_completed() {
    let mut host = Host::new();
    let tx_id = host.asked();
    let answer = host.status(&tx_id);
    let names: Vec<_> = answer.body["success"].as_object().unwrap().iter().map(|(name, _)| name.as_str()).collect();
    assert_eq!(names, ["txId", "status", "requestedDt"]);
    assert_eq!(answer.success("status").as_str(), Some("REQUESTED"));
    host.phone("open").unwrap();
    assert_eq!(host.status(&tx_id).success("status").as_str(), Some("IN_PROGRESS"));
    assert_eq!(host.result(&tx_id).0.code(), "CE3102");
    host.advance(1500);
    host.phone("approve").unwrap();
    assert_eq!(host.status(&tx_id).success("status").as_str(), Some("COMPLETED"));
    let (answer, session) = host.result(&tx_id);
    let text = |name: &str| answer.success(name).as_str().unwrap().to_string();
    assert_eq!((text("txId"), text("status").as_str()), (tx_id, "COMPLETED"));
    assert_eq!(text("requestedDt"), "2025-06-01T12:00:00+09:00");
    assert_eq!(text("completedDt"), "2025-06-01T12:00:01+09:00");
    assert!(answer.text.contains(r#""randomValue":null"#));
    let personal = answer.success("personalData");
    let open = |name: &str| session.open(&personal[name]);
    assert_eq!(open("name").as_deref(), Some("김보닌"));
    assert_eq!(open("birthday").as_deref(), Some("19900215"));
    assert_eq!(open("nationality").as_deref(), Some("LOCAL"));
    assert_eq!(open("ageGroup").as_deref(), Some("ADULT"));
    assert_eq!((open("ci").unwrap().len(), open("di").unwrap().len()), (88, 64));
    assert!(matches!(open("gender").as_deref(), Some("MALE" | "FEMALE")));
    assert!(personal["phone"].is_null() && answer.text.contains(r#""ci2":null"#));
}

#[test]
fn two_reads_and_no_more() {
    let mut host = Host::new();
    let tx_id = host.approved();
    let (first, one) = host.result(&tx_id);
    let (second, two) = host.result(&tx_id);
    assert_eq!((first.code(), second.code()), ("SUCCESS", "SUCCESS"));
    let ci = |answer: &crate::host::Answer| answer.success("personalData")["ci"].clone();
    assert_eq!(one.open(&ci(&first)), two.open(&ci(&second)));
    assert!(one.open(&ci(&second)).is_none(), "each under its own session");
    let (third, _) = host.result(&tx_id);
    assert_eq!((third.status, third.code()), (400, "CE3101"));
    assert_eq!(host.status(&tx_id).success("status").as_str(), Some("COMPLETED"));
}

#[test]
fn a_failed_read_does_not_count() {
    let mut host = Host::new();
    let tx_id = host.asked();
    for _ in 0..3 {
        assert_eq!(host.result(&tx_id).0.code(), "CE3102");
    }
    host.phone("approve").unwrap();
    let without = object([("txId", tx_id.as_str().into())]);
    assert_eq!(host.post(&format!("{IDENTITY}result"), &without).code(), "CE3000");
    assert_eq!(host.result(&tx_id).0.code(), "SUCCESS");
    assert_eq!(host.result(&tx_id).0.code(), "SUCCESS");
}

#[test]
fn an_hour_after_completion_it_is_over() {
    let mut host = Host::new();
    let tx_id = host.approved();
    host.control("options", r#"{"expiresIn":86400}"#);
    host.token = host.fetch_token().body["access_token"].as_str().unwrap().into();
    host.advance(60 * MINUTE - 1);
    assert_eq!(host.result(&tx_id).0.code(), "SUCCESS");
    host.advance(1);
    assert_eq!(host.result(&tx_id).0.code(), "CE3103");
    host.advance(120 * MINUTE);
    assert_eq!(host.result(&tx_id).0.code(), "CE3100", "and then forgotten");
}

#[test]
fn declined_and_ignored_are_over() {
    for action in ["decline", "ignore"] {
        let mut host = Host::new();
        let tx_id = host.asked();
        host.phone(action).unwrap();
        assert_eq!(host.status(&tx_id).success("status").as_str(), Some("EXPIRED"));
        assert_eq!(host.result(&tx_id).0.code(), "CE3103");
        assert!(host.phone("approve").is_err(), "it is too late");
    }
}

#[test]
fn nobody_knows_another_transaction() {
    let mut host = Host::new();
    let tx_id = host.approved();
    assert_eq!(host.status("a39c84d9-458d-47e4-acf7-c481e851f79b").code(), "CE3100");
    assert_eq!(host.result("").0.code(), "CE3100");
    assert_eq!(host.result_of(DOCUMENT, &tx_id).0.code(), "CE3100");
    assert_eq!(host.result_of(SIMPLE, &tx_id).0.code(), "SUCCESS", "older documents mix these two");
    let body = object([("txId", tx_id.as_str().into()), ("more", true.into())]);
    assert_eq!(host.post(&format!("{IDENTITY}status"), &body).code(), "CE3000");
}

#[test]
fn the_simple_authentication_gives_the_phone() {
    let mut host = Host::new();
    let body = host.personal(PHONE);
    let tx_id = host.post(&format!("{SIMPLE}request"), &body).tx_id().to_string();
    host.phone("approve").unwrap();
    let (answer, session) = host.result_of(SIMPLE, &tx_id);
    assert_eq!(session.open(&answer.success("personalData")["phone"]).as_deref(), Some(PHONE));
    assert!(answer.text.contains(r#""email":null"#));
}

#[test]
fn everyone_can_be_the_person_of_the_test_service() {
    let mut host = Host::new();
    host.control("options", r#"{"fixedPerson":true}"#);
    let tx_id = host.approved();
    let (answer, session) = host.result(&tx_id);
    let open = |name: &str| session.open(&answer.success("personalData")[name]).unwrap();
    assert_eq!(
        (open("name").as_str(), open("birthday").as_str(), open("gender").as_str()),
        ("김토스", "19930324", "FEMALE")
    );
    assert!(open("ci").starts_with("CI0110000000001") && open("ci").len() == 88);
}

/// That the whole verifies, the JavaScript suite asks OpenSSL.
#[test]
fn what_is_signed_names_the_transaction() {
    let mut host = Host::new();
    let body = host.personal(PHONE).with("nonce", "a nonce");
    let tx_id = host.post(&format!("{IDENTITY}request"), &body).tx_id().to_string();
    host.phone("approve").unwrap();
    let (answer, _) = host.result(&tx_id);
    let keys: Vec<_> = host.signed.iter().map(|(key, _)| key.as_str()).collect();
    assert_eq!(keys, ["ca", "signer"]);
    let signature = bonin::crypto::base64::decode(answer.success("signature").as_str().unwrap()).unwrap();
    let text = String::from_utf8_lossy(&signature);
    for part in
        [format!(r#"{{"txId":"{tx_id}","#), r#""nonce":"a nonce""#.into(), "김보닌".into(), "certifies nobody".into()]
    {
        assert!(text.contains(&part), "{part}");
    }
    assert_eq!(host.settled(&start())["ready"]["roots"].as_array().unwrap().len(), 1);
}

fn start() -> Value {
    object([("type", "start".into()), ("provider", "tossCert".into()), ("id", "start".into())])
}
