//! Step 1.

use crate::host::{Host, MINUTE, NOON, SERVICE, SITE, sms};
use crate::json::{Value, object};
use bonin::format::seoul;

const ID: &str = "BONINabcdef0123456789abcdef";

#[test]
fn a_token_is_long_random_and_comes_with_the_key() {
    let mut host = Host::new();
    let (first, second) = (host.token("one"), host.token("two"));
    assert_eq!(first.code(), "2000");
    assert!(first.token().len() > 200 && first.token() != second.token());
    assert!(first.body["publicKey"].as_str().is_some_and(|key| key.starts_with("MIIB")));
}

#[test]
fn an_id_is_good_once_and_for_ever() {
    let mut host = Host::new();
    assert_eq!(host.token("one").code(), "2000");
    assert_eq!(host.token("one").code(), "4007");
    host.advance(60 * MINUTE);
    assert_eq!(host.token("one").code(), "4007");
    host.control("reset", "{}");
    assert_eq!(host.token("one").code(), "2000");
}

#[test]
fn the_plaintext_is_an_id_and_a_time_in_seoul() {
    let stamp = |ms: i64| seoul::compact(NOON + ms);
    assert_eq!(stamp(0), "20250601120000");
    for (plain, code) in [
        (format!("{ID}|{}", stamp(0)), "2000"),
        (format!("{ID}0|{}", stamp(9 * MINUTE)), "2000"),
        (format!("{ID}1|{}", stamp(-9 * MINUTE)), "2000"),
        (format!("{ID}2|{}", stamp(-11 * MINUTE)), "4101"),
        (format!("{ID}3|{}", stamp(-9 * 60 * MINUTE)), "4101"),
        (format!("{ID}4|20250601"), "8003"),
        (format!("{ID}5|20250631120000"), "8003"),
        (ID.into(), "8003"),
        (format!("short|{}", stamp(0)), "5014"),
        (format!("{}|{}", "a".repeat(41), stamp(0)), "5014"),
        (format!("BONIN-with-dashes-1234567|{}", stamp(0)), "5014"),
    ] {
        assert_eq!(Host::new().token_with(&plain).code(), code, "{plain}");
    }
}

#[test]
fn the_relying_party_is_checked() {
    let mut host = Host::new();
    let sealed = host.client_info(&format!("{ID}|{}", seoul::compact(NOON)));
    let mut post = |service: Value, site: Value, sealed: Value| {
        let body = object([("serviceId", service), ("siteUrl", site), ("encryptReqClientInfo", sealed)]);
        host.post("/agent/v1/token/get", &body).code().to_string()
    };
    assert_eq!(post("someone".into(), SITE.into(), sealed.as_str().into()), "5023");
    assert_eq!(post(SERVICE.into(), "elsewhere.example".into(), sealed.as_str().into()), "8006");
    assert_eq!(post(SERVICE.into(), SITE.into(), Value::Null), "4101");
    assert_eq!(post(Value::Null, SITE.into(), sealed.as_str().into()), "4101");
    assert_eq!(post(SERVICE.into(), SITE.into(), "AAAA".into()), "8101");
    assert_eq!(post(SERVICE.into(), SITE.into(), "not base64".into()), "8101");
}

#[test]
fn what_is_no_json_object_is_refused() {
    let mut host = Host::new();
    for (method, body) in [("POST", ""), ("POST", "[]"), ("POST", "{"), ("GET", "{}")] {
        assert_eq!(host.http(method, "/agent/v1/token/get", body).code(), "9998");
    }
    assert_eq!(host.http("POST", "/agent/v1/token", "{}").status, 404);
}

#[test]
fn a_token_lives_ten_minutes() {
    let mut host = Host::new();
    let token = host.token("one");
    host.advance(10 * MINUTE - 1);
    let token = token.token();
    assert_eq!(host.request(token, &sms()).code(), "2000");
    let token = host.token("two");
    host.advance(10 * MINUTE);
    assert_eq!(host.request(token.token(), &sms()).code(), "5033");
}

#[test]
fn a_token_starts_one_request_whatever_comes_of_it() {
    let mut host = Host::new();
    let token = host.token("one");
    assert_eq!(host.request(token.token(), &sms()).code(), "2000");
    assert_eq!(host.request(token.token(), &sms()).code(), "4007");
    let token = host.token("two");
    assert_eq!(host.request(token.token(), &object([])).code(), "3001");
    assert_eq!(host.request(token.token(), &sms()).code(), "4007");
    assert_eq!(host.request("no such token", &sms()).code(), "4001");
}
