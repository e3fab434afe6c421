//! A flow outlives its page: states in and out of snapshots, and what is no snapshot.

use crate::page::{ACTIONS, asking, call, duplicate, entered, entering, good, new, polling, refusal, too_old};
use crate::stack::CALLS;
use crate::support::browser::Browser;
use crate::support::snapshot::{assert_refused, objects, resumed};
use crate::support::{Json, json};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

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

#[test]
fn what_this_did_not_write_is_refused() {
    let mut browser = asking("check");
    browser.answer("check", duplicate(Some("203.0.113.9")));
    browser.take(&call("move"));
    let state = browser.state;
    for (path, other) in [
        ("/v", json!(0)),
        ("/v", json!(1)),
        ("/v", json!(null)),
        ("/v", json!("2")),
        ("/provider", json!("ompass")),
        ("/provider", json!(null)),
        ("/flow", json!(7)),
        ("/life", json!(null)),
        ("/life", json!("verified")),
        ("/life", json!("open")),
        ("/life", json!({ "open": "verified" })),
        ("/life", json!({ "open": "asking" })),
        ("/life", json!({ "open": { "asking": null } })),
        ("/life", json!({ "failed": null })),
        ("/life", json!({ "failed": "rejected" })),
        ("/life/open", json!(7)),
        ("/life/open/asking/request", json!("enter")),
        ("/life/open/asking/request", json!("login")),
        ("/life/open/asking/request", json!("token")),
        ("/life/open/asking/request", json!("move")),
        ("/life/open/asking/request", json!({ "check": "popup" })),
        ("/life/open/asking/request", json!(7)),
        ("/life/open/asking/request", json!(null)),
        ("/life/open/asking/request/move", json!(null)),
        ("/life/open/asking/request/move", json!("redirect")),
        ("/life/open/asking/session", json!(null)),
        ("/life/open/asking/session", json!([])),
        ("/life/open/asking/session/duplicate", json!("yes")),
        ("/life/open/asking/session/duplicate", json!({ "name": "x" })),
        ("/life/open/asking/session/duplicate/ip", json!(7)),
        ("/life/open/asking/session/error", json!("wait")),
        ("/life/open/asking/session/pollAt", json!(-1)),
        ("/life/open/asking/session/pollAt", json!(1_i64 << 53)),
        ("/life/open/asking/session/pollAt", json!(1.5)),
        ("/life/open/asking/session/pollAt", json!(null)),
        ("/life/open/asking/session/pollAt", json!("soon")),
    ] {
        let mut state = state.clone();
        *state.pointer_mut(path).unwrap() = other;
        assert_refused("passni", &state);
    }
    // A member more is another version's, too.
    for path in ["", "/life/open/asking", "/life/open/asking/session"] {
        let mut state = state.clone();
        state.pointer_mut(path).unwrap()["how"] = json!("popup");
        assert_refused("passni", &state);
    }
    let of = |life: Json| json!({ "v": 2, "provider": "passni", "flow": "f", "life": life });
    for state in [
        of(json!({ "open": { "entering": "move" } })),
        of(json!({ "open": { "loggedIn": {} } })),
        of(json!({ "open": "loggedOut" })),
        of(json!({ "open": "idle", "failed": {} })),
        json!({ "v": 2, "provider": "passni" }),
        json!({ "v": 1, "provider": "passni", "name": "idle" }),
        json!({ "v": 2, "provider": "passni", "name": "idle" }),
        json!({ "life": { "open": "idle" } }),
        json!([]),
        json!("idle"),
    ] {
        assert_refused("passni", &state);
    }
    let mut idle = Browser::of("passni");
    idle.state = of(json!({ "open": "idle" }));
    idle.plain("resume");
    assert_eq!(idle.name(), "idle", "and this one is read");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// One member lost or changed: refused, or read as something that can go on without a panic.
    #[test]
    fn a_spoilt_snapshot_never_panics(which in any::<Index>(), cuts in vec((any::<Index>(), any::<Index>(), 0..5u8), 1..3)) {
        let mut all = resting();
        all.extend([entering(), asking("check"), polling()]);
        let mut browser = which.get(&all).clone();
        for (place, at, how) in cuts {
            let paths = objects(&browser.state);
            let object = browser.state.pointer_mut(place.get::<String>(&paths)).unwrap().as_object_mut().unwrap();
            let Some(name) = object.keys().nth(at.index(object.len().max(1))).cloned() else { continue };
            let junk = [json!(null), json!(-1), json!("x"), json!({ "kind": [] }), json!((1_i64 << 53) - 1)];
            object.insert(name, junk[usize::from(how)].clone());
        }
        for event in ["resume", "poll", "tick", "blocked", "agents", "check", "cancel"] {
            let _ = browser.feed(&json!({ "type": event }));
            let _ = browser.feed(&json!({ "type": "answered", "step": event, "body": good(event) }));
        }
    }
}
