//! Reads application/x-www-form-urlencoded: forms, and the queries of URLs.

use crate::json::Value;
use alloc::{string::String, vec::Vec};

/// The fields, as the texts of an object. `None` where it cannot be read, or has a name twice.
pub fn read(body: &str) -> Option<Value> {
    let mut fields: Vec<(String, Value)> = Vec::new();
    for pair in body.split('&').filter(|pair| !pair.is_empty()) {
        let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
        let name = decode(name)?;
        if fields.iter().any(|(known, _)| *known == name) {
            return None;
        }
        fields.push((name, decode(value)?.into()));
    }
    Some(Value::Object(fields))
}

/// One name or value; `None` where that is no UTF-8 text.
pub fn decode(text: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'+' => b' ',
            b'%' => {
                let mut digit = || char::from(rest.next()?).to_digit(16);
                (digit()? << 4 | digit()?) as u8
            }
            other => other,
        });
    }
    String::from_utf8(bytes).ok()
}
