//! Every generation of the agents, and one that is like none of them.

use crate::page::inside;
use crate::support::people::with;
use crate::support::{Json, json};
use crate::world::{Machine, PASSWORD, World, settings};

fn speaking(profile: Json) -> Json {
    with(&settings(), "profile", profile)
}

fn paths(world: &World) -> Vec<String> {
    let path = |task: &Json| task["url"].as_str().unwrap().rsplit('/').next().unwrap().to_owned();
    world.asked.iter().map(path).collect()
}

#[test]
fn each_generation_does_it_all() {
    for profile in ["v1", "v2020", "v9", "aspnet"] {
        let mut world = World::new();
        let mut page = Machine::with(speaking(profile.into()));
        world.begin(&mut page);
        world.logon(&mut page, "otp", PASSWORD);
        let code = world.code();
        world.run(&mut page, json!({ "type": "secondFactor", "code": code }));
        let identity = &world.identities[page.ticket()];
        let word = if profile == "v9" { "SSO_SUCCESS" } else { "SSOSuccess" };
        assert_eq!((&identity["userId"], &identity["raw"]["authStatus"]), (&json!("otp"), &json!(word)), "{profile}");
        world.call(&mut page, "check");
        assert_eq!(page.name(), "verified", "{profile}");

        let mut first = Machine::with(speaking(profile.into()));
        world.begin(&mut first);
        world.logon(&mut first, "choose", PASSWORD);
        first.ticket();
        for stay in [false, true] {
            let mut second = Machine::with(speaking(profile.into()));
            world.begin(&mut second);
            world.logon(&mut second, "choose", PASSWORD);
            assert_eq!(second.name(), "awaitingChoice", "{profile}");
            world.run(&mut second, json!({ "type": "chooseDuplicate", "stay": stay }));
            assert_eq!(second.name(), if stay { "verified" } else { "ready" }, "{profile}");
        }
        world.call(&mut first, "check");
        assert_eq!(first.name(), "loggedOut", "{profile}");
    }
}

#[test]
fn the_paths_are_those_of_the_generation() {
    for (profile, wanted) in [
        ("v1", ["nssoConfig.jsp", "checkLogon.jsp", "logonService.jsp", "checkLogon.jsp"]),
        ("v2020", ["nssoConfig.jsp", "checkLogon.jsp", "logonService.jsp", "checkLogon.jsp"]),
        ("v9", ["config", "check", "check", "check"]),
        ("aspnet", ["NSSOConfig", "CheckLogon", "LogonService", "CheckLogon"]),
    ] {
        let mut world = World::new();
        let mut page = world.logged_on_with("hong", speaking(profile.into()));
        world.call(&mut page, "check");
        assert_eq!(paths(&world), wanted);
        let bodies: Vec<_> = world.asked.iter().map(|task| task["body"].as_str().unwrap()).collect();
        if profile == "v9" {
            assert_eq!((bodies[0], bodies[1], bodies[3]), ("", "op=AU", "op=AU"));
            assert!(bodies[2].starts_with("op=LI&ssosite=site-a&ssoResponse="), "{}", bodies[2]);
        } else {
            assert!(bodies.iter().all(|body| !body.contains("op=")), "{bodies:?}");
        }
    }
}

#[test]
fn who_is_asked_is_told_who_asks() {
    let mut world = World::new();
    let mut page = world.logged_on("hong");
    world.call(&mut page, "check");
    let headers: Vec<_> = world.asked.iter().map(|task| task["headers"].clone()).collect();
    assert_eq!(headers[0]["content-type"], "application/json");
    assert!(headers[0]["ssoagent-type"].is_null(), "not where the agent is asked for its settings");
    assert_eq!(headers[2]["content-type"], "application/x-www-form-urlencoded");
    for headers in &headers {
        assert_eq!(
            (&headers["x-forwarded-for"], &headers["user-agent"]),
            (&json!("198.51.100.4"), &json!("a browser"))
        );
    }
    assert_eq!(headers[2]["ssoagent-type"], "SPA");
    assert!(headers[2]["cookie"].is_null() && headers[3]["cookie"].as_str().unwrap().starts_with("nets_app_site_a="));
    let other = with(&settings(), "forwardedHeader", "x-real-ip");
    let mut world = World::new();
    world.begin(&mut Machine::with(other));
    assert_eq!(world.asked[0]["headers"]["x-real-ip"], "198.51.100.4");
    assert!(world.asked[0]["headers"]["x-forwarded-for"].is_null());
}

#[test]
fn names_and_spellings_can_be_set() {
    let profile = json!({ "like": "v9", "fields": { "returnURL": "retURL", "userID": "id" },
        "members": { "userId": "uid", "authStatus": "state" }, "statuses": { "success": ["Logged_On"] } });
    let mut world = World::new();
    let set = json!({ "uid": "hong", "state": "LOGGEDON" });
    let mut page = Machine::with(speaking(profile));
    world.fault(json!({ "step": "check", "kind": "answer", "set": { "state": "SSO_FIRST" } }));
    world.begin(&mut page);
    assert_eq!(page.view()["error"]["code"], "11010003", "this server has the usual name, and misses it");
    let body =
        page.sent.last().unwrap()["body"].to_string() + page.sent[page.sent.len() - 2]["body"].as_str().unwrap_or("");
    assert!(body.contains("retURL=https%3A%2F%2Fshop.test%2Fback%3Flang%3Dko"), "{body}");
    world.fault(json!({ "step": "logon", "kind": "answer", "set": set.clone() }));
    world.fault(json!({ "step": "ssoLogon", "kind": "answer",
        "set": { "result": true, "errorCode": 0, "ssoResponse": "r", "artifactID": "a" } }));
    world.logon(&mut page, "hong", PASSWORD);
    assert_eq!(world.identities[page.ticket()]["userId"], "hong");
    assert!(page.sent.iter().any(|act| act["body"].as_str().is_some_and(|body| body.starts_with("id=hong&"))));
}

#[test]
fn a_path_may_be_of_the_agent_s_origin() {
    let profile = json!({ "like": "v9", "paths": { "config": "/nets/site-b/agent/config" } });
    let mut world = World::new();
    let mut page = Machine::with(speaking(profile));
    world.begin(&mut page);
    assert_eq!(inside(&page.browser)["session"]["sso"]["site"], "site-b");
}
