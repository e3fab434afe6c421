//! Marked personal data goes through every journey of both halves, and must not be in anything that a log, an error, a
//! snapshot or the wire could hold in the clear.

mod debug;
mod stack;

use crate::support::people::{BIRTHDAY, CODE, MARKS, METHODS, NAME, PHONE, TYPED_PHONE, most, with};
use crate::support::proxy::bad;
use crate::support::{Json, json};
use bonin::error::Lang;
use bonin::provider::mobileok::codes;
use stack::Stack;

/// None of the marks is in this text.
#[track_caller]
fn assert_clean(what: &str, text: &str) {
    for mark in MARKS {
        assert!(!text.contains(mark), "{mark} in {what}: {text}");
    }
}

/// What a person types, blanks and dashes and all.
fn typed(method: &str) -> Json {
    with(&most(method), "userPhone", TYPED_PHONE)
}

/// A refusal whose words repeat what was typed, as servers do.
fn echo(code: &str) -> Json {
    let mut answer = bad(code, &format!("{NAME}({PHONE}, {BIRTHDAY}): {CODE} (6030)"));
    answer["otpCode"] = json!(CODE);
    answer
}

#[test]
fn a_journey_to_its_end_shows_no_mark_before_the_ticket() {
    for lang in [Lang::Ko, Lang::En] {
        for method in METHODS {
            let mut stack = Stack::new(lang);
            stack.request(&typed(method));
            stack.confirm(Some(CODE));
            assert_eq!(stack.browser.name(), "verified", "{method}");
            let identity = stack.identity.clone().expect("an identity").to_string();
            // So the marks are what they are meant to be: the relying party's backend does get them.
            for mark in [NAME, PHONE, BIRTHDAY] {
                assert!(identity.contains(mark), "{mark} in the identity of {method}");
            }
            stack.assert_clean();
        }
    }
}

/// Words of the server's reach the user only with a code that the table does not have at that step.
#[test]
fn no_refusal_of_any_step_shows_a_mark() {
    for code in codes::rows().map(|row| row.code).filter(|code| *code != "2000") {
        for (method, step) in
            [("SMS", "request"), ("SMS", "resend"), ("ARS", "call"), ("SMS", "confirm"), ("PASS", "confirm")]
        {
            if codes::find(code, step).is_none() {
                continue;
            }
            let mut stack = Stack::new(if code < "5" { Lang::Ko } else { Lang::En });
            stack.script(step, echo(code));
            stack.request(&typed(method));
            if step == "resend" {
                stack.send(&json!({ "type": "resend" }));
            }
            if step == "confirm" {
                stack.confirm(Some(CODE));
            }
            assert!(stack.played(step), "{code} at {step}");
            stack.assert_clean();
        }
    }
}

#[test]
fn no_broken_answer_shows_a_mark() {
    let broken = [
        json!(format!("<html>{NAME} {PHONE} {BIRTHDAY} {CODE}</html>")),
        json!({ "resultMsg": NAME, "userPhone": PHONE }),
        json!({ "resultCode": { "of": NAME } }),
        json!({ "resultCode": "2000", "encryptMOKResult": format!("{NAME}|{PHONE}"), "otpCode": CODE, "userName": NAME }),
    ];
    for answer in &broken {
        for lang in [Lang::Ko, Lang::En] {
            for step in ["request", "confirm"] {
                let mut stack = Stack::new(lang);
                stack.script(step, answer.clone());
                stack.request(&typed("SMS"));
                if stack.browser.name() == "awaitingCode" {
                    stack.confirm(Some(CODE));
                }
                assert!(stack.played(step));
                stack.assert_clean();
            }
        }
    }
}

/// A result that opened and was then refused: another flow's, an old one, one of a method that is not permitted.
#[test]
fn no_refused_result_shows_a_mark() {
    for (name, member) in [
        ("clientTxId", json!("BONIN0123456789")),
        ("issueDate", json!("2020-01-01 00:00:00.000")),
        ("issueDate", json!("2036-01-01 00:00:00.000")),
        ("issueDate", json!(NAME)),
        ("userName", json!([NAME])),
        ("serviceType", json!(7)),
    ] {
        for lang in [Lang::Ko, Lang::En] {
            let mut stack = Stack::new(lang);
            stack.result = json!({ name: member });
            stack.request(&typed("SMS"));
            stack.confirm(Some(CODE));
            assert!(stack.identity.is_none(), "{name}");
            assert!(["failed", "expired"].contains(&stack.browser.name()));
            stack.assert_clean();
        }
    }
}

/// What the page gets wrong is refused by name.
#[test]
fn no_mistake_of_the_page_shows_a_mark() {
    let wrong = [
        ("userName", json!(format!("{NAME}\u{0}"))),
        ("userPhone", json!(format!("{PHONE}{PHONE}"))),
        ("userPhone", json!(9_988_776_655_i64)),
        ("userBirthday", json!(format!("{BIRTHDAY}0"))),
        ("userBirthday", json!([BIRTHDAY])),
        ("userGender", json!(NAME)),
        ("userNation", json!(BIRTHDAY)),
        ("userRegistSingleNumber", json!(format!("{BIRTHDAY}-{CODE}"))),
        ("sendMsg", json!(format!("{NAME} {CODE}"))),
        ("replyNumber", json!(NAME)),
        ("usageCode", json!(CODE)),
        ("extension", json!({ "arsRequestMsg": [NAME] })),
        ("unknown", json!(PHONE)),
    ];
    for lang in [Lang::Ko, Lang::En] {
        for (name, member) in &wrong {
            let mut stack = Stack::new(lang);
            stack.send(&json!({ "type": "begin" }));
            stack.send(&json!({ "type": "request", "authInfo": with(&typed("SMS"), name, member.clone()) }));
            assert_eq!((stack.refused(), stack.browser.name()), (1, "ready"), "{name}");
            stack.assert_clean();
        }
        for code in [json!(format!("{CODE}0")), json!(806_419), json!(format!("{CODE}x")), json!([CODE])] {
            let mut stack = Stack::new(lang);
            stack.request(&typed("SMS"));
            stack.send(&json!({ "type": "confirm", "authNumber": code }));
            assert_eq!(stack.refused(), 1);
            stack.assert_clean();
        }
    }
}
