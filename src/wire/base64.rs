//! Base64 (RFC 4648, 4): standard alphabet, padded, and only the one spelling a value has.

use alloc::{string::String, vec::Vec};
use base64::{Engine, engine::general_purpose::STANDARD};

/// The text of `bytes`.
pub fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of `text`; none where another text would have the same.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}
