//! User id and password on their way to the SSO server (4.5, 4.6). They live in the event that brings them and in the request
//! that takes them away, and nowhere else.

use crate::error::{Error, Reason};
use crate::flow::Turn;
use crate::flow::input::known_members;
use crate::json::Value;
use crate::wire::PublicKey;
use crate::wire::person::text;
use alloc::{string::String, vec::Vec};

/// A guard of ours: what RSA of 1024 bits can hold.
const LONGEST: usize = 117;

/// What a user logs on with, as the SSO server gets it.
pub(super) struct Credentials<'a> {
    pub user: &'a str,
    pub password: &'a str,
}

impl<'a> Credentials<'a> {
    /// Checks what the page gives to `logon`.
    pub(super) fn check(given: &'a Value) -> Result<Self, Error> {
        known_members(given, "credentials", &["userID", "password"])?;
        let checked = |name| {
            let text = text(given, name)?;
            if text.len() > LONGEST { Err(Error::misuse(name, Reason::TooLong)) } else { Ok(text) }
        };
        Ok(Self { user: checked("userID")?, password: checked("password")? })
    }

    /// Both of them, each encrypted by itself (4.6): RSAES-PKCS1-v1_5, in hexadecimal digits of no leading zero byte.
    pub(super) fn seal(&self, key: &Value, turn: &mut Turn<'_>) -> Result<[String; 2], Error> {
        let number = |name: &str| bytes_of(key.get(name).text().unwrap_or_default());
        // How weak a key may be was the proxy's to say.
        let key = PublicKey::from_numbers(&number("modulus"), &number("exponent"), 1024)?;
        let mut sealed = |name: &str, text: &str| {
            let block = key.encrypt_pkcs1(text.as_bytes(), turn.fill);
            block.map(|block| digits_of(&block)).ok_or_else(|| Error::misuse(name, Reason::TooLong))
        };
        Ok([sealed("userID", self.user)?, sealed("password", self.password)?])
    }
}

/// Hexadecimal digits as a number; nothing of what has others.
fn bytes_of(hex: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(hex.len() / 2 + 1);
    let mut high = None;
    // One digit more in front, where their count is odd.
    for c in core::iter::repeat_n('0', hex.len() % 2).chain(hex.chars()) {
        let Some(digit) = c.to_digit(16) else { return Vec::new() };
        match high.take() {
            None => high = Some(digit << 4),
            Some(high) => bytes.push((high | digit) as u8),
        }
    }
    bytes
}

fn digits_of(bytes: &[u8]) -> String {
    let mut digits = String::new();
    for byte in bytes.iter().skip_while(|byte| **byte == 0) {
        for digit in [byte >> 4, byte & 15] {
            digits.push(char::from(b"0123456789abcdef"[usize::from(digit)]));
        }
    }
    digits
}
