//! The operator's settings: what is needed, every fault in them, and what the flow makes of them.

use crate::faults::{accepted, faults, refused};
use crate::stack::{begun_with, request_body};
use crate::support::people::{with, without};
use crate::support::{Json, json};
use crate::toss;

pub const BASE: &str = "https://toss.test";
pub const OAUTH: &str = "https://oauth.test";

/// Settings that are accepted.
pub fn settings() -> Json {
    json!({ "baseUrl": BASE, "oauthUrl": OAUTH, "clientId": "client", "clientSecret": "s&c=r t",
        "publicKey": toss::public() })
}

/// The addresses that a request with these settings asks, for the access token and for itself.
fn urls(settings: &Json) -> [Json; 2] {
    let mut proxy = begun_with("personal", settings);
    let token = proxy.call("request", &request_body("personal", None)).unwrap();
    let request = proxy.answers(&json!({ "access_token": "t", "expires_in": 60 }));
    [token["url"].clone(), request["url"].clone()]
}

fn production() -> Json {
    with(&without(&without(&settings(), "baseUrl"), "oauthUrl"), "environment", json!("production"))
}

#[test]
fn production_sets_both_servers() {
    let id = "https://cert.toss.im/api/v2/sign/user/auth/id/request";
    assert_eq!(urls(&production()), ["https://oauth2.cert.toss.im/token", id]);
    let simple = "https://cert.toss.im/api/v2/sign/user/auth/request";
    assert_eq!(urls(&with(&production(), "family", "simple"))[1], simple);
}

#[test]
fn other_servers_come_together_and_without_an_environment() {
    refused(&without(&production(), "environment"), "environment", "missing");
    refused(&with(&production(), "environment", "test"), "environment", "notListed");
    refused(&with(&production(), "environment", 7), "environment", "notListed");
    refused(&with(&settings(), "environment", "production"), "environment", "notAllowed");
    refused(&without(&settings(), "baseUrl"), "baseUrl", "missing");
    refused(&without(&settings(), "oauthUrl"), "oauthUrl", "missing");
    for url in
        ["http://toss.im", "https://user@toss.im", "ftp://x.test", "https://x.test?a=b", "", "javascript:alert(1)"]
    {
        refused(&with(&settings(), "baseUrl", url), "baseUrl", "badUrl");
        refused(&with(&settings(), "oauthUrl", url), "oauthUrl", "badUrl");
    }
    for url in ["http://localhost:8787", "http://127.0.0.1/x/", "https://proxy.internal:8443/toss"] {
        let found = urls(&with(&settings(), "baseUrl", url));
        assert_eq!(found[1], format!("{}/api/v2/sign/user/auth/id/request", url.trim_end_matches('/')));
    }
}

/// MyData has a server of its own, and calls that no document of Toss's describes.
#[test]
fn the_server_for_mydata_is_refused_by_name() {
    for url in ["https://mydata.cert.toss.im", "https://MYDATA.cert.toss.im:443/"] {
        refused(&with(&settings(), "baseUrl", url), "baseUrl", "mydataHost");
    }
}

#[test]
fn credentials_and_key_are_needed() {
    for name in ["clientId", "clientSecret"] {
        refused(&without(&settings(), name), name, "missing");
        for bad in [json!(""), json!("x".repeat(501)), json!("a\nb"), json!(7)] {
            refused(&with(&settings(), name, bad), name, "badSetting");
        }
    }
    refused(&without(&settings(), "publicKey"), "publicKey", "missing");
    refused(&with(&settings(), "publicKey", "AAAA"), "publicKey", "keyNotSpki");
    refused(&with(&settings(), "publicKey", "-----BEGIN PUBLIC KEY-----"), "publicKey", "keyNotSpki");
}

#[test]
fn the_emulator_s_client_is_not_for_the_real_service() {
    refused(&with(&production(), "clientId", "bonin-emulator-1"), "clientId", "emulatorKey");
    accepted(&with(&settings(), "clientId", "bonin-emulator-1"));
}

#[test]
fn what_may_be_set_is_checked() {
    for (name, good, bad, reason) in [
        ("family", json!("id"), vec![json!("sign"), json!(7)], "notListed"),
        (
            "requestUrl",
            json!("intoss://my-app"),
            vec![json!("javascript:alert(1)"), json!("my app"), json!(7)],
            "badSetting",
        ),
        (
            "successCallbackUrl",
            json!("https://x.example/back?a=b"),
            vec![json!("http://x.com"), json!("/back"), json!(1)],
            "badUrl",
        ),
        (
            "failCallbackUrl",
            json!("http://localhost/x"),
            vec![json!("https://a@b.com/"), json!("https://x y")],
            "badUrl",
        ),
        (
            "expireSeconds",
            json!(1800),
            vec![json!(0), json!(1801), json!(1.5), json!("60"), json!(true), json!(-1)],
            "badLifetime",
        ),
        ("roots", json!([toss::certificate("root")]), vec![json!([]), json!("pem"), json!(["pem"])], ""),
    ] {
        accepted(&with(&settings(), name, good));
        for bad in bad {
            let found = faults(&with(&settings(), name, bad.clone()));
            assert_eq!(found.len(), 1, "{name}: {bad}");
            assert!(found[0].0.starts_with(name) && (reason.is_empty() || found[0].1 == reason), "{found:?}");
        }
    }
    refused(&with(&settings(), "timeout", 7), "timeout", "unknownField");
}

#[test]
fn every_fault_is_named() {
    let found = faults(&json!({ "siteUrl": "x", "family": "x", "expireSeconds": 0, "roots": 7 }));
    let names: Vec<_> = found.iter().map(|(field, _)| field.as_str()).collect();
    let wanted =
        ["siteUrl", "environment", "clientId", "clientSecret", "publicKey", "family", "expireSeconds", "roots"];
    assert_eq!(names, wanted);
}
