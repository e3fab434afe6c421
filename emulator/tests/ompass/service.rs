//! The requests of a relying party.

use crate::host::{BACK, CLIENT, Host, MINUTE, ORIGIN, PHONE, SECRET};
use crate::support::json;

#[test]
fn a_login_leads_to_a_page() {
    let mut host = Host::new();
    let first = host.u2f("kim");
    assert_eq!((first.status, &first.body["code"], &first.body["message"]), (200, &json!(200), &json!("ok")));
    assert_eq!((&first.data()["user_id"], &first.data()["is_register"]), (&json!("kim"), &json!(false)));
    assert!(
        first.page().starts_with(&format!("{ORIGIN}/ompass/register/?visit=")) && first.page().ends_with("&lang=ko")
    );
    host.register("kim", PHONE);
    assert!(host.u2f("kim").page().starts_with(&format!("{ORIGIN}/ompass/authenticate/")));
    let uaf = host.uaf();
    assert_eq!(uaf.data().as_object().unwrap().len(), 1, "nobody is known yet");
    assert!(uaf.page().contains("/authenticate/"));
    let two = host.auth("lee");
    assert_eq!(
        (two.status, &two.body["isRegisteredOmpass"], &two.body["username"]),
        (200, &json!(false), &json!("lee"))
    );
    let english = host.ask("POST", "/v1/ompass/uaf", &json!({ "lang_init": "EN" }));
    assert!(english.page().ends_with("&lang=en"));
}

/// The document's codes, one by one.
#[test]
fn what_is_missing_or_wrong_has_its_code() {
    let mut host = Host::new();
    let none = json!({ "content-type": "application/json" });
    assert_eq!(host.http("POST", "/v1/ompass/u2f", &none, "{}").code(), "001");
    assert_eq!(host.ask("POST", "/v1/ompass/u2f", &json!(null)).code(), "000");
    assert_eq!(host.ask("POST", "/v1/ompass/u2f", &json!({})).code(), "002");
    assert_eq!(host.u2f("").code(), "002");
    assert_eq!(host.u2f(&"가".repeat(31)).code(), "006");
    assert_eq!(host.u2f(&"가".repeat(30)).code(), "200");
    assert_eq!(host.verify("", "x").code(), "002");
    assert_eq!(host.verify("kim", "").code(), "003");
    for bearer in ["the-secret-key", "Basic x", "Bearer "] {
        host.bearer = bearer.into();
        assert_eq!(host.uaf().code(), "005", "{bearer}");
    }
    host.bearer = "Bearer another".into();
    let refused = host.uaf();
    assert_eq!((refused.status, refused.code().as_str()), (401, "004"));
    host.secret = "another".into();
    let refused = host.auth("kim");
    assert_eq!((refused.status, refused.code().as_str()), (401, "UNAUTHORIZED"));
    assert!(refused.body["details"].is_array());
    host.bearer = format!("Bearer {SECRET}");
    assert_eq!(host.ask("GET", "/v1/ompass/uaf", &json!(null)).code(), "000");
    let form = json!({ "content-type": "text/plain", "authorization": host.bearer });
    assert_eq!(host.http("POST", "/v1/ompass/uaf", &form, "{}").code(), "000");
}

#[test]
fn a_token_is_good_once_and_for_a_while() {
    let mut host = Host::new();
    let token = host.token("kim");
    let good = host.verify("kim", &token);
    assert_eq!((good.code().as_str(), &good.data()["user_id"]), ("200", &json!("kim")));
    assert_eq!(host.verify("kim", &token).code(), "011", "once");
    let token = host.token("kim");
    host.advance(5 * MINUTE - 1);
    assert_eq!(host.verify("kim", &token).code(), "200");
    let token = host.token("kim");
    host.advance(5 * MINUTE);
    assert_eq!(host.verify("kim", &token).code(), "011");
    host.control("options", json!({ "tokenLives": 1 })).unwrap();
    let token = host.token("kim");
    host.advance(1000);
    assert_eq!(host.verify("kim", &token).code(), "011");
}

#[test]
fn what_is_no_token_is_told_apart() {
    let mut host = Host::new();
    let token = host.token("kim");
    let parts: Vec<_> = token.split('.').collect();
    assert_eq!(host.verify("kim", "junk").code(), "013");
    assert_eq!(host.verify("kim", &parts[..2].join(".")).code(), "013");
    assert_eq!(host.verify("kim", &format!("x.{}.{}", parts[1], parts[2])).code(), "012");
    assert_eq!(host.verify("kim", &format!("{}.{}.AAAA", parts[0], parts[1])).code(), "014");
    assert_eq!(host.verify_2("kim", "junk").code(), "INVALID_TOKEN");
    // Whoever does not compare lets the wrong one in.
    assert_eq!(host.verify("lee", &token).data()["user_id"], "kim");
}

#[test]
fn version_2_says_the_same_in_its_own_words() {
    let mut host = Host::new();
    host.register("kim", PHONE);
    let visit = host.auth("kim").visit();
    host.on_page(&visit, "ask", &json!({}));
    host.phone(PHONE, "approve").unwrap();
    let address = host.back(&visit).unwrap();
    let (start, token) = address.split_once("&token=").unwrap();
    assert_eq!(start, format!("{BACK}?username=kim"));
    let good = host.verify_2("kim", token);
    assert_eq!((&good.body["username"], &good.body["clientId"]), (&json!("kim"), &json!(CLIENT)));
    let used = host.verify_2("kim", token);
    assert_eq!((used.status, used.code().as_str()), (400, "TOKEN_EXPIRED"));
    let long = host.ask("POST", "/v2/ompass/auth", &json!({ "username": "kim", "sessionTimeoutSeconds": 10 }));
    host.advance(10_000);
    assert_eq!(host.look(&long.visit()).body["status"], "EXPIRED");
}

#[test]
fn the_log_tells_names_and_no_value() {
    let mut host = Host::new();
    let token = host.token("kim.ompass");
    host.verify("kim.ompass", &token);
    host.ask("DELETE", "/v1/ompass/users/kim.ompass", &json!(null));
    let text = host.control("log", json!({})).unwrap().to_string();
    assert!(text.contains(r#""fields":["access_token","user_id"]"#), "{text}");
    for mark in [&token, "kim.ompass", SECRET] {
        assert!(!text.contains(mark), "{text}");
    }
    let counts = host.control("counts", json!({})).unwrap();
    assert_eq!(counts, json!({ "start": 1, "verify": 1, "reset": 1 }));
}
