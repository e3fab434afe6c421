//! Ten minutes from the token, seven from the request for a code, three for each of them.

use super::assert_rejects;
use crate::support::browser::{Browser, refusal};
use crate::support::people::{CODE, least};
use crate::support::{MINUTE, NOW, SECOND, json, keys};

#[test]
fn a_token_lives_ten_minutes_from_when_it_was_asked_for() {
    let mut browser = Browser::new();
    browser.begin();
    browser.after(30 * SECOND).answer_on("token", json!({ "publicKey": keys::public() }));
    browser.now = NOW + 10 * MINUTE - 1;
    browser.plain("tick");
    assert_eq!(browser.name(), "ready");
    browser.clone().request(&least("SMS"));

    browser.after(1);
    for event in
        [json!({ "type": "tick" }), json!({ "type": "request", "authInfo": least("SMS") }), json!({ "type": "resume" })]
    {
        let mut browser = browser.clone();
        browser.take(&event);
        assert_rejects(browser.act(), "expired", Some("restart"), false);
        assert_eq!(*browser.view(), json!({ "name": "expired", "actions": [] }));
    }
}

#[test]
fn a_token_that_came_too_late_is_none() {
    let mut browser = Browser::new();
    browser.begin();
    browser.after(10 * MINUTE).answer_on("token", json!({ "publicKey": keys::public() }));
    assert_rejects(browser.act(), "network", None, true);
    assert_eq!(browser.name(), "idle");
    browser.ready();
}

#[test]
fn codes_live_seven_minutes_but_not_longer_than_their_token_and_the_rest_as_long_as_it() {
    for (method, name) in [("SMS", "awaitingCode"), ("PASS", "awaitingApp"), ("ARS", "awaitingCall")] {
        for (waited, ends) in [(0, 7 * MINUTE), (2 * MINUTE, 9 * MINUTE), (4 * MINUTE, 10 * MINUTE)] {
            let ends = if method == "SMS" { ends } else { 10 * MINUTE };
            let mut browser = Browser::new();
            browser.ready().after(waited).request(&least(method));
            browser.answer_on("request", json!({ "arsOtpNumber": "31" }));
            assert_eq!(browser.view()["expiresAt"], NOW + ends);
            browser.now = NOW + ends - 1;
            browser.plain("tick");
            assert_eq!(browser.name(), name);
            browser.after(1).plain("tick");
            assert_rejects(browser.act(), "expired", Some("restart"), false);
            assert_eq!(browser.name(), "expired");
        }
    }
}

#[test]
fn a_code_lives_three_minutes() {
    let mut browser = Browser::waiting("SMS");
    browser.after(3 * MINUTE - 1).plain("tick");
    assert!(browser.can("confirm"));
    browser.clone().confirm(Some(CODE));

    browser.after(1).plain("tick");
    assert_eq!((browser.name(), browser.actions()), ("awaitingCode", vec!["resend", "cancel"]));
    assert!(browser.act().is_null(), "nothing ends: another code can be sent");
    assert_eq!(browser.said["wakeAt"], NOW + 7 * MINUTE);
    let error = browser.refuses(&json!({ "type": "confirm", "authNumber": CODE }));
    assert_eq!(
        (&error["kind"], &error["reason"], &error["next"]),
        (&json!("expired"), &json!("codeExpired"), &json!("resend"))
    );
    browser.plain("resend");
    browser.answer_on("resend", json!({}));
    assert_eq!(browser.view()["codeExpiresAt"], browser.now + 3 * MINUTE);
    assert!(browser.can("confirm"));
}

#[test]
fn the_last_code_s_end_is_the_end() {
    let mut browser = Browser::new();
    browser.ready().request(&least("SMS"));
    browser.answer_on("request", json!({ "resendCount": 0 }));
    assert_eq!(browser.said["wakeAt"], NOW + 3 * MINUTE);
    browser.after(3 * MINUTE).plain("tick");
    assert_rejects(browser.act(), "expired", Some("restart"), false);
    assert_eq!(browser.name(), "expired");

    let mut browser = Browser::waiting("ARSAuth");
    browser.after(3 * MINUTE).confirm(Some(CODE));
    assert_eq!(browser.name(), "expired");
}

/// The code ran out while the page asked for another, which was refused: there is nothing left to wait for.
#[test]
fn a_resend_refused_after_the_code_s_end_wakes_at_once() {
    let mut browser = Browser::waiting("SMS");
    browser.after(3 * MINUTE).plain("resend");
    browser.answer_on("resend", refusal("4302", "resend", json!({})));
    assert_eq!(browser.actions(), ["cancel"]);
    assert!(browser.said["wakeAt"].as_i64().unwrap() <= browser.now, "{}", browser.said["wakeAt"]);
    browser.plain("tick");
    assert_eq!(browser.name(), "expired");
}

#[test]
fn what_is_on_its_way_may_still_arrive() {
    let mut browser = Browser::waiting("SMS");
    browser.after(3 * MINUTE - 1).confirm(Some(CODE));
    browser.after(5 * MINUTE).plain("tick");
    assert_eq!(browser.view()["pending"], "confirm");
    browser.answer("confirm", json!({ "ticket": "t" }));
    assert_eq!(browser.name(), "verified");

    let mut browser = Browser::waiting("PASS");
    browser.after(10 * MINUTE - 1).confirm(None);
    browser.after(MINUTE).answer("confirm", refusal("6702", "confirm", json!({})));
    assert_eq!(browser.name(), "awaitingApp", "the answer is told");
    assert!(browser.said["wakeAt"].as_i64().unwrap() <= browser.now);
    browser.plain("tick");
    assert_eq!(browser.name(), "expired");
}

#[test]
fn a_late_answer_to_what_has_expired_changes_nothing() {
    let mut browser = Browser::waiting("SMS");
    browser.after(7 * MINUTE).plain("tick");
    let error = browser.refuses(&json!({ "type": "answered", "step": "confirm", "body": { "ticket": "t" } }));
    assert_eq!(error["reason"], "notNow");
    browser.plain("tick");
    assert_eq!(browser.name(), "expired");
    assert!(browser.act().is_null());
}

/// A clock that jumps back only gives more time on the page; the provider has its own.
#[test]
fn a_clock_that_jumps_breaks_nothing() {
    for jump in [-365 * 24 * 60 * MINUTE, -MINUTE, 365 * 24 * 60 * MINUTE] {
        for method in ["SMS", "PASS", "ARS"] {
            let mut browser = Browser::waiting(method);
            browser.after(jump).plain("tick");
            assert!(!browser.name().is_empty());
        }
    }
}
