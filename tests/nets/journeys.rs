//! Whole journeys: two sites, one SSO server, and browsers that are or are not the same.

use crate::assert_error;
use crate::support::{Json, MINUTE, assert_holds, json};
use crate::world::{Machine, ORIGIN, PASSWORD, SHOP, World, encrypted, settings};

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
fn a_later_logon_ends_this_one_and_says_where_from() {
    let mut world = World::new();
    let mut first = world.logged_on("last");
    let mut second = world.logged_on("last");
    world.call(&mut first, "check");
    assert_eq!(first.name(), "loggedOut");
    assert_holds(first.view(), &json!({ "mustLogOff": true, "actions": ["logoff", "cancel"] }));
    assert_eq!(first.view()["duplicate"]["ip"], "203.0.113.7");
    assert!(first.view()["duplicate"]["time"].is_string());
    assert_eq!(first.view()["error"]["code"], "11060002");
    assert!(first.view()["pollAt"].is_null() && first.came.is_null());
    world.call(&mut first, "logoff");
    world.call(&mut first, "returned");
    assert_eq!(first.browser.actions(), ["begin", "logoff", "cancel"]);
    world.call(&mut second, "check");
    assert_eq!(second.name(), "verified");
}

#[test]
fn the_earlier_logon_stays_where_the_policy_says_so() {
    let mut world = World::new();
    world.logged_on("first");
    let mut second = Machine::new();
    world.begin(&mut second);
    world.logon(&mut second, "first", PASSWORD);
    assert_eq!(second.error()["code"], "11060001");
    assert_eq!((second.name(), &second.view()["error"]["code"]), ("ready", &json!("11060001")));
}

fn asked_to_choose(world: &mut World) -> (Machine, Machine) {
    asked_with(world, settings())
}

fn asked_with(world: &mut World, settings: Json) -> (Machine, Machine) {
    let first = world.logged_on("choose");
    let mut second = Machine::with(settings);
    world.begin(&mut second);
    world.logon(&mut second, "choose", PASSWORD);
    assert_eq!(second.name(), "awaitingChoice");
    (first, second)
}

#[test]
fn the_user_chooses_between_two_logons() {
    let mut world = World::new();
    let (mut first, mut second) = asked_to_choose(&mut world);
    assert_holds(&second.view()["duplicate"], &json!({ "userId": "choose", "ip": "203.0.113.7" }));
    assert_eq!(second.view()["expiresAt"], world.now + 3 * MINUTE);
    assert_eq!(second.browser.actions(), ["chooseDuplicate", "cancel"]);
    world.run(&mut second, json!({ "type": "chooseDuplicate", "stay": true }));
    assert_eq!(world.identities[second.ticket()]["method"], "dupChoice");
    world.poll(&mut first);
    assert_eq!((first.name(), &first.view()["error"]["code"]), ("loggedOut", &json!("11060002")));
}

#[test]
fn the_user_gives_way() {
    let mut world = World::new();
    let (mut first, mut second) = asked_with(&mut world, encrypted());
    world.run(&mut second, json!({ "type": "chooseDuplicate", "stay": false }));
    assert_eq!((second.name(), &second.came), ("ready", &Json::Null));
    world.logon(&mut second, "kim", PASSWORD);
    assert_eq!(second.name(), "verified");
    world.poll(&mut first);
    assert_eq!(first.name(), "verified");
}

#[test]
fn the_user_takes_too_long_to_choose() {
    let mut world = World::new();
    let (_, mut late) = asked_with(&mut world, encrypted());
    world.later(3 * MINUTE);
    world.call(&mut late, "tick");
    assert_eq!((late.name(), &late.view()["error"]["kind"]), ("ready", &json!("expired")));
    world.logon(&mut late, "hong", PASSWORD);
    late.ticket();
}

/// A key is good for one password: none that was typed in good faith is refused for the key's sake.
#[test]
fn after_a_password_there_is_another_key_whatever_comes_next() {
    let ends =
        [("hong", "logon", "verified"), ("otp", "factor", "awaitingCode"), ("choose", "duplicate", "awaitingChoice")];
    let of_agents = ["code", "drop", "html", "notJson", "empty"];
    let cases = ends.into_iter().flat_map(|end| of_agents.map(|kind| (end, kind)));
    let unheard = ["drop", "notJson", "empty", "status"].map(|kind| (("hong", "ssoLogon", "verified"), kind));
    for ((user, step, end), kind) in cases.chain(unheard) {
        let mut world = World::new();
        world.logged_on("choose");
        let mut page = Machine::with(encrypted());
        world.begin(&mut page);
        let code = (kind == "code").then_some("11080002");
        world.fault(json!({ "step": step, "kind": kind, "served": true, "code": code }));
        world.logon(&mut page, user, PASSWORD);
        let phase = if step == "ssoLogon" { "logonSso" } else { step };
        assert_eq!((&page.error()["phase"], page.name()), (&json!(phase), "ready"), "{step} {kind}");
        world.logon(&mut page, user, PASSWORD);
        assert_eq!(page.name(), end, "{step} {kind}: {}", page.browser.said);
    }
}

#[test]
fn who_finds_no_code_in_time_logs_on_again() {
    let mut world = World::new();
    let mut page = Machine::with(encrypted());
    world.begin(&mut page);
    world.logon(&mut page, "otp", PASSWORD);
    world.later(3 * MINUTE);
    world.call(&mut page, "tick");
    assert_eq!((page.name(), &page.view()["error"]["kind"]), ("ready", &json!("expired")));
    world.logon(&mut page, "otp", PASSWORD);
    assert_eq!(page.name(), "awaitingCode");
}

#[test]
fn a_choice_may_have_no_end() {
    let mut world = World::new();
    world.control("options", json!({ "noLimit": true }));
    let (_, second) = asked_to_choose(&mut world);
    assert!(second.view()["expiresAt"].is_null());
}

#[test]
fn a_second_factor() {
    let mut world = World::new();
    let mut page = Machine::new();
    world.begin(&mut page);
    world.logon(&mut page, "otp", PASSWORD);
    assert_eq!(page.name(), "awaitingCode");
    assert_holds(
        page.view(),
        &json!({ "attemptsLeft": 5, "expiresAt": world.now + 3 * MINUTE,
        "factor": { "userID": "otp", "device": "SMS", "method": "OTP" } }),
    );
    world.run(&mut page, json!({ "type": "secondFactor", "code": "00000a" }));
    assert_holds(page.error(), &json!({ "code": "11100028", "next": "retryCode", "phase": "secondFactor" }));
    assert_holds(page.view(), &json!({ "name": "awaitingCode", "attemptsLeft": 4 }));
    let code = world.code();
    world.run(&mut page, json!({ "type": "secondFactor", "code": format!(" {} {}", &code[..3], &code[3..]) }));
    assert_eq!(world.identities[page.ticket()]["method"], "ntfa");
}

#[test]
fn a_second_factor_that_fails_for_good() {
    let mut world = World::new();
    let mut page = Machine::new();
    world.begin(&mut page);
    world.logon(&mut page, "otp", PASSWORD);
    for left in (0..5).rev() {
        world.run(&mut page, json!({ "type": "secondFactor", "code": "zzzzzz" }));
        assert_eq!(page.name(), if left > 0 { "awaitingCode" } else { "ready" });
    }
    assert_eq!(page.error()["code"], "11050002");
    world.logon(&mut page, "otp", PASSWORD);
    assert_eq!(page.name(), "awaitingCode");
    world.later(3 * MINUTE);
    world.run(&mut page, json!({ "type": "secondFactor", "code": "123456" }));
    assert_error(page.error(), "expired", "codeExpired", Some("restart"));
    assert_eq!(page.name(), "ready");
}

#[test]
fn refusals_leave_the_user_where_another_try_is_possible() {
    let mut world = World::new();
    let mut page = Machine::new();
    world.begin(&mut page);
    for (user, password, code, next) in [
        ("nobody", PASSWORD, "11020003", "checkInput"),
        ("hong", "wrong", "11020004", "checkInput"),
        ("expired", PASSWORD, "11070002", "contactSupport"),
        ("locked", PASSWORD, "11050002", "unblock"),
        ("disabled", PASSWORD, "11020014", "contactSupport"),
        ("customer", PASSWORD, "50000001", "contactSupport"),
    ] {
        world.logon(&mut page, user, password);
        assert_holds(page.error(), &json!({ "code": code, "next": next, "phase": "logon", "kind": "rejected" }));
        assert_eq!((page.name(), &page.view()["error"]["code"]), ("ready", &json!(code)));
    }
    assert_eq!(page.error()["message"], "점검 중입니다.", "what a customer defines says the server itself");
    world.logon(&mut page, "hong", "wrong");
    assert_eq!(page.view()["account"]["failedCount"], "2");
    world.logon(&mut page, "hong", PASSWORD);
    page.ticket();
}

#[test]
fn five_wrong_passwords_lock_the_account() {
    let mut world = World::new();
    let mut page = Machine::new();
    world.begin(&mut page);
    for _ in 0..5 {
        world.logon(&mut page, "kim", "wrong");
        assert_eq!(page.error()["code"], "11020004");
    }
    world.logon(&mut page, "kim", PASSWORD);
    assert_holds(page.error(), &json!({ "code": "11050002", "next": "unblock" }));
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
    assert!(world.sealed(&page)["moves"].is_null());
    world.poll(&mut page);
    assert_eq!(page.sent.last().unwrap()["step"], "check");
    assert_eq!(page.name(), "verified");
}

#[test]
fn a_notice_about_the_password_comes_with_the_logon() {
    let mut world = World::new();
    let page = world.logged_on("notice");
    assert_eq!(page.view()["account"], json!({ "expireDate": "2026-12-24", "remainDays": "3" }));
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
    crate::support::json(&bonin::wire::form::read(query).unwrap())
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
