//! Every journey from begin to ticket, with everything the page sees on its way.

use super::{assert_error, assert_posts, assert_rejects};
use crate::support::browser::Browser;
use crate::support::people::{CODE, METHODS, PHONE, least, most};
use crate::support::{MINUTE, NOW, SECOND, json, keys};

#[test]
fn from_idle_to_ready() {
    let mut browser = Browser::new();
    browser.feed(&json!(null)).unwrap();
    assert_eq!(*browser.view(), json!({ "name": "idle", "actions": ["begin", "cancel"] }));
    browser.begin();
    assert_posts(browser.act(), "token", None, None);
    assert_eq!(*browser.view(), json!({ "name": "idle", "pending": "token", "actions": ["cancel"] }));
    browser.after(SECOND).answer_on("token", json!({ "publicKey": keys::public() }));
    assert!(browser.act().is_null());
    let expires_at = NOW + 10 * MINUTE;
    let view = json!({ "name": "ready", "actions": ["request", "cancel"], "expiresAt": expires_at });
    assert_eq!(*browser.view(), view);
    assert_eq!(browser.said["wakeAt"], expires_at);
}

#[test]
fn a_request_is_sealed_and_sent_with_the_flow() {
    for method in METHODS {
        for info in [least(method), most(method)] {
            let mut browser = Browser::new();
            browser.ready().after(SECOND).request(&info);
            assert_posts(browser.act(), "request", Some("flow-1"), Some("encryptMOKAuthInfo"));
            let view = json!({
                "name": "ready", "pending": "request", "actions": ["cancel"], "expiresAt": NOW + 10 * MINUTE,
            });
            assert_eq!(*browser.view(), view);
            let sealed = keys::open(browser.act()["body"]["encryptMOKAuthInfo"].as_str().unwrap());
            assert!(sealed.contains(PHONE), "{method}");
        }
    }
}

#[test]
fn by_a_code() {
    for (method, resends) in [("SMS", 3), ("LMS", 3), ("SMSAuth", 3), ("ARSAuth", 0)] {
        let mut browser = Browser::new();
        browser.ready().after(SECOND).request(&least(method));
        browser.after(SECOND).answer_on("request", json!({}));
        let actions = if resends > 0 { json!(["confirm", "resend", "cancel"]) } else { json!(["confirm", "cancel"]) };
        let mut view = json!({
            "name": "awaitingCode", "actions": actions, "attemptsLeft": 3, "resendsLeft": resends,
            // From when the request was sent, not from when its answer came.
            "expiresAt": NOW + SECOND + 7 * MINUTE, "codeExpiresAt": NOW + SECOND + 3 * MINUTE,
        });
        assert_eq!(*browser.view(), view, "{method}");
        assert_eq!(browser.said["wakeAt"], NOW + SECOND + 3 * MINUTE);

        browser.after(MINUTE).confirm(Some("806 419"));
        assert_posts(browser.act(), "confirm", Some("flow-2"), Some("encryptMOKVerifyInfo"));
        let sealed = keys::open(browser.act()["body"]["encryptMOKVerifyInfo"].as_str().unwrap());
        assert_eq!(sealed, format!(r#"{{"authNumber":"{CODE}"}}"#));
        view["pending"] = json!("confirm");
        view["actions"] = json!(["cancel"]);
        assert_eq!(*browser.view(), view);

        browser.answer("confirm", json!({ "ticket": "a.b.c" }));
        assert_eq!(*browser.act(), json!({ "type": "resolve", "value": { "ticket": "a.b.c" } }));
        assert_eq!(*browser.view(), json!({ "name": "verified", "actions": [] }));
        assert!(browser.said.get("wakeAt").is_none());
    }
}

#[test]
fn by_pass() {
    let mut browser = Browser::waiting("PASS");
    assert_eq!(
        *browser.view(),
        json!({
            "name": "awaitingApp", "actions": ["confirm", "cancel"],
            "expiresAt": NOW + 10 * MINUTE, "waitUntil": NOW + 2 * SECOND,
        })
    );
    assert_eq!(browser.said["wakeAt"], NOW + 10 * MINUTE);
    browser.after(2 * SECOND).confirm(None);
    assert_posts(browser.act(), "confirm", Some("flow-2"), None);
    browser.answer("confirm", json!({ "ticket": "a.b.c", "claims": { "isAdult": true } }));
    assert_eq!(browser.act()["value"], json!({ "ticket": "a.b.c", "claims": { "isAdult": true } }));
    assert_eq!(browser.name(), "verified");
}

#[test]
fn by_a_call() {
    let mut browser = Browser::waiting("ARS");
    let expires_at = NOW + 10 * MINUTE;
    let view = json!({
        "name": "awaitingCall", "actions": ["call", "cancel"], "expiresAt": expires_at, "arsNumber": "31",
    });
    assert_eq!(*browser.view(), view);
    browser.plain("call");
    assert_posts(browser.act(), "call", Some("flow-2"), None);
    browser.answer_on("call", json!({}));
    let view = json!({
        "name": "calling", "actions": ["confirm", "cancel"], "expiresAt": expires_at, "arsNumber": "31",
        "waitUntil": NOW + 2 * SECOND, "callAgainAt": NOW + 10 * SECOND,
    });
    assert_eq!(*browser.view(), view);
    browser.confirm(None);
    assert_posts(browser.act(), "confirm", Some("flow-3"), None);
    browser.answer("confirm", json!({ "ticket": "t" }));
    assert_eq!(browser.name(), "verified");
}

/// Nothing but ticket and claims gets to the page, whatever the proxy's answer holds.
#[test]
fn the_page_gets_ticket_and_claims() {
    let mut browser = Browser::waiting("SMS");
    browser.try_code(CODE, json!({ "ticket": "t", "claims": { "name": "n" }, "identity": { "ci": "x" }, "flow": "f" }));
    assert_eq!(browser.act()["value"], json!({ "ticket": "t", "claims": { "name": "n" } }));
    assert!(!browser.state.to_string().contains("claims"), "{}", browser.state);
}

#[test]
fn an_answer_without_a_ticket_verifies_nobody() {
    for body in [json!({}), json!({ "ticket": null }), json!({ "ticket": 7 }), json!({ "claims": {} })] {
        let mut browser = Browser::waiting("SMS");
        browser.try_code(CODE, body);
        assert_rejects(browser.act(), "network", None, true);
        assert_eq!(browser.act()["error"]["reason"], "badAnswer");
        assert_eq!(browser.name(), "awaitingCode");
    }
}

/// Only text that fits is sent: what is wrong is said before anything leaves the page.
#[test]
fn wrong_input_goes_nowhere() {
    let mut browser = Browser::new();
    browser.ready();
    let mut info = least("SMS");
    info["userPhone"] = json!("02-123-4567");
    let error = browser.refuses(&json!({ "type": "request", "authInfo": info }));
    assert_error(&error, "misuse", Some("checkInput"), false);
    assert_eq!(error["field"], "userPhone");
    assert_eq!(browser.refuses(&json!({ "type": "request" }))["field"], "authInfo");

    let mut browser = Browser::waiting("SMS");
    for code in [json!(null), json!(""), json!("12345"), json!(123_456), json!("12345x")] {
        let error = browser.refuses(&json!({ "type": "confirm", "authNumber": code }));
        assert_eq!((&error["kind"], &error["field"]), (&json!("misuse"), &json!("authNumber")));
    }
    for mut browser in [Browser::waiting("PASS"), Browser::calling()] {
        let error = browser.refuses(&json!({ "type": "confirm", "authNumber": CODE }));
        assert_eq!((&error["field"], &error["reason"]), (&json!("authNumber"), &json!("notAllowed")));
        browser.confirm(Some(""));
        assert_posts(
            browser.act(),
            "confirm",
            Some(if browser.name() == "calling" { "flow-3" } else { "flow-2" }),
            None,
        );
    }
}

/// The proxy cannot see what is sealed, and the ticket has to say by which law an age was checked.
#[test]
fn the_law_of_an_adult_check_goes_along() {
    for (usage, law) in [("01016", json!("civil")), ("01026", json!("youth")), ("01005", json!(null))] {
        let mut browser = Browser::new();
        browser.ready().request(&crate::support::people::with(&least("SMS"), "usageCode", usage));
        let body = &browser.act()["body"];
        assert_eq!(body.get("adultLaw").unwrap_or(&json!(null)), &law);
        assert_eq!(body.as_object().unwrap().len(), if law.is_null() { 1 } else { 2 });
    }
}
