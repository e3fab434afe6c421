//! What goes wrong in the browser's half, and where the page is afterwards.

use crate::page::{TOKEN, USER, away, begin, callback_url, checking, failure, finish, new, opening, refusal, returned};
use crate::support::{MINUTE, json};
use crate::{assert_error, assert_rejects};
use bonin::error::{Error, Kind, Next, Reason};
use bonin::provider::ompass::codes;

#[test]
fn a_begin_that_is_not_reached_or_cannot_be_read_can_be_tried_again() {
    let mut browser = opening("u2f");
    browser.unreachable("begin");
    assert_rejects(browser.act(), "network", "unreachable", None);
    assert_eq!((browser.name(), browser.actions()), ("idle", vec!["begin", "cancel"]));
    for body in [json!(null), json!([]), json!({}), json!({ "flow": "f" }), json!({ "url": "https://x.test" })] {
        let mut browser = opening("uaf");
        browser.answer("begin", body);
        assert_rejects(browser.act(), "network", "badAnswer", None);
        assert_eq!(browser.name(), "idle");
    }
    // An answer that took longer than there is time.
    let mut browser = opening("uaf");
    browser.after(6 * MINUTE).answer_on("begin", json!({ "url": "https://x.test" }));
    assert_rejects(browser.act(), "network", "badAnswer", None);
    assert_eq!(browser.name(), "idle");
}

#[test]
fn what_the_user_can_mend_leaves_begin_open() {
    for row in codes::rows() {
        let mut browser = opening("u2f");
        browser.answer("begin", refusal(row.code, "begin"));
        let name = match (row.kind, row.next) {
            (_, Next::CheckInput) => "idle",
            (Kind::Expired, _) => "expired",
            _ => "failed",
        };
        assert_eq!((browser.name(), &browser.act()["error"]["code"]), (name, &json!(row.code)));
    }
    let mut browser = opening("uaf");
    browser.answer("begin", failure(&Error::misuse("userId", Reason::Missing)));
    assert_eq!((browser.name(), &browser.act()["error"]["field"]), ("idle", &json!("userId")));
}

#[test]
fn a_refused_finish_ends_the_flow_unless_it_can_be_repeated() {
    for asked in [false, true] {
        for (code, name) in
            [("011", "expired"), ("014", "failed"), ("004", "failed"), ("006", "failed"), ("x", "failed")]
        {
            let mut browser = checking("u2f", asked);
            browser.answer("finish", refusal(code, "finish"));
            assert_eq!((browser.name(), &browser.act()["error"]["code"]), (name, &json!(code)));
            assert!(browser.actions().is_empty());
        }
        let mut browser = checking("u2f", asked);
        browser.answer("finish", failure(&Error::new(Kind::Tampered, Reason::OtherTransaction).then(Next::Restart)));
        assert_rejects(browser.act(), "tampered", "otherTransaction", Some("restart"));
        for body in [json!(null), json!({}), json!({ "ticket": 7 })] {
            let mut browser = checking("u2f", asked);
            browser.answer("finish", body);
            assert_rejects(browser.act(), "network", "badAnswer", None);
            assert_error(&browser.view()["error"], "network", "badAnswer", None);
            assert_eq!((browser.name(), browser.actions()), ("awaitingReturn", vec!["finish", "open", "cancel"]));
        }
        let mut browser = checking("u2f", asked);
        browser.unreachable("finish");
        assert_rejects(browser.act(), "network", "unreachable", None);
        assert!(browser.can("open"));
    }
}

/// It went wrong while nobody waited: whoever asks then gets the reason, and not "not now".
#[test]
fn finish_says_what_went_wrong_before() {
    let mut browser = checking("u2f", false);
    browser.answer("finish", refusal("014", "finish"));
    for _ in 0..2 {
        browser.take(&finish(None));
        assert_rejects(browser.act(), "rejected", "rejected", Some("restart"));
        assert_eq!((browser.name(), &browser.act()["error"]["code"]), ("failed", &json!("014")));
    }
    let mut browser = away("u2f");
    browser.after(5 * MINUTE).plain("tick");
    browser.take(&finish(None));
    assert_rejects(browser.act(), "expired", "flowExpired", Some("restart"));
    let mut browser = away("u2f");
    browser.plain("cancel");
    browser.take(&finish(Some(&callback_url())));
    assert_rejects(browser.act(), "cancelled", "cancelled", None);
}

#[test]
fn a_window_that_is_closed_or_blocked_settles_finish_and_late_success_counts() {
    for (event, kind, reason) in [("closed", "cancelled", "windowClosed"), ("blocked", "misuse", "windowBlocked")] {
        let mut browser = away("u2f");
        browser.take(&finish(None));
        browser.plain(event);
        assert_rejects(browser.act(), kind, reason, None);
        assert_error(&browser.view()["error"], kind, reason, None);
        assert_eq!((browser.name(), browser.actions()), ("awaitingReturn", vec!["finish", "open", "cancel"]));
        // Who closed it may have been through.
        browser.take(&finish(None));
        assert!(browser.view().get("error").is_none());
        browser.take(&returned());
        browser.answer("finish", json!({ "ticket": "t" }));
        assert_eq!(browser.act()["type"], "resolve");
    }
}

/// The page's own signal: nothing was on its way, so nothing is lost.
#[test]
fn a_finish_that_is_given_up_leaves_the_page_open() {
    let mut browser = away("u2f");
    browser.take(&finish(None));
    browser.unreachable("finish");
    assert_rejects(browser.act(), "cancelled", "cancelled", None);
    assert!(browser.view().get("error").is_none());
    browser.take(&returned());
    browser.answer("finish", json!({ "ticket": "t" }));
    assert_eq!(browser.actions(), ["finish"]);
}

#[test]
fn time_ends_what_waits() {
    for asked in [false, true] {
        let mut browser = away("uaf");
        if asked {
            browser.take(&finish(None));
        }
        browser.after(5 * MINUTE - 1).plain("tick");
        assert_eq!(browser.name(), "awaitingReturn");
        browser.after(1).plain("tick");
        assert_rejects(browser.act(), "expired", "flowExpired", Some("restart"));
        assert_eq!(*browser.view(), json!({ "name": "expired", "actions": [] }));
    }
    let mut browser = away("uaf");
    browser.after(5 * MINUTE).take(&returned());
    assert_eq!(browser.name(), "expired", "too late is too late");
    // What is on its way may still arrive.
    let mut browser = checking("uaf", true);
    browser.after(6 * MINUTE).answer("finish", json!({ "ticket": "t" }));
    assert_eq!(browser.name(), "verified");
}

#[test]
fn a_life_that_is_too_long_or_none_is_not_believed() {
    for (seconds, life) in [(json!(0), 1), (json!(-5), 1), (json!(99_999), 1800), (json!("60"), 60), (json!([]), 300)] {
        let mut browser = opening("uaf");
        browser.answer_on("begin", json!({ "url": "https://x.test", "expireSeconds": seconds }));
        assert_eq!(browser.view()["expiresAt"], browser.now + life * 1000, "{seconds}");
    }
}

#[test]
fn cancel_ends_it_from_anywhere() {
    let mut waiting = away("u2f");
    waiting.take(&finish(None));
    for mut browser in [new(), opening("uaf"), away("u2f"), waiting, checking("u2f", false), checking("u2f", true)] {
        browser.plain("cancel");
        assert_rejects(browser.act(), "cancelled", "cancelled", None);
        assert_eq!(*browser.view(), json!({ "name": "cancelled", "actions": [] }));
        browser.plain("cancel");
        assert!(browser.act().is_null());
    }
    let mut browser = checking("u2f", false);
    browser.answer("finish", json!({ "ticket": "t" }));
    browser.plain("cancel");
    assert_eq!(browser.actions(), ["finish"], "what is verified is verified");
}

#[test]
fn one_step_at_a_time() {
    let mut waiting = away("u2f");
    waiting.take(&finish(None));
    for mut browser in [opening("u2f"), waiting, checking("u2f", true)] {
        for event in ["begin", "open", "finish"] {
            assert_eq!(browser.refuses(&json!({ "type": event }))["reason"], "busy", "{event}");
        }
        let late = json!({ "type": "answered", "step": "nothing", "body": { "ticket": "t" } });
        assert_eq!(browser.refuses(&late)["reason"], "notNow");
    }
    let stray = json!({ "type": "answered", "step": "finish", "body": { "ticket": "t" } });
    assert_eq!(away("u2f").refuses(&stray)["reason"], "notNow", "an answer that nobody asked for");
    assert_eq!(opening("u2f").refuses(&stray)["reason"], "busy");
}

/// A callback that this browser did not start finds nobody.
#[test]
fn a_callback_that_nobody_waits_for_changes_nothing() {
    let mut verified = checking("u2f", true);
    verified.answer("finish", json!({ "ticket": "t" }));
    let mut cancelled = new();
    cancelled.plain("cancel");
    for mut browser in [new(), opening("u2f"), checking("u2f", false), verified, cancelled] {
        let reason = browser.refuses(&returned())["reason"].clone();
        assert!(reason == "notNow" || reason == "busy", "{reason}");
    }
    for event in ["closed", "blocked", "open", "returned"] {
        assert_eq!(new().refuses(&json!({ "type": event }))["reason"], "notNow");
    }
    assert_eq!(new().refuses(&finish(None))["reason"], "notNow");
    assert_eq!(away("u2f").refuses(&begin("u2f", None))["reason"], "notNow");
}

/// A link that was sent to the user must not log them in as someone else.
#[test]
fn another_user_s_callback_is_refused_and_changes_nothing() {
    let query = json!({ "username": "mallory", "access_token": TOKEN });
    let url = callback_url().replace(USER, "mallory");
    let mut browser = away("u2f");
    for event in [json!({ "type": "returned", "query": query }), finish(Some(&url))] {
        assert_error(&browser.refuses(&event), "tampered", "otherTransaction", Some("restart"));
    }
    browser.take(&returned());
    // With UAF nobody is known before OMPASS says who it is.
    let mut browser = away("uaf");
    browser.take(&json!({ "type": "returned", "query": query }));
    assert_eq!(browser.act()["body"]["username"], "mallory");
}
