//! Bytes and envelopes: what the providers' cryptography makes of text, and back.
//!
//! Only public-key RSA is here. The private key stays in the host's WebCrypto, so its half of opening is an input.

pub mod base64;
mod cbc;
pub mod envelope;
#[cfg(feature = "proxy")]
pub mod key_file;
mod provider_key;
mod public_key;
#[cfg(any(feature = "proxy", feature = "toss_cert"))]
pub mod session;

use crate::error::Error;
use alloc::{string::String, vec::Vec};
use core::mem::take;
pub use provider_key::ProviderKey;
pub use public_key::{OaepProfile, PublicKey};
use zeroize::{Zeroize, Zeroizing};

/// The text that decrypted bytes are. What is no UTF-8 was no text of the sender's either; it is wiped.
fn verified_text(mut bytes: Zeroizing<Vec<u8>>) -> Result<Zeroizing<String>, Error> {
    String::from_utf8(take(&mut *bytes)).map(Zeroizing::new).map_err(|error| {
        error.into_bytes().zeroize();
        Error::tampered()
    })
}
