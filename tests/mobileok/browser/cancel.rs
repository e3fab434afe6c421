//! Giving up is possible from everywhere, and settles what is pending.

use super::assert_rejects;
use crate::support::browser::Browser;
use crate::support::people::{CODE, least};
use crate::support::{Json, json};

fn cancelled(mut browser: Browser) {
    assert!(browser.can("cancel"));
    browser.plain("cancel");
    assert_rejects(browser.act(), "cancelled", None, false);
    assert_eq!(*browser.view(), json!({ "name": "cancelled", "actions": [] }));
    assert!(browser.said.get("wakeAt").is_none());
    let state = browser.state.clone();
    for event in ["cancel", "tick", "resume"] {
        browser.plain(event);
        assert!(browser.act().is_null(), "a second time nothing happens");
        assert_eq!(browser.state, state);
    }
}

#[test]
fn from_every_resting_state() {
    let mut browser = Browser::new();
    browser.feed(&json!(null)).unwrap();
    cancelled(browser.clone());
    cancelled(browser.ready().clone());
    for method in ["SMS", "LMS", "PASS", "ARS", "SMSAuth", "ARSAuth"] {
        cancelled(Browser::waiting(method));
    }
    cancelled(Browser::calling());
}

#[test]
fn with_any_step_on_its_way() {
    let sent = |mut browser: Browser, event: Json| {
        browser.take(&event);
        cancelled(browser.clone());
        let step = browser.view()["pending"].clone();
        browser.plain("cancel");
        let late = json!({ "type": "answered", "step": step, "body": { "ticket": "t" } });
        assert_eq!(browser.refuses(&late)["reason"], "notNow", "a late answer");
    };
    let mut ready = Browser::new();
    ready.ready();
    sent(Browser::new(), json!({ "type": "begin" }));
    sent(ready, json!({ "type": "request", "authInfo": least("SMS") }));
    sent(Browser::waiting("SMS"), json!({ "type": "resend" }));
    sent(Browser::waiting("SMS"), json!({ "type": "confirm", "authNumber": CODE }));
    sent(Browser::waiting("PASS"), json!({ "type": "confirm" }));
    sent(Browser::waiting("ARS"), json!({ "type": "call" }));
    sent(Browser::calling(), json!({ "type": "confirm" }));
}

#[test]
fn what_is_over_stays_so() {
    let mut browser = Browser::waiting("SMS");
    browser.try_code(CODE, json!({ "ticket": "t" }));
    browser.plain("cancel");
    assert_eq!(browser.name(), "verified");
    assert!(browser.act().is_null());
}
