//! The shape of the agent's token (3). It looks like a JWT and is none: what would be its claims is ciphertext, and the key of
//! what would be its signature is the SSO server's. Nobody but the SSO server can say whether a token is good, so nothing
//! here opens it; a text that cannot be a token is not sent around as one.

use crate::wire::base64;
use alloc::vec::Vec;

/// The header, letter by letter (3.1).
const HEADER: &[u8] = br#"{"alg":"HS256","typ":"JWT"}"#;

/// The ciphertext's blocks: 16 bytes each, two digits a byte (3.2).
const BLOCK_DIGITS: usize = 32;

/// The signature: 32 bytes, two digits a byte (3.3).
const SIGNATURE_DIGITS: usize = 64;

/// A guard of ours: that of the guide has 636 characters.
const LONGEST: usize = 4096;

/// Whether this has the shape of a token.
pub fn is_token(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').take(4).collect();
    let &[header, payload, signature] = parts.as_slice() else { return false };
    text.len() <= LONGEST
        && base64::decode_url(header).is_some_and(|bytes| bytes == HEADER)
        && digits(payload).is_some_and(|count| count > 0 && count % BLOCK_DIGITS == 0)
        && digits(signature) == Some(SIGNATURE_DIGITS)
}

/// How many upper-case hexadecimal digits a part holds; none where it holds anything else.
fn digits(part: &str) -> Option<usize> {
    let bytes = base64::decode_url(part)?;
    bytes.iter().all(|b| matches!(b, b'0'..=b'9' | b'A'..=b'F')).then_some(bytes.len())
}
