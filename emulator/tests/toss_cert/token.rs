//! Access tokens.

use crate::host::{CLIENT, FORM, Host, MINUTE};

fn ask(host: &mut Host, form: &str) -> (i64, String) {
    let answer = host.http("POST", "/token", &[("content-type", FORM)], form);
    (answer.status, answer.body["error"].as_str().unwrap_or("none").into())
}

#[test]
fn client_credentials_give_one() {
    let mut host = Host::without_token();
    let answer = host.fetch_token();
    let text = |name: &str| answer.body[name].as_str().unwrap().to_string();
    assert_eq!((answer.status, text("scope").as_str(), text("token_type").as_str()), (200, "ca", "Bearer"));
    assert_eq!(text("access_token").split('.').count(), 3);
    assert_eq!(answer.body["expires_in"].as_i64(), Some(3600));
    assert!(answer.body["resultType"].is_null(), "it is not wrapped");
    assert_ne!(host.fetch_token().text, answer.text);
    assert_eq!(host.control("counts", "{}")["token"].as_i64(), Some(2));
}

#[test]
fn what_is_wrong_is_said_in_the_words_of_oauth() {
    let mut host = Host::without_token();
    let good = format!("grant_type=client_credentials&client_id={CLIENT}&client_secret=a+secret+%26+more&scope=ca");
    assert_eq!(ask(&mut host, &good), (200, "none".into()));
    for (from, to, expected) in [
        ("client_credentials", "password", (400, "unsupported_grant_type")),
        ("0001", "0002", (401, "invalid_client")),
        ("more", "less", (401, "invalid_client")),
        ("scope=ca", "scope=all", (400, "invalid_scope")),
        ("&scope=ca", "", (400, "invalid_request")),
        ("scope=ca", "scope=", (400, "invalid_request")),
        ("scope=ca", "scope=ca&scope=ca", (400, "invalid_request")),
        ("%26", "%2", (400, "invalid_request")),
    ] {
        let (status, code) = ask(&mut host, &good.replace(from, to));
        assert_eq!((status, code.as_str()), expected, "{from} {to}");
    }
    let json = [("content-type", "application/json")];
    assert_eq!(host.http("POST", "/token", &json, &good).status, 400);
    assert_eq!(host.http("GET", "/token", &[("content-type", FORM)], &good).status, 405);
}

#[test]
fn every_other_step_needs_one() {
    let mut host = Host::new();
    let tx_id = host.asked();
    let right = host.token.clone();
    for wrong in ["", "x", &format!("{right}x")] {
        host.token = wrong.into();
        let answer = host.status(&tx_id);
        assert_eq!((answer.status, answer.code()), (401, "CE1000"));
    }
    let basic = format!("Basic {right}");
    let headers = [("content-type", "application/json"), ("authorization", basic.as_str())];
    assert_eq!(host.http("POST", "/api/v2/sign/user/auth/id/status", &headers, "{}").code(), "CE1000");
    host.token = right;
    assert_eq!(host.status(&tx_id).code(), "SUCCESS");
}

#[test]
fn one_ends_when_it_says_or_when_a_test_says() {
    let mut host = Host::new();
    let tx_id = host.asked();
    host.advance(60 * MINUTE - 1);
    assert_eq!(host.status(&tx_id).code(), "SUCCESS");
    host.advance(1);
    assert_eq!(host.status(&tx_id).code(), "CE1000");
    host.control("options", r#"{"expiresIn":31536000,"tokenLives":10}"#);
    let answer = host.fetch_token();
    assert_eq!(answer.body["expires_in"].as_i64(), Some(31_536_000));
    host.token = answer.body["access_token"].as_str().unwrap().into();
    assert_eq!(host.status(&tx_id).code(), "SUCCESS");
    host.advance(10_000);
    assert_eq!(host.status(&tx_id).code(), "CE1000");
    assert!(host.try_control("options", r#"{"expiresIn":-1}"#).is_err());
    assert!(host.try_control("options", r#"{"surprise":true}"#).is_err());
}
