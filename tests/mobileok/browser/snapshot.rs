//! A flow outlives its page: states in and out of snapshots.

use crate::support::browser::{Browser, refusal};
use crate::support::people::{CODE, METHODS, least};
use crate::support::snapshot::{assert_goes_on, resumed};
use crate::support::{MINUTE, json};
use bonin::error::Lang;

#[test]
fn a_resting_state_goes_on_as_it_was() {
    let mut states = vec![Browser::calling()];
    states.extend(METHODS.map(Browser::waiting));
    let mut ready = Browser::new();
    states.push(ready.ready().clone());
    let mut wrong = Browser::waiting("SMS");
    wrong.try_code("111111", refusal("2910", "confirm", json!({})));
    states.push(wrong);
    for before in states {
        assert_goes_on(&before);
    }
}

#[test]
fn a_step_that_was_on_its_way_can_be_sent_again() {
    let mut browser = Browser::waiting("SMS");
    browser.confirm(Some(CODE));
    let mut after = resumed(&browser);
    assert_eq!((after.name(), after.actions()), ("awaitingCode", vec!["confirm", "resend", "cancel"]));
    after.try_code(CODE, json!({ "ticket": "t" }));
    assert_eq!(after.name(), "verified");

    let mut browser = Browser::waiting("ARS");
    browser.plain("call");
    assert_eq!(resumed(&browser).actions(), ["call", "cancel"]);
}

/// A request may have used its token up, and a token that was asked for is not there.
#[test]
fn before_an_accepted_request_it_starts_over() {
    let mut browser = Browser::new();
    browser.begin();
    assert_eq!(resumed(&browser).actions(), ["begin", "cancel"]);
    browser.answer_on("token", json!({ "publicKey": crate::support::keys::public() }));
    browser.request(&least("SMS"));
    assert_eq!(resumed(&browser).actions(), ["begin", "cancel"]);
}

#[test]
fn what_ran_out_meanwhile_has_expired() {
    let mut browser = Browser::waiting("PASS");
    browser.after(10 * MINUTE).plain("resume");
    assert_eq!(browser.act()["error"]["reason"], "flowExpired");
    assert_eq!(browser.name(), "expired");
}

#[test]
fn the_end_stays_the_end() {
    let mut browser = Browser::waiting("SMS");
    browser.try_code(CODE, refusal("4301", "confirm", json!({})));
    let after = resumed(&browser);
    assert_eq!(after.view(), browser.view());
    assert_eq!(after.view()["error"]["code"], "4301");
}

#[test]
fn the_other_half_of_the_page_may_speak_another_language() {
    let mut browser = Browser::new();
    browser.ready();
    browser.lang = Lang::Ko;
    let korean = browser.refuses(&json!({ "type": "resend" }));
    browser.lang = Lang::En;
    let english = browser.refuses(&json!({ "type": "resend" }));
    assert_eq!(korean["reason"], english["reason"]);
    assert_ne!(korean["message"], english["message"]);
}
