//! JSON texts of peers, read strictly: a name that stands twice in one object is refused.
//!
//! serde_json takes the last of repeated names, other readers the first. A message that two readers understand differently is
//! not to be trusted.

use super::reading::{Unreadable, read_tolerantly};
use crate::error::Reason;
use serde::de::{DeserializeOwned, Error, MapAccess, SeqAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};
use std::fmt;

/// Reads a JSON text into a type; members that the type does not know are passed over.
///
/// # Errors
/// [`Unreadable`] without more: the text of a peer is not worth a closer look.
pub fn parse<T: DeserializeOwned>(text: &str) -> Result<T, Unreadable> {
    read_tolerantly(&value(text).ok_or_else(|| Unreadable::because(Reason::NotJson))?)
}

/// Reads a JSON text as it is. `None` if it is not JSON, or has a name twice in one object. A byte order mark is allowed at its
/// start, because servers here send one.
#[must_use]
pub fn value(text: &str) -> Option<Value> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str::<Strict>(text).ok().map(|strict| strict.0)
}

/// A JSON value without repeated names.
struct Strict(Value);

impl<'de> Deserialize<'de> for Strict {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(StrictVisitor).map(Self)
    }
}

struct StrictVisitor;

impl<'de> Visitor<'de> for StrictVisitor {
    type Value = Value;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("JSON without repeated names")
    }

    fn visit_bool<E: Error>(self, value: bool) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_i64<E: Error>(self, value: i64) -> Result<Value, E> {
        Ok(exact(value).map_or_else(|| value.to_string().into(), Value::from))
    }

    fn visit_u64<E: Error>(self, value: u64) -> Result<Value, E> {
        let exact = i64::try_from(value).ok().and_then(exact);
        Ok(exact.map_or_else(|| value.to_string().into(), Value::from))
    }

    fn visit_f64<E: Error>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E: Error>(self, text: &str) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_string<E: Error>(self, text: String) -> Result<Value, E> {
        Ok(text.into())
    }

    fn visit_unit<E: Error>(self) -> Result<Value, E> {
        Ok(Value::Null)
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = Vec::new();
        while let Some(Strict(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(list.into())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some((name, Strict(value))) = members.next_entry::<String, _>()? {
            if object.insert(name, value).is_some() {
                return Err(A::Error::custom("a name stands twice"));
            }
        }
        Ok(object.into())
    }
}

/// A number that JavaScript holds exactly. A larger one stays as its text.
fn exact(value: i64) -> Option<i64> {
    (value.unsigned_abs() < 1 << 53).then_some(value)
}
