//! Reads what a test or a page of the emulator gives — set-ups, options, faults, actions — into types.
//!
//! None of these is a message of a provider, so the core's reader may be used. Its errors name the field that does not fit.

use crate::json::{Map, Value};
use bonin::error::{Error, Reason};
use bonin::flow::Foreign;
use bonin::flow::reading;
use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// Reads an object into a type. A member that the type does not have is refused.
pub fn read<T: DeserializeOwned>(given: &Value) -> Result<T, Error> {
    reading::read(given).map_err(|unreadable| unreadable.into_misuse("input"))
}

/// Reads one of several: the variant `name` of an enum, with the members of `given`. `field` is the name of the name.
pub fn variant<T: DeserializeOwned>(field: &str, name: &str, given: &Value) -> Result<T, Error> {
    known_variant(name, given)?.ok_or_else(|| Error::misuse(field, Reason::NotListed))
}

/// The same; `None` if the enum has no variant of this name.
pub fn known_variant<T: DeserializeOwned>(name: &str, given: &Value) -> Result<Option<T>, Error> {
    match reading::read_variant(name, given) {
        Ok(read) => Ok(Some(read)),
        Err(unreadable) if unreadable.is_unknown_name() => Ok(None),
        Err(unreadable) => Err(unreadable.into_misuse("input")),
    }
}

/// Splits an object: these members, and all others. What is no object has none, and a null stays what it is.
pub fn split(given: &Value, names: &[&str]) -> (Value, Value) {
    let Value::Object(members) = given else { return (Value::Null, given.clone()) };
    let (mut picked, mut rest) = (Map::new(), Map::new());
    for (name, value) in members {
        let part = if names.contains(&name.as_str()) { &mut picked } else { &mut rest };
        part.insert(name.clone(), value.clone());
    }
    (picked.into(), rest.into())
}

/// Nothing but an empty object is expected, or nothing at all.
#[derive(Deserialize)]
pub struct Nothing {}

/// JSON that is not the emulator's to understand: a test gave it, to be passed on.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(try_from = "Foreign")]
pub struct AnyJson(pub Value);

impl TryFrom<Foreign> for AnyJson {
    type Error = &'static str;

    fn try_from(foreign: Foreign) -> Result<Self, Self::Error> {
        serde_json::from_str(foreign.json()).map(Self).map_err(|_| Reason::NotJson.id())
    }
}

/// Members for an answer, whatever they are.
#[derive(Debug, Clone, Default, PartialEq, Deserialize)]
#[serde(try_from = "AnyJson")]
pub struct AnyMembers(pub Map<String, Value>);

impl TryFrom<AnyJson> for AnyMembers {
    type Error = &'static str;

    fn try_from(AnyJson(value): AnyJson) -> Result<Self, Self::Error> {
        if let Value::Object(members) = value { Ok(Self(members)) } else { Err(Reason::NotObject.id()) }
    }
}

/// A text with anything in it.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(try_from = "String")]
pub struct Filled(pub String);

impl TryFrom<String> for Filled {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.is_empty() { Err(Reason::Missing.id()) } else { Ok(Self(text)) }
    }
}

/// A text or a number, as it was given.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(untagged)]
pub enum TextOrNumber {
    /// A text.
    Text(String),
    /// A whole number.
    Number(i64),
}

impl fmt::Display for TextOrNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
        }
    }
}

impl<'de> Deserialize<'de> for TextOrNumber {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TextOrNumberVisitor)
    }
}

struct TextOrNumberVisitor;

impl Visitor<'_> for TextOrNumberVisitor {
    type Value = TextOrNumber;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text or a number")
    }

    fn visit_i64<E>(self, number: i64) -> Result<TextOrNumber, E> {
        Ok(TextOrNumber::Number(number))
    }

    fn visit_str<E>(self, text: &str) -> Result<TextOrNumber, E> {
        Ok(TextOrNumber::Text(text.into()))
    }

    fn visit_unit<E: serde::de::Error>(self) -> Result<TextOrNumber, E> {
        Err(E::custom(Reason::Missing.id()))
    }
}
