//! Calls and events that do not fit.

use super::assert_misuse;
use crate::support::proxy::{Proxy, good};
use crate::support::{Json, json, keys};

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
    for (proxy, fitting) in
        [(Proxy::ready(), &["request"][..]), (Proxy::requested(), &["resend", "call", "confirm"]), (done(), &[])]
    {
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
    for step in &STEPS[1..] {
        assert_misuse(&Proxy::new().call(step, &body(step)).unwrap_err(), Some("flow"), "missing");
    }
}

#[test]
fn a_step_that_is_none_is_refused() {
    for step in ["", "health", "Token", "token/get", "tokening"] {
        assert_misuse(&Proxy::ready().call(step, &json!({})).unwrap_err(), Some("step"), "notListed");
    }
}

#[test]
fn a_second_call_while_one_is_under_way_is_refused() {
    for (mut proxy, step) in [(Proxy::ready(), "request"), (Proxy::requested(), "confirm")] {
        proxy.call(step, &body(step)).unwrap();
        for other in STEPS {
            assert_misuse(&proxy.clone().call(other, &body(other)).unwrap_err(), None, "notNow");
        }
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
        (Proxy::ready(), &[][..]),
        (Proxy::requested(), &[]),
        (asked, &["response", "unreachable"]),
        (opening, &["decrypted", "undecryptable"]),
        (claiming, &["fresh", "used"]),
        (done(), &[]),
    ] {
        for event in &events {
            let stepped = proxy.clone().feed("", event);
            if fitting.contains(&event["type"].as_str().unwrap()) {
                assert!(stepped.is_ok(), "{event} at {}", proxy.state["at"]);
            } else {
                assert_misuse(&stepped.unwrap_err(), None, "notNow");
            }
        }
    }
}

#[test]
fn an_event_without_a_state_or_a_name_is_ours_to_mend() {
    for event in [json!({ "type": "fresh" }), json!({ "type": "response", "status": 200, "body": "{}" })] {
        assert_eq!(Proxy::new().feed("", &event).unwrap_err()["kind"], "bug");
    }
    for event in [json!({}), json!({ "type": "other" }), json!("fresh"), json!(null)] {
        assert_eq!(Proxy::requested().feed("", &event).unwrap_err()["kind"], "bug");
    }
}

#[test]
fn a_state_that_is_none_is_refused() {
    let good = Proxy::requested();
    let mut bad: Vec<Json> =
        vec![json!("x"), json!(7), json!([]), json!({}), json!({ "at": "ready" }), json!({ "at": 7 })];
    for name in ["at", "clientTxId", "token"] {
        let mut state = good.state.clone();
        state[name] = json!(null);
        bad.push(state);
    }
    let mut state = good.state.clone();
    state["at"] = json!("opening");
    bad.push(state);
    let mut state = good.state.clone();
    state["at"] = json!("elsewhere");
    bad.push(state);
    for state in bad {
        let mut proxy = good.clone();
        proxy.state = state;
        assert_misuse(&proxy.call("confirm", &json!({})).unwrap_err(), Some("flow"), "badSnapshot");
    }
}

/// What is remembered after the end could at most be used again.
#[test]
fn nothing_is_remembered_after_the_end() {
    let proxy = done();
    assert_eq!(proxy.state, json!({ "at": "done", "clientTxId": "", "token": "" }));
}
