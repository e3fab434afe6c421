//! Whole journeys: two sites, one SSO server, and browsers that are or are not the same.

use crate::assert_error;
use crate::support::{Json, MINUTE, assert_holds, json};
use crate::world::{Machine, ORIGIN, PASSWORD, SHOP, World, encrypted};

#[test]
fn a_user_logs_on_and_the_ticket_says_what_the_agent_said() {
    let mut world = World::new();
    let mut page = Machine::with(encrypted());
    world.run(&mut page, json!({ "type": "begin", "nonce": "nonce-1" }));
    assert_eq!(page.name(), "ready");
    assert_eq!(page.browser.actions(), ["logon", "check", "trySso", "cancel"]);
    assert!(page.came.is_null() && page.view()["error"].is_null());
    world.logon(&mut page, "hong", PASSWORD);
    let identity = world.identities[page.ticket()].clone();
    assert_holds(
        &identity,
        &json!({ "provider": "nets", "method": "encryptedBasic", "assurance": "login", "userId": "hong",
            "nonce": "nonce-1", "attributes": { "userName": "홍보닌", "deptName": "보닌팀", "email": "" },
            "verifiedAt": "2026-11-23T00:30:00.000+09:00" }),
    );
    assert_eq!(identity["raw"]["authStatus"], "SSO_SUCCESS");
    assert_eq!(identity["transactionId"].as_str().unwrap().len(), 32);
    assert_eq!(page.name(), "verified");
    assert_eq!(page.browser.actions(), ["check", "logoff", "cancel"]);
}

#[test]
fn attributes_may_be_a_map() {
    let mut world = World::new();
    world.control("options", json!({ "attributeMap": true }));
    let page = world.logged_on("hong");
    assert_eq!(world.identities[page.ticket()]["attributes"]["userName"], "홍보닌");
}

#[test]
fn who_is_logged_on_at_one_site_is_at_the_other() {
    let mut world = World::new();
    let first = world.logged_on("hong");
    let mut second = first.other_site();
    world.run(&mut second, json!({ "type": "begin", "quiet": true }));
    let identity = &world.identities[second.ticket()];
    assert_eq!((&identity["userId"], &identity["method"]), (&json!("hong"), &json!("sso")));
}

#[test]
fn a_page_that_waits_notices_a_logon_elsewhere_and_keeps_the_ticket() {
    let mut world = World::new();
    let mut waiting = Machine::new();
    world.begin(&mut waiting);
    world.poll(&mut waiting);
    assert_eq!(waiting.name(), "ready");
    let first_poll = waiting.view()["pollAt"].as_i64().unwrap();
    let mut elsewhere = waiting.other_site();
    world.begin(&mut elsewhere);
    world.logon(&mut elsewhere, "hong", PASSWORD);
    waiting.cookies = elsewhere.cookies.clone();
    world.poll(&mut waiting);
    assert!(world.now >= first_poll);
    assert_eq!(waiting.name(), "verified");
    assert_eq!(waiting.browser.actions(), ["result", "check", "logoff", "cancel"]);
    assert!(waiting.came.is_null());
    world.call(&mut waiting, "result");
    assert_eq!(world.identities[waiting.ticket()]["method"], "sso");
    assert!(!waiting.browser.can("result"));
    assert_error(&waiting.browser.refuses(&json!({ "type": "result" })), "misuse", "notNow", None);
}

#[test]
fn a_logon_elsewhere_that_this_site_does_not_take_is_not_tried_every_minute() {
    let mut world = World::new();
    let mut first = Machine::new();
    world.begin(&mut first);
    let mut waiting = first.other_site();
    world.begin(&mut waiting);
    world.logon(&mut first, "hong", PASSWORD);
    waiting.cookies = first.cookies.clone();
    world.fault(json!({ "step": "logon", "kind": "code", "code": "11080002" }));
    world.poll(&mut waiting);
    assert_eq!((waiting.name(), &waiting.view()["error"]), ("ready", &Json::Null));
    assert_eq!(waiting.view()["pollAt"], world.now + 10 * MINUTE);
}

#[test]
fn logging_off_everywhere() {
    let mut world = World::new();
    let mut first = world.logged_on("hong");
    let mut second = first.other_site();
    world.begin(&mut second);
    world.poll(&mut first);
    assert_eq!(first.name(), "verified");
    world.call(&mut second, "logoff");
    assert_eq!((second.came["type"].as_str(), second.name()), (Some("open"), "loggedOut"));
    let open = second.view()["open"].clone();
    assert_eq!(open["how"], "redirect");
    let back = world.navigate(&mut second, open["url"].as_str().unwrap());
    assert_eq!(back, format!("{SHOP}/back?lang=ko"));
    world.call(&mut second, "resume");
    assert!(second.view()["open"].is_null());
    first.cookies = second.cookies.clone();
    world.poll(&mut first);
    assert_eq!((first.name(), &first.view()["error"]), ("loggedOut", &Json::Null));
    assert_eq!(first.browser.actions(), ["begin", "logoff", "cancel"]);
    assert!(first.view()["pollAt"].is_null());
    world.begin(&mut first);
    assert_eq!(first.name(), "ready");
}

#[test]
fn a_site_may_refuse_who_is_logged_on() {
    let mut world = World::new();
    let first = world.logged_on("onesite");
    let mut second = first.other_site();
    world.begin(&mut second);
    assert_eq!((second.name(), &second.came), ("ready", &Json::Null));
    assert_eq!(second.view()["error"]["code"], "11080002");
    let mut quiet = first.other_site();
    world.run(&mut quiet, json!({ "type": "begin", "quiet": true }));
    assert_eq!((quiet.name(), &quiet.view()["error"]), ("ready", &Json::Null));
}

#[test]
fn what_is_to_be_done_after_a_logon_is_done_at_listed_addresses_alone() {
    let mut world = World::new();
    let mut page = world.logged_on("moved");
    assert_eq!(page.view()["gateUrl"], format!("{ORIGIN}/"));
    assert_eq!(world.sealed(&page)["moves"].as_array().unwrap().len(), 1);
    assert_eq!(page.view()["pollAt"], world.now);
    world.poll(&mut page);
    let sent = page.sent.last().unwrap().clone();
    assert_eq!((&sent["step"], &sent["url"]), (&json!("visit"), &json!(format!("{ORIGIN}/nets/sso/move"))));
    assert!(sent["body"].as_str().unwrap().starts_with("domainCred="));
    assert!(page.view()["pollAt"].as_i64().unwrap() > world.now);
    assert_eq!(world.sealed(&page)["moves"], json!([]));
    world.poll(&mut page);
    assert_eq!(page.sent.last().unwrap()["step"], "check");
    assert_eq!(page.name(), "verified");
}

#[test]
fn idle_and_lifetime_end_a_logon() {
    for (later, code) in [(31 * MINUTE, "11030005"), (9 * 60 * MINUTE, "11030006")] {
        let mut world = World::new();
        let mut page = world.logged_on("hong");
        world.later(later);
        world.call(&mut page, "check");
        assert_holds(page.view(), &json!({ "name": "loggedOut", "mustLogOff": true }));
        assert_eq!(page.view()["error"]["code"], code);
    }
}
