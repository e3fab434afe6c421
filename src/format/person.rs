//! Names, phone numbers and birthdays that people type: each as text for the wire, or the reason of the refusal.
//!
//! The texts come as [`Typed`](super::Typed): composed, and without characters that nobody sees.

use super::text::{joined, length};
use super::typed::{has_letter, is_blank, is_separator, kept, narrow, trimmed, unseparated};
use super::{Text, seoul};
use crate::error::Reason;
use zeroize::Zeroizing;

/// A name in any script, blanks of every kind as U+0020. The length is a guard of ours, no provider names one.
///
/// # Errors
/// There is no letter in it, it is too long, or it holds a control character.
pub fn name(text: &str) -> Result<Text, Reason> {
    let name = trimmed(text);
    if name.chars().any(|c| c.is_control() || c == char::REPLACEMENT_CHARACTER) || length(name) > 100 {
        return Err(Reason::BadName);
    }
    if !has_letter(name) {
        return Err(Reason::Missing);
    }
    Ok(kept(name, |c| Some(if is_blank(c) { ' ' } else { c })).into())
}

/// Digits in ASCII, without what people write between and around them.
#[must_use]
pub fn digits(text: &str) -> Option<Text> {
    let digits = unseparated(text);
    is_number(&digits).then(|| digits.into())
}

/// A number that can be called in Korea: digits, the country code read as the zero that it stands for.
#[must_use]
pub fn number(text: &str) -> Option<Text> {
    let dialled = unseparated(text);
    let national = match ["+82", "0082"].iter().find_map(|code| dialled.strip_prefix(code)) {
        // Numbers such as 1588-0000 have no zero for a country code to stand for.
        Some(rest) if rest.starts_with('0') || rest.len() == 8 && rest.starts_with('1') => Text::from(rest),
        Some(rest) => Text::from(Zeroizing::new(joined(&["0", rest]))),
        None => Text::from(dialled),
    };
    is_number(national.as_str()).then_some(national)
}

/// A Korean mobile number: 010 and eight digits, or one of the older prefixes and seven or eight.
///
/// # Errors
/// It is none.
pub fn phone(text: &str) -> Result<Text, Reason> {
    let dialled = unseparated(text);
    // No number of Korea begins with an 8, so this one has its country code.
    let number =
        if dialled.starts_with("82") { number(&Zeroizing::new(joined(&["+", &dialled]))) } else { number(text) };
    let is_mobile = |number: &str| match number.split_at_checked(3) {
        Some(("010", rest)) => rest.len() == 8,
        Some(("011" | "016" | "017" | "018" | "019", rest)) => matches!(rest.len(), 7 | 8),
        _ => false,
    };
    number.filter(|number| is_mobile(number.as_str())).ok_or(Reason::BadPhone)
}

/// `yyyyMMdd` of a real day, from 1900 on, and not after today in Seoul. The parts may stand apart (`1990-01-01`, `1990. 1. 1.`),
/// but the year comes first and has four digits: two would leave the century open.
///
/// # Errors
/// It is no such day.
pub fn birthday(text: &str, now: i64) -> Result<Text, Reason> {
    let day = day(text).filter(|day| seoul::is_date(day) && day.as_str() >= "19000101").ok_or(Reason::BadDate)?;
    if day.as_str() > seoul::today(now).as_str() {
        return Err(Reason::FutureDate);
    }
    Ok(day.into())
}

/// Eight digits, if the text can mean only one day.
fn day(text: &str) -> Option<Zeroizing<String>> {
    let parted = |is_between: fn(char) -> bool| {
        let narrowed = kept(text, |c| Some(narrow(c)));
        let mut parts = narrowed.split(is_between).filter(|part| !part.is_empty());
        let parts = [parts.next(), parts.next(), parts.next(), parts.next()];
        match parts {
            [Some(day), None, ..] => (day.len() == 8 && is_number(day)).then(|| Zeroizing::new(day.to_owned())),
            [Some(year), Some(month), Some(day), None] => date(year, month, day),
            _ => None,
        }
    };
    let is_between = |c| is_blank(c) || is_separator(c) || matches!(c, '년' | '월' | '일');
    // Blanks may be part of the writing as well as stand between the parts.
    parted(is_between).or_else(|| {
        let digits = kept(text, |c| (!is_blank(c)).then_some(narrow(c)));
        (digits.len() == 8 && is_number(&digits)).then_some(digits)
    })
}

fn date(year: &str, month: &str, day: &str) -> Option<Zeroizing<String>> {
    let two = |part: &str| match part.len() {
        1 => Some("0"),
        2 => Some(""),
        _ => None,
    };
    let whole = Zeroizing::new(joined(&[year, two(month)?, month, two(day)?, day]));
    (year.len() == 4 && is_number(&whole)).then_some(whole)
}

fn is_number(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// A text of a person in the form in which two of its kind can be compared; nothing if it is none of its kind. `field` is a
/// member of a verified identity, and `now` decides which birthdays lie in the future.
#[cfg(feature = "proxy")]
#[must_use]
pub fn comparable(field: &str, text: &str, now: i64) -> Option<Text> {
    match field {
        "name" | "signerName" => name(text).ok(),
        "phone" => phone(text).ok(),
        "birthday" => birthday(text, now).ok(),
        // Forms have mobileOK's numbers for these two, and an identity has words.
        "gender" => worded(text, &[("1", "male"), ("2", "female")]),
        "nation" => worded(text, &[("0", "korean"), ("1", "foreign")]),
        _ => Some(trimmed(text)).filter(|text| !text.is_empty()).map(Text::from),
    }
}

#[cfg(feature = "proxy")]
fn worded(text: &str, words: &[(&str, &str)]) -> Option<Text> {
    let text = trimmed(text);
    words.iter().find(|(number, word)| text == *number || text == *word).map(|(_, word)| Text::from(*word))
}
