//! Bytes and envelopes: what the providers' cryptography makes of text, and back.
//!
//! Only public-key RSA is here. The private key stays in the host's WebCrypto, so its half of opening is an input; the
//! emulator alone, which keeps nobody's secrets, has a private key of its own kind.

pub mod base64;
mod cbc;
mod der;
#[cfg(feature = "proxy")]
mod emsa;
pub mod envelope;
#[cfg(feature = "emulator")]
pub mod fiction;
pub mod form;
#[cfg(any(feature = "proxy", feature = "emulator"))]
pub mod key_file;
mod oaep;
mod pkcs1;
mod power;
#[cfg(feature = "emulator")]
pub mod private_key;
mod provider_key;
mod public_key;
pub mod seoul;
#[cfg(any(feature = "proxy", feature = "emulator", feature = "toss_cert"))]
pub mod session;
pub mod text;
#[cfg(any(feature = "proxy", feature = "emulator"))]
pub mod url;

use crate::error::Error;
use alloc::{string::String, vec::Vec};
use core::mem::take;
pub use oaep::OaepProfile;
pub use provider_key::ProviderKey;
pub use public_key::PublicKey;
use zeroize::{Zeroize, Zeroizing};

/// The text that decrypted bytes are. What is no UTF-8 was no text of the sender's either; it is wiped.
fn verified_text(mut bytes: Zeroizing<Vec<u8>>) -> Result<Zeroizing<String>, Error> {
    String::from_utf8(take(&mut *bytes)).map(Zeroizing::new).map_err(|error| {
        error.into_bytes().zeroize();
        Error::tampered()
    })
}
