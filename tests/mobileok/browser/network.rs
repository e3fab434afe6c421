//! The way to the proxy breaks, or what comes back is no answer: the step can be tried again, and the flow is kept.

use super::{assert_posts, assert_rejects};
use crate::support::browser::{Browser, failure};
use crate::support::people::{CODE, least};
use crate::support::{Json, json};
use bonin::error::{Error, Kind, Reason};

/// A step on its way: its name, the browser before it, and the event that sends it.
fn steps() -> Vec<(&'static str, Browser, Json)> {
    let mut ready = Browser::new();
    ready.ready();
    let mut idle = Browser::new();
    idle.feed(&json!(null)).unwrap();
    vec![
        ("token", idle, json!({ "type": "begin", "nonce": "n" })),
        ("request", ready, json!({ "type": "request", "authInfo": least("SMS") })),
        ("resend", Browser::waiting("SMS"), json!({ "type": "resend" })),
        ("confirm", Browser::waiting("SMS"), json!({ "type": "confirm", "authNumber": CODE })),
        ("confirm", Browser::waiting("PASS"), json!({ "type": "confirm" })),
        ("call", Browser::waiting("ARS"), json!({ "type": "call" })),
        ("confirm", Browser::calling(), json!({ "type": "confirm" })),
    ]
}

/// Everything the page sees but the error.
fn quiet(view: &Json) -> Json {
    let mut view = view.clone();
    view.as_object_mut().unwrap().remove("error");
    view
}

#[test]
fn a_step_that_did_not_arrive_can_be_tried_again() {
    for (step, mut browser, event) in steps() {
        let before = browser.view().clone();
        let first = browser.take(&event)["act"].clone();
        for (timeout, reason) in [(false, "unreachable"), (true, "timeout")] {
            browser.take(&json!({ "type": "unreachable", "step": step, "timeout": timeout }));
            assert_rejects(browser.act(), "network", None, true);
            let error = &browser.act()["error"];
            assert_eq!((&error["reason"], &error["phase"]), (&json!(reason), &json!(step)));
            assert_eq!(*browser.view(), before, "{step}");
            let again = browser.take(&event)["act"].clone();
            assert_eq!((&again["flow"], &again["step"]), (&first["flow"], &first["step"]));
        }
    }
}

#[test]
fn an_answer_that_is_none_keeps_the_flow() {
    for (step, mut browser, event) in steps() {
        let before = browser.view().clone();
        for body in [
            json!(null),
            json!("<html>"),
            json!([]),
            json!(7),
            json!({ "error": "text" }),
            json!({ "error": {} }),
            json!({ "error": { "kind": "nobody" } }),
        ] {
            browser.take(&event);
            browser.answer(step, body);
            assert_rejects(browser.act(), "network", None, true);
            assert_eq!(browser.act()["error"]["reason"], "badAnswer");
            assert_eq!(quiet(browser.view()), quiet(&before), "{step}");
        }
    }
}

/// The proxy did not reach the provider, or did not understand it.
#[test]
fn a_way_that_broke_behind_the_proxy_keeps_the_newest_flow() {
    for (step, mut browser, event) in steps() {
        let before = browser.view().clone();
        for reason in [Reason::Unreachable, Reason::Timeout, Reason::BadAnswer] {
            browser.take(&event);
            browser.answer(step, failure(&Error::new(Kind::Network, reason).at(step), json!({ "flow": "newer" })));
            assert_rejects(browser.act(), "network", None, true);
            assert_eq!(quiet(browser.view()), quiet(&before), "{step}");
            browser.take(&event);
            if step != "token" {
                assert_eq!(browser.act()["flow"], "newer");
            }
            browser.unreachable(step);
        }
    }
}

#[test]
fn the_newest_flow_is_sent_always() {
    let mut browser = Browser::new();
    browser.begin();
    browser.answer("token", json!({ "publicKey": crate::support::keys::public(), "flow": "a" }));
    browser.request(&least("SMS"));
    assert_posts(browser.act(), "request", Some("a"), Some("encryptMOKAuthInfo"));
    browser.answer("request", json!({ "flow": "b" }));
    browser.plain("resend");
    assert_posts(browser.act(), "resend", Some("b"), None);
    browser.unreachable("resend");
    browser.plain("resend");
    assert_posts(browser.act(), "resend", Some("b"), None);
    browser.answer("resend", json!({ "flow": "c" }));
    browser.try_code("111111", crate::support::browser::refusal("2910", "confirm", json!({})));
    browser.confirm(Some(CODE));
    assert_posts(browser.act(), "confirm", Some("c"), Some("encryptMOKVerifyInfo"));
    browser.answer("confirm", crate::support::browser::refusal("2910", "confirm", json!({ "flow": "d" })));
    browser.confirm(Some(CODE));
    assert_posts(browser.act(), "confirm", Some("d"), Some("encryptMOKVerifyInfo"));
}
