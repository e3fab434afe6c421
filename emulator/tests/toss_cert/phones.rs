//! One phone and one clock for all services.

use crate::host::{Host, MINUTE, NOON, PHONE};

#[test]
fn the_prompt_is_on_the_phone() {
    let mut host = Host::new();
    assert!(host.phone("approve").is_err());
    host.asked();
    let view = host.phone("view").unwrap();
    let prompt = &view["prompt"];
    assert_eq!((prompt["app"].as_str(), prompt["state"].as_str()), (Some("Toss"), Some("waiting")));
    assert_eq!(prompt["at"].as_i64(), Some(NOON));
    assert_eq!(host.phone("approve").unwrap()["prompt"]["state"].as_str(), Some("approved"));
    assert!(host.phone("answer").is_err(), "nothing rings");
    assert!(host.phone("sing").is_err());
}

#[test]
fn the_newest_that_waits_is_answered_first() {
    let mut host = Host::new();
    let first = host.asked();
    host.advance(1000);
    let second = host.asked();
    host.phone("approve").unwrap();
    let completed = |host: &mut Host, tx_id: &str| host.status(tx_id).success("status").as_str() == Some("COMPLETED");
    assert!(completed(&mut host, &second) && !completed(&mut host, &first));
    assert_eq!(host.phone("view").unwrap()["prompt"]["state"].as_str(), Some("waiting"), "the first one");
    host.phone("decline").unwrap();
    assert!(host.phone("approve").is_err());
}

#[test]
fn one_clock_for_all() {
    let mut host = Host::new();
    host.advance(5 * MINUTE);
    let clock = |host: &mut Host, name: &str| {
        let path = format!("/control/{name}");
        host.http("GET", &path, &[], "").body["now"].as_i64()
    };
    assert_eq!(clock(&mut host, "clock"), Some(NOON + 5 * MINUTE));
    assert_eq!(host.phone("view").unwrap()["now"].as_i64(), Some(NOON + 5 * MINUTE));
    host.control("reset", "{}");
    assert_eq!(clock(&mut host, "clock"), Some(NOON));
}

#[test]
fn the_log_tells_whose_line_it_is_and_no_value() {
    let mut host = Host::new();
    let tx_id = host.approved();
    host.status(&tx_id);
    host.result(&tx_id);
    let text = host.control("log", "{}").to_string();
    for part in [
        r#""provider":"tossCert","step":"token","fields":["grant_type","client_id","client_secret","scope"]"#,
        r#""sealed":["userName","userPhone","userBirthday"],"code":"SUCCESS""#,
        r#""step":"result","fields":["txId","sessionKey"]"#,
    ] {
        assert!(text.contains(part), "{part}");
    }
    for value in ["김보닌", PHONE, "19900215", &tx_id, "secret &"] {
        assert!(!text.contains(value));
    }
    assert_eq!(host.control("counts", "{}").to_string(), r#"{"token":1,"request":1,"status":1,"result":1}"#);
}

#[test]
fn the_first_service_is_meant_where_none_is_named() {
    let mut host = Host::new();
    let post = |host: &mut Host, body: &str| {
        host.http("POST", "/control/fault", &[("content-type", "application/json")], body).status
    };
    assert_eq!(post(&mut host, r#"{"step":"confirm","kind":"drop"}"#), 200);
    assert_eq!(post(&mut host, r#"{"provider":"tossCert","step":"confirm","kind":"drop"}"#), 400);
    assert_eq!(post(&mut host, r#"{"provider":"tossCert","step":"status","kind":"drop"}"#), 200);
    assert_eq!(post(&mut host, r#"{"provider":"other","kind":"drop"}"#), 400);
}
