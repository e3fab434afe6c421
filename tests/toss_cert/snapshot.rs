//! A flow outlives its page: states in and out of snapshots, and what is no snapshot.

use crate::browser_ends::refusal;
use crate::page::{METHODS, begun, confirm, info, new, waiting};
use crate::support::browser::Browser;
use crate::support::snapshot::{assert_goes_on, assert_refused, objects, resumed};
use crate::support::{Json, MINUTE, json};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

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
        assert_goes_on(&before);
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

#[test]
fn what_this_did_not_write_is_refused() {
    let state = waiting("window", None).state;
    let open = "/life/open";
    for (path, other) in [
        ("/v", json!(0)),
        ("/v", json!(1)),
        ("/v", json!("2")),
        ("/provider", json!("mobileok")),
        ("/flow", json!(7)),
        ("/life", json!("open")),
        ("/life", json!("awaitingReturn")),
        ("/life", json!({ "waiting": state["life"]["open"]["waiting"] })),
        (open, json!("awaitingReturn")),
        (open, json!("waiting")),
        (
            open,
            json!({ "waiting": state["life"]["open"]["waiting"], "ready": state["life"]["open"]["waiting"]["session"] }),
        ),
        ("/life/open/waiting/session", json!(null)),
        ("/life/open/waiting/session/method", json!("sms")),
        ("/life/open/waiting/session/publicKey", json!(7)),
        ("/life/open/waiting/session/publicKey", json!("AAAA")),
        ("/life/open/waiting/session/expiresAt", json!(-1)),
        ("/life/open/waiting/request/way", json!("SMS")),
        ("/life/open/waiting/request/way", json!("window")),
        ("/life/open/waiting/request/way", json!({ "push": way(&state) })),
        ("/life/open/waiting/request/way", json!({ "window": null })),
        ("/life/open/waiting/request/way", json!({ "window": { "how": "popup" } })),
        ("/life/open/waiting/request/way", json!({ "window": { "url": "https://auth.example" } })),
        ("/life/open/waiting/request/way/window/how", json!("frame")),
        ("/life/open/waiting/request/way/window/fields", json!({ "txId": 7 })),
        ("/life/open/waiting/request/polls", json!(1_i64 << 53)),
        ("/life/open/waiting/request/polls", json!(-1)),
        ("/life/open/waiting/request/waitUntil", json!("soon")),
        ("/life/open/waiting/request/waitUntil", json!(0.5)),
        ("/life/open/waiting/request/error", json!({ "kind": "none" })),
    ] {
        let mut state = state.clone();
        *state.pointer_mut(path).unwrap() = other;
        assert_refused("tossCert", &state);
    }
    for path in [open, "/life/open/waiting", "/life/open/waiting/session", "/life/open/waiting/request"] {
        let mut state = state.clone();
        state.pointer_mut(path).unwrap()["more"] = json!(null);
        assert_refused("tossCert", &state);
    }
    assert_refused("tossCert", &json!({ "v": 2, "provider": "tossCert", "life": { "open": "opening" } }));
    assert_refused(
        "tossCert",
        &json!({ "v": 2, "provider": "tossCert", "life": { "open": { "opening": { "since": -1, "method": "page" } } } }),
    );
    // The form of an earlier version.
    assert_refused("tossCert", &json!({ "v": 1, "provider": "tossCert", "name": "idle" }));
}

fn way(state: &Json) -> &Json {
    &state["life"]["open"]["waiting"]["request"]["way"]["window"]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// One member lost or changed anywhere: refused, or read as something that can go on without a panic.
    #[test]
    fn a_spoilt_snapshot_never_panics(which in any::<Index>(), cuts in vec((any::<Index>(), 0..4u8), 1..3)) {
        let states = resting();
        let mut browser = which.get(&states).clone();
        for (at, how) in cuts {
            let objects = objects(&browser.state);
            let path = at.get(&objects);
            let target = browser.state.pointer_mut(path).and_then(Json::as_object_mut).unwrap();
            let Some(name) = target.keys().nth(at.index(target.len().max(1))).cloned() else { continue };
            target[&name] = [json!(null), json!(-1), json!("x"), json!({ "url": [] })][usize::from(how)].clone();
        }
        for event in ["resume", "tick", "confirm", "open", "returned", "cancel"] {
            let _ = browser.feed(&json!({ "type": event }));
        }
    }
}
