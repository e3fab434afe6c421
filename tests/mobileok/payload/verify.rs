//! MOKVerifyInfo: six digits, and nothing else.

use super::{is_misuse, silent_about};
use crate::support::{Json, json};
use bonin::error::Error;
use bonin::flow::reading::readable::read_input;
use bonin::provider::mobileok::payload;

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
fn six_digits_are_sealed_as_they_are() {
    for (typed, digits) in
        [("123456", "123456"), ("000000", "000000"), ("123 456", "123456"), (" 1 2 3 4 5 6 ", "123456")]
    {
        let text = verify_info(&json!({ "authNumber": typed })).unwrap();
        assert_eq!(text, format!(r#"{{"authNumber":"{digits}"}}"#));
    }
}

#[test]
fn anything_else_is_refused() {
    for bad in [
        "12345",
        "1234567",
        "12345a",
        "123-456",
        "１２３４５６",
        "-12345",
        "+12345",
        "12.345",
        "1e1000",
        "인증번호여섯",
    ] {
        refused(&json!({ "authNumber": bad }), "authNumber", "badCode");
    }
    for empty in [json!({}), json!({ "authNumber": null }), json!({ "authNumber": "" }), json!({ "authNumber": "  " })]
    {
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
