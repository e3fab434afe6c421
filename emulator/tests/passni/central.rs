//! The SSO server: who is logged in, and where that leads.

use crate::host::{Host, MINUTE, json};

#[test]
fn a_login_is_one_for_all_systems() {
    let mut host = Host::new();
    assert_eq!(host.visit("login?agt_id=one&user_id=hong", "").location(), "login/?agt_id=one&user_id=hong");
    let cookie = host.log_in("hong", "");
    let page = host.visit("login?agt_id=one&agt_url=https%3A%2F%2Fone.example%2Fback", &cookie);
    assert_eq!(page.status, 200);
    assert!(page.text.contains("action=\"https://one.example/arrive\""), "{}", page.text);
    assert!(host.visit("login?agt_id=two", &cookie).text.contains("action=\"https://two.example/arrive\""));
    assert_eq!(host.visit("login", &cookie).location(), "portal/");
    assert_eq!(host.visit("portal?lang=en", &cookie).location(), "portal/?lang=en");
}

#[test]
fn codes_go_to_registered_addresses_alone() {
    let mut host = Host::new();
    let cookie = host.log_in("hong", "");
    for query in [
        "agt_id=four",
        "agt_id=one&agt_url=https%3A%2F%2Ftwo.example%2Farrive",
        "agt_id=one&agt_url=https%3A%2F%2Fone.example%40evil.example%2F",
        "agt_id=one&agt_url=javascript%3Aalert(1)",
    ] {
        let sent = host.visit(&format!("login?{query}"), &cookie);
        assert_eq!((sent.status, sent.sso_code()), (303, None), "{query}");
        let state = host.visit(&format!("api/state?{query}"), &cookie);
        let expected = if query == "agt_id=four" { "ES0004" } else { "ES0020" };
        assert_eq!(state.body["code"], expected, "{query}");
    }
}

#[test]
fn the_same_browser_keeps_its_login_or_changes_it() {
    let mut host = Host::new();
    let hong = host.log_in("hong", "");
    let token = host.token("one", &hong);
    assert_eq!(host.log_in("hong", &hong), hong, "it was logged in");
    let kim = host.log_in("kim", &hong);
    assert_ne!(kim, hong);
    assert_eq!(host.check("one", &token), "SS0002", "there is one login in a browser");
    assert_eq!(host.visit("api/state", &kim).body["user"]["id"], "kim");
    assert!(host.visit("api/state", &hong).body["user"].is_null());
}

#[test]
fn every_later_login_is_elsewhere_for_the_earlier_ones() {
    let mut host = Host::new();
    let first = host.log_in("hong", "");
    let first_token = host.token("one", &first);
    let second = host.log_in("hong", "");
    let second_token = host.token("two", &second);
    let third = host.log_in("hong", "");
    assert_eq!(host.check("one", &first_token), "SS0007");
    assert_eq!(host.check("two", &second_token), "SS0007");
    host.visit("logout", &third);
    assert_eq!(host.check("one", &first_token), "SS0007");
    assert_eq!(host.check("two", &second_token), "SS0001");
    host.visit("logout", &second);
    assert_eq!(host.check("one", &first_token), "SS0001");
    assert_eq!(host.check("two", &second_token), "SS0002");
}

#[test]
fn a_login_ends_by_itself() {
    let mut host = Host::new();
    host.control("options", json!({ "tokenLives": 999_999 })).unwrap();
    let cookie = host.log_in("hong", "");
    let token = host.token("one", &cookie);
    host.advance(8 * 60 * MINUTE - 1);
    assert_eq!(host.check("one", &token), "SS0001");
    host.advance(1);
    assert_eq!(host.check("one", &token), "SS0002");
    assert_eq!(host.visit("login?agt_id=one", &cookie).status, 303);
    assert_eq!(host.with_token("one", "user-data", &token).code(), "ES0028");
}

#[test]
fn no_form_of_another_page_logs_anyone_in() {
    let mut host = Host::new();
    let body = json!({ "userId": "hong", "password": "passni-1234" }).to_string();
    for kind in ["text/plain", "application/x-www-form-urlencoded", ""] {
        let answer = host.http("POST", "api/login", &json!({ "content-type": kind }), &body);
        assert_eq!((answer.status, &answer.reply["cookies"]), (405, &json!(null)), "{kind}");
    }
}
