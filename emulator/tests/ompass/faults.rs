//! Faults on order.

use crate::host::{Host, PHONE, token_of};
use crate::support::json;

#[test]
fn any_code_at_any_step_without_effect() {
    let mut host = Host::new();
    host.fault(json!({ "step": "start", "kind": "code", "code": "004" }));
    let refused = host.u2f("kim");
    assert_eq!((refused.status, refused.code().as_str()), (401, "004"));
    host.fault(json!({ "step": "verify", "kind": "code", "code": "014", "status": 200, "message": "틀림" }));
    let token = host.token("kim");
    let refused = host.verify("kim", &token);
    assert_eq!((refused.status, refused.code().as_str(), &refused.body["message"]), (200, "014", &json!("틀림")));
    assert_eq!(host.verify("kim", &token).code(), "200", "a refusal on order has no effect");
    host.fault(json!({ "step": "reset", "kind": "code", "code": "x" }));
    assert_eq!(host.ask("DELETE", "/v1/ompass/users/kim", &json!(null)).code(), "x");
    assert_eq!(host.u2f("kim").data()["is_register"], true);
    host.fault(json!({ "step": "authenticators", "kind": "code", "code": "NOPE", "status": 403 }));
    let refused = host.ask("GET", "/v2/ompass/authenticators?username=kim", &json!(null));
    assert_eq!((refused.status, refused.code().as_str()), (403, "NOPE"));
}

#[test]
fn connections_answers_and_their_forms() {
    let mut host = Host::new();
    let token = host.token("kim");
    host.fault(json!({ "step": "verify", "kind": "drop" }));
    assert_eq!(host.verify("kim", &token).reply["drop"], true);
    host.fault(json!({ "step": "verify", "kind": "drop", "served": true }));
    assert_eq!(host.verify("kim", &token).reply["drop"], true);
    assert_eq!(host.verify("kim", &token).code(), "011", "it was used though nobody heard");
    host.fault(json!({ "kind": "notJson" }));
    assert!(host.uaf().body.is_null());
    host.fault(json!({ "kind": "html", "status": 503 }));
    assert_eq!(host.uaf().status, 503);
    host.fault(json!({ "kind": "status", "status": 500 }));
    let odd = host.uaf();
    assert_eq!((odd.status, &odd.body["code"]), (500, &json!(200)));
    host.fault(json!({ "kind": "delay", "delay": 12 }));
    assert_eq!(host.uaf().reply["delayMs"], 12);
}

#[test]
fn answers_that_lie() {
    let mut host = Host::new();
    host.fault(json!({ "kind": "codeText" }));
    assert_eq!(host.uaf().body["code"], json!("200"));
    host.fault(json!({ "kind": "pageUrl", "url": "javascript:alert(1)" }));
    assert_eq!(host.uaf().data()["ompass_uri"], "javascript:alert(1)");
    host.fault(json!({ "kind": "pageUrl", "url": "https://evil.example/" }));
    assert_eq!(host.auth("kim").body["ompassUrl"], "https://evil.example/");
    let token = host.token("kim");
    host.fault(json!({ "kind": "otherUser" }));
    assert_eq!(host.verify("kim", &token).data()["user_id"], "someone-else");
    let token = host.token("kim");
    host.fault(json!({ "step": "verify", "kind": "otherUser", "userId": "lee" }));
    assert_eq!(host.verify("kim", &token).data()["user_id"], "lee");
    host.fault(json!({ "kind": "answer", "set": { "ompass_uri": null, "extra": 1 } }));
    assert_eq!(*host.uaf().data(), json!({ "extra": 1 }));
}

#[test]
fn ways_back_that_fail() {
    let mut host = Host::new();
    host.fault(json!({ "kind": "expiredToken" }));
    assert_eq!(host.uaf().code(), "200", "it waits for a user on the way back");
    let token = host.token("kim");
    assert_eq!(host.verify("kim", &token).code(), "011");
    host.fault(json!({ "kind": "noReturn" }));
    let visit = host.u2f("kim").visit();
    host.on_page(&visit, "ask", &json!({}));
    host.phone(PHONE, "approve").unwrap();
    let stays = host.http("GET", &format!("/ompass/visit/{visit}/return"), &json!({}), "");
    assert_eq!((stays.status, stays.text.as_str()), (204, ""));
    assert!(host.back(&visit).is_none());
    let token = host.token("kim");
    assert_eq!(host.verify("kim", &token).code(), "200", "once");
    assert_eq!(token_of("?access_token=x"), "x");
}

#[test]
fn orders_are_checked() {
    let mut host = Host::new();
    for (order, field) in [
        (json!({ "kind": "codes" }), "kind"),
        (json!({ "kind": "code" }), "code"),
        (json!({ "kind": "pageUrl" }), "url"),
        (json!({ "kind": "answer", "set": 7 }), "set"),
        (json!({ "kind": "drop", "step": "confirm" }), "step"),
        (json!({ "kind": "noReturn", "delay": 5 }), "delay"),
        (json!({ "kind": "drop", "part": "x" }), "part"),
    ] {
        assert_eq!(host.control("fault", order.clone()).unwrap_err()["field"], field, "{order}");
    }
}
