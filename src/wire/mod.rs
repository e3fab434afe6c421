//! Bytes and envelopes: what the providers' cryptography makes of text, and back.
//!
//! Only public-key RSA is here. The private key stays in the host's WebCrypto, so its half of opening is an input.

pub mod base64;
mod cbc;
mod der;
pub mod envelope;
#[cfg(any(feature = "proxy", feature = "emulator"))]
pub mod key_file;
mod oaep;
mod power;
mod public_key;
pub mod seoul;

pub use oaep::OaepProfile;
pub use public_key::PublicKey;
