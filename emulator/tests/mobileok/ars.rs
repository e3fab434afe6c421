//! The phone call: keyed in, and listened to.

use crate::host::{Answer, Host, MINUTE, ars, ars_possession, json};
use crate::json::With;

fn number(asked: &Answer) -> String {
    asked.body["arsOtpNumber"].as_str().unwrap().into()
}

fn state(host: &mut Host) -> String {
    host.phone("view").unwrap()["call"]["state"].as_str().unwrap_or("none").into()
}

#[test]
fn ring_answer_key_confirm() {
    let mut host = Host::new();
    let asked = host.asked("one", &ars());
    assert_eq!(state(&mut host), "none");
    assert_eq!(host.confirm(asked.token(), None).code(), "4500", "no call was asked for");
    let called = host.call(asked.token());
    assert_eq!(called.code(), "2000");
    assert_eq!(host.confirm(asked.token(), None).code(), "5015", "the call made a new token");
    assert_eq!(state(&mut host), "ringing");
    assert_eq!(host.confirm(called.token(), None).code(), "4500");
    assert_eq!(host.call(called.token()).code(), "4501");
    host.phone("answer").unwrap();
    assert_eq!(host.call(called.token()).code(), "4501");
    host.key(&number(&asked));
    assert_eq!(state(&mut host), "done");
    assert_eq!(host.call(called.token()).code(), "4502");
    let done = host.confirm(called.token(), Some(""));
    assert_eq!(host.result(&done)["serviceType"].as_str(), Some("telcoAuth-ARSAuth"));
}

#[test]
fn three_numbers_within_the_call() {
    let mut host = Host::new();
    let asked = host.asked("one", &ars());
    let right = number(&asked);
    let wrong = if right == "1111" { "2222" } else { "1111" };
    let called = host.call(asked.token());
    host.phone("answer").unwrap();
    assert_eq!(host.key(wrong)["call"]["triesLeft"].as_i64(), Some(2));
    assert_eq!(host.key(wrong)["call"]["triesLeft"].as_i64(), Some(1));
    assert_eq!(host.confirm(called.token(), None).code(), "4500");
    host.key(wrong);
    assert_eq!(host.confirm(called.token(), None).code(), "4602");
    assert_eq!(host.call(called.token()).code(), "4502");
}

#[test]
fn only_a_call_that_was_not_answered_can_be_asked_for_again() {
    for (action, code, again) in [
        ("dismiss", "4611", "2000"),
        ("busy", "4641", "2000"),
        ("miss", "4612", "2000"),
        ("answer+hangUp", "4620", "4502"),
    ] {
        let mut host = Host::new();
        let asked = host.asked("one", &ars());
        let called = host.call(asked.token());
        for action in action.split('+') {
            host.phone(action).unwrap();
        }
        assert_eq!(host.confirm(called.token(), None).code(), code);
        assert_eq!(host.call(called.token()).code(), again, "{action}");
        assert!(host.phone("hangUp").is_err());
    }
}

#[test]
fn the_other_ways_a_call_ends() {
    let mut host = Host::new();
    let called = host.asked("one", &ars());
    let called = host.call(called.token());
    host.advance(30_000);
    assert_eq!(host.confirm(called.token(), None).code(), "4612");
    let called = host.call(called.token());
    host.phone("answer").unwrap();
    host.key("12#");
    assert_eq!(host.confirm(called.token(), None).code(), "4604");
    let called = host.asked("two", &ars());
    let called = host.call(called.token());
    host.phone("answer").unwrap();
    host.advance(30_000);
    assert_eq!(host.confirm(called.token(), None).code(), "4624");
}

#[test]
fn the_session_ends_the_calls() {
    let mut host = Host::new();
    let asked = host.asked("one", &ars());
    host.advance(7 * MINUTE);
    assert_eq!(host.call(asked.token()).code(), "4001");
    assert_eq!(host.confirm(asked.token(), None).code(), "4001");
    assert_eq!(host.resend(asked.token()).code(), "9997");
}

#[test]
fn what_was_sent_along_comes_back() {
    let mut host = Host::new();
    let text = r#"{"arsRequestMsg":"{\"companyName\":\"bonin\"}"}"#;
    let asked = host.asked("one", &ars().with("extension", json(text)));
    let called = host.call(asked.token());
    host.phone("answer").unwrap();
    host.key(&number(&asked));
    let done = host.confirm(called.token(), None);
    let extension = host.result(&done)["extension"].clone();
    assert_eq!(extension["arsResultMsg"].as_str(), Some(r#"{"companyName":"bonin"}"#));
}

#[test]
fn the_possession_call_rings_by_itself_and_reads_a_number_out() {
    let mut host = Host::new();
    let asked = host.asked("one", &ars_possession());
    assert!(asked.body["arsOtpNumber"].is_null());
    let view = host.phone("view").unwrap();
    assert_eq!(view["call"]["state"].as_str(), Some("ringing"));
    assert!(view["call"]["spoken"].is_null(), "nothing is heard before it is answered");
    let view = host.phone("answer").unwrap();
    let heard = view["call"]["spoken"].as_str().unwrap().to_string();
    host.phone("hangUp").unwrap();
    let other = if heard == "111111" { "222222" } else { "111111" };
    let wrong = host.confirm(asked.token(), Some(other));
    assert_eq!((wrong.code(), wrong.body["retryCount"].as_i64()), ("4013", Some(2)));
    assert_eq!(host.call(wrong.token()).code(), "4005");
    assert_eq!(host.resend(wrong.token()).code(), "4021");
    let done = host.confirm(wrong.token(), Some(&heard));
    assert_eq!(host.result(&done)["providerId"].as_str(), Some("ARS"));
}
