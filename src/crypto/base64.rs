//! Base64 (RFC 4648), strict: a value has one spelling, so other padding and stray bits are refused.

use alloc::{string::String, vec::Vec};
use base64::Engine;
use base64::engine::general_purpose::{STANDARD, URL_SAFE_NO_PAD};

/// The text of `bytes` in the standard alphabet, padded (section 4).
pub fn encode(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// The bytes of `text`. None if it is not base64, or not the text that [`encode`] makes of those bytes.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    STANDARD.decode(text).ok()
}

/// The text of `bytes` in the alphabet for URLs, without padding (section 5).
pub fn encode_url(bytes: &[u8]) -> String {
    URL_SAFE_NO_PAD.encode(bytes)
}

/// The bytes of `text`. None if it is not the text that [`encode_url`] makes of those bytes.
pub fn decode_url(text: &str) -> Option<Vec<u8>> {
    URL_SAFE_NO_PAD.decode(text).ok()
}
