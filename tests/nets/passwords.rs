//! What follows a password: a second factor, a refusal, another key.

use crate::assert_error;
use crate::support::{MINUTE, assert_holds, json};
use crate::world::{Machine, PASSWORD, World, encrypted};

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
        let mut order = json!({ "step": step, "kind": kind });
        match kind {
            "code" => order["code"] = "11080002".into(),
            "drop" => order["served"] = true.into(),
            _ => {}
        }
        world.fault(order);
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
fn a_notice_about_the_password_comes_with_the_logon() {
    let mut world = World::new();
    let page = world.logged_on("notice");
    assert_eq!(page.view()["account"], json!({ "expireDate": "2026-12-24", "remainDays": "3" }));
}
