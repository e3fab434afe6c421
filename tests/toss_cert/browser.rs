//! Every journey from begin to ticket, with everything the page sees on its way.

use crate::page::{BIRTHDAY, METHODS, NAME, PHONE, TEXT, begun, confirm, info, links, new, waiting};
use crate::support::{MINUTE, NOW, SECOND, json};
use crate::toss::{self, Session};
use std::collections::BTreeSet;

#[test]
fn from_idle_to_ready() {
    for method in METHODS {
        let mut browser = new();
        assert_eq!(*browser.view(), json!({ "name": "idle", "actions": ["begin", "cancel"] }));
        browser.take(&json!({ "type": "begin", "method": method, "nonce": "n" }));
        let body = json!({ "method": method, "nonce": "n" });
        assert_eq!(*browser.act(), json!({ "type": "post", "step": "begin", "body": body }));
        assert_eq!(*browser.view(), json!({ "name": "idle", "pending": "begin", "actions": ["cancel"] }));
        browser.after(SECOND).answer_on("begin", json!({ "publicKey": toss::public() }));
        let expires_at = NOW + 14 * MINUTE;
        let mut view = json!({ "name": "ready", "actions": ["request", "cancel"], "expiresAt": expires_at });
        // Within the click, before the request has a page to show.
        if method == "window" {
            view["opens"] = json!(true);
        }
        assert_eq!((browser.view(), &browser.said["wakeAt"]), (&view, &json!(expires_at)));
    }
}

/// Just as the page gave them: a request that was sent early is looked up by its text.
#[test]
fn what_the_page_leaves_out_of_begin_is_not_sent() {
    let mut browser = new();
    browser.plain("begin");
    assert_eq!(browser.act()["body"], json!({}));
}

#[test]
fn a_person_is_encrypted_under_one_session() {
    for trigger in [None, Some("PUSH"), Some("APP_SCHEME")] {
        let mut browser = begun("personal");
        browser.take(&json!({ "type": "request", "info": info("personal", trigger) }));
        assert_eq!((&browser.act()["step"], &browser.act()["flow"]), (&json!("request"), &json!("flow-1")));
        let body = browser.act()["body"].clone();
        let names: BTreeSet<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
        let wanted = ["sessionKey", "triggerType", "userBirthday", "userName", "userPhone"];
        assert_eq!(names, BTreeSet::from(wanted));
        assert_eq!(body["triggerType"], trigger.unwrap_or("PUSH"));
        let session = Session::of(body["sessionKey"].as_str().unwrap());
        let opened = ["userName", "userPhone", "userBirthday"].map(|name| session.open(&body[name]));
        assert_eq!(opened, [NAME, PHONE, BIRTHDAY]);
    }
}

/// The request failed, and the next one has another session.
#[test]
fn no_session_serves_two_requests() {
    let mut browser = begun("personal");
    let mut keys = Vec::new();
    for _ in 0..3 {
        browser.take(&json!({ "type": "request", "info": info("personal", None) }));
        keys.push(browser.act()["body"]["sessionKey"].as_str().unwrap().to_owned());
        browser.unreachable("request");
    }
    keys.dedup_by_key(|key| key[..40].to_owned());
    assert_eq!(keys.len(), 3);
}

#[test]
fn by_push() {
    let mut browser = begun("personal");
    browser.after(SECOND).take(&json!({ "type": "request", "info": info("personal", None) }));
    browser.after(SECOND).answer_on("request", json!({ "expireSeconds": 300 }));
    assert!(browser.act().is_null(), "nothing to open");
    let view = json!({
        "name": "awaitingApp", "actions": ["confirm", "cancel"],
        // From when the request was sent, not from when its answer came.
        "expiresAt": NOW + SECOND + 5 * MINUTE, "waitUntil": NOW + 4 * SECOND,
    });
    assert_eq!((browser.view(), &browser.said["wakeAt"]), (&view, &view["expiresAt"]));

    browser.after(MINUTE).plain("confirm");
    assert_eq!(*browser.act(), json!({ "type": "post", "step": "confirm", "body": {}, "flow": "flow-2" }));
    assert_eq!(browser.view()["pending"], "confirm");
    browser.answer("confirm", json!({ "ticket": "a.b.c", "claims": { "name": "shown" } }));
    let value = json!({ "ticket": "a.b.c", "claims": { "name": "shown" } });
    assert_eq!(*browser.act(), json!({ "type": "resolve", "value": value }));
    assert_eq!(*browser.view(), json!({ "name": "verified", "actions": [] }));
    assert!(browser.said.get("wakeAt").is_none());
}

#[test]
fn by_the_app_s_link() {
    let browser = waiting("personal", Some("APP_SCHEME"));
    assert_eq!(*browser.act(), json!({ "type": "open" }));
    let open = json!({ "how": "app", "url": "supertoss://sign?txId=tx-1", "ios": "https://ul.example/x" });
    assert_eq!((browser.name(), &browser.view()["open"]), ("awaitingApp", &open));
    assert_eq!(browser.actions(), ["confirm", "open", "cancel"]);
    assert_eq!(browser.view()["expiresAt"], NOW + 30 * MINUTE, "the longest, where nobody says");
}

/// On a phone of the other kind there may be no link but its own.
#[test]
fn any_one_link_opens_the_app() {
    for name in ["appScheme", "androidAppUri", "iosAppUri"] {
        let mut browser = begun("personal");
        browser.take(&json!({ "type": "request", "info": info("personal", Some("APP_SCHEME")) }));
        browser.answer_on("request", json!({ name: "intent://x" }));
        assert_eq!(browser.view()["open"]["url"], "intent://x", "{name}");
    }
}

#[test]
fn by_the_standard_window() {
    for (method, how) in [("window", "popup"), ("page", "post")] {
        for given in [json!(null), json!({})] {
            let mut browser = begun(method);
            browser.take(&json!({ "type": "request", "info": given }));
            assert_eq!(browser.act()["body"], json!({ "requestType": "USER_NONE" }));
            browser.answer_on("request", links(method, None));
            assert_eq!((browser.name(), browser.act()), ("awaitingReturn", &json!({ "type": "open" })));
            let fields = json!({ "txId": "tx-1" });
            let open = json!({ "how": how, "url": "https://auth.example/start?a=b", "fields": fields });
            assert_eq!(browser.view()["open"], open);
            assert_eq!(browser.view().get("opens").is_some(), method == "window");

            // Whatever the window says, now is the time to look; and only the result counts.
            browser.after(500).take(&json!({ "type": "returned", "query": { "status": "COMPLETED" } }));
            assert_eq!((browser.name(), &browser.view()["waitUntil"]), ("awaitingReturn", &json!(browser.now)));
            assert!(browser.act().is_null());
            confirm(&mut browser, &json!({ "ticket": "t" }));
            assert_eq!(browser.name(), "verified");
        }
    }
}

#[test]
fn a_document_is_encrypted_unless_nothing_in_it_is_personal() {
    for personal in [None, Some(true), Some(false)] {
        let mut given = info("document", None);
        if let Some(personal) = personal {
            given["document"]["personal"] = json!(personal);
        }
        let mut browser = begun("document");
        browser.take(&json!({ "type": "request", "info": given }));
        let body = browser.act()["body"].clone();
        let session = Session::of(body["sessionKey"].as_str().unwrap());
        let plain = personal == Some(false);
        assert_eq!(body["docEncrypted"], !plain);
        assert_eq!(if plain { body["doc"].as_str().unwrap().into() } else { session.open(&body["doc"]) }, TEXT);
        assert_eq!((&body["serviceName"], &body["docTitle"]), (&json!("본인"), &json!("동의서")));
        assert_eq!(session.open(&body["userName"]), NAME);
    }
}
