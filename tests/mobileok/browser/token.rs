//! The token: the nonce, the key in its answer, and a fresh one after a request that the provider turned down.

use super::{assert_posts, assert_rejects};
use crate::support::browser::{Browser, failure, refusal};
use crate::support::people::{METHODS, least};
use crate::support::{Json, MINUTE, NOW, json, keys};
use bonin::error::{Error, Kind, Reason};

#[test]
fn the_nonce_goes_with_the_token_s_request() {
    for nonce in ["n", "값", &"x".repeat(200)] {
        let mut browser = Browser::new();
        browser.take(&json!({ "type": "begin", "nonce": nonce }));
        assert_eq!(browser.act()["body"], json!({ "nonce": nonce }));
    }
    for (nonce, reason) in [(json!("x".repeat(201)), "tooLong"), (json!(7), "notText"), (json!({}), "notText")] {
        let error = Browser::new().refuses(&json!({ "type": "begin", "nonce": nonce }));
        assert_eq!((&error["field"], &error["reason"]), (&json!("nonce"), &json!(reason)));
    }
}

#[test]
fn a_key_that_is_none_is_a_bad_answer() {
    let vectors: Json = serde_json::from_str(include_str!("../../vectors/rsa_keys.json")).unwrap();
    let short = vectors["refused"].as_array().into_iter().flatten();
    let mut keys: Vec<Json> = short.map(|row| row["publicKeySpki"].clone()).collect();
    keys.extend([
        json!(null),
        json!(""),
        json!("AAAA"),
        json!("not base64!"),
        json!(7),
        json!(format!("{} ", keys::public())),
    ]);
    for key in keys {
        let mut browser = Browser::new();
        browser.begin();
        browser.answer_on("token", json!({ "publicKey": key }));
        assert_rejects(browser.act(), "network", None, true);
        assert_eq!(browser.act()["error"]["reason"], "badAnswer");
        assert_eq!(*browser.view(), json!({ "name": "idle", "actions": ["begin", "cancel"] }), "to be tried again");
    }
}

#[test]
fn a_token_without_a_flow_is_a_bad_answer() {
    for body in [
        json!({ "publicKey": keys::public() }),
        json!({ "publicKey": keys::public(), "flow": 7 }),
        json!([]),
        json!("ok"),
        json!(null),
    ] {
        let mut browser = Browser::new();
        browser.begin();
        browser.answer("token", body);
        assert_eq!(browser.act()["error"]["reason"], "badAnswer");
        assert_eq!(browser.name(), "idle");
    }
}

#[test]
fn a_refused_token_ends_it_and_a_broken_way_does_not() {
    for (body, kind, name) in [
        (refusal("5009", "token", json!({})), "config", "failed"),
        (refusal("0815", "token", json!({})), "rejected", "failed"),
        (failure(&Error::new(Kind::Config, Reason::BadSetting), json!({})), "config", "failed"),
        (failure(&Error::new(Kind::Network, Reason::Timeout).at("token"), json!({})), "network", "idle"),
        (json!({ "error": "broken" }), "network", "idle"),
    ] {
        let mut browser = Browser::new();
        browser.begin();
        browser.answer("token", body);
        assert_eq!(browser.act()["type"], "reject");
        assert_eq!((&browser.act()["error"]["kind"], browser.name()), (&json!(kind), name));
    }
}

/// 2910 at the request: the person's details do not match, and the token is used up. The page corrects them and asks again.
#[test]
fn details_that_do_not_match_go_on_with_a_fresh_token() {
    for method in METHODS {
        let mut browser = Browser::new();
        browser.take(&json!({ "type": "begin", "nonce": "bound" }));
        browser.answer("token", json!({ "publicKey": keys::public(), "flow": "first" }));
        browser.after(MINUTE).request(&least(method));
        browser.answer("request", refusal("2910", "request", json!({ "flow": "used" })));
        assert_posts(browser.act(), "token", None, Some("nonce"));
        assert_eq!(browser.act()["body"]["nonce"], "bound", "the same nonce");
        assert_eq!(*browser.view(), json!({ "name": "idle", "pending": "token", "actions": ["cancel"] }));

        browser.answer("token", json!({ "publicKey": keys::public(), "flow": "second" }));
        assert_rejects(browser.act(), "rejected", Some("checkInput"), false);
        assert_eq!(browser.act()["error"]["code"], "2910");
        assert_eq!(browser.act()["error"]["phase"], "request");
        assert_eq!((browser.name(), browser.can("request")), ("ready", true));
        assert_eq!(browser.view()["expiresAt"], NOW + 11 * MINUTE, "ten minutes anew");
        browser.request(&least(method));
        assert_posts(browser.act(), "request", Some("second"), Some("encryptMOKAuthInfo"));
    }
}

/// The request's own refusal is what the user has to hear of, whatever becomes of the next token.
#[test]
fn the_refusal_is_told_even_when_no_fresh_token_comes() {
    let refused = |browser: &mut Browser| {
        browser.ready().request(&least("SMS"));
        browser.answer("request", refusal("2910", "request", json!({})));
    };
    let mut browser = Browser::new();
    refused(&mut browser);
    browser.unreachable("token");
    assert_rejects(browser.act(), "rejected", Some("checkInput"), false);
    assert_eq!(*browser.view(), json!({ "name": "idle", "actions": ["begin", "cancel"] }));
    browser.ready();

    let mut browser = Browser::new();
    refused(&mut browser);
    browser.answer("token", refusal("5009", "token", json!({})));
    assert_rejects(browser.act(), "rejected", Some("checkInput"), false);
    assert_eq!(browser.name(), "failed");
    assert_eq!(browser.view()["error"]["code"], "5009");
}

/// The same request cannot be made again where there is no token for it.
#[test]
fn without_a_fresh_token_nothing_is_retryable() {
    for outcome in ["lost", "refused", "unreadable"] {
        let mut browser = Browser::new();
        browser.ready().request(&least("SMS"));
        browser.answer("request", refusal("4008", "request", json!({})));
        match outcome {
            "lost" => drop(browser.unreachable("token").clone()),
            "refused" => drop(browser.answer("token", refusal("9999", "token", json!({}))).clone()),
            _ => drop(browser.answer("token", json!({})).clone()),
        }
        assert_rejects(browser.act(), "network", Some("restart"), false);
        assert_eq!((&browser.act()["error"]["code"], browser.name()), (&json!("4008"), "idle"), "{outcome}");
    }
}

#[test]
fn what_the_user_can_mend_needs_no_new_start() {
    for (code, kind, next) in [
        ("4010", "rejected", "checkInput"),
        ("6704", "rejected", "installApp"),
        ("6707", "rejected", "useSms"),
        ("6039", "network", "useSms"),
        ("6755", "rejected", "unblock"),
        ("4008", "network", "wait"),
        ("4012", "network", "wait"),
        ("6050", "network", "wait"),
        ("6097", "network", "wait"),
        ("6752", "network", "wait"),
        ("6092", "network", "wait"),
        ("6204", "network", "wait"),
        ("9999", "network", "wait"),
    ] {
        let mut browser = Browser::new();
        browser.ready().request(&least("PASS"));
        browser.answer("request", refusal(code, "request", json!({})));
        assert_eq!(browser.act()["step"], "token", "{code}");
        browser.answer_on("token", json!({ "publicKey": keys::public() }));
        assert_rejects(browser.act(), kind, Some(next), next == "wait");
        assert_eq!((browser.name(), browser.can("request")), ("ready", true), "{code}");
    }
}

#[test]
fn what_nobody_on_the_page_can_mend_ends_it() {
    for (code, kind, next, name) in [
        ("5009", "config", "contactSupport", "failed"),
        ("4007", "rejected", "restart", "failed"),
        ("4699", "network", "restart", "failed"),
        ("5033", "expired", "restart", "expired"),
        ("0815", "rejected", "restart", "failed"),
    ] {
        let mut browser = Browser::new();
        browser.ready().request(&least("SMS"));
        browser.answer("request", refusal(code, "request", json!({})));
        assert_rejects(browser.act(), kind, Some(next), false);
        assert_eq!(browser.name(), name, "{code}");
    }
}
