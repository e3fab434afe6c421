//! What the user typed, and what logs on, shows nowhere but in the one request that it is for.

use crate::page::{CODE, SECRET, USER};
use crate::support::{Json, json};
use crate::world::{Machine, PASSWORD, World, encrypted};
use bonin::provider::nets::lenient_json;

#[test]
fn a_password_goes_to_the_sso_server_alone() {
    let mut world = World::new();
    let mut page = Machine::new();
    world.begin(&mut page);
    for (user, password) in [(USER, SECRET), ("hong", SECRET), ("hong", PASSWORD)] {
        world.logon(&mut page, user, password);
        for shown in [page.browser.state.to_string(), page.came.to_string(), page.view().to_string()] {
            assert!(!shown.contains(password) && !shown.contains(USER), "{shown}");
        }
    }
    let (to_sso, to_proxy): (Vec<_>, Vec<_>) = page.sent.iter().partition(|act| act["type"] == "ask");
    assert_eq!(to_sso.iter().filter(|act| act.to_string().contains("password=")).count(), 3);
    for act in to_proxy {
        assert!(!act.to_string().contains(SECRET) && !act.to_string().contains(PASSWORD), "{act}");
    }
    for task in &world.asked {
        assert!(!task.to_string().contains(SECRET) && !task.to_string().contains(PASSWORD), "{task}");
    }
}

#[test]
fn encrypted_it_shows_nowhere_at_all() {
    let mut world = World::new();
    let mut page = Machine::with(encrypted());
    world.begin(&mut page);
    world.logon(&mut page, "hong", SECRET);
    let all: String = page.sent.iter().map(ToString::to_string).collect();
    assert!(all.contains("ENCRYPTEDBASIC") && !all.contains(SECRET) && !all.contains("hong"));
}

#[test]
fn a_code_is_in_no_state_and_no_error() {
    let mut world = World::new();
    let mut page = Machine::new();
    world.begin(&mut page);
    world.logon(&mut page, "otp", PASSWORD);
    world.run(&mut page, json!({ "type": "secondFactor", "code": CODE }));
    assert!(page.error()["code"].is_string());
    for shown in [page.browser.said.to_string(), page.came.to_string(), world.sealed(&page).to_string()] {
        assert!(!shown.contains(CODE), "{shown}");
    }
}

#[test]
fn the_agent_s_cookies_are_in_the_sealed_state_alone() {
    let mut world = World::new();
    let page = world.logged_on("hong");
    let cookie = world.sealed(&page)["jar"][0]["v"].as_str().unwrap().to_owned();
    assert_eq!(cookie.len(), 32);
    assert!(!page.browser.said.to_string().contains(&cookie) && !format!("{:?}", page.sent).contains(&cookie));
    assert!(page.cookies.iter().all(|(_, value)| *value != cookie));
    let ticket = world.identities[page.ticket()].to_string();
    assert!(!ticket.contains(&cookie));
}

#[test]
fn what_a_reply_holds_does_not_print() {
    let text = json!({ "ssoResponse": SECRET, "userId": USER }).to_string();
    let reply = lenient_json::read(&text, lenient_json::host_json::<Json>);
    let shown = format!("{reply:?}");
    assert!(shown.contains("ssoResponse") && !shown.contains(SECRET) && !shown.contains(USER), "{shown}");
}
