//! MOKAuthInfo and MOKVerifyInfo: what is accepted, what is refused by which name, and what goes into the envelope.

mod choices;
mod dates;
mod extension;
mod fields;
mod messages;
mod numbers;
mod property;
mod text;
mod verify;

use crate::support::{Json, NOW, wire};
use bonin::error::{Error, Lang};
use bonin::flow::reading::readable::read_input;
use bonin::provider::mobileok::payload;

/// The JSON text to seal.
fn sealed_text_at(info: &Json, now: i64) -> Result<String, Error> {
    payload::auth_info(read_input(info, "authInfo")?, now).map(|info| info.json.as_str().to_owned())
}

fn check_at(info: &Json, now: i64) -> Result<Json, Error> {
    sealed_text_at(info, now).map(|text| serde_json::from_str(&text).unwrap())
}

fn check(info: &Json) -> Result<Json, Error> {
    check_at(info, NOW)
}

#[track_caller]
fn accepted(info: &Json) -> Json {
    check(info).unwrap_or_else(|error| panic!("refused for {:?}: {:?}", error.field, error.reason))
}

/// Refused as the caller's mistake in this field, for this reason, without a word of what was typed.
#[track_caller]
fn refused(info: &Json, field: &str, reason: &str) {
    refused_at(info, NOW, field, reason);
}

#[track_caller]
fn refused_at(info: &Json, now: i64, field: &str, reason: &str) {
    let error = check_at(info, now).expect_err(reason);
    is_misuse(&error, field, reason);
    silent_about(&error, info);
}

#[track_caller]
fn is_misuse(error: &Error, field: &str, reason: &str) {
    let said = wire(error, Lang::En);
    assert_eq!((said["field"].as_str(), said["reason"].as_str()), (Some(field), Some(reason)), "{said}");
    assert_eq!(said["kind"], "misuse");
    assert_eq!(said["next"], "checkInput");
    assert_eq!(said["retryable"], false);
}

/// No value of the input, nor anything inside one, is in the error.
#[track_caller]
fn silent_about(error: &Error, given: &Json) {
    let said = [Lang::Ko, Lang::En].map(|lang| wire(error, lang).to_string()).concat() + &format!("{error:?}");
    for typed in texts(given).iter().filter(|typed| typed.chars().count() > 3) {
        assert!(!said.contains(typed.as_str()), "'{typed}' is in {said}");
    }
}

fn texts(given: &Json) -> Vec<String> {
    match given {
        Json::String(text) => vec![text.clone()],
        Json::Number(number) => vec![number.to_string()],
        Json::Array(items) => items.iter().flat_map(texts).collect(),
        Json::Object(members) => members.values().flat_map(texts).collect(),
        Json::Null | Json::Bool(_) => Vec::new(),
    }
}
