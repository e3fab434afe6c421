//! The result: read once, with a session of its own, whole, of this transaction and this session.

use crate::assert_fails;
use crate::settings::settings;
use crate::stack::{WAYS, finished, requested, requested_with, result, result_asked};
use crate::support::people::{with, without};
use crate::support::proxy::Proxy;
use crate::support::{Json, json};
use crate::toss::{self, Session, success};

fn asked() -> (Proxy, Session) {
    let mut proxy = requested("personal", None);
    let session = result_asked(&mut proxy);
    (proxy, session)
}

/// The end that a result with this member comes to.
fn with_member(name: &str, member: Json) -> Json {
    let (mut proxy, session) = asked();
    let result = with(&result(&session), name, member);
    finished(&mut proxy, &result)
}

#[test]
fn each_read_has_a_session_of_its_own() {
    let mut proxy = requested("personal", None);
    let first = result_asked(&mut proxy);
    proxy.event(&json!({ "type": "unreachable", "timeout": false }));
    let second = result_asked(&mut proxy);
    // What was made for the first does not open under the second.
    let task = finished(&mut proxy.clone(), &result(&first));
    assert_fails(&task, "tampered", "tampered", true);
    assert!(finished(&mut proxy, &result(&second))["identity"].is_object());
}

/// Two reads are all that Toss allows, and one that got lost may have been one of them.
#[test]
fn a_lost_read_is_followed_by_one_more_of_the_user_s() {
    let lost = json!({ "type": "unreachable", "timeout": true });
    let mut proxy = requested("personal", None);
    result_asked(&mut proxy);
    let task = proxy.event(&lost);
    assert_fails(&task, "network", "timeout", false);
    assert_eq!((&task["error"]["retryable"], &proxy.sealed()["lost"]), (&json!(true), &json!(1)));
    result_asked(&mut proxy);
    let task = proxy.event(&lost);
    assert_fails(&task, "network", "timeout", true);
    assert_eq!((&task["error"]["retryable"], &task["error"]["next"]), (&json!(false), &json!("restart")));
    assert!(proxy.call("confirm", &json!({})).is_err());
}

#[test]
fn an_unreadable_read_counts_as_lost() {
    let mut proxy = requested("personal", None);
    for ended in [false, true] {
        result_asked(&mut proxy);
        let task = proxy.responds(200, "<html>");
        assert_fails(&task, "network", "badAnswer", ended);
    }
}

#[test]
fn a_result_of_another_transaction_is_refused() {
    for id in [json!("another"), json!(toss::tx_id().to_uppercase()), json!(format!("{} ", toss::tx_id()))] {
        assert_fails(&with_member("txId", id), "tampered", "otherTransaction", true);
    }
    for id in [json!(null), json!("null"), json!(7)] {
        assert_fails(&with_member("txId", id), "tampered", "badAnswer", true);
    }
}

#[test]
fn a_result_that_is_not_complete_is_refused() {
    for status in [json!("IN_PROGRESS"), json!(null), json!("completed"), json!(true)] {
        assert_fails(&with_member("status", status), "tampered", "badAnswer", true);
    }
}

#[test]
fn what_does_not_open_is_one_error() {
    let (proxy, session) = asked();
    let good = result(&session);
    let field = good["personalData"]["ci"].as_str().unwrap();
    let (name, data) = field.rsplit_once('$').unwrap();
    let mut flipped = data.to_owned();
    flipped.replace_range(0..1, if data.starts_with('A') { "B" } else { "A" });
    for bad in [
        format!("{name}${flipped}"),
        format!("{field}$x"),
        format!("{name}$"),
        format!("{name}${}", data.trim_end_matches('=').replace('+', "-")),
        format!(" {field}"),
        field.replacen("v1_0.0.14", "v1", 1),
        "CI0110000000001".into(),
        "$$".into(),
    ] {
        if bad == field {
            continue;
        }
        let mut result = good.clone();
        result["personalData"]["ci"] = json!(bad);
        let task = finished(&mut proxy.clone(), &result);
        assert_fails(&task, "tampered", "tampered", true);
        assert_eq!((&task["error"]["phase"], &task["error"]["next"]), (&json!("confirm"), &json!("restart")));
    }
    for bad in [json!(7), json!(true), json!([]), json!({})] {
        let mut result = good.clone();
        result["personalData"]["ci"] = bad;
        assert_fails(&finished(&mut proxy.clone(), &result), "tampered", "badAnswer", true);
    }
    for bad in [json!([]), json!("text"), json!(7)] {
        let result = with(&good, "personalData", bad);
        assert_fails(&finished(&mut proxy.clone(), &result), "tampered", "badAnswer", true);
    }
}

#[test]
fn the_signature_is_checked() {
    for (name, reason) in [
        ("otherTransaction", "otherTransaction"),
        ("noTransaction", "tampered"),
        ("wrongCertificate", "tampered"),
        ("detached", "tampered"),
        ("twoSigners", "tampered"),
    ] {
        assert_fails(&with_member("signature", json!(toss::signature(name))), "tampered", reason, true);
    }
    for junk in ["AAAA", "%%%", "eyJ0eElkIjoiIn0="] {
        let task = with_member("signature", json!(junk));
        assert_fails(&task, "tampered", "tampered", true);
        assert_eq!(task["error"]["phase"], "confirm");
    }
}

/// What the signer's certificate is worth depends on the roots that the operator gave.
#[test]
fn with_roots_only_their_signers_count() {
    let end = |roots: Json, signature: Json| {
        let mut proxy = requested_with("personal", None, &with(&settings(), "roots", roots));
        let session = result_asked(&mut proxy);
        let result = with(&result(&session), "signature", signature);
        finished(&mut proxy, &result)
    };
    let (root, ca, other) = (toss::certificate("root"), toss::certificate("ca1"), toss::certificate("otherRoot"));
    let alone = json!(toss::signature("alone"));
    assert_eq!(end(json!([root, ca]), alone.clone())["identity"]["signature"], "trusted");
    assert_eq!(end(json!([root]), json!(toss::signature("withIntermediate")))["identity"]["signature"], "trusted");
    assert_fails(&end(json!([other]), alone.clone()), "tampered", "tampered", true);
    assert_fails(&end(json!([root]), alone), "tampered", "tampered", true);
    // Who checks signers wants a signature.
    for none in [json!(null), json!("null"), json!("")] {
        assert_fails(&end(json!([root]), none), "tampered", "badAnswer", true);
    }
}

#[test]
fn a_result_without_a_signature_says_so_by_saying_nothing() {
    for none in [json!(null), json!("null"), json!("")] {
        let task = with_member("signature", none);
        assert!(task["identity"].is_object() && task["identity"].get("signature").is_none(), "{task}");
    }
    let (mut proxy, session) = asked();
    assert!(finished(&mut proxy, &without(&result(&session), "signature"))["identity"].get("signature").is_none());
}

/// Nothing of a refused result is in what the browser gets, and nothing of an accepted one but the ticket.
#[test]
fn the_browser_gets_nothing_of_it() {
    for (method, trigger) in WAYS {
        let mut proxy = requested(method, trigger);
        let session = result_asked(&mut proxy);
        let task = proxy.answers(&success(&with(&result(&session), "status", "IN_PROGRESS")));
        for mark in crate::page::MARKS {
            assert!(!task.to_string().contains(mark));
        }
    }
}
