//! Faults on order, the clock and the log.

use crate::host::{Answer, Host, MINUTE, sms};
use crate::json::{Value, With};

/// Confirms a new transaction with the right code.
fn verified(host: &mut Host, name: &str) -> Answer {
    let asked = host.asked(name, &sms());
    let code = host.code();
    host.confirm(asked.token(), Some(&code))
}

fn opened(host: &Host, answer: &Answer) -> Option<Value> {
    host.open(answer.body["encryptMOKResult"].as_str().unwrap()).ok()
}

#[test]
fn any_code_at_any_step_with_counts_and_a_token() {
    let mut host = Host::new();
    host.fault(r#"{"step":"token","kind":"code","code":"5027"}"#);
    assert_eq!(host.token("one").code(), "5027");
    let asked = host.asked("one", &sms());
    host.fault(
        r#"{"step":"confirm","kind":"code","code":"1234","message":"나중에","retryCount":"1","token":true,"times":2}"#,
    );
    let first = host.confirm(asked.token(), Some("111111"));
    assert_eq!((first.code(), first.body["resultMsg"].as_str()), ("1234", Some("나중에")));
    assert_eq!(first.body["retryCount"].as_str(), Some("1"));
    let second = host.confirm(first.token(), Some("111111"));
    assert_eq!(second.code(), "1234");
    let code = host.code();
    assert_eq!(host.confirm(second.token(), Some(&code)).code(), "2000");
}

#[test]
fn faults_skip_repeat_and_are_cleared() {
    let mut host = Host::new();
    host.fault(r#"{"step":"token","kind":"code","code":"9999","skip":1,"times":"always"}"#);
    let codes: Vec<_> = ["a", "b", "c"].iter().map(|name| host.token(name).code().to_string()).collect();
    assert_eq!(codes, ["2000", "9999", "9999"]);
    host.control("clearFaults", "{}");
    assert_eq!(host.token("d").code(), "2000");
}

#[test]
fn a_connection_drops_before_or_after() {
    let mut host = Host::new();
    let asked = host.asked("one", &sms());
    host.fault(r#"{"step":"resend","kind":"drop"}"#);
    assert!(host.resend(asked.token()).dropped());
    assert_eq!(host.resend(asked.token()).code(), "2000", "the service never saw the first one");
    let asked = host.asked("two", &sms());
    host.fault(r#"{"step":"resend","kind":"drop","served":true}"#);
    assert!(host.resend(asked.token()).dropped());
    assert_eq!(host.resend(asked.token()).code(), "4003", "the token has gone with the answer");
}

#[test]
fn answers_that_are_none() {
    let mut host = Host::new();
    let mut token = |order: &str| {
        host.fault(order);
        host.token(&order.len().to_string())
    };
    let html = token(r#"{"step":"token","kind":"html","status":500}"#);
    assert!(html.status == 500 && html.text.starts_with("<!doctype"));
    assert_eq!(token(r#"{"step":"token","kind":"empty"}"#).text, "");
    assert!(token(r#"{"step":"any","kind":"notJson"}"#).body.is_null());
    let plain = token(r#"{"kind":"textPlain"}"#);
    assert_eq!(plain.code(), "2000");
    assert!(plain.reply["headers"]["content-type"].as_str().unwrap().starts_with("text/plain"));
    assert_eq!(token(r#"{"kind":"status","status":503}"#).status, 503);
    assert_eq!(token(r#"{"kind":"delay","delay":12}"#).reply["delayMs"].as_i64(), Some(12));
    assert!(token(r#"{"step":"token","kind":"noToken"}"#).body["encryptMOKToken"].is_null());
}

#[test]
fn keys_that_must_be_refused() {
    let mut host = Host::new();
    let good = host.token("good").body["publicKey"].clone();
    for key in ["missing", "weak", "ec", "text"] {
        host.fault(&format!(r#"{{"kind":"publicKey","key":"{key}"}}"#));
        let given = host.token(key).body["publicKey"].clone();
        assert_eq!(given.is_null(), key == "missing");
        assert_ne!(given, good);
        assert!(given.as_str().is_none_or(|given| bonin::crypto::PublicKey::from_base64(given).is_err()));
    }
}

#[test]
fn every_part_of_an_envelope_can_be_altered() {
    let parts = ["base64", "ciphertext", "extra", "hash", "padding", "rsa", "separator", "truncated"];
    let mut host = Host::new();
    for part in parts {
        host.fault(&format!(r#"{{"kind":"envelope","part":"{part}"}}"#));
        let spoilt = verified(&mut host, part);
        assert!(opened(&host, &spoilt).is_none(), "{part}");
    }
    let fine = verified(&mut host, "fine");
    assert!(opened(&host, &fine).is_some());
}

#[test]
fn results_that_are_not_to_be_believed() {
    let mut host = Host::new();
    host.fault(r#"{"kind":"otherTransaction"}"#);
    host.fault(r#"{"kind":"issueDate","minutes":-11}"#);
    host.fault(r#"{"kind":"result","set":{"userName":5,"ci":null}}"#);
    let asked = host.asked("one", &sms());
    assert_eq!(host.confirm(asked.token(), Some("1")).code(), "5029", "a fault of the result waits for one");
    let code = host.code();
    let other = host.confirm(asked.token(), Some(&code));
    assert!(opened(&host, &other).unwrap()["clientTxId"].as_str().unwrap().starts_with("SomeoneElse"));
    let old = verified(&mut host, "two");
    assert_eq!(opened(&host, &old).unwrap()["issueDate"].as_str(), Some("2025-06-01 11:49:00.000"));
    let odd = verified(&mut host, "three");
    let odd = opened(&host, &odd).unwrap();
    assert_eq!((&odd["userName"], &odd["ci"]), (&Value::from(5), &Value::Null));
}

#[test]
fn results_come_twice() {
    let mut host = Host::new();
    let first = verified(&mut host, "one");
    host.fault(r#"{"kind":"replay"}"#);
    let asked = host.asked("two", &sms());
    let code = host.code();
    assert_eq!(host.confirm(asked.token(), Some(&code)).text, first.text);
    assert_eq!(host.confirm(asked.token(), Some(&code)).code(), "4000");
    host.fault(r#"{"kind":"again"}"#);
    assert_eq!(host.confirm(asked.token(), Some(&code)).text, first.text);
}

#[test]
fn an_order_that_means_nothing_is_refused() {
    let mut host = Host::new();
    for order in [
        r#"{}"#,
        r#"{"kind":"fire"}"#,
        r#"{"kind":"code"}"#,
        r#"{"kind":"drop","step":"everywhere"}"#,
        r#"{"kind":"envelope","part":"stamp"}"#,
        r#"{"kind":"result"}"#,
        r#"{"kind":"issueDate"}"#,
        r#"{"kind":"delay","delayMs":5}"#,
        r#"{"kind":"replay","delay":5}"#,
    ] {
        assert_eq!(host.http("POST", "/control/fault", order).status, 400, "{order}");
    }
    assert_eq!(host.http("POST", "/control/nothing", "{}").status, 404);
    assert_eq!(host.http("GET", "/control/fault", "").status, 404);
}

#[test]
fn the_clock_moves_forward_and_back_to_the_hosts() {
    let mut host = Host::new();
    let start = host.clock();
    host.advance(5 * MINUTE);
    assert_eq!(host.clock(), start + 5 * MINUTE);
    host.control("resetClock", "{}");
    assert_eq!(host.clock(), start);
    assert_eq!(host.http("POST", "/control/advance", r#"{"ms":-1}"#).status, 400);
}

#[test]
fn the_log_names_fields_and_tells_no_values() {
    let mut host = Host::new();
    verified(&mut host, "one");
    let answer = host.http("GET", "/control/log", "");
    let steps: Vec<_> =
        answer.body.as_array().unwrap().iter().map(|line| line["step"].as_str().unwrap().to_string()).collect();
    assert_eq!(steps, ["token", "request", "confirm"]);
    assert!(answer.text.contains(r#""sealed":["serviceType""#) && answer.text.contains(r#""authNumber""#));
    for value in ["김보닌", "01012345678", "19900215"] {
        assert!(!answer.text.contains(value));
    }
}

#[test]
fn phones_are_listed_by_what_happened_last() {
    let mut host = Host::new();
    host.asked("one", &sms());
    host.advance(1_000);
    host.asked("two", &crate::host::without(&sms(), "userPhone").with("userPhone", "01087654321"));
    let phones = host.control("phones", "{}");
    let names: Vec<_> = phones.as_array().unwrap().iter().map(|row| row["phone"].as_str().unwrap()).collect();
    assert_eq!(names, ["01087654321", "01012345678"]);
}
