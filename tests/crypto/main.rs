//! Keys, ciphers and base64 against other implementations: OpenSSL's and the Java SDK's vectors, and Project Wycheproof.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod base64;
mod oaep;
mod pkcs1;
mod public_key;
mod verify;

#[path = "../support/random.rs"]
#[allow(dead_code, reason = "each test program takes its part")]
mod random;
#[path = "../support/vectors.rs"]
#[allow(dead_code, reason = "each test program takes its part")]
mod vectors;
