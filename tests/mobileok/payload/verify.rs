//! MOKVerifyInfo: digits, and nothing else.

use super::{is_misuse, silent_about};
use crate::support::{Json, json};
use bonin::error::Error;
use bonin::flow::reading::readable::read_input;
use bonin::provider::mobileok::payload::{self, Method};

fn verify_info(given: &Json) -> Result<String, Error> {
    payload::verify_info(read_input(given, "verifyInfo")?).map(|text| text.as_str().to_owned())
}

#[track_caller]
fn refused(given: &Json, field: &str, reason: &str) {
    let error = verify_info(given).expect_err(reason);
    is_misuse(&error, field, reason);
    silent_about(&error, given);
}

#[test]
fn digits_are_sealed_without_what_stands_around_them() {
    for (typed, digits) in [
        ("123456", "123456"),
        ("000000", "000000"),
        ("123 456", "123456"),
        (" 1 2 3 4 5 6 ", "123456"),
        ("123-456", "123456"),
        ("[123456]\n", "123456"),
        ("“123.456”", "123456"),
        ("\u{200b}123\u{a0}456\t", "123456"),
        ("１２３４５６", "123456"),
        ("［１２３‐４５６］", "123456"),
        ("1234", "1234"),
        ("1234567890", "1234567890"),
    ] {
        let text = verify_info(&json!({ "authNumber": typed })).unwrap();
        assert_eq!(text, format!(r#"{{"authNumber":"{digits}"}}"#));
    }
}

#[test]
fn a_number_keyed_in_during_a_call_is_the_empty_text() {
    assert_eq!(verify_info(&json!({ "authNumber": "" })).unwrap(), r#"{"authNumber":""}"#);
}

/// Six digits of a carrier's text message; no document says how many others have.
#[test]
fn a_method_says_how_many_digits_there_are() {
    for method in Method::ALL {
        let is_sent_by_a_carrier = matches!(method, Method::Sms | Method::Lms);
        for (typed, fits) in [
            ("123456", true),
            ("1234", !is_sent_by_a_carrier),
            ("12345678", !is_sent_by_a_carrier),
            ("123", false),
            ("12345678901", false),
            ("", false),
            ("12345a", false),
        ] {
            let text = payload::verify_info_of(method, Some(typed.into()));
            assert_eq!(text.is_ok(), fits, "{method:?} {typed}");
        }
    }
}

#[test]
fn anything_else_is_refused() {
    for bad in ["123", "12345678901", "12345a", "+12345", "1e1000", "123\u{661}56", "인증번호여섯", "-"] {
        refused(&json!({ "authNumber": bad }), "authNumber", "badCode");
    }
    for empty in [
        json!({}),
        json!({ "authNumber": null }),
        json!({ "authNumber": "  " }),
        json!({ "authNumber": "\u{3164}\u{2060} " }),
    ] {
        refused(&empty, "authNumber", "missing");
    }
    for other in [json!(123_456), json!(["123456"]), json!({}), json!(false)] {
        refused(&json!({ "authNumber": other }), "authNumber", "notText");
    }
    refused(&json!({ "authNumber": "123456", "otp": "987654" }), "otp", "unknownField");
    for other in [json!("123456"), json!(123_456), json!(["123456"]), json!(null)] {
        refused(&other, "verifyInfo", "notObject");
    }
}
