//! Codes and tokens: whom they count for, and how long.

use crate::host::{Host, IP, MINUTE, json};

#[test]
fn a_code_is_good_once_at_its_system() {
    let mut host = Host::new();
    let cookie = host.log_in("hong", "");
    let code = host.code("one", &cookie);
    assert_eq!(host.exchange("two", &code).code(), "ES0024");
    assert_eq!(host.exchange("one", &code).code(), "ES0029", "whoever saw it first, it was used");
    let late = host.code("one", &cookie);
    host.advance(MINUTE);
    assert_eq!(host.exchange("one", &late).code(), "ES0029");
    let lost = host.code("one", &cookie);
    host.visit("logout", &cookie);
    assert_eq!(host.exchange("one", &lost).code(), "ES0029", "nobody is logged in any more");
}

#[test]
fn a_code_of_an_agent_is_good_at_any_system() {
    let mut host = Host::new();
    let cookie = host.log_in("hong", "");
    let token = host.token("one", &cookie);
    for system in ["two", "three"] {
        let code = host.with_token("one", "sso-code", &token).body["ssoCode"].as_str().unwrap().to_owned();
        let moved = host.exchange(system, &code).body["token"].as_str().unwrap().to_owned();
        assert_eq!(host.with_token(system, "user-data", &moved).body["userData"]["user_id"], "hong");
        assert_eq!(host.exchange(system, &code).code(), "ES0029");
    }
}

#[test]
fn a_token_counts_where_it_was_made() {
    let mut host = Host::new();
    let cookie = host.log_in("hong", "");
    let token = host.token("one", &cookie);
    let mut asked = |system: &str, ip: &str, agent: &str| {
        let body = json!({ "token": token, "userIp": ip, "userAgent": agent });
        host.ask(system, "user-data", &body).code().to_owned()
    };
    assert_eq!(asked("one", IP, "B"), "ok");
    assert_eq!(asked("one", "198.51.100.2", "B"), "ES0025");
    assert_eq!(asked("one", IP, "C"), "ES0026");
    assert_eq!(asked("one", "198.51.100.2", "C"), "ES0025");
    assert_eq!(asked("two", IP, "B"), "ES0024");
    assert_eq!(host.check("two", &token), "ES0024");
}

#[test]
fn what_is_no_token_of_theirs() {
    let mut host = Host::new();
    let cookie = host.log_in("hong", "");
    let token = host.token("one", &cookie);
    let (signed, signature) = token.rsplit_once('.').unwrap();
    for (text, code) in [
        (format!("{signed}.{}", "A".repeat(86)), "ES0022"),
        (signed.to_owned(), "ES0021"),
        (format!("{}.{signature}", signed.replace('M', "N")), "ES0021"),
        ("x".into(), "ES0021"),
    ] {
        assert_eq!(host.with_token("one", "user-data", &text).code(), code, "{text}");
        assert_eq!(host.check("one", &text), code);
    }
    host.control("options", json!({ "tokenLives": 10 })).unwrap();
    let brief = host.token("one", &cookie);
    host.advance(10_000);
    assert_eq!(host.with_token("one", "sso-code", &brief).code(), "ES0027");
    assert_eq!(host.with_token("one", "sso-code", &token).code(), "ok");
}

#[test]
fn a_log_off_reaches_as_far_as_the_operator_made_it() {
    let mut host = Host::new();
    let cookie = host.log_in("hong", "");
    let (one, two) = (host.token("one", &cookie), host.token("two", &cookie));
    assert_eq!(host.ask("one", "logout", &json!({ "token": one })).body, json!({ "propagated": false }));
    assert_eq!(host.check("two", &two), "SS0001");
    assert_eq!(host.ask("one", "logout", &json!({ "token": "x" })).body, json!({ "propagated": false }));
    host.control("options", json!({ "propagates": true })).unwrap();
    assert_eq!(host.ask("one", "logout", &json!({ "token": "x" })).code(), "ES0021");
    assert_eq!(host.ask("one", "logout", &json!({ "token": one })).body, json!({ "propagated": true }));
    assert_eq!((host.check("one", &one), host.check("two", &two)), ("SS0002".into(), "SS0002".into()));
}
