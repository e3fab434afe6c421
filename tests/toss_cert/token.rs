//! The access token: how it is asked for, when it is asked for again, and what never becomes one.

use crate::assert_fails;
use crate::stack::{asked, authorized, begun, request_body, requested, result_asked, status_asked};
use crate::support::{Json, json};
use crate::toss::{self, fail, success};

#[test]
fn it_is_asked_for_as_oauth_has_it_and_shared() {
    let mut proxy = requested("personal", None);
    let task = proxy.call("confirm", &json!({})).unwrap();
    let wanted = json!({
        "type": "shared", "key": "token", "lifetime": "expires_in", "renew": false, "method": "POST",
        "url": "https://oauth.test/token",
        "headers": { "accept": "application/json", "content-type": "application/x-www-form-urlencoded" },
        "body": "grant_type=client_credentials&client_id=client&client_secret=s%26c%3Dr+t&scope=ca",
    });
    assert_eq!(task, wanted);
}

/// Refused tokens, as Toss says it and as what stands before it may.
fn refused() -> [(i64, String); 3] {
    [(400, fail("CE1000", "x").to_string()), (200, fail("CE1000", "").to_string()), (401, "<html>".into())]
}

#[test]
fn a_refused_one_is_renewed_once_and_the_step_repeated() {
    for (status, body) in refused() {
        for step in ["request", "confirm"] {
            let mut proxy = if step == "request" { begun("personal") } else { requested("personal", None) };
            let call = if step == "request" { request_body("personal", None) } else { json!({}) };
            let first = asked(&mut proxy, step, &call);
            let task = proxy.responds(status, &body);
            assert_eq!((&task["type"], &task["renew"]), (&json!("shared"), &json!(true)), "{task}");
            let again = authorized(&mut proxy, &task, "token-2");
            assert_eq!((&again["url"], &again["body"]), (&first["url"], &first["body"]), "the same again");
            // And not a third time.
            let task = proxy.responds(status, &body);
            assert_fails(&task, "config", "rejected", true);
            assert_eq!((&task["error"]["code"], &task["error"]["phase"]), (&json!("CE1000"), &json!(step)));
        }
    }
}

/// Two reads are all there are: nothing is asked for again without the user, who begins with the status.
#[test]
fn a_result_is_not_repeated_with_another_one() {
    for (status, body) in refused() {
        let mut proxy = requested("personal", None);
        result_asked(&mut proxy);
        let task = proxy.responds(status, &body);
        assert_fails(&task, "config", "rejected", false);
        assert_eq!((&task["error"]["next"], &task["error"]["retryable"]), (&json!("wait"), &json!(true)));
        assert_eq!(proxy.sealed()["lost"], 0, "nothing was read");
        result_asked(&mut proxy);
    }
}

#[test]
fn wrong_credentials_are_the_operator_s() {
    for (status, code) in [(401, "invalid_client"), (400, "unauthorized_client"), (403, "access_denied")] {
        for step in ["request", "confirm"] {
            let mut proxy = if step == "request" { begun("window") } else { requested("window", None) };
            let call = if step == "request" { request_body("window", None) } else { json!({}) };
            proxy.call(step, &call).unwrap();
            let task = proxy.responds(status, &json!({ "error": code, "error_description": "no" }).to_string());
            assert_fails(&task, "config", "unauthorized", true);
            assert_eq!((&task["error"]["code"], &task["error"]["next"]), (&json!(code), &json!("contactSupport")));
        }
    }
}

#[test]
fn what_is_no_token_is_a_bad_answer() {
    for (status, body) in [
        (200, json!({})),
        (200, json!({ "access_token": "" })),
        (200, json!({ "access_token": "a b" })),
        (200, json!({ "access_token": "a\r\nx-other: 1" })),
        (200, json!({ "access_token": "토큰" })),
        (200, json!({ "access_token": 7 })),
        (200, json!({ "access_token": "t", "error": "invalid_client" })),
        (500, json!({ "access_token": "t" })),
        (503, json!({ "error": "temporarily_unavailable" })),
        (302, json!(null)),
    ] {
        let mut proxy = requested("personal", None);
        proxy.call("confirm", &json!({})).unwrap();
        let task = proxy.responds(status, &body.to_string());
        assert_fails(&task, "network", "badAnswer", false);
        assert_eq!(task["error"]["phase"], "confirm");
        status_asked(&mut proxy);
    }
}

#[test]
fn where_it_does_not_come_the_step_can_be_tried_again() {
    for (timeout, reason) in [(false, "unreachable"), (true, "timeout")] {
        let lost = json!({ "type": "unreachable", "timeout": timeout });
        let mut proxy = begun("personal");
        proxy.call("request", &request_body("personal", None)).unwrap();
        assert_fails(&proxy.event(&lost), "network", reason, false);
        asked(&mut proxy, "request", &request_body("personal", None));

        // Before a result, too: it was not asked for.
        let mut proxy = requested("personal", None);
        status_asked(&mut proxy);
        proxy.answers(&success(&json!({ "txId": toss::tx_id(), "status": "COMPLETED" })));
        assert_fails(&proxy.event(&lost), "network", reason, false);
        assert_eq!(proxy.sealed()["lost"], 0);
    }
}

/// Neither the token nor what it is got with reaches the browser or the sealed state.
#[test]
fn it_stays_in_the_proxy() {
    let mut proxy = requested("personal", None);
    let seen = |proxy: &crate::support::proxy::Proxy, task: &Json| {
        let text = format!("{} {}", proxy.state, task["body"]);
        assert!(!text.contains("token-1") && !text.contains("s&c=r"), "{text}");
    };
    status_asked(&mut proxy);
    let task = proxy.answers(&success(&json!({ "txId": toss::tx_id(), "status": "REQUESTED" })));
    seen(&proxy, &task);
}
