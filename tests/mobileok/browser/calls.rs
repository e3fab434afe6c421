//! The ARS call: one that is answered, and another only while none was.

use super::{assert_posts, assert_rejects};
use crate::support::browser::{Browser, refusal};
use crate::support::people::least;
use crate::support::{SECOND, json, keys};

fn ring(browser: &mut Browser) {
    browser.plain("call");
    browser.answer_on("call", json!({}));
}

/// Nobody can answer a phone call without the number to key in. The provider has taken the request, so another token is got.
#[test]
fn a_request_without_the_number_is_no_answer() {
    for body in [json!({}), json!({ "arsOtpNumber": null }), json!({ "resendCount": 3 })] {
        let mut browser = Browser::new();
        browser.ready().request(&least("ARS"));
        browser.answer_on("request", body);
        assert_posts(browser.act(), "token", None, None);
        browser.answer_on("token", json!({ "publicKey": keys::public() }));
        assert_rejects(browser.act(), "network", None, true);
        let error = &browser.act()["error"];
        assert_eq!((&error["reason"], &error["phase"]), (&json!("badAnswer"), &json!("request")));
        assert_eq!((browser.name(), browser.actions()), ("ready", vec!["request", "cancel"]));
        browser.request(&least("ARS"));
        browser.answer_on("request", json!({ "arsOtpNumber": "31" }));
        assert_eq!((browser.name(), &browser.view()["arsNumber"]), ("awaitingCall", &json!("31")));
    }
    // No other method has one.
    for method in ["PASS", "SMS", "LMS", "SMSAuth", "ARSAuth"] {
        let mut browser = Browser::new();
        browser.ready().request(&least(method));
        browser.answer_on("request", json!({}));
        assert!(["awaitingApp", "awaitingCode"].contains(&browser.name()), "{method}");
    }
}

#[test]
fn no_result_yet_backs_off() {
    for code in ["4500", "4501"] {
        let mut browser = Browser::calling();
        for seconds in [2, 3, 4, 6, 8, 10, 10] {
            assert_eq!(browser.view()["waitUntil"], browser.now + seconds * SECOND);
            browser.after(seconds * SECOND).poll(refusal(code, "confirm", json!({})));
            assert_rejects(browser.act(), "rejected", Some("wait"), true);
            assert_eq!((browser.name(), browser.can("confirm")), ("calling", true));
        }
        browser.poll(json!({ "ticket": "t" }));
        assert_eq!(browser.name(), "verified");
    }
}

/// A call that already rings or was answered (4500, 4501, 4502 at the call): its result is what to ask for.
#[test]
fn a_call_that_is_under_way_is_waited_for() {
    for code in ["4500", "4501", "4502"] {
        let mut browser = Browser::waiting("ARS");
        browser.plain("call");
        browser.answer_on("call", refusal(code, "call", json!({})));
        assert_rejects(browser.act(), "rejected", Some("wait"), true);
        assert_eq!((browser.name(), browser.can("confirm")), ("calling", true), "{code}");
        assert_eq!(browser.view()["waitUntil"], browser.now + 2 * SECOND);
        assert_eq!(browser.view()["error"]["code"], code);
        browser.poll(json!({ "ticket": "t" }));
        assert_eq!(browser.name(), "verified");
    }
}

#[test]
fn a_call_that_nobody_answered_can_be_made_again() {
    for code in ["4612", "4641", "4611", "4011"] {
        let mut browser = Browser::calling();
        browser.after(2 * SECOND).poll(refusal(code, "confirm", json!({ "flow": "after" })));
        assert_eq!(browser.act()["error"]["next"], "callAgain");
        assert_eq!(browser.act()["error"]["retryable"], true);
        assert_eq!((browser.name(), browser.actions()), ("awaitingCall", vec!["call", "cancel"]), "{code}");
        assert_eq!(browser.view()["error"]["code"], code);
        assert_eq!(browser.view()["arsNumber"], "31", "the number stays");
        browser.plain("call");
        assert_eq!(browser.act()["flow"], "after");
        browser.answer_on("call", json!({}));
        assert_eq!(browser.name(), "calling");
        assert_eq!(browser.view()["waitUntil"], browser.now + 2 * SECOND, "the back-off starts anew");
        assert!(browser.view().get("error").is_none());
        browser.poll(json!({ "ticket": "t" }));
        assert_eq!(browser.name(), "verified");
    }
}

/// The guide's prose names three cases for another call, and a phone that is off is none of them.
#[test]
fn a_phone_that_is_off_ends_it() {
    let mut browser = Browser::calling();
    browser.after(2 * SECOND).poll(refusal("4642", "confirm", json!({ "flow": "after" })));
    assert_rejects(browser.act(), "rejected", Some("restart"), false);
    assert_eq!((browser.name(), browser.actions()), ("failed", vec![]));
}

#[test]
fn a_call_that_was_not_made_can_be_asked_for_again() {
    for code in ["4011", "4612", "4641"] {
        let mut browser = Browser::waiting("ARS");
        browser.plain("call");
        browser.answer("call", refusal(code, "call", json!({})));
        assert_eq!((browser.name(), browser.actions()), ("awaitingCall", vec!["call", "cancel"]), "{code}");
        ring(&mut browser);
        assert_eq!(browser.name(), "calling");
    }
}

#[test]
fn an_answered_call_that_failed_is_the_end() {
    for (code, kind, next) in [
        ("4620", "rejected", "restart"),
        ("4602", "rejected", "restart"),
        ("4604", "rejected", "restart"),
        ("4613", "rejected", "restart"),
        ("4624", "rejected", "restart"),
        ("4502", "rejected", "restart"),
        ("4610", "rejected", "checkInput"),
        ("4698", "network", "restart"),
        ("4699", "network", "restart"),
    ] {
        let mut browser = Browser::calling();
        browser.poll(refusal(code, "confirm", json!({})));
        assert_rejects(browser.act(), kind, Some(next), false);
        assert_eq!((browser.name(), browser.actions().len()), ("failed", 0), "{code}");
    }
}

/// Ten seconds after a call its phone should have rung (section 6). One that never does leaves no answer, so it is the user
/// who knows.
#[test]
fn a_call_that_never_came_can_be_made_again() {
    let mut browser = Browser::calling();
    let ring = browser.now;
    assert_eq!(
        (&browser.view()["callAgainAt"], &browser.said["wakeAt"]),
        (&json!(ring + 10 * SECOND), &json!(ring + 10 * SECOND))
    );
    browser.after(10 * SECOND - 1).poll(refusal("4500", "confirm", json!({})));
    assert_eq!((browser.can("call"), browser.view()["error"]["code"].as_str()), (false, Some("4500")));
    browser.after(1).plain("tick");
    assert_eq!(browser.actions(), ["confirm", "call", "cancel"]);
    let error = &browser.view()["error"];
    assert_eq!(
        (&error["reason"], &error["next"], &error["phase"]),
        (&json!("notRung"), &json!("callAgain"), &json!("call"))
    );
    assert!(error["message"].as_str().unwrap().contains("abroad"), "{error}");

    ring_again(&mut browser);
    assert_eq!((browser.can("call"), &browser.view()["callAgainAt"]), (false, &json!(browser.now + 10 * SECOND)));
    browser.poll(json!({ "ticket": "t" }));
    assert_eq!(browser.name(), "verified");
}

fn ring_again(browser: &mut Browser) {
    ring(browser);
    assert_eq!(browser.name(), "calling");
    assert!(browser.view().get("error").is_none());
}

/// Asked for too early or too late, another call changes nothing: the result of the first one is what to ask for.
#[test]
fn a_second_call_that_is_refused_leaves_the_first() {
    for (code, name) in [("4501", "calling"), ("4502", "calling"), ("4011", "awaitingCall"), ("9999", "calling")] {
        let mut browser = Browser::calling();
        browser.after(10 * SECOND).plain("call");
        browser.answer_on("call", refusal(code, "call", json!({})));
        assert_eq!(browser.name(), name, "{code}");
        assert_eq!(browser.act()["error"]["retryable"], true);
    }
    let mut browser = Browser::calling();
    browser.after(10 * SECOND).plain("call");
    browser.unreachable("call");
    assert_eq!((browser.name(), browser.can("confirm")), ("calling", true));
}

/// Trouble at the call is no call: there is nothing to ask a result of.
#[test]
fn trouble_at_the_call_leaves_the_call_to_be_made() {
    for code in ["9999", "4008", "6053"] {
        let mut browser = Browser::waiting("ARS");
        browser.plain("call");
        browser.answer_on("call", refusal(code, "call", json!({})));
        assert_rejects(browser.act(), "network", Some("wait"), true);
        assert_eq!((browser.name(), browser.actions()), ("awaitingCall", vec!["call", "cancel"]), "{code}");
    }
}

#[test]
fn while_it_rings_no_other_call_is_made() {
    let mut browser = Browser::calling();
    assert!(!browser.can("call"));
    assert_eq!(browser.refuses(&json!({ "type": "call" }))["reason"], "notNow");
    assert_eq!(browser.refuses(&json!({ "type": "resend" }))["reason"], "notNow");
}

#[test]
fn before_the_call_there_is_no_result() {
    let mut browser = Browser::waiting("ARS");
    for event in ["confirm", "resend"] {
        assert_eq!(browser.refuses(&json!({ "type": event }))["reason"], "notNow");
    }
    browser.plain("call");
    for event in ["call", "confirm"] {
        assert_eq!(browser.refuses(&json!({ "type": event }))["reason"], "busy");
    }
}
