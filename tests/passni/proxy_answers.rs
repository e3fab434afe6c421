//! What the bridge, the agent and the SSO server refuse, and what cannot be read, at every step.

use crate::assert_fails;
use crate::settings::LOGOUT;
use crate::stack::{sealed, waiting};
use crate::support::proxy::Proxy;
use crate::support::{Json, json};
use bonin::error::{Kind, Lang, Next};
use bonin::provider::passni::codes;

const OF_TOKEN: [&str; 8] = ["ES0021", "ES0022", "ES0023", "ES0024", "ES0025", "ES0026", "ES0027", "ES0028"];

/// What a login comes to that failed at this route: a code that was spent is spent, a login that stands goes on.
#[track_caller]
fn assert_goes_on(proxy: &Proxy, task: &Json, step: &str) {
    let ended = step == "enter";
    assert_eq!((&task["ended"], &task["error"]["phase"]), (&json!(ended), &json!(step)), "{task}");
    assert_eq!(proxy.state, if ended { Json::Null } else { sealed() }, "{step}");
    assert!(!(ended && task["error"]["retryable"] == true), "{task}");
    assert!(task.get("identity").is_none());
}

#[test]
fn every_code_has_its_text_at_every_step() {
    for row in codes::rows() {
        for lang in [Lang::Ko, Lang::En] {
            for (mut proxy, step) in waiting() {
                proxy.lang = lang;
                let task = proxy.answers(&json!({ "errorCode": row.code, "token": "x", "code": "SS0001" }));
                if OF_TOKEN.contains(&row.code) && ["check", "logout"].contains(&step) {
                    continue;
                }
                let error = &task["error"];
                assert_eq!((&error["code"], &error["message"]), (&json!(row.code), &json!(row.text(lang))), "{step}");
                assert_eq!(error["kind"], row.kind.word());
                if OF_TOKEN.contains(&row.code) && step != "enter" {
                    assert_eq!((&task["ended"], &task["body"]), (&json!(true), &json!({ "loggedOut": true })));
                    assert_eq!((&proxy.state, error["next"].as_str()), (&Json::Null, Some("restart")));
                } else {
                    assert_goes_on(&proxy, &task, step);
                    assert!(task["body"].get("loggedOut").is_none());
                }
            }
        }
    }
}

/// Asked about the login, that it is over is the answer and no error.
#[test]
fn a_token_that_does_not_count_is_a_log_off() {
    for code in OF_TOKEN {
        for (mut proxy, step) in waiting().into_iter().filter(|(_, step)| ["check", "logout"].contains(step)) {
            let task = proxy.answers(&json!({ "errorCode": code }));
            let body = match step {
                "check" => json!({ "status": "loggedOut" }),
                // The SSO server may still know the browser: its page is gone to all the same.
                _ => json!({ "propagated": false, "url": LOGOUT }),
            };
            assert_eq!((&task["body"], &task["ended"], task.get("error")), (&body, &json!(true), None), "{code}");
            assert_eq!(proxy.state, Json::Null);
        }
    }
}

#[test]
fn a_code_that_is_not_known_is_told_as_it_is() {
    for code in [json!("ES0030"), json!("E001"), json!(7)] {
        for (mut proxy, step) in waiting() {
            let task = proxy.answers(&json!({ "errorCode": code }));
            let text = code.as_str().map_or_else(|| code.to_string(), str::to_owned);
            assert_eq!((&task["error"]["kind"], &task["error"]["code"]), (&json!("rejected"), &json!(text)));
            assert_eq!(task["error"]["next"], "restart");
            assert_goes_on(&proxy, &task, step);
        }
    }
    let (mut proxy, _) = waiting().remove(0);
    let task = proxy.answers(&json!({ "errorCode": "<script>".repeat(10) }));
    assert_eq!(task["error"]["code"].as_str().unwrap().len(), 20);
}

#[test]
fn the_bridge_itself_has_its_errors() {
    for (status, body, kind, reason, field) in [
        (401, "{}", "config", "unauthorized", Some("bridgeSecret")),
        (401, r#"{"errorCode":"unauthorized"}"#, "config", "unauthorized", Some("bridgeSecret")),
        (403, "<html>", "config", "unauthorized", Some("bridgeSecret")),
        (404, r#"{"errorCode":"notFound"}"#, "config", "badSetting", Some("bridgeUrl")),
        (405, "", "config", "badSetting", Some("bridgeUrl")),
        (400, r#"{"errorCode":"badRequest"}"#, "bug", "bug", None),
        (413, r#"{"errorCode":"tooLarge"}"#, "bug", "bug", None),
        (400, "", "network", "badAnswer", None),
        (429, r#"{"errorCode":"slow"}"#, "network", "badAnswer", None),
        (502, r#"{"errorCode":"agentFailed"}"#, "network", "badAnswer", None),
        (500, "<html>", "network", "badAnswer", None),
        (302, "", "network", "badAnswer", None),
        (201, r#"{"code":"SS0001"}"#, "network", "badAnswer", None),
        (204, "", "network", "badAnswer", None),
        (200, "", "network", "badAnswer", None),
        (200, "none", "network", "badAnswer", None),
        (200, "[]", "network", "badAnswer", None),
        (200, "\"x\"", "network", "badAnswer", None),
        (200, r#"{"errorCode":""}"#, "network", "badAnswer", None),
        (200, r#"{"errorCode":{}}"#, "network", "badAnswer", None),
        (200, r#"{"errorCode":["ES0027"]}"#, "network", "badAnswer", None),
        (0, "", "network", "badAnswer", None),
    ] {
        for (mut proxy, step) in waiting() {
            let task = proxy.responds(status, body);
            assert_fails(&task, kind, reason, step == "enter");
            assert_eq!(task["error"]["field"].as_str(), field, "{status} {body}");
            assert_goes_on(&proxy, &task, step);
        }
    }
}

#[test]
fn a_bridge_that_does_not_answer_leaves_the_login_as_it_is() {
    for (timeout, reason) in [(false, "unreachable"), (true, "timeout")] {
        for (mut proxy, step) in waiting() {
            let task = proxy.event(&json!({ "type": "unreachable", "timeout": timeout }));
            assert_fails(&task, "network", reason, step == "enter");
            assert_eq!(task["error"]["retryable"], step != "enter", "a code that went out may be spent");
            assert_goes_on(&proxy, &task, step);
        }
    }
}

/// The rows that end a login, and no other, are those about the token.
#[test]
fn what_ends_a_login_says_to_begin_again() {
    for row in codes::rows().filter(|row| OF_TOKEN.contains(&row.code)) {
        assert_eq!(row.next, Next::Restart);
        assert!(matches!(row.kind, Kind::Rejected | Kind::Expired));
    }
}
