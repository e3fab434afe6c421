//! The PASS prompt.

use crate::host::{Host, MINUTE, pass};

#[test]
fn not_yet_until_it_is_approved() {
    let mut host = Host::new();
    let asked = host.asked("one", &pass());
    assert!(asked.body["resendCount"].is_null());
    for _ in 0..5 {
        assert_eq!(host.confirm(asked.token(), None).code(), "6702");
    }
    let view = host.phone("approve").unwrap();
    assert_eq!(view["prompt"]["state"].as_str(), Some("approved"));
    let done = host.confirm(asked.token(), Some(""));
    assert_eq!(host.result(&done)["reqAuthType"].as_str(), Some("PASS"));
    assert_eq!(host.confirm(asked.token(), None).code(), "4000");
}

#[test]
fn declined_and_ignored() {
    for (action, code) in [("decline", "6705"), ("ignore", "6706")] {
        let mut host = Host::new();
        let asked = host.asked("one", &pass());
        host.phone(action).unwrap();
        assert_eq!(host.confirm(asked.token(), None).code(), code);
        assert!(host.phone("approve").is_err(), "it is too late");
        assert_eq!(host.confirm(asked.token(), None).code(), code);
    }
}

#[test]
fn seven_minutes_end_the_prompt() {
    let mut host = Host::new();
    let asked = host.asked("one", &pass());
    host.advance(7 * MINUTE);
    assert_eq!(host.confirm(asked.token(), None).code(), "6706");
    assert!(host.phone("approve").is_err());
    // Approved in time, but asked for too late.
    let asked = host.asked("two", &pass());
    host.phone("approve").unwrap();
    host.advance(7 * MINUTE);
    assert_eq!(host.confirm(asked.token(), None).code(), "6706");
}

#[test]
fn nothing_is_typed_and_nothing_is_sent_again() {
    let mut host = Host::new();
    let asked = host.asked("one", &pass());
    assert_eq!(host.confirm(asked.token(), Some("123456")).code(), "5024");
    assert_eq!(host.resend(asked.token()).code(), "4015");
    assert_eq!(host.call(asked.token()).code(), "4005");
}

#[test]
fn a_phone_without_a_prompt_approves_nothing() {
    assert!(Host::new().phone("approve").is_err());
    let mut host = Host::new();
    assert_eq!(host.http("POST", "/phone/api/01012345678/approve", "{}").status, 409);
    assert_eq!(host.http("GET", "/phone/api/01012345678/approve", "").status, 404);
    assert_eq!(host.http("GET", "/phone/api/01012345678", "").status, 200);
}
