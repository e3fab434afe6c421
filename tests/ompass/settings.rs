//! The operator's settings: what is needed, every fault in them, and what the flow makes of them.

use crate::faults::{accepted, faults, refused};
use crate::stack::{begin_body, body_of, started};
use crate::support::people::{with, without};
use crate::support::proxy::Proxy;
use crate::support::{Json, json};

pub const BASE: &str = "https://ompass.test:8889";
pub const SECRET: &str = "marked-secret-key";
pub const CLIENT: &str = "client-1";

/// Settings that are accepted.
pub fn settings() -> Json {
    json!({ "baseUrl": BASE, "secretKey": SECRET })
}

pub fn of_version_2() -> Json {
    json!({ "version": "v2", "baseUrl": BASE, "secretKey": SECRET, "clientId": CLIENT })
}

/// The request that begins a login with these settings, and the proxy that sent it.
fn begun(settings: &Json, version: u8) -> (Proxy, Json) {
    let mut proxy = Proxy::of("ompass", settings);
    let request = proxy.call("begin", &begin_body(version, "u2f")).unwrap();
    (proxy, request)
}

/// What becomes of a login whose page is on this host.
fn page_on(settings: &Json, host: &str) -> Json {
    let (mut proxy, _) = begun(settings, 1);
    let mut answer = started(1);
    answer["data"]["ompass_uri"] = json!(format!("https://{host}/page"));
    proxy.answers(&answer)
}

#[test]
fn what_is_left_out_has_a_value() {
    for settings in [settings(), with(&settings(), "version", "v1")] {
        let (mut proxy, request) = begun(&settings, 1);
        assert_eq!(request["url"], format!("{BASE}/v1/ompass/u2f"));
        assert_eq!(request["headers"]["authorization"], format!("Bearer {SECRET}"));
        assert_eq!(proxy.answers(&started(1))["body"]["expireSeconds"], 300);
        for (host, allowed) in [("ompass.test", true), ("ompass.test:9", true), ("page.ompass.test", false)] {
            assert_eq!(page_on(&settings, host)["error"].is_null(), allowed, "{host}");
        }
    }
    let (mut proxy, request) = begun(&of_version_2(), 2);
    assert_eq!(request["url"], format!("{BASE}/v2/ompass/auth"));
    assert_eq!(
        (&request["headers"]["x-client-id"], &request["headers"]["x-secret-key"]),
        (&json!(CLIENT), &json!(SECRET))
    );
    assert_eq!(body_of(&request)["sessionTimeoutSeconds"], 300);
    assert_eq!(proxy.answers(&started(2))["body"]["expireSeconds"], 300);
}

#[test]
fn one_word_chooses_the_version() {
    for bad in [json!("v3"), json!("V1"), json!(1), json!("")] {
        refused(&with(&settings(), "version", bad), "version", "notListed");
    }
    refused(&with(&settings(), "version", "v2"), "clientId", "missing");
    // So that the same settings do for both.
    accepted(&with(&settings(), "clientId", CLIENT));
}

#[test]
fn the_address_is_the_operator_s_and_secure() {
    refused(&without(&settings(), "baseUrl"), "baseUrl", "missing");
    for url in ["http://www.ompass.kr", "https://user@ompass.test", "ompass.test", "", "https://x.test?a=b"] {
        refused(&with(&settings(), "baseUrl", url), "baseUrl", "badUrl");
    }
    refused(&with(&settings(), "baseUrl", json!(7)), "baseUrl", "badUrl");
    let (_, request) = begun(&with(&settings(), "baseUrl", "http://localhost:4001/"), 1);
    assert_eq!(request["url"], "http://localhost:4001/v1/ompass/u2f");
}

#[test]
fn credentials_become_headers() {
    refused(&without(&settings(), "secretKey"), "secretKey", "missing");
    for bad in [json!(""), json!("a b"), json!("a\r\nb"), json!("키"), json!("x".repeat(1001)), json!(7)] {
        refused(&with(&settings(), "secretKey", bad.clone()), "secretKey", "badSetting");
        refused(&with(&of_version_2(), "clientId", bad), "clientId", "badSetting");
    }
}

#[test]
fn what_may_be_set_is_checked() {
    for bad in [json!(0), json!(1801), json!("60"), json!(1.5), json!(true)] {
        refused(&with(&settings(), "sessionSeconds", bad), "sessionSeconds", "badLifetime");
    }
    let longest = with(&settings(), "sessionSeconds", json!(1800));
    assert_eq!(begun(&longest, 1).0.answers(&started(1))["body"]["expireSeconds"], 1800);
    for bad in [
        json!([]),
        json!("ompass.test"),
        json!([""]),
        json!([7]),
        json!(["https://x.test"]),
        json!(["x.test/page"]),
        json!(["*.test"]),
        json!(["a@x.test"]),
        json!(["x.test:y"]),
    ] {
        refused(&with(&settings(), "pageHosts", bad), "pageHosts", "badSetting");
    }
    let settings_with_hosts = with(&settings(), "pageHosts", json!(["ompass.test", "pages.test:8443", "[::1]"]));
    for (host, allowed) in [
        ("ompass.test", true),
        ("ompass.test:7", true),
        ("OMPASS.test", true),
        ("pages.test:8443", true),
        ("[::1]", true),
        ("[::1]:8080", true),
        ("pages.test", false),
        ("pages.test:8444", false),
        ("ompass.test.evil.test", false),
    ] {
        assert_eq!(page_on(&settings_with_hosts, host)["error"].is_null(), allowed, "{host}");
    }
    refused(&with(&settings(), "timeout", json!(7)), "timeout", "unknownField");
}

#[test]
fn every_fault_is_named() {
    let found = faults(&json!({ "appId": 1, "version": "x", "sessionSeconds": 0, "pageHosts": [] }));
    let names: Vec<_> = found.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(names, ["appId", "version", "baseUrl", "secretKey", "sessionSeconds", "pageHosts"]);
}
