//! The token's request, as section 4 of the guide has it.

use super::{assert_fails, assert_misuse};
use crate::support::proxy::{BASE, Proxy, SITE, good, settings};
use crate::support::{Json, NOW, json, keys};
use bonin::error::{Kind, Lang};
use std::collections::BTreeSet;

fn asked(proxy: &mut Proxy) -> (Json, Json) {
    let task = proxy.call("token", &json!({})).unwrap();
    let body = serde_json::from_str(task["body"].as_str().unwrap()).unwrap();
    (task, body)
}

fn info(body: &Json) -> (String, String) {
    let block = keys::bytes(body["encryptReqClientInfo"].as_str().unwrap());
    let text = String::from_utf8(keys::decrypt(&block).unwrap()).unwrap();
    let (id, time) = text.split_once('|').unwrap();
    (id.into(), time.into())
}

#[test]
fn the_request_has_three_members() {
    let (task, body) = asked(&mut Proxy::new());
    assert_eq!((&task["type"], &task["method"]), (&json!("http"), &json!("POST")));
    assert_eq!(task["url"], format!("{BASE}/agent/v1/token/get"));
    let names: BTreeSet<_> = body.as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, BTreeSet::from(["encryptReqClientInfo", "serviceId", "siteUrl"]));
    assert_eq!((&body["serviceId"], &body["siteUrl"]), (&json!("SVC-1"), &json!(SITE)));
}

#[test]
fn the_id_is_the_prefix_and_128_random_bits_and_the_time_is_seoul_s() {
    for prefix in [json!("BONIN"), json!("A"), json!("TESTCOKR"), json!(""), json!(null)] {
        let mut settings = settings();
        settings["clientPrefix"] = prefix.clone();
        let mut proxy = Proxy::with(&settings);
        let (id, time) = info(&asked(&mut proxy).1);
        proxy.answers(&good(json!({ "encryptMOKToken": "t", "publicKey": keys::public() })));
        let random = id.strip_prefix(prefix.as_str().unwrap_or("")).unwrap();
        assert!(random.len() == 32 && random.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b)), "{id}");
        assert!((20..=40).contains(&id.len()), "{id}");
        assert_eq!(time, "20261123003000", "2026-11-22 15:30 UTC");
        assert_eq!(proxy.client_tx_id(), id, "kept for the comparison with the result");
    }
}

#[test]
fn every_flow_has_its_own_id() {
    let mut proxy = Proxy::new();
    let ids: BTreeSet<_> = (0..20)
        .map(|_| {
            let (_, body) = asked(&mut proxy);
            info(&body).0
        })
        .collect();
    assert_eq!(ids.len(), 20);
}

#[test]
fn the_environments_have_their_own_servers() {
    for (environment, host) in [("production", "cert-dir"), ("development", "scert-dir")] {
        let mut settings = settings();
        settings["baseUrl"] = Json::Null;
        settings["environment"] = json!(environment);
        let (task, _) = asked(&mut Proxy::with(&settings));
        assert_eq!(task["url"], format!("https://{host}.mobile-ok.com/agent/v1/token/get"));
    }
}

#[test]
fn the_browser_gets_the_key_and_not_the_token() {
    let mut proxy = Proxy::new();
    proxy.call("token", &json!({ "nonce": "bound" })).unwrap();
    let task = proxy.answers(&good(json!({ "encryptMOKToken": "t", "publicKey": keys::public() })));
    // The state is for the proxy to seal.
    let body = json!({ "publicKey": keys::public() });
    let answer =
        json!({ "type": "answer", "body": body, "ended": false, "state": proxy.state, "marks": task["marks"] });
    assert_eq!(task, answer);
    let state =
        json!({ "ready": { "clientTxId": proxy.client_tx_id(), "token": "t", "nonce": "bound", "adultLaw": null } });
    assert_eq!((&proxy.state["v"], &proxy.state["state"]), (&json!(4), &state));
}

#[test]
fn a_token_s_answer_without_token_or_key_is_none() {
    for members in [
        json!({}),
        json!({ "encryptMOKToken": "t" }),
        json!({ "publicKey": keys::public() }),
        json!({ "encryptMOKToken": 7, "publicKey": keys::public() }),
        json!({ "encryptMOKToken": "t", "publicKey": "AAAA" }),
        json!({ "encryptMOKToken": "t", "publicKey": [keys::public()] }),
    ] {
        let mut proxy = Proxy::new();
        proxy.call("token", &json!({})).unwrap();
        assert_fails(&proxy.answers(&good(members)), "network", "badAnswer", true);
        assert_eq!(proxy.state, json!(null), "nothing is remembered");
    }
}

#[test]
fn the_browser_may_say_a_nonce_and_nothing_else() {
    for (body, field, reason) in [
        (json!({ "nonce": 7 }), Some("nonce"), "notText"),
        (json!({ "nonce": "x".repeat(201) }), Some("nonce"), "tooLong"),
        (json!({ "nonce": "n", "serviceId": "other" }), Some("body"), "unknownField"),
        (json!({ "siteUrl": "evil.example" }), Some("body"), "unknownField"),
        (json!([]), Some("body"), "notObject"),
        (json!("nonce"), Some("body"), "notObject"),
        (json!(null), Some("body"), "notObject"),
    ] {
        assert_misuse(&Proxy::new().call("token", &body).unwrap_err(), field, reason);
    }
    for nonce in [json!(null), json!(""), json!("x".repeat(200))] {
        Proxy::new().call("token", &json!({ "nonce": nonce })).unwrap();
    }
}

#[test]
fn without_chance_there_is_no_token() {
    let mut call = Proxy::new().service().call(Lang::En, &json!(null)).unwrap();
    let begun = call.begin("token", &json!(null), &json!({}), NOW, &mut crate::support::random::nothing());
    assert_eq!(begun.unwrap_err().kind, Kind::Bug);
}
