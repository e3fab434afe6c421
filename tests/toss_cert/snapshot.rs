//! A flow outlives its page: states in and out of snapshots, and what is no snapshot.

use crate::browser_ends::refusal;
use crate::page::{METHODS, begun, confirm, info, new, waiting};
use crate::support::browser::Browser;
use crate::support::{Json, MINUTE, json};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

/// The page is gone, and another one goes on from what was kept.
fn resumed(browser: &Browser) -> Browser {
    let mut other = Browser::of("tossCert");
    (other.state, other.now) = (browser.state.clone(), browser.now);
    other.plain("resume");
    assert!(other.act().is_null());
    other
}

fn resting() -> Vec<Browser> {
    let mut states = vec![new(), waiting("personal", Some("APP_SCHEME")), waiting("document", None)];
    states.extend(METHODS.map(begun));
    states.extend(METHODS.map(|method| waiting(method, None)));
    let mut closed = waiting("window", None);
    closed.plain("closed");
    let mut polled = waiting("personal", None);
    confirm(&mut polled, &refusal("CE3102", "confirm"));
    let mut failed = waiting("personal", None);
    confirm(&mut failed, &refusal("CE3101", "confirm"));
    let mut verified = waiting("page", None);
    confirm(&mut verified, &json!({ "ticket": "t" }));
    let mut cancelled = new();
    cancelled.plain("cancel");
    let mut expired = waiting("personal", None);
    expired.after(30 * MINUTE).plain("tick");
    states.extend([closed, polled, failed, verified, cancelled, expired]);
    states
}

#[test]
fn a_resting_state_goes_on_as_it_was() {
    for before in resting() {
        let after = resumed(&before);
        assert_eq!((after.view(), &after.state), (before.view(), &before.state));
        assert_eq!(after.said["wakeAt"], before.said["wakeAt"]);
    }
}

#[test]
fn a_step_that_was_on_its_way_can_be_sent_again() {
    let mut browser = new();
    browser.plain("begin");
    assert_eq!(resumed(&browser).actions(), ["begin", "cancel"]);
    for method in METHODS {
        let mut browser = begun(method);
        browser.take(&json!({ "type": "request", "info": info(method, None) }));
        let mut after = resumed(&browser);
        assert_eq!(after.actions(), ["request", "cancel"]);
        after.take(&json!({ "type": "request", "info": info(method, None) }));

        let mut browser = waiting(method, None);
        browser.plain("confirm");
        let mut after = resumed(&browser);
        confirm(&mut after, &json!({ "ticket": "t" }));
        assert_eq!(after.name(), "verified");
    }
}

#[test]
fn what_ran_out_meanwhile_has_expired() {
    let mut browser = waiting("page", None);
    browser.after(30 * MINUTE).plain("resume");
    assert_eq!((browser.name(), &browser.act()["error"]["reason"]), ("expired", &json!("flowExpired")));
}

/// Nothing that encrypted, and nothing that was encrypted.
#[test]
fn a_snapshot_holds_no_session() {
    for method in ["personal", "document"] {
        let mut browser = begun(method);
        browser.take(&json!({ "type": "request", "info": info(method, None) }));
        let state = browser.state.to_string();
        let body = browser.act()["body"].as_object().unwrap().clone();
        for name in ["sessionKey", "userName", "userPhone", "userBirthday"] {
            let id = &body[name].as_str().unwrap()[..46];
            assert!(!state.contains(id), "{name}");
        }
    }
}

fn refused(state: &Json) {
    for event in [json!(null), json!({ "type": "resume" })] {
        let mut browser = Browser::of("tossCert");
        browser.state = state.clone();
        let error = browser.refuses(&event);
        assert_eq!((&error["kind"], &error["reason"]), (&json!("misuse"), &json!("badSnapshot")), "{state}");
    }
}

#[test]
fn what_this_did_not_write_is_refused() {
    let state = waiting("window", None).state;
    for (path, other) in [
        ("/v", json!(0)),
        ("/provider", json!("mobileok")),
        ("/name", json!("awaitingReturn")),
        ("/session", json!(null)),
        ("/session/method", json!("sms")),
        ("/session/publicKey", json!(7)),
        ("/session/expiresAt", json!(-1)),
        ("/request/trigger", json!("SMS")),
        ("/request/trigger", json!("PUSH")),
        ("/request/polls", json!(1_i64 << 53)),
        ("/request/waitUntil", json!("soon")),
        ("/request/open", json!(null)),
        ("/request/open", json!({ "how": "popup" })),
    ] {
        let mut state = state.clone();
        *state.pointer_mut(path).unwrap() = other;
        refused(&state);
    }
    refused(&json!({ "v": 1, "provider": "tossCert", "name": "opening" }));
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// One member lost or changed anywhere: refused, or read as something that can go on without a panic.
    #[test]
    fn a_spoilt_snapshot_never_panics(which in any::<Index>(), cuts in vec((any::<Index>(), 0..4u8), 1..3)) {
        let states = resting();
        let mut browser = which.get(&states).clone();
        for (at, how) in cuts {
            let mut members = vec![browser.state.clone()];
            members.extend(["session", "request"].map(|name| browser.state[name].clone()));
            let part = at.index(3);
            let Some(object) = members[part].as_object() else { continue };
            let Some(name) = object.keys().nth(at.index(object.len().max(1))).cloned() else { continue };
            let state = &mut browser.state;
            let target = if part == 0 { state } else { &mut state[["session", "request"][part - 1]] };
            target[&name] = [json!(null), json!(-1), json!("x"), json!({ "url": [] })][usize::from(how)].clone();
        }
        for event in ["resume", "tick", "confirm", "open", "returned", "cancel"] {
            let _ = browser.feed(&json!({ "type": event }));
        }
    }
}
