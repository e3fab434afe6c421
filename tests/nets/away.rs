//! The page itself goes to the SSO server, and comes back.

use crate::assert_error;
use crate::support::{Json, json};
use crate::world::{Machine, ORIGIN, PASSWORD, SHOP, World};
use bonin::error::Lang;

#[test]
fn where_the_browser_keeps_the_central_cookie_the_page_goes_there_itself() {
    let mut world = World::new();
    world.control("options", json!({ "blockCookies": true }));
    let mut page = Machine::new();
    world.begin(&mut page);
    world.call(&mut page, "trySso");
    assert_eq!((page.name(), page.came["type"].as_str()), ("awaitingReturn", Some("open")));
    let url = page.view()["open"]["url"].as_str().unwrap().to_owned();
    assert!(
        url.starts_with(&format!("{ORIGIN}/nets/sso/logon?ssosite=site-a&returnURL=https%3A%2F%2Fshop.test")),
        "{url}"
    );
    let form = world.navigate(&mut page, &url);
    let query = form.strip_prefix("/nets/window/?").unwrap();
    let asked = value_of(query);
    let body = json!({ "credType": "BASIC", "userID": "hong", "password": PASSWORD, "ssosite": asked["ssosite"],
        "returnURL": asked["returnURL"] });
    let headers = json!({ "content-type": "application/json" });
    let reply = world.http("POST", &format!("{ORIGIN}/nets/window/api/logon"), headers, &body.to_string());
    let to: Json = serde_json::from_str(reply["body"].as_str().unwrap()).unwrap();
    let to = to["url"].as_str().unwrap();
    assert!(to.starts_with(&format!("{SHOP}/back?lang=ko&boninTry=")));
    let mut returned = page.clone();
    world.call(&mut returned, "resume");
    assert_eq!(returned.name(), "awaitingReturn");
    world.run(&mut returned, json!({ "type": "returned", "query": value_of(to.split_once('?').unwrap().1) }));
    assert_eq!(returned.name(), "verified");
    world.call(&mut returned, "result");
    assert_eq!(world.identities[returned.ticket()]["method"], "page");
}

/// A query as the callback page reads it.
pub fn value_of(query: &str) -> Json {
    bonin::format::form::read(query).unwrap().into_iter().map(|(name, value)| (name, Json::from(value))).collect()
}

#[test]
fn a_page_that_comes_back_with_nothing_goes_twice_at_most() {
    let mut world = World::new();
    let mut page = Machine::new();
    world.begin(&mut page);
    for round in 0..2 {
        assert!(page.browser.can("trySso"), "{round}");
        world.call(&mut page, "trySso");
        world.run(&mut page, json!({ "type": "returned", "query": {} }));
        assert_eq!((page.name(), &page.view()["error"]), ("ready", &Json::Null));
    }
    assert!(!page.browser.can("trySso"));
    assert_error(&page.browser.refuses(&json!({ "type": "trySso" })), "rejected", "noAttempts", None);
    world.logon(&mut page, "hong", PASSWORD);
    page.ticket();
}

#[test]
fn someone_else_s_return_is_not_taken_for_this_one() {
    let mut world = World::new();
    let mut other = Machine::new();
    let reply = world.http(
        "POST",
        &format!("{ORIGIN}/nets/window/api/logon"),
        json!({ "content-type": "application/json" }),
        &json!({ "credType": "BASIC", "userID": "kim", "password": PASSWORD, "ssosite": "site-a",
            "returnURL": format!("{SHOP}/back") })
        .to_string(),
    );
    let to: Json = serde_json::from_str(reply["body"].as_str().unwrap()).unwrap();
    let query = value_of(to["url"].as_str().unwrap().split_once('?').unwrap().1);
    world.begin(&mut other);
    world.call(&mut other, "trySso");
    world.run(&mut other, json!({ "type": "returned", "query": query }));
    assert_eq!(other.name(), "ready", "an artifact without this attempt's mark is nobody's");
    assert!(world.identities.is_empty());
}

/// What the SSO server posts to a site arrives at the proxy, and goes on to the operator's page as a redirect would.
#[test]
fn a_posted_logon_is_led_on_to_the_page() {
    let service = |settings: &Json| bonin::provider::service::<Json>("nets", settings.clone()).unwrap();
    let arrives = |settings: &Json, fields: Json| service(settings).arrive("arrive", &fields, Lang::En, 0).unwrap();
    let mut settings = crate::world::settings();
    let fields =
        json!([["ssoResponse", "a b&c"], ["errorCode", "7"], ["boninTry", "m"], ["userID", "hong"], ["x", "y"]]);
    let to = arrives(&settings, fields.clone());
    let back = settings["returnUrl"].as_str().unwrap();
    let between = if back.contains('?') { '&' } else { '?' };
    assert_eq!(to, format!("{back}{between}ssoResponse=a%20b%26c&errorCode=7&boninTry=m"));
    settings["pageUrl"] = json!(format!("{SHOP}/logon?from=sso"));
    assert_eq!(arrives(&settings, json!([["errorCode", "7"]])), format!("{SHOP}/logon?from=sso&errorCode=7"));
    assert_eq!(arrives(&settings, json!([])), format!("{SHOP}/logon?from=sso"));
    assert_eq!(arrives(&settings, json!([["errorCode", "x".repeat(4097)]])), format!("{SHOP}/logon?from=sso"));
    let mut elsewhere = settings.clone();
    elsewhere["pageUrl"] = json!("https://evil.example/");
    let faults = bonin::provider::service::<Json>("nets", elsewhere).err().unwrap();
    assert_eq!(faults[0].field.as_deref(), Some("pageUrl"));
}

/// As with the agent's own TrySSO, the page that asks is the one to come back to (4).
#[test]
fn the_current_page_is_the_one_to_come_back_to() {
    let mut browser = crate::page::ready();
    browser.take(&json!({ "type": "trySso", "here": "https://shop.test/list?page=2" }));
    assert_eq!(browser.act()["body"], json!({ "here": "https://shop.test/list?page=2" }));
    let back = |body: Json| {
        let mut proxy = crate::proxy::begun();
        let url = proxy.call("try", &body).unwrap()["body"]["url"].as_str().unwrap().to_owned();
        let (_, back) = url.split_once("returnURL=").unwrap();
        let back = back.split('&').next().unwrap().replace("%3A", ":").replace("%2F", "/");
        let back = back.replace("%3F", "?").replace("%3D", "=").replace("%26", "&");
        back.split("boninTry=").next().unwrap().trim_end_matches(['?', '&']).to_owned()
    };
    let list = "https://shop.test/list?page=2";
    assert_eq!(back(json!({ "here": list })), list);
    // Not what an earlier attempt brought back, and not to a host that users may not be sent to.
    let again = format!("{list}&ssoResponse=r&artifactID=a&policyVersion=7&boninTry=m&errorCode=1");
    assert_eq!(back(json!({ "here": again })), list);
    assert_eq!(back(json!({ "here": "https://evil.test/list" })), "https://shop.test/back?lang=ko");
    assert_eq!(back(json!({ "here": "https://evil.test/", "returnUrl": list })), list);
}

/// The SSO server's own word for why there is no logon is told, if it answers this attempt.
#[test]
fn a_code_that_comes_back_is_told() {
    let mut world = World::new();
    let mut page = Machine::new();
    world.begin(&mut page);
    world.call(&mut page, "trySso");
    let url = page.view()["open"]["url"].as_str().unwrap().to_owned();
    let back = value_of(url.split_once('?').unwrap().1)["returnURL"].as_str().unwrap().to_owned();
    let mark = value_of(back.split_once('?').unwrap().1)["boninTry"].clone();
    for (mark, code) in [(json!("other"), None), (mark, Some("11060010"))] {
        let mut page = page.clone();
        world.run(&mut page, json!({ "type": "returned", "query": { "errorCode": "11060010", "boninTry": mark } }));
        assert_eq!((page.name(), page.view()["error"]["code"].as_str()), ("ready", code));
    }
}
