//! AES-CBC with an HMAC of the text: the ways of Toss's SDK that are not its usual one. A browser makes sessions of the usual
//! one alone, so its module leaves these out.

use super::hexadecimal;
use crate::crypto::{base64, cbc};
use alloc::{string::String, vec::Vec};
use core::array::from_fn;
use hmac::{Hmac, KeyInit, Mac};
use sha2::Sha256;
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// A key and, behind it, its IV.
pub(super) enum Cbc {
    Long(cbc::Secret),
    Short(cbc::short::Secret),
}

impl Cbc {
    /// The ciphertext, and the HMAC of the text.
    pub(super) fn encrypt(&self, text: &[u8]) -> (Vec<u8>, String) {
        let ciphertext = match self {
            Self::Long(secret) => cbc::encrypt(secret, text),
            Self::Short(secret) => cbc::short::encrypt(secret, text),
        };
        (ciphertext, mac(self.split().0, text))
    }

    /// Decrypts in place what verifies; answers how long the text is.
    pub(super) fn decrypt(&self, bytes: &mut [u8], given: Option<&str>) -> Option<usize> {
        // Anyone can see that the bytes are no whole number of blocks, so this branch tells nothing.
        if bytes.is_empty() || !bytes.len().is_multiple_of(cbc::BLOCK) {
            return None;
        }
        let measured = match self {
            Self::Long(secret) => cbc::decrypt(secret, bytes),
            Self::Short(secret) => cbc::short::decrypt(secret, bytes),
        };
        check(self.split().0, bytes, measured, given)
    }

    /// Key and IV.
    pub(super) fn split(&self) -> (&[u8], &[u8]) {
        match self {
            Self::Long(secret) => secret.split_at(32),
            Self::Short(secret) => secret.split_at(16),
        }
    }
}

/// The length of the text, where padding and HMAC are right. Both are looked at together, and whichever is wrong the work is
/// the same: the SDK tells them apart, and so helps to find out a text byte by byte.
fn check(key: &[u8], bytes: &[u8], (length, padded): (usize, subtle::Choice), given: Option<&str>) -> Option<usize> {
    let wanted = mac(key, &bytes[..length]);
    let right = padded & wanted.as_bytes().ct_eq(given?.as_bytes());
    bool::from(right).then_some(length)
}

/// HMAC-SHA-256 of the text. Its key is not the AES key but the letters of that one's base64.
fn mac(key: &[u8], text: &[u8]) -> String {
    let letters = Zeroizing::new(base64::encode(key));
    // A block of the hash, filled up with zeros as HMAC does it (RFC 2104, 2).
    let block = Zeroizing::new(from_fn::<u8, 64, _>(|i| letters.as_bytes().get(i).copied().unwrap_or(0)));
    let mut mac = Hmac::<Sha256>::new((&*block).into());
    mac.update(text);
    hexadecimal(&mac.finalize().into_bytes())
}
