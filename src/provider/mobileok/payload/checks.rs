//! The checks of MOKAuthInfo, one for each field: each gives the text for the wire, or the reason of the refusal.

use super::Method;
use crate::error::Reason;
use crate::format::typed::{is_blank, kept};
use crate::format::{Text, person};

/// The other inputs of a check.
pub(super) struct About {
    pub method: Method,
    pub now: i64,
}

pub(super) type Check = fn(&str, &About) -> Result<Text, Reason>;

fn listed(text: &str, values: &[&str]) -> Result<Text, Reason> {
    if values.contains(&text) { Ok(text.into()) } else { Err(Reason::NotListed) }
}

pub(super) fn provider_id(text: &str, about: &About) -> Result<Text, Reason> {
    listed(text, about.method.providers())
}

/// Section 5.1: the adult codes stand in the table of telcoAuth with SMS alone.
pub(super) fn usage_code(text: &str, about: &About) -> Result<Text, Reason> {
    const USUAL: &[&str] = &["01001", "01002", "01003", "01004", "01005", "01007", "01999"];
    const ADULT: &[&str] = &["01016", "01026"];
    if about.method == Method::Sms && ADULT.contains(&text) {
        return Ok(text.into());
    }
    listed(text, USUAL)
}

pub(super) fn ret_transfer_type(text: &str, _: &About) -> Result<Text, Reason> {
    listed(text, &["MOKResult"])
}

pub(super) fn name(text: &str, _: &About) -> Result<Text, Reason> {
    person::name(text)
}

pub(super) fn phone(text: &str, _: &About) -> Result<Text, Reason> {
    person::phone(text)
}

pub(super) fn reply_number(text: &str, _: &About) -> Result<Text, Reason> {
    person::number(text).filter(|number| (8..=12).contains(&number.as_str().len())).ok_or(Reason::BadReplyNumber)
}

pub(super) fn birthday(text: &str, about: &About) -> Result<Text, Reason> {
    person::birthday(text, about.now)
}

pub(super) fn gender(text: &str, _: &About) -> Result<Text, Reason> {
    listed(text, &["1", "2"])
}

pub(super) fn nation(text: &str, _: &About) -> Result<Text, Reason> {
    listed(text, &["0", "1"])
}

/// 1–4 for Koreans, 5–8 for foreigners, by sex and century of birth.
pub(super) fn regist_number(text: &str, _: &About) -> Result<Text, Reason> {
    let digit = person::digits(text).filter(|digit| matches!(digit.as_str().as_bytes(), [b'1'..=b'8']));
    digit.ok_or(Reason::BadRegistNumber)
}

pub(super) fn ars_code(text: &str, _: &About) -> Result<Text, Reason> {
    let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
    if text.len() > 50 {
        Err(Reason::TooLong)
    } else if text.bytes().all(plain) {
        Ok(text.into())
    } else {
        Err(Reason::NotListed)
    }
}

/// The placeholder of every example in the guide; the code takes its place, so the length stays.
const PLACEHOLDER: &[u8] = b"[000000]";

pub(super) fn message(text: &str, about: &About) -> Result<Text, Reason> {
    // Inferred: the carriers write text messages in the Korean double-byte code, which has no place beyond the BMP.
    let text = &kept(text, |c| Some(if is_blank(c) && !c.is_control() { ' ' } else { c }));
    if text.chars().any(|c| c == char::REPLACEMENT_CHARACTER || c as u32 > 0xffff || (c.is_control() && c != '\n')) {
        return Err(Reason::BadMessage);
    }
    let bytes: usize = text.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
    if bytes > about.method.message_limit() {
        return Err(Reason::MessageTooLong);
    }
    if text.as_bytes().windows(PLACEHOLDER.len()).any(|part| part == PLACEHOLDER) {
        Ok(text.as_str().into())
    } else {
        Err(Reason::NoPlaceholder)
    }
}
