//! application/x-www-form-urlencoded (URL Standard, 5): forms, and the queries of URLs.

use super::url::decoded;
use alloc::{string::String, vec::Vec};
use form_urlencoded::{Serializer, parse};

/// More fields than any request of a provider has; it bounds the search for repeated names.
const MOST_FIELDS: usize = 100;

/// The fields. None if they cannot be read, are too many, or a name stands there twice.
pub fn read(body: &str) -> Option<Vec<(String, String)>> {
    // The crate reads on over what cannot be decoded, with the percent sign or a replacement character in the text.
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
