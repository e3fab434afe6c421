//! The proxy's half: what it refuses of a browser, what it makes of the agent's replies, and what it keeps.

use crate::assert_fails;
use crate::support::proxy::Proxy;
use crate::support::{Json, json};
use crate::world::{ORIGIN, settings};

pub fn config() -> Json {
    json!({ "result": true, "ssosite": "site-a", "urlSSOLogonService": format!("{ORIGIN}/logon"),
        "urlSSOCheckService": format!("{ORIGIN}/check?x=1"), "urlSSOLogoffService": format!("{ORIGIN}/logoff?x=1") })
}

pub fn first() -> Json {
    json!({ "result": true, "authStatus": "SSO_FIRST", "errorCode": 0 })
}

pub fn begun() -> Proxy {
    let mut proxy = Proxy::of("nets", &settings());
    proxy.call("begin", &json!({})).unwrap();
    proxy.answers(&config());
    let task = proxy.answers(&first());
    assert_eq!(task["type"], "answer", "{task}");
    assert!(task.get("error").is_none(), "{task}");
    proxy
}

fn artifact() -> Json {
    json!({ "method": "basic", "ssoResponse": "r", "artifactID": "a", "policyVersion": "7" })
}

fn success(user: &str) -> Json {
    json!({ "result": true, "authStatus": "SSO_SUCCESS", "errorCode": 0, "userId": user, "userAttribute": [],
        "token": "MARKED-TOKEN" })
}

pub fn verified() -> Proxy {
    let mut proxy = begun();
    proxy.call("logon", &artifact()).unwrap();
    proxy.answers(&success("hong"));
    let task = proxy.event(&json!({ "type": "fresh" }));
    assert_eq!(task["identity"]["userId"], "hong");
    proxy
}

#[test]
fn the_browser_is_told_what_it_has_to_know_and_no_more() {
    let mut proxy = Proxy::of("nets", &settings());
    proxy.call("begin", &json!({})).unwrap();
    proxy.answers(&config());
    let body = proxy.answers(&first())["body"].clone();
    let wanted = json!({ "site": "site-a", "logon": format!("{ORIGIN}/logon"), "check": format!("{ORIGIN}/check?x=1"),
        "logoff": format!("{ORIGIN}/logoff?x=1&ssosite=site-a&returnURL=https%3A%2F%2Fshop.test%2Fback%3Flang%3Dko"),
        "returnUrl": "https://shop.test/back?lang=ko", "names": {} });
    assert_eq!(body, json!({ "sso": wanted }));
}

/// Anyone can begin a flow and log off: that must not fill the store. A logon's end is marked, for its copies.
#[test]
fn a_logoff_without_a_logon_leaves_no_mark() {
    let marks = |mut proxy: Proxy| {
        let task = proxy.call("logoff", &json!({})).unwrap();
        assert_eq!((&task["type"], &task["ended"]), (&json!("answer"), &json!(true)));
        [task["marks"]["isLeft"].clone(), task["marks"]["keeps"].clone()]
    };
    assert_eq!(marks(begun()), [json!(false), json!(false)]);
    assert_eq!(marks(verified()), [json!(true), json!(true)]);
}

#[test]
fn an_sso_server_that_is_not_listed_is_never_asked() {
    for name in ["urlSSOLogonService", "urlSSOCheckService", "urlSSOLogoffService"] {
        for url in ["https://evil.test/x", "javascript:alert(1)", "https://nets.test@evil.test/", "//nets.test/x", ""] {
            let mut proxy = Proxy::of("nets", &settings());
            proxy.call("begin", &json!({})).unwrap();
            let mut bad = config();
            bad[name] = url.into();
            let task = proxy.answers(&bad);
            assert_fails(&task, "config", "notListed", true);
            assert_eq!(task["error"]["field"], "hosts");
        }
    }
}

#[test]
fn an_agent_that_gives_no_settings_ends_the_flow() {
    for (status, body, kind, reason) in [
        (200, "<html>".to_owned(), "network", "badAnswer"),
        (502, config().to_string(), "network", "badAnswer"),
        (200, json!({ "result": true }).to_string(), "network", "badAnswer"),
        (200, "{\"result\":false,\"errorCode\":\"13000003\",\"errorMessage\":\"x\",}".into(), "config", "rejected"),
    ] {
        let mut proxy = Proxy::of("nets", &settings());
        proxy.call("begin", &json!({})).unwrap();
        let task = proxy.responds(status, &body);
        assert_fails(&task, kind, reason, true);
        assert_eq!(task["error"]["detailCode"].as_str(), (status != 200).then_some("502"));
        assert_eq!(task["error"]["phase"], "begin");
    }
    let mut proxy = Proxy::of("nets", &settings());
    proxy.call("begin", &json!({})).unwrap();
    assert_fails(&proxy.event(&json!({ "type": "unreachable", "timeout": true })), "network", "timeout", true);
}

#[test]
fn calls_have_their_time_and_their_members() {
    let refused = |proxy: &mut Proxy, step: &str, body: Json| proxy.call(step, &body).unwrap_err();
    let mut none = Proxy::of("nets", &settings());
    for step in ["refused", "logon", "factor", "duplicate", "choose", "check", "try", "move"] {
        assert_eq!(refused(&mut none, step, json!({}))["field"], "flow");
    }
    let mut proxy = begun();
    assert_eq!(refused(&mut proxy, "check", json!({}))["reason"], "notNow", "nobody is logged on");
    assert_eq!(refused(&mut proxy, "choose", json!({ "stay": true }))["reason"], "notNow");
    for (step, body, field) in [
        ("begin", json!({ "user": "x" }), "body"),
        ("begin", json!({ "nonce": 7 }), "nonce"),
        ("logon", json!({ "method": "basic" }), "artifactID"),
        ("logon", json!({ "method": "god", "artifactID": "a" }), "method"),
        ("logon", json!({ "method": "basic", "artifactID": "a", "userId": "kim" }), "body"),
        ("logon", json!({ "method": "basic", "artifactID": "x".repeat(16_001) }), "artifactID"),
        ("logon", json!({ "method": "basic", "artifactID": ["a"] }), "artifactID"),
        ("refused", json!({ "phase": "x" }), "phase"),
        ("factor", json!({ "code": "123456" }), "body"),
        ("duplicate", json!({ "ssoRequest": "x".repeat(1501) }), "ssoRequest"),
        ("try", json!({ "returnUrl": "https://evil.test/" }), "returnUrl"),
        ("try", json!({ "returnUrl": 7 }), "returnUrl"),
    ] {
        assert_eq!(refused(&mut proxy, step, body)["field"], field, "{step}");
    }
}

#[test]
fn an_artifact_counts_once() {
    let mut proxy = begun();
    proxy.call("logon", &artifact()).unwrap();
    let task = proxy.answers(&success("hong"));
    assert_eq!((&task["type"], &task["ttl"]), (&json!("once"), &json!(86_400)));
    let key = task["key"].as_str().unwrap();
    assert!(key.starts_with("nets:") && key.len() == 69, "{key}");
    assert_fails(&proxy.event(&json!({ "type": "used" })), "rejected", "resultUsed", false);
    let mut other = begun();
    other.call("logon", &json!({ "method": "basic", "ssoResponse": "ra", "artifactID": "" })).unwrap();
    assert_ne!(other.answers(&success("hong"))["key"], key);
}

#[test]
fn the_identity_is_what_the_agent_said() {
    let mut proxy = begun();
    proxy.call("logon", &artifact()).unwrap();
    for (reply, reason) in [
        (success("").to_string(), "badAnswer"),
        (success("a\nb").to_string(), "badAnswer"),
        (success("hong").to_string().replace('}', ",}"), "badAnswer"),
        (json!({ "result": true, "authStatus": "GREAT", "userId": "hong" }).to_string(), "badAnswer"),
        (json!({ "authStatus": "SSOFail", "errorCode": "11080002" }).to_string(), "rejected"),
        (json!({ "authStatus": "SSOAccessDenied" }).to_string(), "notPermitted"),
        (json!({ "authStatus": "SSOUnAvaliable" }).to_string(), "unreachable"),
    ] {
        let task = proxy.responds(200, &reply);
        assert_eq!((&task["error"]["reason"], &task["ended"]), (&json!(reason), &json!(false)), "{reply}: {task}");
        proxy.call("logon", &artifact()).unwrap();
    }
    assert_eq!(proxy.responds(500, &success("hong").to_string())["error"]["reason"], "badAnswer");
    let identity = {
        proxy.call("logon", &artifact()).unwrap();
        proxy.answers(&success("hong"));
        proxy.event(&json!({ "type": "fresh" }))["identity"].clone()
    };
    assert!(!identity.to_string().contains("MARKED-TOKEN"), "{identity}");
    assert!(!identity.to_string().contains("\"a\""), "{identity}");
}

#[test]
fn attributes_as_a_list_or_a_map_and_within_limits() {
    let attributes = |given: Json| {
        let mut proxy = begun();
        proxy.call("logon", &artifact()).unwrap();
        let mut reply = success("hong");
        reply["userAttribute"] = given;
        proxy.answers(&reply);
        proxy.event(&json!({ "type": "fresh" }))["identity"]["attributes"].clone()
    };
    let list = json!([{ "key": "name", "value": "홍" }, { "key": "name", "value": "other" }, { "key": "age", "value": 7 },
        { "key": "deep", "value": {} }, { "value": "x" }, "y"]);
    assert_eq!(attributes(list), json!({ "name": "홍", "age": "7" }));
    assert_eq!(attributes(json!({ "name": "홍", "none": null })), json!({ "name": "홍" }));
    for nothing in [json!(null), json!([]), json!({}), json!("x"), json!([{ "key": "k", "value": "x".repeat(1001) }])] {
        assert_eq!(attributes(nothing), Json::Null);
    }
    let many: Vec<_> = (0..80).map(|at| json!({ "key": format!("k{at}"), "value": "v" })).collect();
    assert_eq!(attributes(many.into()).as_object().unwrap().len(), 50);
}

#[test]
fn a_check_says_whether_the_user_is_still_there() {
    let check = |reply: Json| {
        let mut proxy = verified();
        proxy.call("check", &json!({})).unwrap();
        proxy.answers(&reply)
    };
    let task = check(success("hong"));
    assert_eq!((&task["body"], &task["ended"]), (&json!({}), &json!(false)));
    let task = check(success("kim"));
    assert_fails(&task, "tampered", "otherTransaction", true);
    for out in [first(), json!({ "authStatus": "SSOFail", "errorCode": "0" }), json!({ "authStatus": -2 })] {
        let task = check(out);
        assert_eq!((&task["body"], &task["ended"]), (&json!({ "loggedOut": true }), &json!(true)));
        assert!(task.get("error").is_none());
    }
    for code in ["11060002", "11040007", "11030005", "11030006", "NotAuthenticatedApp"] {
        let task = check(json!({ "authStatus": "SSOFail", "errorCode": code, "dupIP": "1.2.3.4", "dupTime": "now" }));
        assert_eq!(task["body"]["mustLogOff"], true, "{code}");
        assert_eq!(task["body"]["duplicate"].is_null(), code != "11060002");
        assert_eq!(task["error"]["code"], code);
    }
    let task = check(json!({ "authStatus": "SSOFail", "errorCode": 11_010_004 }));
    assert_eq!((&task["body"], &task["error"]["kind"]), (&json!({ "loggedOut": true }), &json!("config")));
    for reply in [
        json!({ "authStatus": "SSOUnAvailable" }),
        json!({ "authStatus": "-3" }),
        json!({}),
        json!({ "authStatus": "?" }),
    ] {
        let task = check(reply);
        assert_eq!((&task["error"]["kind"], &task["ended"]), (&json!("network"), &json!(false)), "{task}");
    }
}

#[test]
fn a_code_of_the_second_factor_never_reaches_the_page() {
    let mut proxy = begun();
    proxy.call("factor", &json!({ "tfaID": "t", "policyVersion": "7" })).unwrap();
    let reply = json!({ "result": true, "errorCode": 0, "tfaID": "t", "code": "MARKED", "device": "SMS" });
    let task = proxy.answers(&reply);
    assert_eq!(task["body"]["factor"], json!({ "tfaID": "t", "device": "SMS" }));
    for (reply, code) in [
        (json!({ "result": true, "errorCode": 0, "tfaID": "t", "targetYN": "N" }), json!("13100003")),
        (json!({ "result": false, "errorCode": "11100004" }), json!("11100004")),
        (json!({ "result": false }), Json::Null),
    ] {
        proxy.call("factor", &json!({ "tfaID": "t" })).unwrap();
        assert_eq!(proxy.answers(&reply)["error"]["code"], code);
    }
}

#[test]
fn no_address_is_passed_on_that_is_not_listed() {
    let mut proxy = begun();
    let mut body = artifact();
    body["gateUrl"] = "https://evil.test/".into();
    body["moveUrl"] = json!(["javascript:alert(1)", "https://evil.test/", "https://shop.test@evil.test/",
        { "url": "https://shop.test/clear", "urlType": "1" }, "https://shop.test/move", 7]);
    body["authnGroup"] = json!([{ "url": "https://shop.test/group", "params": [{ "key": "a b", "value": "c&d" }] }]);
    body["domainCred"] = "secret".into();
    proxy.call("logon", &body).unwrap();
    proxy.answers(&success("hong"));
    let task = proxy.event(&json!({ "type": "fresh" }));
    assert_eq!(task["body"], json!({ "moves": 3 }));
    let next = |proxy: &mut Proxy| proxy.call("move", &json!({})).unwrap()["body"].clone();
    assert_eq!(next(&mut proxy), json!({ "url": "https://shop.test/clear", "body": "op=NC" }));
    assert_eq!(next(&mut proxy), json!({ "url": "https://shop.test/move", "body": "domainCred=secret" }));
    assert_eq!(next(&mut proxy), json!({ "url": "https://shop.test/group", "body": "a+b=c%26d" }));
    assert_eq!(next(&mut proxy), json!({}));
}

/// JSON, encrypted and in base64url, with the JWE's own parts: below the 8 KiB that a header may have.
#[test]
fn the_sealed_state_fits_into_a_header() {
    let mut proxy = begun();
    let long = "x".repeat(5000);
    let mut body = artifact();
    body["moveUrl"] = (0..9).map(|at| format!("https://shop.test/{}{at}", "m".repeat(300))).collect();
    body["domainCred"] = long[..300].into();
    proxy.call("logon", &body).unwrap();
    let cookies: Vec<String> = (0..60).map(|at| format!("c{at}={}; Path=/", "v".repeat(240))).collect();
    let mut reply = success(&"u".repeat(200));
    reply["userAttribute"] = json!([{ "key": "k", "value": long }]);
    proxy.event(&json!({ "type": "response", "status": 200, "body": reply.to_string(), "cookies": cookies }));
    proxy.event(&json!({ "type": "fresh" }));
    let kept = proxy.state["state"]["jar"].as_array().unwrap().len();
    assert!((5..=20).contains(&kept), "{kept}");
    assert_eq!(proxy.state["state"]["jar"].as_array().unwrap().last().unwrap()["n"], "c59", "the newest are kept");
    let sealed = proxy.state.to_string().len() * 4 / 3 + 300;
    assert!(sealed < 8 * 1024, "{sealed}");
}

#[test]
fn cookies_come_and_go() {
    let mut proxy = verified();
    let mut set = |lines: &[&str]| {
        proxy.call("check", &json!({})).unwrap();
        proxy.event(
            &json!({ "type": "response", "status": 200, "body": success("hong").to_string(), "cookies": lines }),
        );
        let task = proxy.call("check", &json!({})).unwrap();
        proxy.answers(&success("hong"));
        task["headers"]["cookie"].as_str().unwrap_or("").to_owned()
    };
    assert_eq!(set(&["a=1; Path=/; HttpOnly", "b=x=y, z"]), "a=1; b=x=y, z");
    assert_eq!(set(&["a=2"]), "b=x=y, z; a=2");
    assert_eq!(set(&["c=3; Expires=Wed, 09 Jun 2027 10:18:14 GMT", "b=; Path=/"]), "a=2; c=3");
    assert_eq!(set(&["a=x; max-age=0", "c=y; Max-Age=-5"]), "");
    assert_eq!(
        set(&["d=4; expires=Thu, 01-Jan-1970 00:00:00 GMT", "e=5; Max-Age=60; Expires=Thu, 01 Jan 1970"]),
        "e=5"
    );
    assert_eq!(set(&["e=5\r\nset-cookie: x", "f=홍", "=7", "g", "h i=8; Path=/"]), "e=5; h i=8");
    assert_eq!(set(&["e=; Max-Age=60", "h i="]), "");
}

/// The page goes to the SSO server, and its flow ends here: a copy of it must not serve after that.
#[test]
fn a_logoff_ends_the_flow_with_all_its_copies() {
    let task = verified().call("logoff", &json!({})).unwrap();
    assert_eq!(
        (&task["type"], &task["ended"], &task["marks"]["isLeft"]),
        (&json!("answer"), &json!(true), &json!(true))
    );
    assert_eq!((&task["body"], &task.get("error")), (&json!({}), &None));
}
