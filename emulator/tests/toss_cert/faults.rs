//! Faults on order.

use crate::host::{Answer, Caller, Host, PHONE};

fn read(host: &mut Host) -> (Answer, Caller) {
    let tx_id = host.approved();
    host.result(&tx_id)
}

#[test]
fn any_code_at_any_step() {
    let mut host = Host::new();
    host.fault(r#"{"step":"token","kind":"code","code":"invalid_client","status":401}"#);
    let token = host.fetch_token();
    assert_eq!((token.status, token.body["error"].as_str()), (401, Some("invalid_client")));
    host.fault(r#"{"step":"request","kind":"code","code":"CE5000"}"#);
    assert_eq!(host.request(PHONE).status, 500);
    let tx_id = host.approved();
    host.fault(r#"{"step":"status","kind":"code","code":"CE7777","message":"몰라요","times":2}"#);
    assert_eq!(host.status(&tx_id).code(), "CE7777");
    assert_eq!(host.status(&tx_id).body["error"]["reason"].as_str(), Some("몰라요"));
    host.fault(r#"{"step":"result","kind":"code","code":"CE3101","status":200}"#);
    let refused = host.result(&tx_id).0;
    assert_eq!((refused.status, refused.body["resultType"].as_str()), (200, Some("FAIL")));
    for _ in 0..2 {
        assert_eq!(host.result(&tx_id).0.code(), "SUCCESS", "a refusal on order has no effect");
    }
}

#[test]
fn connections_answers_and_their_forms() {
    let mut host = Host::new();
    let tx_id = host.approved();
    host.fault(r#"{"step":"result","kind":"drop"}"#);
    assert!(host.result(&tx_id).0.dropped());
    host.fault(r#"{"step":"result","kind":"drop","served":true}"#);
    assert!(host.result(&tx_id).0.dropped());
    assert_eq!(host.result(&tx_id).0.code(), "SUCCESS");
    assert_eq!(host.result(&tx_id).0.code(), "CE3101", "one was read though nobody got it");
    host.fault(r#"{"step":"status","kind":"html"}"#);
    assert_eq!(host.status(&tx_id).status, 502);
    host.fault(r#"{"kind":"empty"}"#);
    assert_eq!(host.status(&tx_id).text, "");
    host.fault(r#"{"kind":"notJson"}"#);
    assert!(host.status(&tx_id).body.is_null());
    host.fault(r#"{"kind":"status","status":503}"#);
    let odd = host.status(&tx_id);
    assert_eq!((odd.status, odd.body["resultType"].as_str()), (503, Some("SUCCESS")));
    host.fault(r#"{"step":"token","kind":"delay","delay":12}"#);
    assert_eq!(host.fetch_token().reply["delayMs"].as_i64(), Some(12));
}

#[test]
fn altered_members() {
    let mut host = Host::new();
    host.fault(r#"{"step":"token","kind":"answer","set":{"expires_in":"soon","access_token":null}}"#);
    let token = host.fetch_token();
    assert!(token.body["expires_in"].as_str() == Some("soon") && token.body["access_token"].is_null());
    host.fault(r#"{"step":"request","kind":"nullText"}"#);
    let asked = host.request(PHONE);
    assert_eq!(asked.success("appScheme").as_str(), Some("null"));
    assert_eq!(asked.success("authUrl").as_str(), Some("null"));
    host.phone("approve").unwrap();
    let tx_id = asked.tx_id().to_string();
    host.fault(r#"{"step":"result","kind":"nullText"}"#);
    let (odd, _) = host.result(&tx_id);
    assert_eq!(odd.success("personalData")["ci2"].as_str(), Some("null"));
    host.fault(r#"{"step":"result","kind":"answer","set":{"signature":null,"status":"EXPIRED"}}"#);
    let (odd, _) = host.result(&tx_id);
    assert!(odd.success("signature").is_null() && odd.success("status").as_str() == Some("EXPIRED"));
}

#[test]
fn fields_that_do_not_verify() {
    let mut host = Host::new();
    for part in ["base64", "ciphertext", "extra", "id", "plain", "session", "tag", "version"] {
        host.fault(&format!(r#"{{"kind":"field","name":"ci","part":"{part}"}}"#));
        let (answer, session) = read(&mut host);
        let personal = answer.success("personalData");
        assert!(session.open(&personal["ci"]).is_none(), "{part}");
        assert_eq!(session.open(&personal["name"]).as_deref(), Some("김보닌"), "{part}");
    }
    host.fault(r#"{"kind":"field","part":"tag"}"#);
    let (answer, session) = read(&mut host);
    assert!(session.open(&answer.success("personalData")["name"]).is_none(), "all of them");
}

#[test]
fn other_people_and_other_transactions() {
    let mut host = Host::new();
    host.fault(r#"{"kind":"personal","set":{"name":"남궁아무","ci":null,"birthday":5}}"#);
    let (answer, session) = read(&mut host);
    let personal = answer.success("personalData");
    assert_eq!(session.open(&personal["name"]).as_deref(), Some("남궁아무"));
    assert!(personal["ci"].is_null() && personal["birthday"].as_i64() == Some(5));
    host.fault(r#"{"kind":"otherTransaction"}"#);
    let tx_id = host.asked();
    assert_eq!(host.result(&tx_id).0.code(), "CE3102", "a fault of the result waits for one");
    host.phone("approve").unwrap();
    let (other, _) = host.result(&tx_id);
    assert_ne!(other.tx_id(), tx_id);
    host.fault(r#"{"kind":"replay"}"#);
    let (replayed, session) = read(&mut host);
    assert_eq!(replayed.text, other.text);
    assert!(session.open(&replayed.success("personalData")["name"]).is_none());
}

#[test]
fn a_third_read_on_order() {
    let mut host = Host::new();
    let tx_id = host.approved();
    host.fault(r#"{"kind":"again"}"#);
    let codes: Vec<_> = (0..4).map(|_| host.result(&tx_id).0.code().to_string()).collect();
    assert_eq!(codes, ["SUCCESS", "SUCCESS", "SUCCESS", "CE3101"]);
}

#[test]
fn an_order_that_means_nothing_is_refused() {
    let mut host = Host::new();
    for order in [
        r#"{}"#,
        r#"{"kind":"envelope","part":"hash"}"#,
        r#"{"kind":"code"}"#,
        r#"{"kind":"drop","step":"confirm"}"#,
        r#"{"kind":"field","part":"stamp"}"#,
        r#"{"kind":"signature"}"#,
        r#"{"kind":"answer"}"#,
        r#"{"kind":"replay","delay":5}"#,
        r#"{"kind":"delay","delayMs":5}"#,
    ] {
        assert!(host.try_control("fault", order).is_err(), "{order}");
    }
}
