//! The result: opened, whole, of this flow, of now, and used once.

use super::assert_fails;
use crate::support::proxy::{Proxy, good, settings};
use crate::support::{Json, MINUTE, SECOND, json, keys};
use bonin::format::seoul;

/// A result of this flow with one member changed.
fn changed(proxy: &Proxy, name: &str, member: Json) -> Json {
    let mut result = proxy.result();
    result[name] = member;
    result
}

#[test]
fn a_good_result_is_claimed_once_and_ends_the_flow() {
    let mut proxy = Proxy::new().tokened(&json!({ "nonce": "bound" })).accepted();
    let (id, result) = (proxy.client_tx_id(), proxy.result().to_string());
    let task = proxy.opened(&result);
    assert_eq!(task, json!({ "type": "once", "key": format!("mobileok:{id}"), "ttl": 3600 }));
    let answer = proxy.event(&json!({ "type": "fresh" }));
    assert_eq!((&answer["body"], &answer["ended"]), (&json!({}), &json!(true)), "nothing of it is for the browser");
    assert!(answer.get("error").is_none());
    assert_eq!(answer["identity"]["nonce"], "bound");
    assert_eq!(answer["identity"]["method"], "SMS");
}

#[test]
fn a_result_that_was_used_is_refused() {
    let mut proxy = Proxy::requested();
    let result = proxy.result().to_string();
    proxy.opened(&result);
    let task = proxy.event(&json!({ "type": "used" }));
    assert_fails(&task, "rejected", "resultUsed", true);
    assert_eq!((&task["error"]["next"], &task["error"]["phase"]), (&json!("restart"), &json!("confirm")));
}

#[test]
fn a_result_of_another_flow_is_refused() {
    let mut proxy = Proxy::requested();
    let own = proxy.client_tx_id();
    let other = Proxy::requested();
    let mut shorter = own.clone();
    shorter.pop();
    for id in [
        shorter,
        format!("{own}0"),
        own.to_uppercase(),
        format!(" {own}"),
        String::new(),
        "BONIN0123456789abcdef".into(),
    ] {
        let mut proxy = proxy.clone();
        let task = proxy.finished(&changed(&other, "clientTxId", json!(id)));
        assert_fails(&task, "tampered", "otherTransaction", true);
    }
    assert!(proxy.finished(&changed(&other, "clientTxId", json!(own)))["identity"].is_object());
}

#[test]
fn a_result_is_good_for_ten_minutes_and_a_clock_may_run_a_minute_behind() {
    for (age, kind, reason) in [
        (10 * MINUTE, "", ""),
        (10 * MINUTE + 1, "expired", "resultTooOld"),
        (24 * 60 * MINUTE, "expired", "resultTooOld"),
        // Nine hours: a date read as UTC would be this far off.
        (9 * 60 * MINUTE, "expired", "resultTooOld"),
        (0, "", ""),
        (-60 * SECOND, "", ""),
        (-60 * SECOND - 1, "config", "resultInFuture"),
        (-9 * 60 * MINUTE, "config", "resultInFuture"),
    ] {
        let mut proxy = Proxy::requested();
        let date = seoul::issue_date(proxy.now - age);
        let task = proxy.finished(&changed(&proxy, "issueDate", json!(date)));
        if kind.is_empty() {
            assert!(task["identity"].is_object(), "{age}: {task}");
        } else {
            assert_fails(&task, kind, reason, true);
        }
    }
}

#[test]
fn a_date_that_is_none_is_refused() {
    for date in [
        "",
        "now",
        "2026-11-23",
        "2026-11-23T00:29:59.000",
        "2026-11-23 00:29:59.000Z",
        "20261123002959",
        "2026-11-23 24:00:00",
        "2026-02-30 00:00:00.000",
    ] {
        let mut proxy = Proxy::requested();
        let task = proxy.finished(&changed(&proxy, "issueDate", json!(date)));
        assert_fails(&task, "tampered", "badAnswer", true);
    }
}

#[test]
fn a_field_of_another_kind_is_refused() {
    let texts = [
        "siteId",
        "clientTxId",
        "txId",
        "serviceType",
        "providerId",
        "reqAuthType",
        "ci",
        "di",
        "userName",
        "userPhone",
        "userBirthday",
        "userGender",
        "userNation",
        "issuer",
        "issueDate",
        "isAdult",
    ];
    for name in texts {
        for other in [json!(1), json!(true), json!(["x"]), json!({ "x": "y" })] {
            let mut proxy = Proxy::requested();
            let task = proxy.finished(&changed(&proxy, name, other));
            assert_fails(&task, "tampered", "badAnswer", true);
        }
    }
    for name in ["clientTxId", "serviceType", "issueDate"] {
        let mut proxy = Proxy::requested();
        let task = proxy.finished(&changed(&proxy, name, json!(null)));
        assert_fails(&task, "tampered", "badAnswer", true);
    }
}

#[test]
fn a_plaintext_that_is_no_result_is_refused() {
    for text in
        ["", "null", "[]", "{}", "text", "{\"clientTxId\":", "\"x\"", "{\"clientTxId\":\"a\",\"clientTxId\":\"b\"}"]
    {
        let mut proxy = Proxy::requested();
        assert_fails(&proxy.opened(text), "tampered", "badAnswer", true);
    }
}

/// Whatever was altered, the answer is the same to the last byte.
#[test]
fn an_altered_envelope_is_refused_like_any_other() {
    let mut answers = Vec::new();
    for (why, envelope) in keys::bad_envelopes() {
        let mut proxy = Proxy::requested();
        let task = proxy.confirmed(envelope);
        let task = if task["type"] == "decrypt" { proxy.decrypts(&task) } else { task };
        assert_fails(&task, "tampered", "tampered", true);
        answers.push((why, task, proxy.state));
    }
    // No envelope at all; a key that opens nothing; and blocks that are none.
    for envelope in [json!(null), json!(7), json!(["a|b"])] {
        let mut proxy = Proxy::requested();
        proxy.call("confirm", &json!({})).unwrap();
        let task = proxy.answers(&good(json!({ "encryptMOKResult": envelope })));
        answers.push(("no envelope", task, proxy.state));
    }
    for event in [
        json!({ "type": "undecryptable" }),
        json!({ "type": "decrypted", "data": "" }),
        json!({ "type": "decrypted", "data": "not base64" }),
        json!({ "type": "decrypted", "data": keys::base64(b"text") }),
    ] {
        let mut proxy = Proxy::requested();
        let sealed = keys::seal(&proxy.result().to_string());
        proxy.confirmed(&sealed);
        answers.push(("key block", proxy.event(&event), proxy.state));
    }
    assert!(answers.len() > 15);
    for (why, task, state) in &answers {
        assert_eq!((task, state), (&answers[0].1, &answers[0].2), "{why}");
    }
}

#[test]
fn a_result_of_another_envelope_does_not_fit_its_key() {
    let mut proxy = Proxy::requested();
    let (mine, other) = (keys::seal(&proxy.result().to_string()), keys::seal("{\"other\":\"text of its own\"}"));
    let (block, _) = mine.split_once('|').unwrap();
    let (_, text) = other.split_once('|').unwrap();
    let task = proxy.confirmed(&format!("{block}|{text}"));
    assert_fails(&proxy.decrypts(&task), "tampered", "tampered", true);
}

#[test]
fn only_the_permitted_methods_pass() {
    let forms = [
        ("telcoAuth", json!("PASS"), "PASS"),
        ("telcoAuth", json!("SMS"), "SMS"),
        ("telcoAuth", json!(null), "telcoAuth"),
        ("telcoAuth-LMS", json!("LMS"), "LMS"),
        ("telcoAuth-ARSAuth", json!("ARS"), "ARS"),
        ("SMSAuth", json!("SMS"), "SMSAuth"),
        ("ARSAuth", json!("ARS"), "ARSAuth"),
        ("FaceAuth", json!("FACE"), "FaceAuth"),
    ];
    let all = ["PASS", "SMS", "LMS", "ARS", "SMSAuth", "ARSAuth", "telcoAuth"];
    let lists = all.iter().map(|method| vec![*method]).chain([vec!["PASS", "SMS"], all.to_vec()]);
    for methods in lists {
        let mut settings = settings();
        settings["methods"] = json!(methods);
        for (service, auth, method) in &forms {
            let mut proxy = Proxy::with(&settings).tokened(&json!({})).accepted();
            let mut result = changed(&proxy, "serviceType", json!(service));
            result["reqAuthType"] = auth.clone();
            let task = proxy.finished(&result);
            if methods.contains(method) {
                assert_eq!(task["identity"]["method"], *method, "{methods:?}");
            } else {
                assert_fails(&task, "rejected", "notPermitted", true);
                assert_eq!(task["error"]["next"], "restart");
            }
        }
    }
}
