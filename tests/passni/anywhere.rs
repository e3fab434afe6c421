//! What holds in every state.

use crate::page::{asking, call, entered, entering, good, new, polling, refusal, too_old};
use crate::support::browser::Browser;
use crate::support::{Json, json};
use crate::{assert_error, assert_rejects};

/// Every state, with its name.
fn everywhere() -> Vec<(Browser, &'static str)> {
    let mut expired = asking("check");
    expired.answer("check", too_old());
    let mut failed = entering();
    failed.answer("enter", refusal("ES0029", "enter"));
    let mut out = asking("logout");
    out.answer("logout", good("logout"));
    let mut cancelled = new();
    cancelled.plain("cancel");
    vec![
        (new(), "idle"),
        (entering(), "idle"),
        (entered(), "verified"),
        (polling(), "verified"),
        (asking("move"), "verified"),
        (out, "loggedOut"),
        (failed, "failed"),
        (expired, "expired"),
        (cancelled, "cancelled"),
    ]
}

#[test]
fn cancel_gives_up_what_is_not_over() {
    for (mut browser, name) in everywhere() {
        assert_eq!(browser.name(), name);
        let before = browser.view().clone();
        browser.plain("cancel");
        if ["loggedOut", "failed", "expired", "cancelled"].contains(&name) {
            assert!(browser.act().is_null());
            assert_eq!(*browser.view(), before);
        } else {
            assert_rejects(browser.act(), "cancelled", "cancelled", None);
            assert_eq!(*browser.view(), json!({ "name": "cancelled", "actions": [] }));
        }
    }
}

#[test]
fn what_is_offered_is_taken_and_nothing_else_is() {
    let events = ["login", "enter", "agents", "move", "check", "logout"];
    for (browser, name) in everywhere() {
        for event in events {
            let mut to = browser.clone();
            let taken = to.feed(&call(event)).is_ok();
            assert_eq!(taken, browser.can(event), "{event} at {name}: {}", browser.view());
        }
        for event in ["begin", "", "finish"] {
            assert_error(&browser.clone().refuses(&json!({ "type": event })), "misuse", "notNow", None);
        }
        let reason = if browser.view()["pending"].is_string() { "busy" } else { "notNow" };
        assert_error(&browser.clone().refuses(&json!({ "type": "returned" })), "misuse", reason, None);
        let polls = browser.view()["pollAt"].is_i64();
        assert_eq!(browser.clone().feed(&json!({ "type": "poll" })).is_ok(), polls, "{name}");
        let mut ticked = browser.clone();
        ticked.plain("tick");
        assert_eq!((ticked.view(), ticked.act()), (browser.view(), &Json::Null));
    }
}
