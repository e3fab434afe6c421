//! Members of a peer's message that come in more than one type, or in a type that nobody promised.
//!
//! Each of these reads any value without an error: a member that is not what it should be counts as absent.

use super::host::{Host, Shape};
use super::reading::{Input, Readable, Unreadable};
use serde::de::{Error, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// A whole number, from a JSON number or from a text of digits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Count(pub Option<i64>);

/// A text, and nothing else.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct LooseText(pub Option<String>);

/// A text in base64, which older servers write in lines (RFC 2045, 6.8); here it is one line.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct OneLine(pub Option<String>);

/// A text or a whole number, as text: codes come as both.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct TextOrNumber(pub Option<String>);

/// `true` or `false`, and nothing else.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct LooseBool(pub Option<bool>);

/// `true` or `false`, or the text of one of them in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Truth(pub Option<bool>);

/// A value of this type, and nothing else.
#[derive(Clone, PartialEq, Eq)]
pub struct Loose<T>(pub Option<T>);

impl<T> Default for Loose<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Loose<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(T::deserialize(deserializer).ok()))
    }
}

impl<T: Readable> Readable for Loose<T> {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        Ok(Self(T::read_from(input).ok()))
    }
}

impl LooseText {
    /// The text.
    #[must_use]
    pub fn as_deref(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl OneLine {
    /// The text.
    #[must_use]
    pub fn as_deref(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

impl<'de> Deserialize<'de> for OneLine {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let LooseText(text) = LooseText::deserialize(deserializer)?;
        Ok(Self(text.map(|text| if text.contains(LINE_ENDS) { text.replace(LINE_ENDS, "") } else { text })))
    }
}

/// The characters between two lines.
const LINE_ENDS: [char; 2] = ['\r', '\n'];

impl TextOrNumber {
    /// The text.
    #[must_use]
    pub fn as_deref(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

/// A value of one of the types that are looked for.
enum Found {
    Text(String),
    Number(i64),
    Bool(bool),
    Other,
}

/// Both ways of reading find the same value.
macro_rules! loose {
    ($($type:ident)*) => {$(
        impl<'de> Deserialize<'de> for $type {
            fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                Ok(Self::of(deserializer.deserialize_any(FoundVisitor).unwrap_or(Found::Other)))
            }
        }

        impl Readable for $type {
            fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
                Ok(Self::of(Found::in_value(input)))
            }
        }
    )*};
}

loose! { Count LooseText TextOrNumber LooseBool Truth }

impl Count {
    fn of(found: Found) -> Self {
        Self(match found {
            Found::Number(number) => Some(number),
            Found::Text(text) => text.parse().ok(),
            Found::Bool(_) | Found::Other => None,
        })
    }
}

impl LooseText {
    fn of(found: Found) -> Self {
        Self(if let Found::Text(text) = found { Some(text) } else { None })
    }
}

impl TextOrNumber {
    fn of(found: Found) -> Self {
        Self(match found {
            Found::Text(text) => Some(text),
            Found::Number(number) => Some(number.to_string()),
            Found::Bool(_) | Found::Other => None,
        })
    }
}

impl LooseBool {
    fn of(found: Found) -> Self {
        Self(if let Found::Bool(value) = found { Some(value) } else { None })
    }
}

impl Truth {
    fn of(found: Found) -> Self {
        Self(match found {
            Found::Bool(value) => Some(value),
            Found::Text(text) if text.eq_ignore_ascii_case("true") => Some(true),
            Found::Text(text) if text.eq_ignore_ascii_case("false") => Some(false),
            _ => None,
        })
    }
}

impl Found {
    fn in_value<H: Host>(input: &Input<H>) -> Self {
        match input.shape() {
            Shape::Text(text) => Self::Text(text),
            Shape::Bool(value) => Self::Bool(value),
            Shape::Number(_) => input.number().map_or(Self::Other, Self::Number),
            _ => Self::Other,
        }
    }
}

/// Never printed: it may be personal.
impl fmt::Debug for LooseText {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("LooseText")
    }
}

/// Never printed: it may be a token.
impl fmt::Debug for OneLine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("OneLine")
    }
}

/// Never printed: it may be personal.
impl fmt::Debug for TextOrNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("TextOrNumber")
    }
}

struct FoundVisitor;

impl<'de> Visitor<'de> for FoundVisitor {
    type Value = Found;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("any value")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Found, E> {
        Ok(Found::Bool(value))
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Found, E> {
        Ok(Found::Number(value))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Found, E> {
        Ok(i64::try_from(value).map_or(Found::Other, Found::Number))
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Found, E> {
        Ok(Found::Text(text.into()))
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Found, E> {
        Ok(Found::Text(text))
    }

    fn visit_unit<E: Error>(self) -> Result<Found, E> {
        Ok(Found::Other)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, _: A) -> Result<Found, A::Error> {
        Ok(Found::Other)
    }
}
