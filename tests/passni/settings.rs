//! The operator's settings: what is needed, every fault in them, and what the flow makes of them.

use crate::faults::{accepted, faults, refused};
use crate::stack;
use crate::support::people::{with, without};
use crate::support::{Json, json};

pub const BRIDGE: &str = "https://bridge.site.example/passni-bridge";
pub const SECRET: &str = "marked-bridge-secret-0123456789abcdef";
pub const PAGE: &str = "https://a.site.example/app?from=sso";
pub const LOGOUT: &str = "https://sso.example/SSOService.do?pname=spLogout";

/// Settings that are accepted, with everything in them.
pub fn settings() -> Json {
    json!({
        "bridgeUrl": BRIDGE, "bridgeSecret": SECRET, "pageUrl": PAGE, "agentHosts": ["b.site.example", "localhost:4002"],
        "loginUrl": "https://sso.example/login?lang=ko", "agentId": "site a",
        "agentUrl": "https://a.site.example/bonin/passni/arrive", "logoutUrl": LOGOUT,
    })
}

/// The least that is accepted.
pub fn least() -> Json {
    json!({ "bridgeUrl": BRIDGE, "bridgeSecret": SECRET, "pageUrl": PAGE })
}

#[test]
fn everything_or_the_least_is_accepted() {
    accepted(&settings());
    accepted(&least());
    for name in ["agentHosts", "loginUrl", "agentId", "agentUrl", "logoutUrl"] {
        accepted(&with(&least(), name, json!(null)));
    }
    for name in ["bridgeUrl", "bridgeSecret", "pageUrl"] {
        refused(&with(&least(), name, json!(null)), name, "missing");
    }
}

#[test]
fn the_bridge_s_address_is_secure_or_near() {
    refused(&without(&least(), "bridgeUrl"), "bridgeUrl", "missing");
    for bad in [
        json!("http://bridge.site.kr"),
        json!("https://user@bridge.site.example"),
        json!("bridge.site.example"),
        json!("https://bridge.site.example/?a=b"),
        json!("https://bridge.site.example/#a"),
        json!("file:///etc"),
        json!(""),
        json!(7),
    ] {
        refused(&with(&least(), "bridgeUrl", bad), "bridgeUrl", "badUrl");
    }
    for (given, used) in
        [("http://127.0.0.1:8090/", "http://127.0.0.1:8090"), ("http://bridge:8090/x", "http://bridge:8090/x")]
    {
        let task = stack::with(&with(&least(), "bridgeUrl", given)).call("enter", &stack::enter_body()).unwrap();
        assert_eq!(task["url"], format!("{used}/token"));
    }
}

#[test]
fn the_secret_is_a_header_and_long() {
    refused(&without(&least(), "bridgeSecret"), "bridgeSecret", "missing");
    for bad in [
        json!(""),
        json!("x".repeat(31)),
        json!("x".repeat(1001)),
        json!(format!("{SECRET} {SECRET}")),
        json!(format!("{SECRET}\r\nx: y")),
        json!("열쇠".repeat(20)),
        json!(7),
        json!([SECRET]),
    ] {
        refused(&with(&least(), "bridgeSecret", bad), "bridgeSecret", "badSetting");
    }
    for length in [32, 1000] {
        accepted(&with(&least(), "bridgeSecret", "x".repeat(length)));
    }
}

#[test]
fn pages_are_pages_without_a_fragment() {
    refused(&without(&least(), "pageUrl"), "pageUrl", "missing");
    for name in ["pageUrl", "loginUrl", "agentUrl", "logoutUrl"] {
        for bad in [
            "http://a.site.kr/",
            "//a.site.example/",
            "/app",
            "javascript:alert(1)",
            "data:text/html,x",
            "https://a.site.example/#x",
            "https://a.site.example\\@evil.example/",
            "https://a.site.example/a b",
            "https://user@a.site.example/",
            "https://a.site.example:x/",
            "https://사이트.example/",
            "",
        ] {
            refused(&with(&settings(), name, bad), name, "badUrl");
        }
        refused(&with(&settings(), name, json!(7)), name, "badUrl");
        accepted(&with(&settings(), name, "http://localhost:4000/x?y=z"));
    }
}

#[test]
fn login_needs_all_of_its_settings_or_none() {
    let of_login = ["loginUrl", "agentUrl", "agentId"];
    for name in of_login {
        refused(&without(&settings(), name), name, "missing");
        let alone = with(&least(), name, settings()[name].clone());
        let missing: Vec<_> = faults(&alone).into_iter().collect();
        let others = of_login.iter().filter(|other| **other != name);
        assert_eq!(missing, others.map(|other| ((*other).into(), "missing".into())).collect::<Vec<_>>());
    }
    for bad in [json!(""), json!("x".repeat(201)), json!("a\nb"), json!(7)] {
        refused(&with(&settings(), "agentId", bad), "agentId", "badSetting");
    }
}

#[test]
fn hosts_are_hosts_and_nothing_else() {
    for bad in [
        json!("b.site.example"),
        json!({}),
        json!([""]),
        json!([7]),
        json!([null]),
        json!(["https://b.site.example"]),
        json!(["b.site.example/"]),
        json!(["b.site.example/page"]),
        json!(["*.site.example"]),
        json!(["a@b.site.example"]),
        json!(["b.site.example:"]),
        json!(["b.site.example:x"]),
        json!(["b.site.example:+1"]),
        json!(["b.site.example:70000"]),
        json!(["b.site.example."]),
        json!([".site.example"]),
        json!(["b.site.example\\"]),
        json!(["b.site.example?"]),
        json!(["b.site.example#"]),
        json!([" b.site.example"]),
        json!(["b.site.example", "사이트.example"]),
    ] {
        refused(&with(&least(), "agentHosts", bad), "agentHosts", "badSetting");
    }
    let given = json!(["B.Site.Example", "b.site.example:443", "b.site.example:8443", "[::1]:1", "localhost:4002"]);
    let mut proxy = stack::logged_in_of(&with(&least(), "agentHosts", given));
    for (host, movable) in [
        ("b.site.example", true),
        ("B.SITE.EXAMPLE:443", true),
        ("b.site.example:8443", true),
        ("[::1]:1", true),
        ("localhost:4002", true),
        ("b.site.example:444", false),
        ("[::1]", false),
        ("[::1]:2", false),
        ("localhost", false),
    ] {
        proxy.call("agents", &json!({})).unwrap();
        let agents = json!([{ "agt_id": "x", "sso_url": format!("https://{host}/") }]);
        let answer = proxy.answers(&json!({ "agents": agents }));
        assert_eq!(answer["body"]["agents"][0]["movable"], movable, "{host}");
    }
}

#[test]
fn every_fault_is_named() {
    let found = faults(&json!({ "token": 1, "agentHosts": 1, "agentId": 1, "logoutUrl": "x" }));
    let names: Vec<_> = found.iter().map(|(field, _)| field.as_str()).collect();
    let wanted =
        ["token", "bridgeUrl", "bridgeSecret", "pageUrl", "loginUrl", "agentUrl", "logoutUrl", "agentId", "agentHosts"];
    assert_eq!(names, wanted);
}
