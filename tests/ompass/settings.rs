//! The operator's settings: what is needed, every fault in them, and what the flow makes of them.

use crate::faults::{configured, faults, refused};
use crate::support::people::{with, without};
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

#[test]
fn what_is_left_out_has_a_value() {
    let config = configured(&settings());
    let wanted = json!({ "version": "v1", "baseUrl": BASE, "secretKey": SECRET, "sessionSeconds": 300,
        "pageHosts": ["ompass.test"] });
    assert_eq!(config, wanted);
    assert_eq!(configured(&with(&settings(), "version", "v1")), wanted);
    let two = configured(&of_version_2());
    assert_eq!((&two["version"], &two["clientId"]), (&json!("v2"), &json!(CLIENT)));
}

#[test]
fn one_word_chooses_the_version() {
    for bad in [json!("v3"), json!("V1"), json!(1), json!("")] {
        refused(&with(&settings(), "version", bad), "version", "notListed");
    }
    refused(&with(&settings(), "version", "v2"), "clientId", "missing");
    // So that the same settings do for both.
    configured(&with(&settings(), "clientId", CLIENT));
}

#[test]
fn the_address_is_the_operator_s_and_secure() {
    refused(&without(&settings(), "baseUrl"), "baseUrl", "missing");
    for url in ["http://www.ompass.kr", "https://user@ompass.test", "ompass.test", "", "https://x.test?a=b"] {
        refused(&with(&settings(), "baseUrl", url), "baseUrl", "badUrl");
    }
    refused(&with(&settings(), "baseUrl", json!(7)), "baseUrl", "badUrl");
    assert_eq!(configured(&with(&settings(), "baseUrl", "http://localhost:4001/"))["baseUrl"], "http://localhost:4001");
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
    assert_eq!(configured(&with(&settings(), "sessionSeconds", json!(1800)))["sessionSeconds"], 1800);
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
    let hosts = json!(["ompass.test", "pages.test:8443", "[::1]"]);
    assert_eq!(configured(&with(&settings(), "pageHosts", hosts.clone()))["pageHosts"], hosts);
    refused(&with(&settings(), "timeout", json!(7)), "timeout", "unknownField");
}

#[test]
fn every_fault_is_named() {
    let found = faults(&json!({ "appId": 1, "version": "x", "sessionSeconds": 0, "pageHosts": [] }));
    let names: Vec<_> = found.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(names, ["appId", "version", "baseUrl", "secretKey", "sessionSeconds", "pageHosts"]);
}
