//! What the page gives to `begin`: checked in the browser, and again in the proxy.

use crate::page::{USER, begin, new};
use crate::settings::settings;
use crate::support::people::with;
use crate::support::proxy::Proxy;
use crate::support::{Json, json};

/// What is wrong with this, to the browser's half and to the proxy's alike.
#[track_caller]
fn refused(name: &str, given: &Json, reason: &str) {
    let event = with(&begin("u2f", None), name, given.clone());
    let mut body = event.clone();
    body.as_object_mut().unwrap().remove("type");
    let of_browser = new().refuses(&event);
    let of_proxy = Proxy::of("ompass", &settings()).call("begin", &body).unwrap_err();
    for error in [of_browser, of_proxy] {
        let said = (&error["kind"], &error["field"], &error["reason"]);
        assert_eq!(said, (&json!("misuse"), &json!(name), &json!(reason)), "{given}");
    }
}

#[test]
fn each_member_has_its_rules() {
    for method in [json!("U2F"), json!("sms"), json!(7), json!("")] {
        refused("method", &method, "notListed");
    }
    refused("userId", &json!(null), "missing");
    refused("userId", &json!(""), "missing");
    refused("userId", &json!(7), "notText");
    refused("userId", &json!("a\u{0}b"), "notText");
    refused("userId", &json!("x".repeat(31)), "tooLong");
    refused("userId", &json!("가".repeat(31)), "tooLong");
    for how in [json!("post"), json!("app"), json!(true)] {
        refused("how", &how, "notListed");
    }
    for lang in [json!(""), json!("ko_KR"), json!("k o"), json!("-"), json!("x".repeat(36)), json!(["ko"])] {
        refused("lang", &lang, "notListed");
    }
    refused("nonce", &json!(7), "notText");
    refused("nonce", &json!("x".repeat(201)), "tooLong");
}

/// Thirty characters, whatever they are made of; and just as it is.
#[test]
fn a_user_id_is_taken_as_it_is() {
    for id in ["x".repeat(30), "가".repeat(30), "🙂".repeat(30), " a ".into(), "a/b?c#d%2e".into(), "..".into()] {
        let event = with(&begin("u2f", None), "userId", id.as_str());
        let mut browser = new();
        browser.take(&event);
        assert_eq!(browser.act()["body"]["userId"], id);
        let mut proxy = Proxy::of("ompass", &settings());
        let task = proxy.call("begin", &json!({ "method": "u2f", "userId": id })).unwrap();
        let sent: Json = serde_json::from_str(task["body"].as_str().unwrap()).unwrap();
        assert_eq!(sent["user_id"], id);
    }
}

#[test]
fn no_secret_has_a_place() {
    for name in ["secretKey", "clientId", "accessKey", "authorization", "url"] {
        let body = json!({ "method": "u2f", "userId": USER, name: "x" });
        let error = Proxy::of("ompass", &settings()).call("begin", &body).unwrap_err();
        assert_eq!((&error["field"], &error["reason"]), (&json!("body"), &json!("unknownField")));
    }
}
