//! The agent's token (3): visible ASCII, and by the operator's choice of the shape of the guide's example. That looks like a JWT and is none: what would be its claims is ciphertext, and the key of
//! what would be its signature is the SSO server's. Nobody but the SSO server can say whether a token is good, so nothing
//! here opens it; a text that cannot be a token is not sent around as one.

use super::limits::LONGEST_TOKEN;
use crate::error::Reason;
use crate::crypto::base64;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// The header, letter by letter (3.1).
const HEADER: &[u8] = br#"{"alg":"HS256","typ":"JWT"}"#;

/// The ciphertext's blocks: 16 bytes each, two digits a byte (3.2).
const BLOCK_DIGITS: usize = 32;

/// The signature: 32 bytes, two digits a byte (3.3).
const SIGNATURE_DIGITS: usize = 64;

/// A text that may be a token. Whoever has it is logged in, so it is wiped when it goes, and never printed.
#[derive(Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Token(Zeroizing<String>);

impl Token {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl TryFrom<String> for Token {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let text = Zeroizing::new(text);
        let fits = (1..=LONGEST_TOKEN).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        if fits { Ok(Self(text)) } else { Err(Reason::Tampered.id()) }
    }
}

/// Without the text.
impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token")
    }
}

/// The text has the shape of the guide's example of a token.
#[must_use]
pub fn is_token(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').take(4).collect();
    let &[header, payload, signature] = parts.as_slice() else { return false };
    text.len() <= LONGEST_TOKEN
        && base64::decode_url(header).is_some_and(|bytes| bytes == HEADER)
        && digits(payload).is_some_and(|count| count > 0 && count % BLOCK_DIGITS == 0)
        && digits(signature) == Some(SIGNATURE_DIGITS)
}

/// How many upper-case hexadecimal digits a part holds; none where it holds anything else.
fn digits(part: &str) -> Option<usize> {
    let bytes = base64::decode_url(part)?;
    bytes.iter().all(|b| matches!(b, b'0'..=b'9' | b'A'..=b'F')).then_some(bytes.len())
}
