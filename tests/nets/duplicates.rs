//! The same user logged on twice: which logon stays, and who is asked.

use crate::support::{Json, MINUTE, assert_holds, json};
use crate::world::{Machine, PASSWORD, World, encrypted, settings};

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

#[test]
fn a_choice_may_have_no_end() {
    let mut world = World::new();
    world.control("options", json!({ "noLimit": true }));
    let (_, second) = asked_to_choose(&mut world);
    assert!(second.view()["expiresAt"].is_null());
}
