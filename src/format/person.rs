//! What people type of themselves, as the providers take it: the text for the wire, or the reason why not.

pub use super::personal::trimmed;
use super::{seoul, text::length};
use crate::error::Reason;
use alloc::string::String;

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
