//! The operator's settings: what is needed, every fault in them, and which addresses are allowed.

use crate::assert_fails;
use crate::faults::{accepted, faults, refused};
use crate::proxy::{config, first};
use crate::support::people::{with, without};
use crate::support::proxy::Proxy;
use crate::support::{Json, json};
use crate::world::settings;

/// The header of the first request to the agent that says who calls.
fn forwarded(settings: &Json, header: &str) -> Json {
    let mut proxy = Proxy::of("nets", settings);
    proxy.caller = json!({ "ip": "198.51.100.4" });
    proxy.call("begin", &json!({})).unwrap()["headers"][header].clone()
}

/// The answer to `begin` if the agent gives a key of so many bits.
fn with_key(settings: &Json, bits: usize) -> Json {
    let mut proxy = Proxy::of("nets", settings);
    proxy.call("begin", &json!({})).unwrap();
    proxy.answers(&config());
    proxy.answers(&first());
    let top = ["1", "3", "7", "f"][(bits + 3) % 4];
    let modulus = [top, &"f".repeat((bits - 1) / 4)].concat();
    proxy.answers(&json!({ "id": "k", "modulus": modulus, "exponent": "10001" }))
}

#[test]
fn what_is_needed() {
    for name in ["agentUrl", "returnUrl"] {
        refused(&without(&settings(), name), name, "missing");
    }
    refused(&without(&settings(), "profile"), "profile", "missing");
    let found = faults(&without(&settings(), "hosts"));
    assert_eq!(found.first().unwrap(), &("hosts".into(), "missing".into()));
    refused(&with(&settings(), "timeout", 7), "timeout", "unknownField");
    assert_eq!(forwarded(&settings(), "x-forwarded-for"), "198.51.100.4");
    let encrypted = without(&settings(), "credentials");
    assert_eq!(with_key(&encrypted, 2048)["body"]["key"]["id"], "k");
    assert_fails(&with_key(&encrypted, 1024), "config", "keySize", true);
}

#[test]
fn pages_are_on_listed_hosts_by_https_alone() {
    for url in [
        "https://evil.test/",
        "https://shop.test.evil.test/",
        "https://evilshop.test/",
        "https://sub.shop.test/",
        "https://shop.test@evil.test/",
        "https://evil.test\\@shop.test/",
        "https://user@shop.test/",
        "//shop.test/",
        "javascript:alert(1)//shop.test",
        "data:text/html,shop.test",
        "https:shop.test/",
        "https://shop.test./",
        "http://203.0.113.7/",
        "ftp://shop.test/",
        "https://shop.test:70000/",
        "/back",
        "",
    ] {
        for name in ["returnUrl", "hijackScriptUrl", "ssoServiceUrl"] {
            refused(&with(&settings(), name, url), name, "badUrl");
        }
    }
    for url in ["https://shop.test/", "https://SHOP.test/x?y=1", "https://shop.test:8443/x#y", "http://nets.test/"] {
        accepted(&with(&settings(), "returnUrl", url));
    }
    let one_port = with(&settings(), "hosts", json!(["shop.test:8443"]));
    accepted(&with(&one_port, "returnUrl", "https://shop.test:8443/x"));
    refused(&with(&one_port, "returnUrl", "https://shop.test/x"), "returnUrl", "badUrl");
    let public = with(&settings(), "hosts", json!(["www.bonin.kr"]));
    refused(&with(&public, "returnUrl", "http://www.bonin.kr/"), "returnUrl", "badUrl");
}

#[test]
fn hosts_are_names_and_nothing_else() {
    for bad in ["", "*", "*.test", "https://shop.test", "shop.test/x", "a@shop.test", "shop test", "shop.test?"] {
        refused(&with(&settings(), "hosts", json!(["shop.test", bad])), "hosts.1", "badSetting");
    }
    refused(&with(&settings(), "hosts", json!([7, "shop.test"])), "hosts.0", "badSetting");
    assert_eq!(faults(&with(&settings(), "hosts", json!([])))[0], ("hosts".into(), "missing".into()));
    assert_eq!(faults(&with(&settings(), "hosts", "shop.test"))[0], ("hosts".into(), "badSetting".into()));
}

#[test]
fn the_other_settings() {
    for (name, good, bad, reason) in [
        ("credentials", json!("encrypted"), vec![json!("plain"), json!(7)], "notListed"),
        (
            "forwardedHeader",
            json!("X-Real-IP"),
            vec![json!(""), json!("a b"), json!("Cookie"), json!("user-agent"), json!(7)],
            "badSetting",
        ),
        ("allowKeysOf1024Bits", json!(true), vec![json!("yes"), json!(1)], "badSetting"),
        (
            "agentUrl",
            json!("http://agent:8080/nsso"),
            vec![json!("http://agent.kr"), json!("agent"), json!(7)],
            "badUrl",
        ),
    ] {
        accepted(&with(&settings(), name, good));
        for bad in bad {
            refused(&with(&settings(), name, bad), name, reason);
        }
    }
    let weak = with(&without(&settings(), "credentials"), "allowKeysOf1024Bits", true);
    assert_eq!(with_key(&weak, 1024)["body"]["key"]["id"], "k");
    assert_fails(&with_key(&weak, 1023), "config", "keySize", true);
    assert_eq!(forwarded(&with(&settings(), "forwardedHeader", "X-Real-IP"), "x-real-ip"), "198.51.100.4");
}

#[test]
fn profiles_and_what_differs_from_them() {
    for name in ["v1", "v2020", "v9", "aspnet"] {
        accepted(&with(&settings(), "profile", name));
    }
    refused(&with(&settings(), "profile", "v3"), "profile", "notListed");
    refused(&with(&settings(), "profile", json!({ "like": "v3" })), "profile.like", "notListed");
    refused(&with(&settings(), "profile", json!({})), "profile.like", "missing");
    for (own, field, reason) in [
        (json!({ "path": {} }), "profile.path", "unknownField"),
        (json!({ "paths": { "token": "x" } }), "profile.paths.token", "unknownField"),
        (json!({ "paths": { "check": "https://evil.test/" } }), "profile.paths.check", "badSetting"),
        (json!({ "paths": { "check": "//evil.test" } }), "profile.paths.check", "badSetting"),
        (json!({ "paths": { "check": "../x" } }), "profile.paths.check", "badSetting"),
        (json!({ "paths": [] }), "profile.paths", "notObject"),
        (json!({ "fields": { "returnURL": "a&b" } }), "profile.fields.returnURL", "badSetting"),
        (json!({ "fields": { "captcha": "x" } }), "profile.fields.captcha", "unknownField"),
        (json!({ "ops": { "logon": 7 } }), "profile.ops.logon", "badSetting"),
        (json!({ "members": { "userId": "" } }), "profile.members.userId", "badSetting"),
        (json!({ "statuses": { "success": "OK" } }), "profile.statuses.success", "badSetting"),
        (json!({ "statuses": { "great": ["OK"] } }), "profile.statuses.great", "unknownField"),
        (json!({ "factor": "sms" }), "profile.factor", "notListed"),
    ] {
        refused(&with(&settings(), "profile", with(&own, "like", "v9")), field, reason);
    }
}

#[test]
fn every_fault_is_named() {
    let found = faults(&json!({ "siteUrl": "x", "agentUrl": "x", "profile": 7, "hosts": [], "credentials": "x" }));
    let names: Vec<_> = found.iter().map(|(field, _)| field.as_str()).collect();
    assert_eq!(names, ["siteUrl", "agentUrl", "profile", "hosts", "returnUrl", "credentials"]);
    let own = json!({ "like": "v3", "paths": { "check": "../x" }, "ops": { "logon": 7 }, "path": {} });
    let found = faults(&with(&settings(), "profile", own));
    let mut names: Vec<_> = found.iter().map(|(field, _)| field.as_str()).collect();
    names.sort_unstable();
    assert_eq!(names, ["profile.like", "profile.ops.logon", "profile.path", "profile.paths.check"]);
}
