//! The proxy's half, as its driver drives it, with OMPASS's side played answer by answer.

use crate::page::{TOKEN, USER};
use crate::settings::{of_version_2, settings};
use crate::support::proxy::Proxy;
use crate::support::{Json, json};

pub const PAGE: &str = "https://ompass.test:8889/authenticate/did/14?do=x";

/// Each version with each method.
pub const WAYS: [(u8, &str); 4] = [(1, "uaf"), (1, "u2f"), (2, "uaf"), (2, "u2f")];

pub fn of_version(version: u8) -> Proxy {
    Proxy::of("ompass", &if version == 1 { settings() } else { of_version_2() })
}

/// What the browser posts to begin.
pub fn begin_body(version: u8, method: &str) -> Json {
    let mut body = json!({ "method": method, "nonce": "bound" });
    if method == "u2f" || version == 2 {
        body["userId"] = json!(USER);
    }
    body
}

/// What OMPASS answers.
pub fn started(version: u8) -> Json {
    match version {
        1 => json!({ "code": 200, "message": "ok",
            "data": { "user_id": USER, "is_register": true, "ompass_uri": PAGE } }),
        _ => json!({ "username": USER, "ompassUrl": PAGE, "isRegisteredOmpass": true }),
    }
}

pub fn verified(version: u8, user: &str) -> Json {
    match version {
        1 => json!({ "code": 200, "message": "ok", "data": { "user_id": user } }),
        _ => json!({ "clientId": "client-1", "applicationName": "shop", "username": user }),
    }
}

pub fn refused(version: u8, code: &str) -> Json {
    match version {
        1 => json!({ "code": code, "message": "no" }),
        _ => json!({ "code": code, "message": "no", "details": [] }),
    }
}

/// A proxy whose page is open.
pub fn away(version: u8, method: &str) -> Proxy {
    let mut proxy = of_version(version);
    proxy.call("begin", &begin_body(version, method)).unwrap();
    let task = proxy.answers(&started(version));
    let body = json!({ "url": PAGE, "expireSeconds": 300 });
    assert_eq!((&task["type"], &task["body"], &task["ended"]), (&json!("answer"), &body, &json!(false)), "{task}");
    proxy
}

pub fn finish_body() -> Json {
    json!({ "username": USER, "token": TOKEN })
}

/// A proxy that has asked OMPASS about the token.
pub fn checking(version: u8, method: &str) -> Proxy {
    let mut proxy = away(version, method);
    let task = proxy.call("finish", &finish_body()).unwrap();
    assert_eq!(task["type"], "http", "{task}");
    proxy
}

/// The body of a request to OMPASS.
pub fn body_of(task: &Json) -> Json {
    serde_json::from_str(task["body"].as_str().unwrap()).unwrap()
}
