//! What a bridge takes, and what it says otherwise.

use crate::host::{Host, IP, json, made, secret, system};

#[test]
fn a_bridge_knows_its_own_proxy_alone() {
    let mut host = Host::new();
    for (authorization, expected) in [
        (format!("Bearer {}", secret("one")), (200, "ok")),
        (format!("bearer {}", secret("one")), (200, "ok")),
        (format!("Basic {}", secret("one")), (401, "BRIDGE_UNAUTHORIZED")),
        (format!("Bearer {}", secret("two")), (401, "BRIDGE_UNAUTHORIZED")),
        (format!("Bearer {} ", secret("one")), (401, "BRIDGE_UNAUTHORIZED")),
        (secret("one"), (401, "BRIDGE_UNAUTHORIZED")),
        ("Bearer ".into(), (401, "BRIDGE_UNAUTHORIZED")),
    ] {
        let headers = json!({ "content-type": "application/json", "authorization": authorization });
        let answer = host.http("POST", "bridge/one/agents", &headers, "{}");
        assert_eq!((answer.status, answer.code()), expected, "{authorization}");
    }
}

#[test]
fn members_are_texts_of_their_shape() {
    let mut host = Host::new();
    let cookie = host.log_in("hong", "");
    let code = host.code("one", &cookie);
    let good = json!({ "ssoCode": code, "userIp": IP, "userAgent": "" });
    let (long, longest) = ("x".repeat(1025), "x".repeat(1024));
    for (name, wrong) in [
        ("ssoCode", json!("x y")),
        ("ssoCode", json!("A".repeat(513))),
        ("ssoCode", json!(7)),
        ("userIp", json!("1")),
        ("userIp", json!("1".repeat(46))),
        ("userIp", json!("1.2.3.4, 5.6.7.8")),
        ("userAgent", json!(null)),
        ("userAgent", json!(long)),
        ("userAgent", json!("a\nb")),
    ] {
        let mut body = good.clone();
        body[name] = wrong;
        let answer = host.ask("one", "token", &body);
        assert_eq!((answer.status, answer.code()), (400, "BRIDGE_BAD_REQUEST"), "{name} {body}");
    }
    let mut body = good;
    body["userAgent"] = json!(longest);
    body["more"] = json!([1]);
    assert_eq!(host.ask("one", "token", &body).code(), "ok", "what is not known is not minded");
}

#[test]
fn no_bridge_is_where_no_system_is() {
    let mut host = Host::new();
    for path in ["bridge/four/agents", "bridge/one", "bridge/one/", "bridge/one/agents/", "bridge/"] {
        let headers =
            json!({ "content-type": "application/json", "authorization": format!("Bearer {}", secret("one")) });
        let answer = host.http("POST", path, &headers, "{}");
        assert_eq!((answer.status, answer.code()), (404, "BRIDGE_NOT_FOUND"), "{path}");
    }
    assert_eq!(host.http("GET", "api/login", &json!({}), "").status, 405);
    assert_eq!(host.http("POST", "login", &json!({}), "").status, 405);
    assert_eq!(host.http("GET", "api/nothing", &json!({}), "").status, 404);
}

#[test]
fn each_system_is_told_of_the_others() {
    let mut host = Host::new();
    let ids = |host: &mut Host, system: &str| -> Vec<String> {
        let answer = host.ask(system, "agents", &json!({}));
        let agents = answer.body["agents"].as_array().unwrap().iter();
        agents
            .map(|agent| format!("{} {}", agent["agt_id"].as_str().unwrap(), agent["sso_url"].as_str().unwrap()))
            .collect()
    };
    assert_eq!(ids(&mut host, "one"), ["two https://two.example/arrive", "three https://three.example/arrive"]);
    assert_eq!(ids(&mut host, "three"), ["one https://one.example/arrive", "two https://two.example/arrive"]);
}

#[test]
fn a_setup_names_systems() {
    let field = |agents| made(&agents).err().map(|error| error.field.clone().unwrap_or_default());
    assert_eq!(field(json!([system("one")])), None);
    assert_eq!(field(json!([])).as_deref(), Some("agents"));
    assert_eq!(field(json!(null)).as_deref(), Some("agents"));
    assert_eq!(field(json!([system("one"), system("one")])).as_deref(), Some("agents"));
    for (name, wrong, expected) in [
        ("agentId", json!("a/b"), "agents"),
        ("agentId", json!(""), "agents"),
        ("arriveUrl", json!("http://shop.com/"), "arriveUrl"),
        ("arriveUrl", json!("https://shop.com/#x"), "arriveUrl"),
        ("bridgeSecret", json!("x".repeat(31)), "bridgeSecret"),
        ("bridgeSecret", json!("x ".repeat(32)), "bridgeSecret"),
    ] {
        let mut one = system("one");
        one[name] = wrong;
        assert_eq!(field(json!([one])).as_deref(), Some(expected), "{name}");
    }
}

#[test]
fn what_was_served_but_not_heard_has_happened() {
    let mut host = Host::new();
    let cookie = host.log_in("hong", "");
    let code = host.code("one", &cookie);
    host.fault(json!({ "step": "token", "kind": "drop" }));
    assert_eq!(host.exchange("one", &code).reply["drop"], true);
    host.fault(json!({ "step": "token", "kind": "drop", "served": true }));
    assert_eq!(host.exchange("one", &code).reply["drop"], true);
    assert_eq!(host.exchange("one", &code).code(), "ES0029");
    host.fault(json!({ "step": "agents", "kind": "html", "status": 503 }));
    let page = host.ask("one", "agents", &json!({}));
    assert_eq!((page.status, page.body.is_null()), (503, true));
    host.fault(json!({ "kind": "delay", "delay": 12 }));
    assert_eq!(host.ask("one", "agents", &json!({})).reply["delayMs"], 12);
}
