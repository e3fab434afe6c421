//! The value that crosses the boundary, and its typed getters.

use alloc::{string::String, vec::Vec};
use zeroize::Zeroize;

/// A JSON value (RFC 8259). Objects keep the order of their members; a number keeps its text, so nothing is rounded.
#[derive(Clone, PartialEq, Eq, Default)]
pub enum Value {
    /// `null`, and what a missing member reads as.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as it was written.
    Number(String),
    /// A string, unescaped.
    Text(String),
    /// An array.
    List(Vec<Value>),
    /// An object; names are unique.
    Object(Vec<(String, Value)>),
}

/// What a missing member reads as.
static NULL: Value = Value::Null;

impl Value {
    /// The member `name`, or `Null` where there is none or this is no object.
    pub fn get(&self, name: &str) -> &Value {
        match self {
            Self::Object(members) => members.iter().find(|(key, _)| key == name).map_or(&NULL, |(_, value)| value),
            _ => &NULL,
        }
    }

    /// The text of a string.
    pub fn text(&self) -> Option<&str> {
        match self {
            Self::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The text of a string or of a number: codes come as both.
    pub fn text_or_number(&self) -> Option<&str> {
        match self {
            Self::Text(text) | Self::Number(text) => Some(text),
            _ => None,
        }
    }

    /// A whole number that `i64` holds; also from a string of digits, as servers send counts both ways.
    pub fn integer(&self) -> Option<i64> {
        self.text_or_number()?.parse().ok()
    }

    /// `true` or `false`.
    pub fn boolean(&self) -> Option<bool> {
        match self {
            Self::Bool(value) => Some(*value),
            _ => None,
        }
    }

    /// The elements of an array.
    pub fn list(&self) -> Option<&[Value]> {
        match self {
            Self::List(items) => Some(items),
            _ => None,
        }
    }

    /// The members of an object, in their order.
    pub fn members(&self) -> Option<&[(String, Value)]> {
        match self {
            Self::Object(members) => Some(members),
            _ => None,
        }
    }

    /// Whether this is `null` or was absent.
    pub fn is_null(&self) -> bool {
        matches!(self, Self::Null)
    }

    /// An object of these members; those that are `Null` are left out.
    pub fn object<const N: usize>(mut members: [(&str, Value); N]) -> Self {
        let mut object = Self::Object(Vec::with_capacity(N));
        for (name, value) in &mut members {
            object.push(name, core::mem::take(value));
        }
        object
    }

    /// This object with one more member; a `Null` adds none.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.push(name, value.into());
        self
    }

    /// Sets a member of an object; a `Null` sets none.
    fn push(&mut self, name: &str, value: Value) {
        if let (Self::Object(members), false) = (self, value.is_null()) {
            members.push((name.into(), value));
        }
    }
}

/// Values hold personal data and codes on their way to an envelope, so their text is wiped when they go.
impl Drop for Value {
    fn drop(&mut self) {
        if let Self::Text(text) | Self::Number(text) = self {
            text.zeroize();
        }
    }
}

/// Prints the shape and the names, never a value: this type carries what must not reach a log.
impl core::fmt::Debug for Value {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        match self {
            Self::Null => f.write_str("null"),
            Self::Bool(_) => f.write_str("bool"),
            Self::Number(_) => f.write_str("number"),
            Self::Text(_) => f.write_str("text"),
            Self::List(items) => f.debug_list().entries(items).finish(),
            Self::Object(members) => f.debug_map().entries(members.iter().map(|(k, v)| (k, v))).finish(),
        }
    }
}

impl From<&str> for Value {
    fn from(text: &str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

impl From<bool> for Value {
    fn from(value: bool) -> Self {
        Self::Bool(value)
    }
}

/// By hand: `Display` would bring the machinery of padding and alignment into the module.
impl From<i64> for Value {
    fn from(value: i64) -> Self {
        let mut digits: Vec<u8> = Vec::with_capacity(20);
        let mut rest = value.unsigned_abs();
        while digits.is_empty() || rest > 0 {
            digits.push(b'0' + (rest % 10) as u8);
            rest /= 10;
        }
        let sign = if value < 0 { "-" } else { "" };
        Self::Number(sign.chars().chain(digits.iter().rev().map(|digit| char::from(*digit))).collect())
    }
}

impl From<Vec<Value>> for Value {
    fn from(items: Vec<Value>) -> Self {
        Self::List(items)
    }
}

impl<T: Into<Value>> From<Option<T>> for Value {
    fn from(value: Option<T>) -> Self {
        value.map_or(Self::Null, Into::into)
    }
}
