//! A flow outlives its page: states in and out of snapshots, and what is no snapshot.

use crate::page::{ACTIONS, asking, call, duplicate, entered, entering, good, new, polling, refusal, too_old};
use crate::stack::CALLS;
use crate::support::browser::Browser;
use crate::support::{Json, json};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// The page is gone, and another one goes on from what was kept.
fn resumed(browser: &Browser) -> Browser {
    let mut other = Browser::of("passni");
    (other.state, other.now) = (browser.state.clone(), browser.now);
    other.plain("resume");
    assert!(other.act().is_null());
    other
}

fn after(step: &str, body: Json) -> Browser {
    let mut browser = asking(step);
    browser.answer(step, body);
    browser
}

fn resting() -> Vec<Browser> {
    let mut over = refusal("ES0026", "agents");
    over["loggedOut"] = json!(true);
    let mut failed = entering();
    failed.answer("enter", refusal("ES0029", "enter"));
    let mut cancelled = new();
    cancelled.plain("cancel");
    vec![
        new(),
        entered(),
        after("check", duplicate(Some("203.0.113.9"))),
        after("check", duplicate(None)),
        after("agents", refusal("EA0004", "agents")),
        after("move", good("move")),
        after("agents", over),
        after("check", json!({ "status": "loggedOut" })),
        after("logout", json!({ "propagated": true })),
        after("logout", json!({ "propagated": false })),
        after("check", too_old()),
        failed,
        cancelled,
    ]
}

#[test]
fn a_resting_state_goes_on_as_it_was() {
    for before in resting() {
        let after = resumed(&before);
        assert_eq!((after.view(), &after.state), (before.view(), &before.state));
    }
}

#[test]
fn what_was_on_its_way_is_lost() {
    assert_eq!(resumed(&entering()).actions(), ["login", "enter", "cancel"]);
    for step in CALLS {
        let mut after = resumed(&asking(step));
        assert_eq!((after.name(), after.actions()), ("verified", ACTIONS.to_vec()));
        assert!(after.view()["pollAt"].is_i64());
        after.take(&call(step));
        assert_eq!(after.act()["flow"], "flow-1");
    }
    assert_eq!(resumed(&polling()).actions(), ACTIONS);
}

fn refused(state: &Json) {
    for event in [json!(null), json!({ "type": "resume" }), json!({ "type": "poll" })] {
        let mut browser = Browser::of("passni");
        browser.state = state.clone();
        let error = browser.refuses(&event);
        assert_eq!((&error["kind"], &error["reason"]), (&json!("misuse"), &json!("badSnapshot")), "{state}");
    }
}

#[test]
fn what_this_did_not_write_is_refused() {
    let state = asking("move").state;
    for (path, other) in [
        ("/v", json!(0)),
        ("/provider", json!("ompass")),
        ("/name", json!("verified")),
        ("/name", json!(7)),
        ("/flow", json!(null)),
        ("/flow", json!(7)),
        ("/asked", json!("enter")),
        ("/asked", json!("login")),
        ("/asked", json!("token")),
        ("/asked", json!(7)),
        ("/isDuplicate", json!(null)),
        ("/isDuplicate", json!("yes")),
        ("/how", json!(null)),
        ("/how", json!("redirect")),
        ("/pollAt", json!(-1)),
        ("/pollAt", json!(1_i64 << 53)),
        ("/pollAt", json!("soon")),
    ] {
        let mut state = state.clone();
        *state.pointer_mut(path).unwrap() = other;
        refused(&state);
    }
    for state in [
        json!({ "v": 1, "provider": "passni", "name": "coming" }),
        json!({ "v": 1, "provider": "passni", "name": "coming", "step": "move" }),
        json!({ "v": 1, "provider": "passni", "name": "failed" }),
        json!({ "v": 1, "provider": "passni", "name": "in" }),
        json!({ "v": 1, "provider": "passni" }),
        json!({ "name": "idle" }),
        json!([]),
        json!("idle"),
    ] {
        refused(&state);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// One member lost or changed: refused, or read as something that can go on without a panic.
    #[test]
    fn a_spoilt_snapshot_never_panics(which in any::<Index>(), cuts in vec((any::<Index>(), 0..5u8), 1..3)) {
        let mut all = resting();
        all.extend([entering(), asking("check"), polling()]);
        let mut browser = which.get(&all).clone();
        for (at, how) in cuts {
            let object = browser.state.as_object_mut().unwrap();
            let name = object.keys().nth(at.index(object.len())).unwrap().clone();
            let junk = [json!(null), json!(-1), json!("x"), json!({ "kind": [] }), json!((1_i64 << 53) - 1)];
            object.insert(name, junk[usize::from(how)].clone());
        }
        for event in ["resume", "poll", "tick", "blocked", "agents", "check", "cancel"] {
            let _ = browser.feed(&json!({ "type": event }));
            let _ = browser.feed(&json!({ "type": "answered", "step": event, "body": good(event) }));
        }
    }
}
