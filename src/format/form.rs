//! application/x-www-form-urlencoded (URL Standard, 5): forms, and the queries of URLs.

use super::url::decoded;
use alloc::{string::String, vec::Vec};
use form_urlencoded::{Serializer, parse};

/// More fields than any request of a provider has; it bounds the search for repeated names.
const MOST_FIELDS: usize = 100;

/// The fields of a form. None if it cannot be read, has too many fields, or repeats a name.
pub fn read(body: &str) -> Option<Vec<(String, String)>> {
    // The crate does not stop at bytes that it cannot decode: it keeps the percent sign, or puts a replacement character.
    decoded(body)?;
    let mut fields: Vec<(String, String)> = Vec::new();
    for (name, value) in parse(body.as_bytes()) {
        if fields.len() == MOST_FIELDS || fields.iter().any(|(known, _)| *known == name) {
            return None;
        }
        fields.push((name.into_owned(), value.into_owned()));
    }
    Some(fields)
}

/// These fields, in their order.
pub fn write(fields: &[(&str, &str)]) -> String {
    Serializer::new(String::new()).extend_pairs(fields).finish()
}
