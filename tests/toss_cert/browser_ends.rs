//! What goes wrong in the browser's half, and where the page is afterwards.

use crate::page::{METHODS, begun, confirm, info, links, new, waiting};
use crate::support::browser::Browser;
use crate::support::{Json, MINUTE, SECOND, json, wire_of};
use crate::{assert_error, assert_rejects};
use bonin::error::{Error, Kind, Lang, Next, Reason};
use bonin::provider::toss_cert::codes;

pub fn failure(error: &Error) -> Json {
    json!({ "error": wire_of("tossCert", error, Lang::En) })
}

/// The proxy's answer for this code of Toss's.
pub fn refusal(code: &str, phase: &str) -> Json {
    let row = codes::find(code, phase);
    let (kind, next) = row.map_or((Kind::Rejected, Next::Restart), |row| (row.kind, row.next));
    let message = row.map_or("Toss's own words", |row| row.text(Lang::En));
    failure(&Error::new(kind, Reason::Rejected).then(next).with_code(code, Some(message)).at(phase))
}

fn not_yet() -> Json {
    failure(&Error::new(Kind::Rejected, Reason::NotYet).then(Next::Wait).at("confirm"))
}

fn requesting(method: &str) -> Browser {
    let mut browser = begun(method);
    browser.take(&json!({ "type": "request", "info": info(method, None) }));
    browser
}

#[test]
fn not_yet_waits_longer_each_time() {
    let mut browser = waiting("personal", None);
    let mut pauses = Vec::new();
    for _ in 0..7 {
        browser.now = browser.view()["waitUntil"].as_i64().unwrap();
        confirm(&mut browser, &not_yet());
        assert_rejects(browser.act(), "rejected", "notYet", Some("wait"));
        assert_error(&browser.view()["error"], "rejected", "notYet", Some("wait"));
        pauses.push((browser.view()["waitUntil"].as_i64().unwrap() - browser.now) / SECOND);
    }
    assert_eq!(pauses, [3, 4, 6, 8, 10, 10, 10]);
    confirm(&mut browser, &json!({ "ticket": "t" }));
    assert_eq!(browser.name(), "verified");
}

#[test]
fn a_flow_uses_the_newest_part_of_the_proxy() {
    let mut browser = waiting("personal", None);
    browser.plain("confirm");
    browser.answer_on("confirm", not_yet());
    browser.plain("confirm");
    assert_eq!(browser.act()["flow"], "flow-3");
    // An answer that brings none keeps the old one.
    browser.answer("confirm", not_yet());
    browser.plain("confirm");
    assert_eq!(browser.act()["flow"], "flow-3");
}

#[test]
fn what_is_not_reached_can_be_tried_again() {
    let mut browser = new();
    browser.plain("begin");
    browser.unreachable("begin");
    assert_rejects(browser.act(), "network", "unreachable", None);
    assert_eq!(browser.actions(), ["begin", "cancel"]);

    let mut browser = requesting("personal");
    browser.take(&json!({ "type": "unreachable", "step": "request", "timeout": true }));
    assert_rejects(browser.act(), "network", "timeout", None);
    assert_eq!((browser.name(), browser.actions()), ("ready", vec!["request", "cancel"]));

    let mut browser = waiting("personal", None);
    browser.plain("confirm");
    browser.unreachable("confirm");
    assert_rejects(browser.act(), "network", "unreachable", None);
    assert_eq!((browser.name(), browser.actions()), ("awaitingApp", vec!["confirm", "cancel"]));
}

#[test]
fn what_the_person_can_mend_leaves_the_flow_ready() {
    for (code, name, next) in [
        ("CE3000", "ready", "checkInput"),
        ("CE0001", "ready", "wait"),
        ("CE3006", "failed", "contactSupport"),
        ("CE1000", "failed", "contactSupport"),
        ("CE5000", "failed", "restart"),
        ("CE9999", "failed", "restart"),
    ] {
        let mut browser = requesting("personal");
        browser.answer_on("request", refusal(code, "request"));
        let kind = browser.act()["error"]["kind"].as_str().unwrap().to_owned();
        assert_rejects(browser.act(), &kind, "rejected", Some(next));
        assert_eq!((browser.name(), &browser.act()["error"]["code"]), (name, &json!(code)), "{code}");
    }
}

#[test]
fn a_refused_confirm_ends_the_flow_unless_it_can_be_repeated() {
    for (code, name) in [
        ("CE3102", "awaitingApp"),
        ("CE0002", "awaitingApp"),
        ("CE3103", "expired"),
        ("CE3000", "failed"),
        ("CE3100", "failed"),
        ("CE3101", "failed"),
        ("CE9999", "failed"),
    ] {
        let mut browser = waiting("personal", None);
        confirm(&mut browser, &refusal(code, "confirm"));
        assert_eq!((browser.name(), &browser.act()["error"]["code"]), (name, &json!(code)));
    }
    let mut browser = waiting("personal", None);
    confirm(&mut browser, &failure(&Error::tampered().at("confirm")));
    assert_rejects(browser.act(), "tampered", "tampered", Some("restart"));
    assert_eq!(browser.name(), "failed");
}

#[test]
fn junk_of_the_proxy_is_a_bad_answer() {
    for body in [json!(null), json!("text"), json!([]), json!({ "error": 7 }), json!({ "ticket": 7 })] {
        let mut browser = waiting("personal", None);
        confirm(&mut browser, &body);
        assert_rejects(browser.act(), "network", "badAnswer", None);
        assert_eq!(browser.name(), "awaitingApp");
        let mut browser = new();
        browser.plain("begin");
        browser.answer("begin", body.clone());
        assert_rejects(browser.act(), "network", "badAnswer", None);
        assert_eq!(browser.name(), "idle");
    }
    // No key, or one that is none.
    for body in [json!({ "flow": "f" }), json!({ "flow": "f", "publicKey": "AAAA" })] {
        let mut browser = new();
        browser.plain("begin");
        browser.answer("begin", body);
        assert_eq!((browser.name(), &browser.act()["error"]["reason"]), ("idle", &json!("badAnswer")));
    }
    // Nowhere to go: nothing will ever come of that request.
    for (method, given) in
        [("window", json!({})), ("window", json!({ "authUrl": "https://x.example" })), ("page", json!({ "txId": "t" }))]
    {
        let mut browser = requesting(method);
        browser.answer_on("request", given);
        assert_rejects(browser.act(), "network", "badAnswer", Some("restart"));
        assert_eq!(browser.name(), "failed");
    }
}

#[test]
fn a_window_that_is_blocked_or_closed_can_be_opened_again() {
    for (event, kind, reason) in [("blocked", "misuse", "windowBlocked"), ("closed", "cancelled", "windowClosed")] {
        let mut browser = waiting("window", None);
        browser.plain(event);
        assert_rejects(browser.act(), kind, reason, None);
        assert_error(&browser.view()["error"], kind, reason, None);
        assert_eq!((browser.name(), browser.actions()), ("awaitingReturn", vec!["confirm", "open", "cancel"]));
        let open = browser.view()["open"].clone();
        browser.plain("open");
        assert_eq!((browser.act(), &browser.view()["open"]), (&json!({ "type": "open" }), &open));
        assert!(browser.view()["error"].is_null(), "opened again, it is not closed any more");
        // Who closed it may have been through.
        browser.plain("closed");
        browser.plain("returned");
        assert!(browser.view().get("error").is_none());
        confirm(&mut browser, &json!({ "ticket": "t" }));
        assert_eq!(browser.name(), "verified");
    }
    let mut browser = waiting("personal", Some("APP_SCHEME"));
    browser.plain("blocked");
    assert_rejects(browser.act(), "misuse", "windowBlocked", None);
    browser.plain("open");
    assert_eq!(browser.act()["type"], "open");
}

#[test]
fn a_page_that_was_never_opened_says_nothing() {
    for event in ["returned", "closed", "blocked", "open"] {
        for mut browser in [new(), begun("window"), waiting("personal", None)] {
            assert_eq!(browser.refuses(&json!({ "type": event }))["reason"], "notNow", "{event}");
        }
    }
}

#[test]
fn time_ends_what_waits() {
    for method in METHODS {
        let mut browser = begun(method);
        browser.after(14 * MINUTE).plain("tick");
        assert_eq!((browser.name(), &browser.act()["error"]["reason"]), ("expired", &json!("flowExpired")));
        let mut browser = waiting(method, None);
        browser.after(30 * MINUTE - 1).plain("tick");
        assert!(browser.can("confirm"));
        browser.after(1);
        browser.plain("confirm");
        assert_rejects(browser.act(), "expired", "flowExpired", Some("restart"));
    }
    // What is on its way may still arrive.
    let mut browser = waiting("personal", None);
    browser.plain("confirm");
    browser.after(31 * MINUTE).answer("confirm", json!({ "ticket": "t" }));
    assert_eq!(browser.name(), "verified");
}

#[test]
fn a_life_that_is_too_long_or_none_is_not_believed() {
    for (seconds, life) in [(json!(0), 1), (json!(-5), 1), (json!(99_999), 1800), (json!("60"), 60), (json!([]), 1800)]
    {
        let mut browser = requesting("personal");
        browser.answer_on("request", json!({ "expireSeconds": seconds }));
        assert_eq!(browser.view()["expiresAt"], browser.now + life * SECOND, "{seconds}");
    }
}

#[test]
fn cancel_ends_it_from_anywhere() {
    for mut browser in [new(), begun("window"), requesting("personal"), waiting("window", None)] {
        browser.plain("cancel");
        assert_rejects(browser.act(), "cancelled", "cancelled", None);
        assert_eq!(*browser.view(), json!({ "name": "cancelled", "actions": [] }));
        browser.plain("cancel");
        assert!(browser.act().is_null());
    }
}

#[test]
fn one_step_at_a_time() {
    let mut browser = requesting("personal");
    for event in ["begin", "confirm", "open", "returned"] {
        assert_eq!(browser.refuses(&json!({ "type": event }))["reason"], "busy");
    }
    // Another step's answer is nobody's.
    let late = json!({ "type": "answered", "step": "begin", "body": links("window", None) });
    assert_eq!(browser.refuses(&late)["reason"], "busy");
    browser.refuses(&json!({ "type": "answered", "step": "resend", "body": {} }));
    browser.refuses(&json!({ "type": "call" }));
    browser.refuses(&json!({}));
}

#[test]
fn begin_checks_what_it_is_given() {
    for (name, given, reason) in [
        ("method", json!("sms"), "notListed"),
        ("method", json!(7), "notListed"),
        ("nonce", json!(7), "notText"),
        ("nonce", json!("x".repeat(201)), "tooLong"),
    ] {
        let error = new().refuses(&json!({ "type": "begin", name: given }));
        assert_eq!((&error["field"], &error["reason"]), (&json!(name), &json!(reason)));
    }
}
