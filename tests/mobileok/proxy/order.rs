//! Calls and events that do not fit.

use super::assert_misuse;
use crate::support::proxy::{Proxy, good};
use crate::support::{Json, NOW, json, keys};
use bonin::error::{Kind, Lang, Reason};

const STEPS: [&str; 5] = ["token", "request", "resend", "call", "confirm"];

fn body(step: &str) -> Json {
    if step == "request" { json!({ "encryptMOKAuthInfo": keys::seal("{}") }) } else { json!({}) }
}

/// A proxy whose flow came to its end.
fn done() -> Proxy {
    let mut proxy = Proxy::requested();
    let result = proxy.result();
    assert_eq!(proxy.finished(&result)["ended"], true);
    proxy
}

#[test]
fn a_call_in_the_wrong_state_is_refused() {
    for (proxy, fitting) in [(Proxy::ready(), &["request"][..]), (Proxy::requested(), &["resend", "call", "confirm"])] {
        for step in STEPS {
            let called = proxy.clone().call(step, &body(step));
            if fitting.contains(&step) {
                assert_eq!(called.unwrap()["type"], "http");
            } else {
                let error = called.unwrap_err();
                assert_misuse(&error, None, "notNow");
                assert_eq!(error["phase"], step);
            }
        }
    }
}

#[test]
fn a_call_without_its_flow_is_refused() {
    for proxy in [Proxy::new(), done()] {
        for step in &STEPS[1..] {
            assert_misuse(&proxy.clone().call(step, &body(step)).unwrap_err(), Some("flow"), "missing");
        }
        assert_eq!(proxy.clone().call("token", &json!({})).unwrap()["type"], "http", "the first one needs none");
    }
}

#[test]
fn a_step_that_is_none_is_refused() {
    for step in ["", "health", "Token", "token/get", "tokening"] {
        assert_misuse(&Proxy::ready().call(step, &json!({})).unwrap_err(), Some("step"), "notListed");
    }
}

#[test]
fn a_call_begins_once() {
    for (proxy, step) in [(Proxy::ready(), "request"), (Proxy::requested(), "confirm")] {
        let mut call = proxy.service().call(Lang::En, &json!(null)).unwrap();
        let mut begin = |step: &str| {
            call.begin(step, &proxy.state, &body(step), NOW, &mut crate::support::random::Source(|_: &mut [u8]| true))
        };
        assert_eq!(begin(step).unwrap()["type"], if step == "request" { "claim" } else { "http" });
        for other in STEPS {
            let error = begin(other).unwrap_err();
            assert_eq!((error.kind, error.reason), (Kind::Misuse, Reason::NotNow), "{other} during {step}");
        }
        // The first one goes on as if nothing had happened.
        if step == "request" {
            let fresh = call.feed("fresh", &json!({}), NOW, &mut crate::support::random::Source(|_: &mut [u8]| true));
            assert_eq!(fresh.unwrap()["type"], "http");
        }
        let event = json!({ "timeout": true });
        let task =
            call.feed("unreachable", &event, NOW, &mut crate::support::random::Source(|_: &mut [u8]| true)).unwrap();
        assert_eq!((&task["type"], &task["error"]["phase"]), (&json!("answer"), &json!(step)));
    }
}

#[test]
fn an_event_that_no_task_asked_for_is_refused() {
    let events = [
        json!({ "type": "response", "status": 200, "body": good(json!({ "encryptMOKToken": "t" })).to_string() }),
        json!({ "type": "unreachable", "timeout": false }),
        json!({ "type": "decrypted", "data": "AAAA" }),
        json!({ "type": "undecryptable" }),
        json!({ "type": "fresh" }),
        json!({ "type": "used" }),
    ];
    let mut asked = Proxy::requested();
    asked.call("confirm", &json!({})).unwrap();
    let mut opening = Proxy::requested();
    let sealed = keys::seal(&opening.result().to_string());
    opening.confirmed(&sealed);
    let mut claiming = Proxy::requested();
    let result = claiming.result().to_string();
    assert_eq!(claiming.opened(&result)["type"], "once");
    for (proxy, fitting) in [
        (asked, &["response", "unreachable"]),
        (opening, &["decrypted", "undecryptable"]),
        (claiming, &["fresh", "used"]),
    ] {
        for event in &events {
            let stepped = proxy.clone().feed("", event);
            if fitting.contains(&event["type"].as_str().unwrap()) {
                assert!(stepped.is_ok(), "{event} for {fitting:?}");
            } else {
                assert_misuse(&stepped.unwrap_err(), None, "notNow");
            }
        }
    }
    // Where no call is under way, there is none that could have asked.
    for proxy in [Proxy::new(), Proxy::ready(), Proxy::requested(), done()] {
        for event in &events {
            assert_eq!(proxy.clone().feed("", event).unwrap_err()["kind"], "bug", "{event} at {}", proxy.at());
        }
    }
}

#[test]
fn an_event_that_is_none_is_ours_to_mend() {
    let mut asked = Proxy::requested();
    asked.call("confirm", &json!({})).unwrap();
    let mut opening = Proxy::requested();
    let sealed = keys::seal(&opening.result().to_string());
    opening.confirmed(&sealed);
    for proxy in [asked, opening] {
        for event in [
            json!({}),
            json!({ "type": "other" }),
            json!("fresh"),
            json!(null),
            json!({ "type": "response" }),
            json!({ "type": "response", "status": "200", "body": "{}" }),
            json!({ "type": "response", "status": 200, "body": {} }),
            json!({ "type": "unreachable" }),
            json!({ "type": "decrypted" }),
            json!({ "type": "decrypted", "data": 7 }),
        ] {
            let mut proxy = proxy.clone();
            assert_eq!(proxy.feed("", &event).unwrap_err()["kind"], "bug", "{event}");
        }
    }
}

#[test]
fn a_state_that_is_none_is_refused() {
    let good = Proxy::requested();
    let of = good.sealed();
    let sealed = |state: Json| json!({ "v": 2, "state": state });
    let mut bad: Vec<Json> = vec![
        json!("x"),
        json!(7),
        json!([]),
        json!({}),
        json!({ "v": 2 }),
        json!({ "state": { "requested": of } }),
        json!({ "at": "requested", "clientTxId": "c", "token": "t" }),
        sealed(json!(null)),
        sealed(json!({})),
        sealed(json!([])),
        sealed(json!("ready")),
        sealed(json!("requested")),
        sealed(json!({ "requested": null })),
        sealed(json!({ "requested": [] })),
        sealed(json!({ "requested": {} })),
        sealed(json!({ "requested": of, "ready": of })),
        // States that never leave a call.
        sealed(json!({ "opening": of })),
        sealed(json!({ "confirming": of })),
        sealed(json!({ "checkingReplay": of })),
        sealed(json!({ "elsewhere": of })),
    ];
    for version in [json!(null), json!(0), json!(1), json!(3), json!(5), json!("4"), json!([4]), json!(4.5)] {
        let mut state = good.state.clone();
        state["v"] = version;
        bad.push(state);
    }
    for (name, others) in [
        ("clientTxId", vec![json!(null), json!(7), json!([])]),
        ("token", vec![json!(null), json!(7), json!({})]),
        ("nonce", vec![json!(7), json!("x".repeat(201))]),
        ("adultLaw", vec![json!(7), json!("both")]),
        ("more", vec![json!("x")]),
    ] {
        for other in others {
            let mut state = good.state.clone();
            state["state"]["requested"][name] = other;
            bad.push(state);
        }
    }
    let mut more = good.state.clone();
    more["at"] = json!("requested");
    bad.push(more);
    for state in bad {
        let mut proxy = good.clone();
        proxy.state = state;
        let called = proxy.call("confirm", &json!({}));
        assert_misuse(&called.expect_err(&proxy.state.to_string()), Some("flow"), "badSnapshot");
    }
}

/// What is remembered after the end could at most be used again.
#[test]
fn nothing_is_remembered_after_the_end() {
    assert_eq!(done().state, json!(null));
}
