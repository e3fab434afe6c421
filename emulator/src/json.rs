//! JSON whose content the emulator does not fix: serde_json's values, a strict reader, and a way to build objects in which
//! absent members are left out.

use alloc::string::{String, ToString};
use core::fmt;
use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
pub use serde_json::{Map, Value, json};

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

    fn visit_f64<E>(self, value: f64) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_str<E>(self, value: &str) -> Result<Value, E> {
        Ok(value.into())
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut items: A) -> Result<Value, A::Error> {
        let depth = self.inside()?;
        let mut list = alloc::vec::Vec::new();
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
