//! A flow outlives its page: states in and out of snapshots, and what is no snapshot.

use crate::page::{TOKEN, USER, away, away_by, checking, finish, new, opening, refusal, returned};
use crate::support::browser::Browser;
use crate::support::snapshot::{assert_goes_on, assert_refused, resumed};
use crate::support::{MINUTE, json};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::Index;

fn resting() -> Vec<Browser> {
    let mut closed = away("u2f");
    closed.plain("closed");
    let mut failed = checking("u2f", true);
    failed.answer("finish", refusal("013", "finish"));
    let mut waits = checking("uaf", false);
    waits.answer("finish", json!({ "ticket": "t", "claims": { "userId": "x" } }));
    let mut verified = checking("uaf", true);
    verified.answer("finish", json!({ "ticket": "t" }));
    let mut cancelled = new();
    cancelled.plain("cancel");
    let mut expired = away("uaf");
    expired.after(5 * MINUTE).plain("tick");
    let redirected = away_by("u2f", Some("redirect"));
    vec![new(), away("uaf"), away("u2f"), redirected, closed, failed, waits, verified, cancelled, expired]
}

#[test]
fn a_resting_state_goes_on_as_it_was() {
    for before in resting() {
        assert_goes_on(&before);
    }
}

#[test]
fn after_a_redirect_the_callback_finds_its_flow() {
    let mut after = resumed(&away_by("u2f", Some("redirect")));
    after.take(&returned());
    assert_eq!((&after.act()["body"]["token"], &after.act()["flow"]), (&json!(TOKEN), &json!("flow-1")));
    after.take(&finish(None));
    after.answer("finish", json!({ "ticket": "t" }));
    assert_eq!(after.act()["type"], "resolve");
}

/// The token went with the page that had it: the user comes back once more.
#[test]
fn what_was_on_its_way_is_lost() {
    assert_eq!(resumed(&opening("u2f")).actions(), ["begin", "cancel"]);
    let mut waiting = away("u2f");
    waiting.take(&finish(None));
    for before in [checking("u2f", false), checking("u2f", true), waiting] {
        let mut after = resumed(&before);
        assert_eq!((after.name(), after.actions()), ("awaitingReturn", vec!["finish", "open", "cancel"]));
        after.plain("open");
        after.take(&returned());
    }
}

#[test]
fn no_state_holds_a_token() {
    for asked in [false, true] {
        let mut browser = checking("u2f", asked);
        assert!(browser.act().to_string().contains(TOKEN));
        assert!(!browser.state.to_string().contains("marked-token") && !browser.view().to_string().contains(TOKEN));
        browser.unreachable("finish");
        assert!(!browser.said.to_string().contains("marked-token"));
    }
}

#[test]
fn what_ran_out_meanwhile_has_expired() {
    let mut browser = away_by("uaf", Some("redirect"));
    browser.after(5 * MINUTE).plain("resume");
    assert_eq!((browser.name(), &browser.act()["error"]["reason"]), ("expired", &json!("flowExpired")));
}

#[test]
fn what_this_did_not_write_is_refused() {
    let state = away("u2f").state;
    assert_eq!((&state["v"], &state["provider"]), (&json!(2), &json!("ompass")));
    let page = "/life/open/away";
    for (path, other) in [
        ("/v", json!(0)),
        ("/v", json!(1)),
        ("/provider", json!("tossCert")),
        ("/flow", json!(7)),
        ("/life", json!("awaitingReturn")),
        ("/life/open", json!("away")),
        (page, json!(null)),
        (&format!("{page}/session"), json!(null)),
        (&format!("{page}/session/url"), json!(null)),
        (&format!("{page}/session/expiresAt"), json!(-1)),
        (&format!("{page}/session/expiresAt"), json!(1_i64 << 53)),
        (&format!("{page}/session/expiresAt"), json!("1")),
        (&format!("{page}/session/way"), json!("post")),
        (&format!("{page}/session/way"), json!(true)),
        (&format!("{page}/session/login"), json!({})),
        (&format!("{page}/session/login"), json!("u2f")),
        (&format!("{page}/session/login"), json!({ "sms": { "userId": USER } })),
        (&format!("{page}/session/login/u2f/userId"), json!(null)),
        (&format!("{page}/session/login/u2f/userId"), json!("x".repeat(31))),
        (&format!("{page}/asked"), json!(null)),
    ] {
        let mut state = state.clone();
        *state.pointer_mut(path).unwrap() = other;
        assert_refused("ompass", &state);
    }
    for path in ["", page, &format!("{page}/session"), &format!("{page}/session/login/u2f")] {
        let mut state = state.clone();
        state.pointer_mut(path).unwrap()["more"] = json!(1);
        assert_refused("ompass", &state);
    }
    for life in [
        json!({ "open": { "opening": {} } }),
        json!({ "open": { "verified": { "result": { "ticket": 7 } } } }),
        json!({ "open": {} }),
        json!({ "failed": {} }),
        json!("failed"),
        json!({}),
        json!(null),
    ] {
        assert_refused("ompass", &json!({ "v": 2, "provider": "ompass", "flow": "f", "life": life }));
    }
    assert_refused("ompass", &json!({ "v": 2, "provider": "ompass" }));
    // The form of the first version.
    assert_refused("ompass", &json!({ "v": 1, "provider": "ompass", "name": "idle" }));
}

/// What is done with an answer that nobody asked for: nothing, not even with its part of the proxy.
#[test]
fn the_newest_part_of_the_proxy_is_not_taken_from_an_answer_that_does_not_fit() {
    let mut browser = away("u2f");
    browser.refuses(&json!({ "type": "answered", "step": "finish", "body": { "flow": "forged", "ticket": "t" } }));
    browser.take(&returned());
    assert_eq!(browser.act()["flow"], "flow-1");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    /// One member lost or changed anywhere: refused, or read as something that can go on without a panic.
    #[test]
    fn a_spoilt_snapshot_never_panics(which in any::<Index>(), cuts in vec((any::<Index>(), 0..4u8), 1..3)) {
        const PARTS: [&str; 7] = [
            "",
            "/life",
            "/life/open",
            "/life/open/away",
            "/life/open/away/session",
            "/life/open/away/session/login",
            "/life/open/verified/result",
        ];
        let states = resting();
        let mut browser = which.get(&states).clone();
        for (at, how) in cuts {
            let Some(target) = browser.state.pointer_mut(PARTS[at.index(PARTS.len())]) else { continue };
            let Some(object) = target.as_object_mut() else { continue };
            let Some(name) = object.keys().nth(at.index(object.len().max(1))).cloned() else { continue };
            let junk = [json!(null), json!(-1), json!("x"), json!({ "ticket": [] })];
            object.insert(name, junk[usize::from(how)].clone());
        }
        for event in ["resume", "tick", "finish", "open", "closed", "cancel"] {
            let _ = browser.feed(&json!({ "type": event }));
        }
        let _ = browser.feed(&returned());
    }
}
