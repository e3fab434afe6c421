//! Registrations, taken back; and what a test may choose.

use crate::host::{Host, PHONE, token_of};
use crate::support::json;

#[test]
fn version_1_forgets_a_user() {
    let mut host = Host::new();
    for (user, path) in [("kim", "kim"), ("a/b c+d", "a%2Fb%20c%2Bd"), ("a+b", "a+b"), ("김", "%EA%B9%80")] {
        host.register(user, PHONE);
        assert_eq!(host.u2f(user).data()["is_register"], true);
        let gone = host.ask("DELETE", &format!("/v1/ompass/users/{path}"), &json!(null));
        assert_eq!((gone.status, gone.text.as_str()), (204, ""));
        assert_eq!(host.u2f(user).data()["is_register"], false, "{user}");
    }
    assert_eq!(host.ask("DELETE", "/v1/ompass/users/nobody", &json!(null)).status, 204);
    assert_eq!(host.ask("DELETE", "/v1/ompass/users/%ff", &json!(null)).code(), "002");
    assert_eq!(host.ask("DELETE", "/v1/ompass/users/a/b", &json!(null)).status, 405);
    host.bearer = "Bearer another".into();
    assert_eq!(host.ask("DELETE", "/v1/ompass/users/kim", &json!(null)).code(), "004");
}

#[test]
fn version_2_lists_and_deletes() {
    let mut host = Host::new();
    host.register("k k", PHONE);
    host.register("lee", PHONE);
    let list = host.ask("GET", "/v2/ompass/authenticators?username=k%20k", &json!(null));
    let [one] = list.body.as_array().unwrap().as_slice() else { panic!("{list:?}") };
    assert_eq!(one["type"], "OMPASS");
    let path = format!("/v2/ompass/authenticator?authenticatorId={}", one["authenticatorId"]);
    assert_eq!(host.ask("DELETE", &path, &json!(null)).status, 204);
    assert_eq!(host.ask("GET", "/v2/ompass/authenticators?username=k%20k", &json!(null)).body, json!([]));
    assert_eq!(host.auth("lee").body["isRegisteredOmpass"], true);
    let again = host.ask("DELETE", &path, &json!(null));
    assert_eq!((again.status, again.code().as_str()), (400, "INVALID_TOKEN"));
    assert_eq!(host.ask("GET", "/v2/ompass/authenticators", &json!(null)).code(), "BAD_REQUEST");
}

#[test]
fn the_way_back_is_registered_once() {
    let mut host = Host::new();
    let address = "http://localhost:4000/back?from=ompass";
    host.control("options", json!({ "redirectUri": address })).unwrap();
    host.register("kim", PHONE);
    let visit = host.u2f("kim").visit();
    host.on_page(&visit, "ask", &json!({}));
    host.phone(PHONE, "approve").unwrap();
    let back = host.back(&visit).unwrap();
    assert!(back.starts_with(&format!("{address}&username=kim&access_token=")), "{back}");
    assert_eq!(host.verify("kim", &token_of(&back)).code(), "200");
    for bad in ["javascript:alert(1)", "http://shop.com/", "https://shop.example/#x", ""] {
        assert_eq!(host.control("options", json!({ "redirectUri": bad })).unwrap_err()["field"], "redirectUri");
    }
    for bad in
        [json!({ "users": [{ "userId": "x" }] }), json!({ "users": 7 }), json!({ "tokenLives": -1 }), json!({ "x": 1 })]
    {
        assert!(host.control("options", bad.clone()).is_err(), "{bad}");
    }
    host.control("reset", json!({})).unwrap();
    assert_eq!(host.u2f("kim").data()["is_register"], false);
}
