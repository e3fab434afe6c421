//! Reads application/x-www-form-urlencoded: forms, and the queries of URLs.

use crate::json::{Map, Value};
use alloc::string::String;
use percent_encoding::percent_decode_str;

/// The fields, as the texts of an object. `None` if it cannot be read, or has a name twice.
pub fn read(body: &str) -> Option<Value> {
    let mut fields = Map::new();
    for pair in body.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        if fields.insert(decode(name)?, decode(value)?.into()).is_some() {
            return None;
        }
    }
    Some(Value::Object(fields))
}

/// One name or value; `None` if a percent sign stands for no byte, or the bytes are no UTF-8.
pub fn decode(text: &str) -> Option<String> {
    let is_byte = |rest: &str| rest.get(..2).is_some_and(|digits| digits.bytes().all(|b| b.is_ascii_hexdigit()));
    if !text.split('%').skip(1).all(is_byte) {
        return None;
    }
    Some(percent_decode_str(&text.replace('+', " ")).decode_utf8().ok()?.into_owned())
}
