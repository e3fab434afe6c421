//! JavaScript's values as the flows read and write them.

use crate::flow::host::{Host, Shape};
#[cfg(feature = "client")]
use crate::flow::value::Value;
use js_sys::{Array, JSON, JsString, Object, Reflect};
#[cfg(feature = "proxy")]
use js_sys::{ArrayBuffer, Uint8Array};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::JsValue;
use wasm_bindgen::prelude::wasm_bindgen;

// js-sys takes these for functions that never throw. They do on a proxy, and an exception that passes through Rust would
// leave a flow borrowed for good.
#[wasm_bindgen]
extern "C" {
    #[wasm_bindgen(catch, js_namespace = Array, js_name = isArray)]
    fn is_array(value: &JsValue) -> Result<bool, JsValue>;
    #[wasm_bindgen(catch, js_namespace = Object, js_name = keys)]
    fn keys(value: &JsValue) -> Result<Array, JsValue>;
    #[cfg(feature = "proxy")]
    #[wasm_bindgen(catch, js_namespace = Uint8Array, js_name = from)]
    fn copied(value: &JsValue) -> Result<Uint8Array, JsValue>;
}

/// The bytes of a view of a buffer; none of anything else.
#[cfg(feature = "proxy")]
pub fn bytes(value: &JsValue) -> Vec<u8> {
    let copy = ArrayBuffer::is_view(value).then(|| copied(value).ok()).flatten();
    copy.map(|copy| copy.to_vec()).unwrap_or_default()
}

impl Host for JsValue {
    fn shape(&self) -> Shape {
        if self.is_undefined() {
            Shape::Undefined
        } else if self.is_null() {
            Shape::Null
        } else if let Some(value) = self.as_bool() {
            Shape::Bool(value)
        } else if let Some(number) = self.as_f64() {
            Shape::Number(number)
        } else if let Some(text) = self.as_string() {
            Shape::Text(text)
        } else if self.is_object() {
            match is_array(self) {
                Ok(true) => Shape::List,
                Ok(false) => Shape::Object,
                Err(_) => Shape::Other,
            }
        } else {
            Shape::Other
        }
    }

    /// Without a copy of a text.
    fn is_absent(&self) -> bool {
        self.is_undefined() || self.is_null()
    }

    fn member(&self, name: &str) -> Self {
        if self.is_object() { Reflect::get(self, &name.into()).unwrap_or_default() } else { Self::UNDEFINED }
    }

    fn names(&self, limit: usize) -> Vec<String> {
        let Some(names) = Some(self).filter(|value| value.is_object()).and_then(|value| keys(value).ok()) else {
            return Vec::new();
        };
        names.iter().take(limit).filter_map(|name| name.as_string()).collect()
    }

    fn items(&self, limit: usize) -> Vec<Self> {
        let length = self.member("length").as_f64().unwrap_or_default() as usize;
        (0..length.min(limit)).map(|index| Reflect::get(self, &(index as f64).into()).unwrap_or_default()).collect()
    }

    fn object() -> Self {
        Object::new().into()
    }

    fn text(text: &str) -> Self {
        text.into()
    }

    fn list(items: Vec<Self>) -> Self {
        // As serde-wasm-bindgen does it: the modules of all pages share the imports of one.
        let list = Array::new();
        (0..).zip(items).for_each(|(index, item)| list.set(index, item));
        list.into()
    }

    fn to_json(&self) -> Option<String> {
        JSON::stringify(self).ok()?.as_string()
    }

    fn from_json(text: &str) -> Option<Self> {
        JSON::parse(text).ok()
    }

    #[cfg(feature = "client")]
    fn from_value(value: Value) -> Option<Self> {
        written(&Written(&value))
    }

    #[cfg(feature = "proxy")]
    fn write<T: Serialize + ?Sized>(value: &T) -> Option<Self> {
        written(value)
    }

    fn composed(text: &str) -> String {
        JsString::from(text).normalize("NFC").into()
    }

    fn set(&mut self, name: &str, value: Self) {
        // A plain object of our own takes every member.
        let _ = Reflect::set(self, &name.into(), &value);
    }
}

fn written<T: Serialize + ?Sized>(value: &T) -> Option<JsValue> {
    value.serialize(&Serializer::new().serialize_maps_as_objects(true)).ok()
}

/// A value of ours as serde-wasm-bindgen writes it.
#[cfg(feature = "client")]
struct Written<'a>(&'a Value);

#[cfg(feature = "client")]
impl Serialize for Written<'_> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Value::Absent => serializer.serialize_unit(),
            Value::Bool(value) => serializer.serialize_bool(*value),
            Value::Number(number) => serializer.serialize_f64(*number as f64),
            Value::Text(text) => serializer.serialize_str(text),
            Value::Json(text) => serde_wasm_bindgen::preserve::serialize(&parsed(text), serializer),
            Value::List(items) => serializer.collect_seq(items.iter().map(Written)),
            Value::Object(members) => {
                serializer.collect_map(members.iter().map(|(name, value)| (name, Written(value))))
            }
        }
    }
}

/// The text was made of a value of the host, so it can be read.
#[cfg(feature = "client")]
fn parsed(text: &str) -> JsValue {
    JSON::parse(text).unwrap_or_default()
}
