//! Every journey from begin to ticket, with everything the page sees on its way.

use crate::page::{PAGE, TOKEN, USER, away, away_by, begin, callback_url, checking, finish, new, returned};
use crate::support::{Json, MINUTE, NOW, SECOND, json};

fn ticket() -> Json {
    json!({ "ticket": "a.b.c", "claims": { "userId": USER } })
}

#[test]
fn begin_opens_the_page() {
    for (how, opens) in [(None, true), (Some("popup"), true), (Some("redirect"), false)] {
        let mut browser = new();
        assert_eq!(*browser.view(), json!({ "name": "idle", "opens": true, "actions": ["begin", "cancel"] }));
        let mut event = begin("u2f", how);
        event["lang"] = json!("en-US");
        event["nonce"] = json!("n");
        browser.take(&event);
        event.as_object_mut().unwrap().remove("type");
        // Just as the page gave it: a request that was sent early is looked up by its text.
        assert_eq!(*browser.act(), json!({ "type": "post", "step": "begin", "body": event }));
        assert_eq!(browser.view()["pending"], "begin");
        assert_eq!(browser.actions(), ["cancel"]);

        browser.after(SECOND).answer_on("begin", json!({ "url": PAGE, "expireSeconds": 60 }));
        assert_eq!(*browser.act(), json!({ "type": "open" }));
        // From when it was asked for, not from when the answer came.
        let expires_at = NOW + MINUTE;
        let open = json!({ "how": how.unwrap_or("popup"), "url": PAGE });
        let mut view = json!({ "name": "awaitingReturn", "actions": ["finish", "open", "cancel"],
            "expiresAt": expires_at, "open": open });
        if opens {
            view["opens"] = json!(true);
        }
        assert_eq!((browser.view(), &browser.said["wakeAt"]), (&view, &json!(expires_at)));
    }
}

#[test]
fn what_the_page_leaves_out_of_begin_is_not_sent() {
    let mut browser = new();
    browser.plain("begin");
    assert_eq!(browser.act()["body"], json!({}));
}

#[test]
fn finish_waits_for_the_user_to_come_back() {
    for method in ["uaf", "u2f"] {
        let mut browser = away(method);
        browser.take(&finish(None));
        assert!(browser.act().is_null(), "nothing to ask yet");
        assert_eq!((&browser.view()["pending"], browser.actions()), (&json!("finish"), vec!["cancel"]));
        assert_eq!(browser.said["wakeAt"], NOW + 5 * MINUTE, "time goes on");
        browser.take(&returned());
        let body = json!({ "username": USER, "token": TOKEN });
        assert_eq!(*browser.act(), json!({ "type": "post", "step": "finish", "body": body, "flow": "flow-1" }));
        browser.answer("finish", ticket());
        assert_eq!(*browser.act(), json!({ "type": "resolve", "value": ticket() }));
        assert_eq!(*browser.view(), json!({ "name": "verified", "actions": [] }));
        assert!(browser.said.get("wakeAt").is_none());
        browser.refuses(&finish(None));
    }
}

/// Nobody waits yet, and the token is good for a short while only.
#[test]
fn a_callback_goes_to_the_proxy_at_once() {
    let mut browser = checking("u2f", false);
    browser.answer("finish", ticket());
    assert!(browser.act().is_null());
    assert_eq!(*browser.view(), json!({ "name": "verified", "actions": ["finish"] }));
    browser.take(&finish(None));
    assert_eq!(*browser.act(), json!({ "type": "resolve", "value": ticket() }));
    assert_eq!(*browser.view(), json!({ "name": "verified", "actions": [] }));
    assert_eq!(browser.refuses(&finish(None))["reason"], "notNow", "a ticket is given once");
}

#[test]
fn finish_joins_a_callback_that_is_on_its_way() {
    let mut browser = checking("uaf", false);
    browser.take(&finish(None));
    assert!(browser.act().is_null(), "it is asked once");
    assert_eq!(browser.refuses(&finish(None))["reason"], "busy");
    browser.answer("finish", ticket());
    assert_eq!(*browser.act(), json!({ "type": "resolve", "value": ticket() }));
    let mut browser = checking("uaf", false);
    assert_eq!(browser.refuses(&finish(Some(&callback_url())))["reason"], "busy", "another result is another matter");
}

#[test]
fn finish_takes_the_address_itself() {
    for how in [None, Some("redirect")] {
        let mut browser = away_by("uaf", how);
        browser.take(&finish(Some(&callback_url())));
        assert_eq!(browser.act()["body"], json!({ "username": USER, "token": TOKEN }));
        browser.answer("finish", ticket());
        assert_eq!(browser.act()["type"], "resolve");
    }
}

#[test]
fn the_page_opens_again_by_a_click() {
    let mut browser = away("u2f");
    browser.plain("closed");
    assert!(browser.view()["error"].is_object());
    browser.plain("open");
    assert_eq!(*browser.act(), json!({ "type": "open" }));
    assert!(browser.view().get("error").is_none());
    assert_eq!(browser.view()["open"]["url"], PAGE);
}

#[test]
fn the_newest_part_of_the_proxy_is_used() {
    let mut browser = checking("uaf", true);
    browser.answer_on("finish", json!({ "error": { "kind": "network", "reason": "unreachable", "retryable": true } }));
    assert_eq!(browser.name(), "awaitingReturn");
    browser.take(&finish(Some(&callback_url())));
    assert_eq!(browser.act()["flow"], "flow-2");
}
