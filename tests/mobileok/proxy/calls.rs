//! What each route sends to the provider, to the letter, and what it takes from the browser.

use super::assert_misuse;
use crate::support::proxy::{BASE, Proxy, SITE, good};
use crate::support::{Json, json, keys};

/// The URL and the body of the request.
fn sent(task: &Json) -> (String, String) {
    assert_eq!((&task["type"], &task["method"]), (&json!("http"), &json!("POST")), "{task}");
    (task["url"].as_str().unwrap().into(), task["body"].as_str().unwrap().into())
}

#[test]
fn the_request() {
    let sealed = keys::seal("{\"userName\":\"x\"}");
    let task = Proxy::ready().call("request", &json!({ "encryptMOKAuthInfo": sealed })).unwrap();
    let body = format!(r#"{{"siteUrl":"{SITE}","encryptMOKToken":"token 1","encryptMOKAuthInfo":"{sealed}"}}"#);
    assert_eq!(sent(&task), (format!("{BASE}/agent/v1/auth/request"), body));
}

#[test]
fn the_resend_and_the_call() {
    for (step, path) in [("resend", "auth/resend"), ("call", "auth/call")] {
        let task = Proxy::requested().call(step, &json!({})).unwrap();
        assert_eq!(sent(&task), (format!("{BASE}/agent/v1/{path}"), r#"{"encryptMOKToken":"token 2"}"#.into()));
    }
}

#[test]
fn the_confirm_with_a_code_and_without() {
    let sealed = keys::seal("{\"authNumber\":\"123456\"}");
    let url = format!("{BASE}/agent/v1/confirm/request");
    let task = Proxy::requested().call("confirm", &json!({ "encryptMOKVerifyInfo": sealed })).unwrap();
    let body = format!(r#"{{"encryptMOKToken":"token 2","encryptMOKVerifyInfo":"{sealed}"}}"#);
    assert_eq!(sent(&task), (url.clone(), body));
    for none in [json!({}), json!({ "encryptMOKVerifyInfo": null })] {
        let task = Proxy::requested().call("confirm", &none).unwrap();
        assert_eq!(sent(&task), (url.clone(), r#"{"encryptMOKToken":"token 2"}"#.into()));
    }
}

#[test]
fn what_the_page_may_know_of_a_request() {
    let upstream = json!({
        "encryptMOKToken": "next", "otpCode": "123456", "arsOtpNumber": "31", "resendCount": "3", "txId": "T", "ci": "C",
    });
    for (step, mut proxy) in [("request", Proxy::ready()), ("resend", Proxy::requested()), ("call", Proxy::requested())]
    {
        let body = if step == "request" { json!({ "encryptMOKAuthInfo": keys::seal("{}") }) } else { json!({}) };
        proxy.call(step, &body).unwrap();
        let task = proxy.answers(&good(upstream.clone()));
        let known = json!({ "resendCount": 3, "arsOtpNumber": "31" });
        // The state is for the proxy to seal.
        let otp = json!({ "code": "123456", "transactionId": proxy.client_tx_id() });
        let answer = json!({
            "type": "answer", "body": known, "ended": false, "otp": otp, "state": proxy.state, "marks": task["marks"],
        });
        assert_eq!(task, answer, "{step}");
        assert_eq!((proxy.at(), &proxy.sealed()["token"]), ("requested", &json!("next")));
        assert!(!proxy.state.to_string().contains("123456"), "the code is not kept: {}", proxy.state);
    }
}

#[test]
fn numbers_of_the_provider_come_as_text_or_number_and_junk_is_left_out() {
    for (given, count, number) in [
        (json!({ "resendCount": 2, "arsOtpNumber": 31 }), json!(2), json!("31")),
        (json!({ "resendCount": "2" }), json!(2), json!(null)),
        (json!({ "resendCount": "many", "arsOtpNumber": ["31"] }), json!(null), json!(null)),
        (json!({}), json!(null), json!(null)),
    ] {
        let mut proxy = Proxy::requested();
        proxy.call("resend", &json!({})).unwrap();
        let body = proxy.answers(&good(given))["body"].clone();
        assert_eq!(body["resendCount"], count);
        // As the provider wrote it: a leading zero is part of it.
        let shown = body.get("arsOtpNumber").map_or(json!(null), |n| json!(n.to_string().trim_matches('"')));
        assert_eq!(shown, number);
    }
}

#[test]
fn the_newest_token_is_used_and_an_empty_one_is_none() {
    for (given, used) in
        [(json!("token 3"), "token 3"), (json!(""), "token 2"), (json!(null), "token 2"), (json!(7), "token 2")]
    {
        let mut proxy = Proxy::requested();
        proxy.call("resend", &json!({})).unwrap();
        proxy.answers(&good(json!({ "encryptMOKToken": given })));
        let task = proxy.clone().call("confirm", &json!({})).unwrap();
        assert_eq!(sent(&task).1, format!(r#"{{"encryptMOKToken":"{used}"}}"#));
    }
}

#[test]
fn only_an_envelope_is_passed_on() {
    let sealed = keys::seal("{}");
    let bad = [
        (json!(7), "notText"),
        (json!(""), "notListed"),
        (json!({ "userName": "x" }), "notText"),
        (json!("{\"userName\":\"x\"}"), "notListed"),
        (json!(format!("{sealed}|{sealed}")), "notListed"),
        (json!(sealed.replace('|', "")), "notListed"),
        (json!(format!(" {sealed}")), "notListed"),
        (json!([sealed]), "notText"),
    ];
    for (other, reason) in bad {
        let error = Proxy::ready().call("request", &json!({ "encryptMOKAuthInfo": other })).unwrap_err();
        assert_misuse(&error, Some("encryptMOKAuthInfo"), reason);
        let error = Proxy::requested().call("confirm", &json!({ "encryptMOKVerifyInfo": other })).unwrap_err();
        assert_misuse(&error, Some("encryptMOKVerifyInfo"), reason);
    }
    for none in [json!({}), json!({ "encryptMOKAuthInfo": null })] {
        assert_misuse(&Proxy::ready().call("request", &none).unwrap_err(), Some("encryptMOKAuthInfo"), "missing");
    }
}

#[test]
fn unknown_members_are_refused_by_name() {
    let sealed = keys::seal("{}");
    for (step, proxy, mut body) in [
        ("request", Proxy::ready(), json!({ "encryptMOKAuthInfo": sealed })),
        ("resend", Proxy::requested(), json!({})),
        ("call", Proxy::requested(), json!({})),
        ("confirm", Proxy::requested(), json!({ "encryptMOKVerifyInfo": sealed })),
    ] {
        for name in ["userName", "siteUrl", "encryptMOKToken", "nonce", ""] {
            let mut more = body.clone();
            more[name] = json!("x");
            assert_misuse(&proxy.clone().call(step, &more).unwrap_err(), Some("body"), "unknownField");
        }
        for other in [json!([]), json!("x"), json!(null), json!(7)] {
            assert_misuse(&proxy.clone().call(step, &other).unwrap_err(), Some("body"), "notObject");
        }
        body = json!({ "userName": "x" });
        assert_misuse(&proxy.clone().call(step, &body).unwrap_err(), Some("body"), "unknownField");
    }
}
