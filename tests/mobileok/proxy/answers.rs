//! What the provider answers, whatever its content type, and what becomes of it.

use super::assert_fails;
use crate::support::proxy::{Proxy, bad, good};
use crate::support::{Json, json, keys};
use bonin::error::Lang;

/// Every step on its way to the provider, and the state it falls back to.
fn asked() -> Vec<(&'static str, Proxy)> {
    let call = |step: &'static str, mut proxy: Proxy, body: Json| {
        proxy.call(step, &body).unwrap();
        (step, proxy)
    };
    vec![
        call("token", Proxy::new(), json!({})),
        call("request", Proxy::ready(), json!({ "encryptMOKAuthInfo": keys::seal("{}") })),
        call("resend", Proxy::requested(), json!({})),
        call("call", Proxy::requested(), json!({})),
        call("confirm", Proxy::requested(), json!({ "encryptMOKVerifyInfo": keys::seal("{}") })),
    ]
}

/// The flow goes on: every step but the first has one.
fn goes_on(step: &str) -> bool {
    step != "token"
}

#[test]
fn what_is_no_answer_can_be_tried_again() {
    let html = "<!doctype html><title>502</title>";
    for (status, body) in [
        (200, ""),
        (200, html),
        (502, html),
        (500, "Internal Server Error"),
        (200, "null"),
        (200, "[]"),
        (200, "\"2000\""),
        (200, "{}"),
        (200, "{\"resultCode\":\"2000\""),
        (200, "{\"resultCode\":null}"),
        (200, "{\"resultCode\":{}}"),
        (200, "{\"resultCode\":\"2000\",\"resultCode\":\"4301\"}"),
        (500, "{\"resultCode\":\"2000\"}"),
        (302, "{\"resultCode\":\"2000\"}"),
        (0, "{\"resultCode\":\"2000\"}"),
        (204, ""),
        (404, "{\"error\":\"no such path\"}"),
    ] {
        for (step, mut proxy) in asked() {
            let task = proxy.responds(status, body);
            assert_fails(&task, "network", "badAnswer", !goes_on(step));
            assert_eq!((&task["error"]["phase"], &task["error"]["retryable"]), (&json!(step), &json!(true)));
            assert!(task["error"].get("code").is_none());
        }
    }
}

#[test]
fn what_is_not_reached_can_be_tried_again() {
    for (step, proxy) in asked() {
        for (timeout, reason) in [(false, "unreachable"), (true, "timeout")] {
            let mut proxy = proxy.clone();
            let task = proxy.event(&json!({ "type": "unreachable", "timeout": timeout }));
            assert_fails(&task, "network", reason, !goes_on(step));
            assert_eq!(task["error"]["phase"], step);
            if goes_on(step) {
                let body =
                    if step == "request" { json!({ "encryptMOKAuthInfo": keys::seal("{}") }) } else { json!({}) };
                assert_eq!(proxy.call(step, &body).unwrap()["type"], "http", "{step} again");
            }
        }
    }
}

#[test]
fn an_answer_is_read_whatever_it_looks_like() {
    let plain = json!({ "encryptMOKToken": "new" });
    for text in [
        good(plain.clone()).to_string(),
        format!("\u{feff}{}", good(plain.clone())),
        format!("\r\n\t {} \n", serde_json::to_string_pretty(&good(plain)).unwrap()),
        "{\"resultCode\":2000,\"encryptMOKToken\":\"new\",\"resultMsg\":null,\"more\":[{}]}".into(),
        "{\"encryptMOKToken\":\"\\u006eew\",\"resultCode\":\"2000\"}".into(),
    ] {
        let (_, mut proxy) = asked().remove(2);
        let task = proxy.responds(200, &text);
        assert!(task.get("error").is_none(), "{text}: {task}");
        assert_eq!(proxy.sealed()["token"], "new");
    }
}

#[test]
fn a_code_counts_whatever_the_http_status_is() {
    for (status, body) in [
        (200, bad("4301", "x")),
        (500, bad("4301", "x")),
        (400, bad("4301", "")),
        (200, json!({ "resultCode": 4301 })),
        (401, json!({ "resultCode": "4301" })),
    ] {
        let (_, mut proxy) = asked().pop().unwrap();
        let task = proxy.responds(status, &body.to_string());
        assert_fails(&task, "rejected", "rejected", true);
        assert_eq!((&task["error"]["code"], &task["error"]["next"]), (&json!("4301"), &json!("restart")));
    }
}

#[test]
fn a_known_code_has_our_text_in_both_languages() {
    let mut texts = Vec::new();
    for lang in [Lang::Ko, Lang::En] {
        let (_, mut proxy) = asked().pop().unwrap();
        proxy.lang = lang;
        let error = proxy.answers(&bad("2910", "서버의 말(6030)"))["error"].clone();
        assert_eq!(
            (&error["code"], &error["detailCode"], &error["next"]),
            (&json!("2910"), &json!("6030"), &json!("retryCode"))
        );
        assert_eq!((&error["phase"], &error["provider"]), (&json!("confirm"), &json!("mobileok")));
        texts.push(error["message"].as_str().unwrap().to_owned());
    }
    assert!(texts[0].contains("인증번호") && texts[1].is_ascii(), "{texts:?}");
}

#[test]
fn a_code_means_what_it_means_at_its_step() {
    for (step, mut proxy) in asked() {
        let next = match step {
            "request" => "checkInput",
            "confirm" => "retryCode",
            _ => "restart",
        };
        assert_eq!(proxy.answers(&bad("2910", ""))["error"]["next"], next, "2910 at {step}");
    }
}

#[test]
fn an_unknown_code_keeps_the_server_s_words() {
    for (step, mut proxy) in asked() {
        let task = proxy.answers(&bad("0815", "처음 보는 오류 (6030)"));
        assert_fails(&task, "rejected", "rejected", step != "resend");
        let error = &task["error"];
        assert_eq!((&error["code"], &error["detailCode"]), (&json!("0815"), &json!("6030")));
        assert_eq!((&error["message"], &error["next"]), (&json!("처음 보는 오류 (6030)"), &json!("restart")));
    }
    // Without words of its own it has ours; and what is endless or unprintable is cut.
    let (_, mut proxy) = asked().pop().unwrap();
    let task = proxy.answers(&json!({ "resultCode": "x".repeat(500), "resultMsg": 7 }));
    assert_eq!(task["error"]["code"], "x".repeat(20));
    assert!(task["error"]["message"].as_str().is_some_and(|text| !text.is_empty()));
    let (_, mut proxy) = asked().pop().unwrap();
    let task = proxy.answers(&bad("0815", &format!("줄\n바\u{0}꿈{}", "가".repeat(500))));
    let message = task["error"]["message"].as_str().unwrap();
    assert!(message.starts_with("줄바꿈가") && message.chars().count() == 200);
}

#[test]
fn counts_and_the_new_token_of_a_failure_are_kept() {
    let mut proxy = Proxy::requested();
    for (token, kept) in
        [(json!("token 3"), "token 3"), (json!(null), "token 3"), (json!(""), "token 3"), (json!("token 4"), "token 4")]
    {
        proxy.call("confirm", &json!({})).unwrap();
        let mut answer = bad("2910", "");
        answer["retryCount"] = json!("2");
        answer["resendCount"] = json!(1);
        answer["encryptMOKToken"] = token;
        let task = proxy.answers(&answer);
        assert_fails(&task, "rejected", "rejected", false);
        assert_eq!(task["body"], json!({ "retryCount": 2, "resendCount": 1 }));
        assert_eq!((proxy.at(), &proxy.sealed()["token"]), ("requested", &json!(kept)));
    }
}

/// Where the page can go on, the flow is sealed for it; where it cannot, it is over.
#[test]
fn a_failure_ends_the_flow_unless_the_page_can_go_on() {
    for (step, code, ended) in [
        ("request", "2910", true),
        ("request", "4008", false),
        ("request", "5009", true),
        ("request", "0815", true),
        ("resend", "4302", false),
        ("resend", "9997", false),
        ("resend", "4012", false),
        ("resend", "0815", false),
        ("call", "4501", false),
        ("call", "4502", false),
        ("call", "4612", false),
        ("call", "4620", true),
        ("confirm", "2910", false),
        ("confirm", "4301", true),
        ("confirm", "6702", false),
        ("confirm", "6703", false),
        ("confirm", "4500", false),
        ("confirm", "6024", false),
        ("confirm", "4018", true),
        ("confirm", "0815", true),
    ] {
        let (_, mut proxy) = asked().into_iter().find(|(name, _)| *name == step).unwrap();
        let task = proxy.answers(&bad(code, ""));
        assert_eq!(task["ended"], ended, "{code} at {step}");
    }
}

/// A code is for the operator's own function; the page and the sealed state never have it, nor does an error.
#[test]
fn the_code_of_the_answer_is_for_the_operator_alone() {
    for (_, mut proxy) in asked() {
        for answer in [bad("2910", ""), bad("0815", "x"), good(json!({}))] {
            let mut answer = answer;
            answer["otpCode"] = json!("806419");
            answer["encryptMOKToken"] = json!("t");
            answer["publicKey"] = json!(keys::public());
            let mut task = proxy.clone().answers(&answer);
            let otp = task.as_object_mut().unwrap().remove("otp");
            assert!(!task.to_string().contains("806419"), "{task}");
            assert!(otp.is_none_or(|otp| task["error"].is_null() && otp["code"] == "806419"), "{task}");
        }
        proxy.now += 1;
    }
}

/// Base64 in lines, as Java's MIME encoder writes it, is the same base64.
#[test]
fn base64_in_lines_is_read() {
    let in_lines = |text: &str| {
        let lines: Vec<_> = text.as_bytes().chunks(76).map(|line| std::str::from_utf8(line).unwrap()).collect();
        lines.join("\r\n")
    };
    let mut proxy = Proxy::new();
    proxy.call("token", &json!({})).unwrap();
    let token = "t".repeat(200);
    let answer = json!({ "encryptMOKToken": in_lines(&token), "publicKey": in_lines(keys::public()) });
    let task = proxy.answers(&good(answer));
    assert_eq!(task["body"]["publicKey"], keys::public());
    assert_eq!(proxy.sealed()["token"], token);

    let mut proxy = Proxy::requested();
    let result = keys::seal(&proxy.result().to_string());
    let task = proxy.confirmed(&in_lines(&result));
    assert_eq!(task["type"], "decrypt", "{task}");
    let mut proxy = Proxy::requested();
    let task = proxy.confirmed(&format!("{}!{}", &result[..40], &result[40..]));
    assert_fails(&task, "tampered", "tampered", true);
}
