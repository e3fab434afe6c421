//! What OMPASS may answer, and what it is taken for.

use crate::assert_fails;
use crate::page::USER;
use crate::stack::{WAYS, away, begin_body, checking, finish_body, of_version, refused, started, verified};
use crate::support::proxy::Proxy;
use crate::support::{Json, json};
use bonin::error::{Kind, Lang};
use bonin::provider::ompass::codes;

fn opening(version: u8) -> Proxy {
    let mut proxy = of_version(version);
    proxy.call("begin", &begin_body(version, "u2f")).unwrap();
    proxy
}

/// Both halves of success have to be there: the status, and with version 1 the number.
#[test]
fn half_a_success_is_none() {
    let with_code = |code: Json| json!({ "code": code, "data": { "user_id": USER } }).to_string();
    for (status, body) in [
        (201, verified(1, USER).to_string()),
        (204, String::new()),
        (302, verified(1, USER).to_string()),
        (400, verified(1, USER).to_string()),
        (500, verified(1, USER).to_string()),
        (200, with_code(json!("200"))),
        (200, with_code(json!(null))),
        (200, json!({ "code": 200 }).to_string()),
        (200, json!({ "code": 200, "data": "ok" }).to_string()),
        (200, "{\"code\":200,\"data\":{\"user_id\":\"a\",\"user_id\":\"b\"}}".into()),
        (200, "<html>".into()),
        (200, String::new()),
    ] {
        let task = checking(1, "u2f").responds(status, &body);
        assert_fails(&task, "network", "badAnswer", false);
    }
    for (status, body) in [(202, verified(2, USER)), (500, verified(2, USER)), (200, json!([])), (200, json!("ok"))] {
        let task = checking(2, "u2f").responds(status, &body.to_string());
        assert_fails(&task, "network", "badAnswer", false);
    }
}

/// A mark at the front, as some servers send, is no reason not to read it.
#[test]
fn a_byte_order_mark_is_read_over() {
    let task = checking(1, "u2f").responds(200, &format!("\u{feff}{}", verified(1, USER)));
    assert_eq!(task["type"], "once");
}

/// Leading zeros are part of a code; the HTTP status around it says nothing.
#[test]
fn codes_are_text() {
    for row in codes::rows() {
        for status in [200, 400, 401, 403, 500] {
            let task = checking(1, "u2f").responds(status, &refused(1, row.code).to_string());
            assert_fails(&task, row.kind.word(), "rejected", true);
            let error = &task["error"];
            assert_eq!((&error["code"], &error["phase"]), (&json!(row.code), &json!("finish")));
            assert_eq!(error["message"], row.text(Lang::En));
        }
        let task = opening(1).answers(&refused(1, row.code));
        assert_fails(&task, row.kind.word(), "rejected", true);
        assert_eq!(task["error"]["phase"], "begin");
    }
    assert!(codes::rows().any(|row| row.kind == Kind::Expired));
    // "000" is no zero, and 4 is no "004".
    let task = checking(1, "u2f").answers(&json!({ "code": 4, "message": "four" }));
    assert_eq!((&task["error"]["code"], &task["error"]["message"]), (&json!("4"), &json!("four")));
}

#[test]
fn a_code_that_is_not_known_is_kept() {
    for version in [1, 2] {
        let task = checking(version, "u2f").responds(400, &refused(version, "A-077").to_string());
        assert_fails(&task, "rejected", "rejected", true);
        let error = &task["error"];
        assert_eq!(
            (&error["code"], &error["message"], &error["next"]),
            (&json!("A-077"), &json!("no"), &json!("restart"))
        );
        for status in [401, 403] {
            let task = checking(version, "u2f").responds(status, &refused(version, "A-401").to_string());
            assert_fails(&task, "config", "unauthorized", true);
            assert_eq!(task["error"]["code"], "A-401");
        }
        let task = checking(version, "u2f").responds(503, &refused(version, "A-503").to_string());
        assert_fails(&task, "network", "badAnswer", false);
        assert_eq!(task["error"]["code"], "A-503");
    }
    // Version 2 may mean anything by the codes of version 1.
    let task = checking(2, "u2f").responds(400, &refused(2, "011").to_string());
    assert_fails(&task, "rejected", "rejected", true);
    let task = checking(2, "u2f").responds(401, "");
    assert_fails(&task, "config", "unauthorized", true);
}

#[test]
fn what_is_not_reached_can_be_asked_again() {
    for (version, method) in WAYS {
        for timeout in [false, true] {
            let reason = if timeout { "timeout" } else { "unreachable" };
            let lost = json!({ "type": "unreachable", "timeout": timeout });
            let task = opening(version).event(&lost);
            assert_fails(&task, "network", reason, true);
            let mut proxy = checking(version, method);
            let task = proxy.event(&lost);
            assert_fails(&task, "network", reason, false);
            assert_eq!(proxy.state["state"], away(version, method).state["state"]);
            assert_eq!(proxy.call("finish", &finish_body()).unwrap()["type"], "http");
        }
    }
}

/// Documents differ on what is beside the page's address, so nothing is counted on.
#[test]
fn only_the_page_is_needed_to_begin() {
    for data in [
        json!({ "ompass_uri": "https://ompass.test/a" }),
        json!({ "ompass_uri": "https://ompass.test/a", "register": false, "user_id": null }),
        json!({ "ompass_uri": "https://ompass.test/a", "is_register": "no", "user_id": "another" }),
    ] {
        let task = opening(1).answers(&json!({ "code": 200, "data": data }));
        assert_eq!(task["body"], json!({ "url": "https://ompass.test/a", "expireSeconds": 300 }));
    }
    for answer in [json!({}), json!({ "code": 200, "data": {} }), json!({ "code": 200, "data": { "ompass_uri": 7 } })] {
        assert_fails(&opening(1).answers(&answer), "network", "badAnswer", true);
    }
    let mut swapped = started(2);
    swapped["ompass_uri"] = swapped["ompassUrl"].take();
    assert_fails(&opening(2).answers(&swapped), "network", "badAnswer", true);
}

/// Whatever a later version adds there, no token gets into the ticket.
#[test]
fn no_token_is_in_what_is_handed_on() {
    let mut answer = verified(1, USER);
    for name in ["access_token", "refreshToken", "TOKEN"] {
        answer["data"][name] = json!("marked-token");
    }
    answer["data"]["level"] = json!(2);
    let mut proxy = checking(1, "u2f");
    proxy.answers(&answer);
    let done = proxy.event(&json!({ "type": "fresh" }));
    assert_eq!(done["identity"]["raw"], json!({ "user_id": USER, "level": 2 }));
}
