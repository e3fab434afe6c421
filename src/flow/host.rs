//! Values of the host: JavaScript's values in WebAssembly, JSON values in native tests.
//!
//! Flows read what a page passes, and write what it gets, through this one trait, so the same code runs in both places.

#[cfg(feature = "client")]
use super::value::Value;
#[cfg(feature = "proxy")]
use serde::Serialize;

/// The kind of a host's value, with its content if that is a single one.
#[derive(Debug)]
pub enum Shape {
    /// `undefined`, or a member that an object does not have.
    Undefined,
    /// `null`.
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A number, as JavaScript has it.
    Number(f64),
    /// A string.
    Text(String),
    /// An array.
    List,
    /// An object with named members.
    Object,
    /// Anything that JSON cannot hold, such as a function.
    Other,
}

impl Shape {
    /// There is nothing here.
    #[must_use]
    pub const fn is_absent(&self) -> bool {
        matches!(self, Self::Undefined | Self::Null)
    }
}

/// A value of the host.
pub trait Host: Clone + Sized + 'static {
    /// Its kind.
    fn shape(&self) -> Shape;
    /// There is nothing here.
    fn is_absent(&self) -> bool {
        self.shape().is_absent()
    }
    /// The member `name` of an object. A value without it gives one that is [absent](Shape::is_absent).
    fn member(&self, name: &str) -> Self;
    /// The own names of an object in their order, at most `limit` of them.
    fn names(&self, limit: usize) -> Vec<String>;
    /// The elements of an array, at most `limit` of them.
    fn items(&self, limit: usize) -> Vec<Self>;
    /// An object without members.
    fn object() -> Self;
    /// A text.
    fn text(text: &str) -> Self;
    /// A list.
    fn list(items: Vec<Self>) -> Self;
    /// The value as JSON text; `None` if it is not JSON.
    fn to_json(&self) -> Option<String>;
    /// The value of a JSON text; `None` if it cannot be read.
    fn from_json(text: &str) -> Option<Self>;
    /// A value of ours for the host; `None` if the host cannot hold it, which is a bug.
    #[cfg(feature = "client")]
    fn from_value(value: Value) -> Option<Self>;
    /// The same of any type.
    #[cfg(feature = "proxy")]
    fn write<T: Serialize + ?Sized>(value: &T) -> Option<Self>;
    /// The text in Unicode's composed form (NFC).
    fn composed(text: &str) -> String;
    /// Sets a member of an object.
    fn set(&mut self, name: &str, value: Self);
}

/// Stands in for JavaScript in native tests.
impl Host for serde_json::Value {
    fn shape(&self) -> Shape {
        match self {
            Self::Null => Shape::Null,
            Self::Bool(value) => Shape::Bool(*value),
            Self::Number(number) => number.as_f64().map_or(Shape::Other, Shape::Number),
            Self::String(text) => Shape::Text(text.clone()),
            Self::Array(_) => Shape::List,
            Self::Object(_) => Shape::Object,
        }
    }

    fn member(&self, name: &str) -> Self {
        self.get(name).cloned().unwrap_or_default()
    }

    fn names(&self, limit: usize) -> Vec<String> {
        self.as_object().into_iter().flat_map(|object| object.keys().take(limit).cloned()).collect()
    }

    fn items(&self, limit: usize) -> Vec<Self> {
        self.as_array().into_iter().flat_map(|list| list.iter().take(limit).cloned()).collect()
    }

    fn object() -> Self {
        Self::Object(serde_json::Map::new())
    }

    fn text(text: &str) -> Self {
        text.into()
    }

    fn list(items: Vec<Self>) -> Self {
        Self::Array(items)
    }

    fn to_json(&self) -> Option<String> {
        Some(self.to_string())
    }

    fn from_json(text: &str) -> Option<Self> {
        serde_json::from_str(text).ok()
    }

    #[cfg(feature = "client")]
    fn from_value(value: Value) -> Option<Self> {
        Some(match value {
            Value::Absent => Self::Null,
            Value::Bool(value) => value.into(),
            Value::Number(number) => number.into(),
            Value::Text(text) => text.into(),
            Value::Json(text) => Self::from_json(&text)?,
            Value::List(items) => Self::Array(items.into_iter().map(Self::from_value).collect::<Option<_>>()?),
            Value::Object(members) => {
                let written = |(name, value): (&str, Value)| Some((name.to_owned(), Self::from_value(value)?));
                Self::Object(members.into_iter().map(written).collect::<Option<_>>()?)
            }
        })
    }

    #[cfg(feature = "proxy")]
    fn write<T: Serialize + ?Sized>(value: &T) -> Option<Self> {
        serde_json::to_value(value).ok()
    }

    /// In WebAssembly the operator's settings alone are such values, and no text of a person is among them.
    fn composed(text: &str) -> String {
        #[cfg(not(target_arch = "wasm32"))]
        return unicode_normalization::UnicodeNormalization::nfc(text).collect();
        #[cfg(target_arch = "wasm32")]
        return text.into();
    }

    fn set(&mut self, name: &str, value: Self) {
        if let Self::Object(members) = self {
            members.insert(name.to_owned(), value);
        }
    }
}
