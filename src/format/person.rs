//! What people type of themselves, as the providers take it: the text for the wire, or the reason why not.

pub use super::personal::trimmed;
use super::{seoul, text::length};
use crate::error::{Error, Reason};
use crate::json::Value;
use alloc::string::String;

/// The text of a field; `None` where it is absent, null or blank.
pub fn optional_text<'a>(given: &'a Value, name: &str) -> Result<Option<&'a str>, Error> {
    match given.get(name) {
        Value::Null => Ok(None),
        Value::Text(text) => Ok(Some(text.as_str()).filter(|text| !trimmed(text).is_empty())),
        _ => Err(Error::misuse(name, Reason::NotText)),
    }
}

/// The text of a field that has to be there.
pub fn text<'a>(given: &'a Value, name: &str) -> Result<&'a str, Error> {
    optional_text(given, name)?.ok_or_else(|| Error::misuse(name, Reason::Missing))
}

/// Names of people in any script; the length is a guard of ours, no provider names one.
pub fn name(text: &str) -> Result<String, Reason> {
    let name = trimmed(text);
    if name.is_empty() || length(name) > 100 || name.chars().any(char::is_control) {
        return Err(Reason::BadName);
    }
    Ok(name.into())
}

/// Digits without the dashes and spaces that people type.
pub fn digits(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(|c| !matches!(c, '-' | ' ')).collect();
    digits.bytes().all(|b| b.is_ascii_digit()).then_some(digits)
}

/// A Korean mobile number.
pub fn phone(text: &str) -> Result<String, Reason> {
    digits(text).filter(|d| matches!(d.len(), 10 | 11) && d.starts_with("01")).ok_or(Reason::BadPhone)
}

/// `yyyyMMdd` of a real day, from 1900 on, and not after today in Seoul.
pub fn birthday(text: &str, now: i64) -> Result<String, Reason> {
    if !seoul::is_date(text) || text < "19000101" {
        return Err(Reason::BadDate);
    }
    if text > seoul::today(now).as_str() {
        return Err(Reason::FutureDate);
    }
    Ok(text.into())
}
