//! What Toss answers: success only where status and resultType agree, codes kept, and junk.

use crate::assert_fails;
use crate::stack::{accepted_answer, asked, begun, request_body, requested, result_asked, status_asked};
use crate::support::proxy::Proxy;
use crate::support::{Json, json};
use crate::toss::{self, fail, success};
use bonin::error::Lang;

/// A proxy that waits for Toss's answer to each of its requests.
fn waiting() -> Vec<(&'static str, Proxy)> {
    let mut request = begun("personal");
    asked(&mut request, "request", &request_body("personal", None));
    let mut status = requested("personal", None);
    status_asked(&mut status);
    let mut result = requested("personal", None);
    result_asked(&mut result);
    vec![("request", request), ("status", status), ("result", result)]
}

fn phase(work: &str) -> &str {
    if work == "request" { "request" } else { "confirm" }
}

#[test]
fn an_answer_that_says_nothing_is_a_bad_one() {
    let good = accepted_answer().to_string();
    let html = "<!doctype html><title>502 Bad Gateway</title>";
    for (status, body) in [
        (200, ""),
        (200, html),
        (502, html),
        (200, "null"),
        (200, "[]"),
        (200, "{}"),
        (200, "{\"resultType\":\"SUCCESS\"}"),
        (200, "{\"resultType\":\"SUCCESS\",\"success\":null}"),
        (200, "{\"resultType\":\"success\",\"success\":{}}"),
        (200, "{\"resultType\":\"FAIL\"}"),
        (400, "{\"resultType\":\"FAIL\",\"error\":{\"errorCode\":{}}}"),
        (200, "{\"resultType\":\"SUCCESS\",\"resultType\":\"FAIL\"}"),
        (400, &good),
        (500, &good),
        (302, &good),
        (0, &good),
        (204, ""),
    ] {
        for (work, mut proxy) in waiting() {
            let task = proxy.responds(status, body);
            assert_fails(&task, "network", "badAnswer", false);
            assert_eq!((&task["error"]["phase"], &task["error"]["retryable"]), (&json!(phase(work)), &json!(true)));
        }
    }
}

#[test]
fn what_is_not_reached_can_be_tried_again() {
    for (work, proxy) in waiting() {
        for (timeout, reason) in [(false, "unreachable"), (true, "timeout")] {
            let mut proxy = proxy.clone();
            let task = proxy.event(&json!({ "type": "unreachable", "timeout": timeout }));
            assert_fails(&task, "network", reason, false);
            let call = if work == "request" { request_body("personal", None) } else { json!({}) };
            assert_eq!(proxy.call(phase(work), &call).unwrap()["type"], "shared", "{work} again");
        }
    }
}

#[test]
fn a_code_counts_whatever_the_http_status_is() {
    for status in [200, 400, 403, 404, 429, 500] {
        for (_, mut proxy) in waiting() {
            let task = proxy.responds(status, &fail("CE3103", "만료").to_string());
            assert_fails(&task, "expired", "rejected", true);
            assert_eq!((&task["error"]["code"], &task["error"]["next"]), (&json!("CE3103"), &json!("restart")));
        }
    }
}

#[test]
fn a_failure_ends_the_flow_unless_the_page_can_go_on() {
    for (work, code, ended) in [
        ("request", "CE3000", false),
        ("request", "CE3006", true),
        ("request", "CE0001", false),
        ("request", "CE9999", true),
        ("status", "CE3000", true),
        ("status", "CE3100", true),
        ("status", "CE3102", false),
        ("status", "CE0002", false),
        ("status", "CE5000", true),
        ("result", "CE3101", true),
        ("result", "CE3102", false),
        ("result", "CE9999", true),
    ] {
        let (_, mut proxy) = waiting().into_iter().find(|(name, _)| *name == work).unwrap();
        let task = proxy.responds(400, &fail(code, "").to_string());
        assert_eq!((&task["ended"], &task["error"]["code"]), (&json!(ended), &json!(code)), "{code} at {work}");
        assert_eq!(
            proxy.at(),
            if ended {
                ""
            } else if work == "request" {
                "ready"
            } else {
                "requested"
            }
        );
    }
}

#[test]
fn a_known_code_has_our_text_in_both_languages() {
    let texts = [Lang::Ko, Lang::En].map(|lang| {
        let (_, mut proxy) = waiting().remove(1);
        proxy.lang = lang;
        let error = proxy.answers(&fail("CE3102", "토스의 말"))["error"].clone();
        assert_eq!((&error["next"], &error["provider"]), (&json!("wait"), &json!("tossCert")));
        error["message"].as_str().unwrap().to_owned()
    });
    assert!(texts[0].contains("토스 앱") && texts[1].is_ascii(), "{texts:?}");
}

#[test]
fn an_unknown_code_keeps_toss_s_words() {
    for (_, mut proxy) in waiting() {
        let error = proxy.answers(&fail("CE7777", "처음 보는 오류"))["error"].clone();
        assert_eq!((&error["code"], &error["message"]), (&json!("CE7777"), &json!("처음 보는 오류")));
        assert_eq!((&error["kind"], &error["next"]), (&json!("rejected"), &json!("restart")));
    }
    // As a number, without words, endless or unprintable.
    for (code, reason, shown) in [
        (json!(4711), json!(null), "4711".to_owned()),
        (json!("x".repeat(500)), json!(7), "x".repeat(20)),
        (json!("CE1"), json!(format!("줄\n바\u{0}꿈{}", "가".repeat(500))), "CE1".to_owned()),
    ] {
        let (_, mut proxy) = waiting().remove(0);
        let error = json!({ "errorCode": code, "reason": reason });
        let error = proxy.answers(&json!({ "resultType": "FAIL", "error": error }))["error"].clone();
        assert_eq!(error["code"], shown);
        let message = error["message"].as_str().unwrap();
        assert!(!message.is_empty() && message.chars().count() <= 200 && !message.contains('\n'));
    }
}

/// The state of the transaction as the status says it.
fn status(members: &Json) -> (Proxy, Json) {
    let mut proxy = requested("personal", None);
    status_asked(&mut proxy);
    let task = proxy.answers(&success(members));
    (proxy, task)
}

#[test]
fn an_unfinished_transaction_is_waited_for() {
    for word in ["REQUESTED", "IN_PROGRESS"] {
        for members in [json!({ "txId": toss::tx_id(), "status": word }), json!({ "status": word, "txId": "null" })] {
            let (mut proxy, task) = status(&members);
            assert_fails(&task, "rejected", "notYet", false);
            assert_eq!((&task["error"]["next"], &task["error"]["phase"]), (&json!("wait"), &json!("confirm")));
            status_asked(&mut proxy);
        }
    }
}

#[test]
fn an_expired_transaction_is_over() {
    let (_, task) = status(&json!({ "txId": toss::tx_id(), "status": "EXPIRED" }));
    assert_fails(&task, "expired", "flowExpired", true);
}

/// The status is progress only: what it may mean beyond the known words, the result tells.
#[test]
fn an_unknown_status_leaves_it_to_the_result() {
    let (mut proxy, task) = status(&json!({ "txId": toss::tx_id(), "status": "REJECTED" }));
    crate::stack::authorized(&mut proxy, &task, "token-1");
    let task = proxy.responds(400, &fail("CE3102", "").to_string());
    assert_fails(&task, "rejected", "rejected", false);
    for junk in [json!(null), json!("null"), json!(7), json!("")] {
        let (_, task) = status(&json!({ "txId": toss::tx_id(), "status": junk }));
        assert_fails(&task, "network", "badAnswer", false);
    }
}

#[test]
fn another_transaction_s_status_is_none() {
    let (_, task) = status(&json!({ "txId": "another", "status": "COMPLETED" }));
    assert_fails(&task, "tampered", "otherTransaction", true);
}
