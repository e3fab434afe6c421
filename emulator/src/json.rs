//! JSON whose content the emulator does not fix: serde_json's values, a strict reader, and a way to build objects in which
//! absent members are left out.

use alloc::string::{String, ToString};
use core::fmt;
use serde::de::{Deserialize, Deserializer, Error, MapAccess, SeqAccess, Visitor};
pub use serde_json::{Map, Value, json};

/// Reads one JSON value, which may have a byte order mark, as servers here send one. A name that an object repeats is
/// refused: two readers could take different ones.
pub fn read(text: &str) -> Option<Value> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    serde_json::from_str(text).ok().map(|Unique(value)| value)
}

/// An object of these members; those that are null are left out.
pub fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    members.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (String::from(name), value)).collect()
}

/// What values of either spelling read as, and a builder's step.
pub trait Loose {
    /// A whole number, also from a string of digits: servers send counts both ways.
    fn integer(&self) -> Option<i64>;

    /// The text of a string or of a number: codes come as both.
    fn text_or_number(&self) -> Option<String>;

    /// This object with one more member; null adds none.
    fn with(self, name: &str, value: impl Into<Value>) -> Value;
}

impl Loose for Value {
    fn integer(&self) -> Option<i64> {
        self.as_i64().or_else(|| self.as_str()?.parse().ok())
    }

    fn text_or_number(&self) -> Option<String> {
        match self {
            Self::String(text) => Some(text.clone()),
            Self::Number(number) => Some(number.to_string()),
            _ => None,
        }
    }

    fn with(mut self, name: &str, value: impl Into<Value>) -> Value {
        if let (Self::Object(members), value) = (&mut self, value.into())
            && !value.is_null()
        {
            members.insert(name.into(), value);
        }
        self
    }
}

/// A value none of whose objects repeats a name.
struct Unique(Value);

impl<'de> Deserialize<'de> for Unique {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(UniqueVisitor).map(Self)
    }
}

struct UniqueVisitor;

impl<'de> Visitor<'de> for UniqueVisitor {
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

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let mut list = alloc::vec::Vec::new();
        while let Some(Unique(item)) = items.next_element()? {
            list.push(item);
        }
        Ok(Value::Array(list))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Value, A::Error> {
        let mut object = Map::new();
        while let Some((name, Unique(value))) = members.next_entry::<String, Unique>()? {
            if object.insert(name, value).is_some() {
                return Err(A::Error::custom("a name is repeated"));
            }
        }
        Ok(Value::Object(object))
    }
}
