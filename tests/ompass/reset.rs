//! A registration is taken back, for the operator's own backend.

use crate::page::USER;
use crate::settings::BASE;
use crate::stack::{of_version, refused};
use crate::support::proxy::Proxy;
use crate::support::{Json, json};

fn asked(version: u8, user: &str) -> (Proxy, Json) {
    let mut proxy = of_version(version);
    let task = proxy.call("reset", &json!({ "userId": user })).unwrap();
    (proxy, task)
}

#[track_caller]
fn assert_done(task: &Json, reset: Json) {
    assert_eq!(
        (&task["type"], &task["body"], &task["ended"]),
        (&json!("answer"), &json!({ "reset": reset }), &json!(true)),
        "{task}"
    );
    assert!(task.get("error").is_none());
}

#[test]
fn version_1_is_one_request() {
    for (user, path) in [
        (USER, "kim.ompass"),
        ("a/b?c#d", "a%2Fb%3Fc%23d"),
        ("../x", "..%2Fx"),
        ("100%", "100%25"),
        ("a b+c", "a%20b%2Bc"),
        ("김", "%EA%B9%80"),
    ] {
        let (mut proxy, task) = asked(1, user);
        assert_eq!(
            (&task["method"], &task["url"]),
            (&json!("DELETE"), &json!(format!("{BASE}/v1/ompass/users/{path}")))
        );
        assert!(task.get("body").is_none());
        assert_done(&proxy.responds(204, ""), json!(true));
        assert!(proxy.state.is_null(), "nothing is remembered");
    }
    let (mut proxy, _) = asked(1, USER);
    assert_done(&proxy.answers(&json!({ "code": 200, "data": {} })), json!(true));
}

/// In a path these lead elsewhere, also percent-encoded.
#[test]
fn a_user_who_would_be_another_path_is_refused() {
    for user in [".", ".."] {
        let error = of_version(1).call("reset", &json!({ "userId": user })).unwrap_err();
        assert_eq!((&error["field"], &error["reason"]), (&json!("userId"), &json!("notListed")));
        asked(2, user);
    }
    for (body, field, reason) in [
        (json!({}), "userId", "missing"),
        (json!({ "userId": 7 }), "userId", "notText"),
        (json!({ "userId": "x".repeat(31) }), "userId", "tooLong"),
        (json!({ "userId": USER, "all": true }), "body", "unknownField"),
    ] {
        let error = of_version(1).call("reset", &body).unwrap_err();
        assert_eq!((&error["field"], &error["reason"]), (&json!(field), &json!(reason)));
    }
}

#[test]
fn version_2_deletes_one_after_the_other() {
    let list = json!([{ "authenticatorId": 7, "type": "OMPASS" }, { "authenticatorId": "a&b", "type": "OTP" }]);
    for wrapped in
        [list.clone(), json!({ "authenticators": list }), json!({ "data": list }), json!({ "content": list })]
    {
        let (mut proxy, task) = asked(2, "a b");
        let url = |path: &str| json!(format!("{BASE}/v2/ompass/{path}"));
        assert_eq!((&task["method"], &task["url"]), (&json!("GET"), &url("authenticators?username=a%20b")));
        let task = proxy.answers(&wrapped);
        assert_eq!((&task["method"], &task["url"]), (&json!("DELETE"), &url("authenticator?authenticatorId=7")));
        let task = proxy.responds(204, "");
        assert_eq!(task["url"], url("authenticator?authenticatorId=a%26b"));
        assert_done(&proxy.responds(200, "{}"), json!(2));
    }
    let (mut proxy, _) = asked(2, USER);
    assert_done(&proxy.answers(&json!([])), json!(0));
}

#[test]
fn what_goes_wrong_is_told() {
    #[track_caller]
    fn fails(mut proxy: Proxy, event: &Json, kind: &str, reason: &str) {
        let task = proxy.event(event);
        crate::assert_fails(&task, kind, reason, true);
        assert_eq!((&task["error"]["phase"], &proxy.state), (&json!("reset"), &json!(null)));
    }
    let says = |status: i64, body: Json| json!({ "type": "response", "status": status, "body": body.to_string() });
    let lost = json!({ "type": "unreachable", "timeout": true });
    for version in [1, 2] {
        fails(asked(version, USER).0, &lost, "network", "timeout");
        fails(asked(version, USER).0, &says(500, json!("x")), "network", "badAnswer");
        fails(asked(version, USER).0, &says(401, json!({})), "config", "unauthorized");
        fails(asked(version, USER).0, &says(404, refused(version, "404")), "rejected", "rejected");
    }
    fails(asked(1, USER).0, &says(401, refused(1, "004")), "config", "rejected");
    fails(asked(1, USER).0, &says(200, json!({})), "network", "badAnswer");
    // One without an id would stay without a word.
    for list in [json!([{ "type": "OTP" }]), json!([7]), json!({}), json!(null)] {
        fails(asked(2, USER).0, &says(200, list), "network", "badAnswer");
    }
    let deleting = || {
        let (mut proxy, _) = asked(2, USER);
        proxy.answers(&json!([{ "id": "1" }, { "id": "2" }]));
        proxy
    };
    fails(deleting(), &lost, "network", "timeout");
    fails(deleting(), &says(200, refused(2, "LOCKED")), "rejected", "rejected");
    fails(deleting(), &says(404, refused(2, "GONE")), "rejected", "rejected");
    for event in [json!({ "type": "fresh" }), json!({ "type": "used" }), json!({ "type": "decrypted", "data": "" })] {
        assert_eq!(deleting().feed("", &event).unwrap_err()["reason"], "notNow", "{event}");
    }
}

#[test]
fn no_route_leads_there() {
    let registry = serde_json::to_value(bonin::provider::registry()).unwrap();
    let steps = &registry["ompass"];
    assert_eq!((&steps["steps"], &steps["backendSteps"]), (&json!(["begin", "finish"]), &json!(["reset"])));
}
