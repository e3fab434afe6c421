//! JSON texts of requests and answers.
//!
//! The core reads the JSON of its peers in `flow::strict_json`. The emulator has a reader of its own, because it is the peer: if
//! both sides shared the reader, a mistake in it would pass every test between them.

use serde::de::{DeserializeOwned, DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Serialize};
pub use serde_json::{Map, Value};
use std::fmt;

/// How deep values may be nested: deeper than any message here.
const DEPTH: u8 = 16;

/// Reads one JSON value, which may have a byte order mark, as servers here send one. A name that an object repeats is
/// refused, because two readers could take different ones; and so is what nests deeper than 16.
pub fn read(text: &str) -> Option<Value> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut reader = serde_json::Deserializer::from_str(text);
    let value = Strict(DEPTH).deserialize(&mut reader).ok()?;
    reader.end().ok().map(|()| value)
}

/// Reads a value of another host as strictly: it holds nothing that JSON does not have, and has an end.
pub fn plain<'de, D: Deserializer<'de>>(host: D) -> Option<Value> {
    Strict(DEPTH).deserialize(host).ok()
}

/// The members of a request, before they are read into the type of its step.
#[derive(Debug, Clone, Default)]
pub struct Body(Option<Map<String, Value>>);

impl Body {
    /// The object that a JSON text is. Any other text has no members.
    pub fn of_json(text: &str) -> Self {
        Self(if let Some(Value::Object(members)) = read(text) { Some(members) } else { None })
    }

    /// The fields of a form.
    pub fn of_form(fields: Vec<(String, String)>) -> Self {
        Self(Some(fields.into_iter().map(|(name, value)| (name, value.into())).collect()))
    }

    /// It was an object, or a form.
    pub const fn is_object(&self) -> bool {
        self.0.is_some()
    }

    /// The names of the members, for the log.
    pub fn names(&self) -> Vec<String> {
        self.0.iter().flat_map(Map::keys).cloned().collect()
    }

    /// The names of those members whose text this holds for.
    pub fn names_where(&self, holds: impl Fn(&str) -> bool) -> Vec<String> {
        let members = self.0.iter().flatten().filter(|(_, value)| value.as_str().is_some_and(&holds));
        members.map(|(name, _)| name.clone()).collect()
    }

    /// The members as a type that has a default for each of them and takes each in any form: what is no object has the
    /// defaults.
    pub fn to<T: DeserializeOwned + Default>(&self) -> T {
        self.try_to().unwrap_or_default()
    }

    /// The members as a type that refuses some bodies.
    pub fn try_to<T: DeserializeOwned>(&self) -> Option<T> {
        serde_json::from_value(Value::Object(self.0.clone()?)).ok()
    }
}

/// A member of a request, which should be of one of these types.
#[derive(Debug, Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(from = "Value")]
pub enum Member {
    /// It is not there.
    #[default]
    Absent,
    /// It is null.
    Null,
    /// `true` or `false`.
    Flag(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// Anything else.
    Other,
}

impl From<Value> for Member {
    fn from(value: Value) -> Self {
        match value {
            Value::Null => Self::Null,
            Value::Bool(flag) => Self::Flag(flag),
            Value::Number(number) => number.as_i64().map_or(Self::Other, Self::Number),
            Value::String(text) => Self::Text(text),
            Value::Array(_) | Value::Object(_) => Self::Other,
        }
    }
}

impl Member {
    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        if let Self::Text(text) = self { Some(text) } else { None }
    }

    /// The text, if it is one with anything in it.
    pub fn filled(&self) -> Option<&str> {
        self.text().filter(|text| !text.is_empty())
    }

    /// It is not there, or null.
    pub const fn is_none(&self) -> bool {
        matches!(self, Self::Absent | Self::Null)
    }
}

/// A whole number, from a JSON number or from a text of digits: clients send both.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(from = "Value")]
pub struct Count(pub Option<i64>);

impl From<Value> for Count {
    fn from(value: Value) -> Self {
        Self(value.as_i64().or_else(|| value.as_str()?.parse().ok()))
    }
}

/// The members of an answer, for a fault that changes them.
pub fn members<T: Serialize>(answer: &T) -> Map<String, Value> {
    if let Ok(Value::Object(members)) = serde_json::to_value(answer) { members } else { Map::new() }
}

/// Sets these members; a null takes one away.
pub fn replace(members: &mut Map<String, Value>, set: &Map<String, Value>) {
    for (name, value) in set {
        if value.is_null() {
            members.shift_remove(name);
        } else {
            members.insert(name.clone(), value.clone());
        }
    }
}

/// Reads a value that nests no deeper than this, and none of whose objects repeats a name.
struct Strict(u8);

impl Strict {
    fn inside<E: Error>(&self) -> Result<u8, E> {
        self.0.checked_sub(1).ok_or_else(|| E::custom("nested too deep"))
    }
}

impl<'de> DeserializeSeed<'de> for Strict {
    type Value = Value;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Value, D::Error> {
        deserializer.deserialize_any(self)
    }
}

impl<'de> Visitor<'de> for Strict {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON")
    }

    fn visit_unit<E>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_bool<E>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E>(self, value: i64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_u64<E>(self, value: u64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        if value.is_finite() { Ok(value.into()) } else { Err(E::custom("no number")) }
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let depth = self.inside()?;
        let mut list = Vec::new();
        while let Some(item) = items.next_element_seed(Strict(depth))? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let depth = self.inside()?;
        let mut object = Map::new();
        while let Some(name) = members.next_key::<String>()? {
            if object.insert(name, members.next_value_seed(Strict(depth))?).is_some() {
                return Err(A::Error::custom("a name is repeated"));
            }
        }
        Ok(Value::Object(object))
    }
}
