//! What the emulated NETS does by itself: its rules over HTTP, and its faults.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod emulator_support;
#[path = "../../../tests/support/mod.rs"]
mod support;
#[path = "../../../tests/nets/world.rs"]
#[allow(dead_code, reason = "the journeys of the flow use the rest")]
mod world;

use crate::support::{Json, json};
use crate::world::{Machine, ORIGIN, PASSWORD, SHOP, World};

fn form() -> Json {
    json!({ "content-type": "application/x-www-form-urlencoded", "ssoagent-type": "SPA", "origin": SHOP })
}

fn check(world: &mut World, headers: Json, body: &str) -> Json {
    let reply = world.http("POST", &format!("{ORIGIN}/nets/sso/check"), headers, body);
    serde_json::from_str(reply["body"].as_str().unwrap()).unwrap()
}

#[test]
fn a_page_of_another_origin_has_to_ask_first() {
    let mut world = World::new();
    for path in ["check", "logon", "move"] {
        let reply = world.http("OPTIONS", &format!("{ORIGIN}/nets/sso/{path}"), json!({ "origin": SHOP }), "");
        assert_eq!(reply["status"], 204);
        assert_eq!(reply["headers"]["access-control-allow-origin"], SHOP);
        assert_eq!(reply["headers"]["access-control-allow-headers"], "content-type, ssoagent-type");
        assert_eq!(reply["headers"]["access-control-allow-credentials"], "true");
    }
}

#[test]
fn it_sends_nobody_to_addresses_that_it_does_not_know() {
    let mut world = World::new();
    for url in ["https://evil.invalid/", "javascript:alert(1)", "https://shop.test@evil.invalid/", "/x", ""] {
        let body = format!("ssosite=site-a&returnURL={}", url.replace(':', "%3A"));
        assert_eq!(check(&mut world, form(), &body)["errorCode"], 11_010_003, "{url}");
        let reply = world.http("GET", &format!("{ORIGIN}/nets/sso/logoff?returnURL={url}"), json!({}), "");
        assert_eq!(reply["status"], 400, "{url}");
        let reply =
            world.http("GET", &format!("{ORIGIN}/nets/sso/logon?ssosite=site-a&returnURL={url}"), json!({}), "");
        assert_eq!(reply["status"], 400, "{url}");
    }
}

#[test]
fn requests_that_do_not_fit() {
    let mut world = World::new();
    let good = "ssosite=site-a&returnURL=https%3A%2F%2Fshop.test%2F";
    let mut plain = form();
    plain["ssoagent-type"] = "".into();
    assert_eq!(check(&mut world, plain, good)["errorCode"], 10_000_001);
    for (method, path) in
        [("GET", "sso/check"), ("POST", "sso/logoff"), ("GET", "site-a/agent/check"), ("GET", "window/api/logon")]
    {
        assert_eq!(world.http(method, &format!("{ORIGIN}/nets/{path}"), form(), "")["status"], 405, "{path}");
    }
    for path in ["sso/x", "site-c/agent/check", "site-a/agent/x", "site-a/check"] {
        assert_eq!(
            world.http("POST", &format!("{ORIGIN}/nets/{path}"), json!({ "content-type": "application/json" }), "{}")["status"],
            404,
            "{path}"
        );
    }
    let mut logon = |fields: &str| {
        let reply = world.http("POST", &format!("{ORIGIN}/nets/sso/logon"), form(), &format!("{good}&{fields}"));
        let body: Json = serde_json::from_str(reply["body"].as_str().unwrap()).unwrap();
        body["errorCode"].clone()
    };
    assert_eq!(logon(""), 10_000_009);
    assert_eq!(logon("credType=MAGIC"), 11_020_007);
    assert_eq!(logon("credType=BASIC&password=x"), 10_000_006);
    assert_eq!(logon("credType=BASIC&userID=hong"), 10_000_007);
    assert_eq!(logon("credType=ENCRYPTEDBASIC&userID=00&password=00&keyID=x"), 10_000_016);
    assert_eq!(logon("credType=NTFA&tfaID=x&code=1"), 11_100_023);
    assert_eq!(logon("credType=DUPCHOICE&credential=x"), 11_060_001);
    assert_eq!(
        logon("credType=BASIC&userID=hong&password=nets-1234&ssosite=x"),
        11_010_003,
        "a field that comes twice"
    );
}

#[test]
fn an_artifact_is_good_once_for_one_site_and_for_a_minute() {
    let mut world = World::new();
    let page = world.logged_on("hong");
    let cookie = format!("nets_central={}", page.cookies[0].1);
    let mut headers = form();
    headers["cookie"] = cookie.into();
    let body = "ssosite=site-a&returnURL=https%3A%2F%2Fshop.test%2F";
    let issue = |world: &mut World| {
        let reply = check(world, headers.clone(), body);
        format!(
            "op=LI&ssosite=site-a&ssoResponse={}&artifactID={}",
            reply["ssoResponse"].as_str().unwrap(),
            reply["artifactID"].as_str().unwrap()
        )
    };
    let logon = |world: &mut World, site: &str, body: &str| {
        let reply = world.http("POST", &format!("{ORIGIN}/nets/{site}/agent/check"), form(), body);
        let body: Json = serde_json::from_str(reply["body"].as_str().unwrap()).unwrap();
        body["errorCode"].clone()
    };
    let artifact = issue(&mut world);
    assert_eq!(logon(&mut world, "site-b", &artifact), 11_030_001);
    assert_eq!(logon(&mut world, "site-a", &artifact), 0);
    assert_eq!(logon(&mut world, "site-a", &artifact), 11_030_001);
    let artifact = issue(&mut world);
    world.later(61_000);
    assert_eq!(logon(&mut world, "site-a", &artifact), 11_030_001);
}

#[test]
fn the_error_branches_of_the_older_pages_are_no_json() {
    let mut world = World::new();
    let reply = world.http(
        "POST",
        &format!("{ORIGIN}/nets/site-a/agent/logonService.jsp"),
        form(),
        "ssosite=site-a&artifactID=x",
    );
    let text = reply["body"].as_str().unwrap();
    assert!(reply["headers"]["content-type"].as_str().unwrap().starts_with("text/html"));
    assert!(serde_json::from_str::<Json>(text).is_err(), "{text}");
    assert!(
        text.contains("\"11030001\"") && text.contains("\"artifact\"") && text.trim_end().ends_with(",}"),
        "{text}"
    );
}

#[test]
fn users_and_phones_are_listed() {
    let mut world = World::new();
    let users = world.control("numbers", json!({}));
    assert!(users.as_array().unwrap().iter().any(|row| row["user"] == "otp" && row["phone"] == "01000002001"));
    let mut page = Machine::new();
    world.begin(&mut page);
    world.logon(&mut page, "otp", PASSWORD);
    let phones = world.control("phones", json!({}));
    assert_eq!((&phones[0]["phone"], &phones[0]["method"]), (&json!("01000002001"), &json!("NTFA")));
}

#[test]
fn faults_on_order() {
    let mut world = World::new();
    for order in [
        json!({ "step": "config", "kind": "drop" }),
        json!({ "step": "config", "kind": "html" }),
        json!({ "step": "config", "kind": "empty" }),
        json!({ "step": "config", "kind": "code", "code": "13000003" }),
        json!({ "step": "check", "kind": "authStatus", "word": "SSOUnAvailable" }),
        json!({ "step": "config", "kind": "status", "status": 503 }),
    ] {
        world.fault(order.clone());
        let mut page = Machine::new();
        world.begin(&mut page);
        assert!(page.error()["kind"].is_string(), "{order}");
    }
    let mut page = Machine::new();
    world.begin(&mut page);
    assert_eq!(page.name(), "ready");
    let bad = |world: &mut World, order: Json| {
        let mut input = order;
        input["provider"] = "nets".into();
        let input = json!({ "type": "control", "action": "fault", "input": input });
        world.step(&input).unwrap_err().field.clone().unwrap()
    };
    assert_eq!(bad(&mut world, json!({ "kind": "smoke" })), "kind");
    assert_eq!(bad(&mut world, json!({ "kind": "code" })), "code");
    assert_eq!(bad(&mut world, json!({ "kind": "answer", "set": 7 })), "set");
    assert_eq!(bad(&mut world, json!({ "kind": "bom", "step": "token" })), "step");
    assert_eq!(bad(&mut world, json!({ "kind": "bom", "part": "x" })), "part");
}

#[test]
fn a_reset_forgets_everyone() {
    let mut world = World::new();
    let mut page = world.logged_on("hong");
    world.control("reset", json!({}));
    world.call(&mut page, "check");
    assert_eq!((page.name(), &page.view()["error"]), ("loggedOut", &Json::Null));
}
