//! The cryptography that providers share: RSA public keys, AES-CBC and base64. Each provider's folder has the rest.
//!
//! Only public-key RSA is here. The private key stays in the host's WebCrypto, which returns the decrypted block.

pub mod base64;
pub mod cbc;
mod error;
mod provider_key;
mod public_key;

use alloc::{string::String, vec::Vec};
use core::mem::take;
pub use error::Error;
pub use provider_key::ProviderKey;
pub use public_key::{OaepProfile, PublicKey};
use zeroize::{Zeroize, Zeroizing};

/// The text of decrypted bytes. Bytes that are not UTF-8 were no text of the sender's either, so they are wiped and refused.
pub fn verified_text(mut bytes: Zeroizing<Vec<u8>>) -> Result<Zeroizing<String>, Error> {
    String::from_utf8(take(&mut *bytes)).map(Zeroizing::new).map_err(|error| {
        error.into_bytes().zeroize();
        Error::Unverified
    })
}
