//! JavaScript's values as the flows read and write them.

use crate::flow::host::{Host, Shape};
use js_sys::{Array, JSON, Object, Reflect};
use serde::Serialize;
use serde_wasm_bindgen::Serializer;
use wasm_bindgen::{JsCast, JsValue};

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
        } else if Array::is_array(self) {
            Shape::List
        } else if self.is_object() {
            Shape::Object
        } else {
            Shape::Other
        }
    }

    fn member(&self, name: &str) -> Self {
        if self.is_object() { Reflect::get(self, &name.into()).unwrap_or_default() } else { Self::UNDEFINED }
    }

    fn names(&self, limit: usize) -> Vec<String> {
        let Some(object) = self.dyn_ref::<Object>() else { return Vec::new() };
        Object::keys(object).iter().take(limit).filter_map(|name| name.as_string()).collect()
    }

    fn items(&self, limit: usize) -> Vec<Self> {
        self.dyn_ref::<Array>().into_iter().flat_map(|list| list.iter().take(limit)).collect()
    }

    fn object() -> Self {
        Object::new().into()
    }

    fn list(items: Vec<Self>) -> Self {
        items.into_iter().collect::<Array>().into()
    }

    fn to_json(&self) -> Option<String> {
        JSON::stringify(self).ok()?.as_string()
    }

    fn from_json(text: &str) -> Option<Self> {
        JSON::parse(text).ok()
    }

    fn write<T: Serialize + ?Sized>(value: &T) -> Option<Self> {
        value.serialize(&Serializer::new().serialize_maps_as_objects(true)).ok()
    }

    fn set(&mut self, name: &str, value: Self) {
        // A plain object of our own takes every member.
        let _ = Reflect::set(self, &name.into(), &value);
    }
}
