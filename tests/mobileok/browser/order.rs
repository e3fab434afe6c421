//! Events that do not fit: double clicks, and answers that are late, repeated or another step's. They change nothing.

use crate::support::browser::{Browser, failure};
use crate::support::people::{CODE, least};
use crate::support::{Json, json};
use bonin::error::Error;

const STEPS: [&str; 5] = ["token", "request", "resend", "call", "confirm"];

fn calls() -> [Json; 5] {
    [
        json!({ "type": "begin" }),
        json!({ "type": "request", "authInfo": least("SMS") }),
        json!({ "type": "resend" }),
        json!({ "type": "call" }),
        json!({ "type": "confirm", "authNumber": CODE }),
    ]
}

/// Every resting state by its name, and the calls that fit it.
fn resting() -> Vec<(Browser, &'static [&'static str])> {
    let mut idle = Browser::new();
    idle.feed(&json!(null)).unwrap();
    let mut ready = Browser::new();
    ready.ready();
    let mut verified = Browser::waiting("SMS");
    verified.try_code(CODE, json!({ "ticket": "t" }));
    let mut failed = Browser::waiting("SMS");
    failed.try_code(CODE, failure(&Error::tampered(), json!({})));
    let mut expired = Browser::waiting("SMS");
    expired.after(600_000).plain("tick");
    let mut cancelled = Browser::new();
    cancelled.plain("cancel");
    vec![
        (idle, &["begin"]),
        (ready, &["request"]),
        (Browser::waiting("SMS"), &["resend", "confirm"]),
        (Browser::waiting("ARS"), &["call"]),
        (verified, &[]),
        (failed, &[]),
        (expired, &[]),
        (cancelled, &[]),
    ]
}

/// Every state with a step on its way, and that step.
fn waiting() -> Vec<(Browser, &'static str)> {
    let send = |mut browser: Browser, event: Json, step| {
        browser.take(&event);
        assert_eq!(browser.view()["pending"], step);
        (browser, step)
    };
    let mut ready = Browser::new();
    ready.ready();
    vec![
        send(Browser::new(), json!({ "type": "begin" }), "token"),
        send(ready, json!({ "type": "request", "authInfo": least("SMS") }), "request"),
        send(Browser::waiting("SMS"), json!({ "type": "resend" }), "resend"),
        send(Browser::waiting("ARS"), json!({ "type": "call" }), "call"),
        send(Browser::waiting("SMS"), json!({ "type": "confirm", "authNumber": CODE }), "confirm"),
        send(Browser::waiting("PASS"), json!({ "type": "confirm" }), "confirm"),
    ]
}

#[test]
fn a_call_that_is_not_offered_is_refused() {
    for (mut browser, fitting) in resting() {
        for event in calls() {
            let name = event["type"].as_str().unwrap();
            if fitting.contains(&name) {
                assert!(browser.can(name) && browser.clone().feed(&event).is_ok(), "{name} at {}", browser.name());
            } else {
                let error = browser.refuses(&event);
                assert_eq!((&error["kind"], &error["reason"]), (&json!("misuse"), &json!("notNow")), "{name}");
                assert!(!browser.can(name));
            }
        }
    }
}

#[test]
fn while_a_step_is_on_its_way_no_other_is_sent() {
    for (mut browser, _) in waiting() {
        assert_eq!(browser.actions(), ["cancel"]);
        for event in calls() {
            let error = browser.refuses(&event);
            assert_eq!((&error["kind"], &error["reason"]), (&json!("misuse"), &json!("busy")));
        }
        browser.plain("tick");
        assert!(browser.act().is_null());
    }
}

#[test]
fn an_answer_that_nobody_waits_for_is_refused() {
    for (mut browser, _) in resting() {
        for step in STEPS {
            let answers = [
                json!({ "type": "answered", "step": step, "body": { "flow": "foreign", "ticket": "t" } }),
                json!({ "type": "answered", "step": step, "body": { "error": { "kind": "rejected", "reason": "rejected" } } }),
                json!({ "type": "unreachable", "step": step, "timeout": true }),
            ];
            for answer in answers {
                assert_eq!(browser.refuses(&answer)["reason"], "notNow");
            }
        }
    }
}

#[test]
fn an_answer_to_another_step_is_refused() {
    for (mut browser, awaited) in waiting() {
        for step in STEPS.into_iter().filter(|step| *step != awaited) {
            let body = json!({ "flow": "foreign", "publicKey": crate::support::keys::public(), "ticket": "t" });
            assert_eq!(browser.refuses(&json!({ "type": "answered", "step": step, "body": body }))["reason"], "busy");
            assert_eq!(browser.refuses(&json!({ "type": "unreachable", "step": step }))["reason"], "busy");
        }
        for step in [json!("health"), json!(""), json!(null), json!(7)] {
            assert_eq!(browser.refuses(&json!({ "type": "answered", "step": step, "body": {} }))["reason"], "notNow");
        }
    }
}

#[test]
fn a_repeated_answer_counts_once() {
    let mut browser = Browser::waiting("SMS");
    let wrong = crate::support::browser::refusal("2910", "confirm", json!({}));
    browser.try_code("111111", wrong.clone());
    let again = json!({ "type": "answered", "step": "confirm", "body": wrong });
    assert_eq!(browser.refuses(&again)["reason"], "notNow");
    assert_eq!(browser.view()["attemptsLeft"], 2);
}

#[test]
fn an_event_of_no_name_is_refused() {
    for (mut browser, _) in resting() {
        for event in
            [json!({}), json!({ "type": "verify" }), json!({ "type": 7 }), json!("begin"), json!([]), json!(true)]
        {
            assert_eq!(browser.refuses(&event)["kind"], "misuse", "{event}");
        }
    }
}

#[test]
fn another_provider_is_refused() {
    for provider in ["mobileOK", "", "toss"] {
        let error = bonin::provider::page::<Json>(provider, None).err().unwrap();
        assert_eq!(error.kind, bonin::error::Kind::Misuse);
    }
}
