//! Bytes and envelopes against other implementations: OpenSSL's and the Java SDK's vectors, Project Wycheproof, and the `rsa`
//! crate, which holds the private keys here.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod base64;
mod envelope;
mod key_file;
mod oaep;
mod one_call;
mod pkcs1;
mod public_key;
mod seoul;
mod session;
mod url;
mod verify;

#[path = "../support/random.rs"]
#[allow(dead_code, reason = "each test program takes its part")]
mod random;

use ::base64::{Engine, engine::general_purpose::STANDARD};
use random::replay;
use rsa::{PrivateKey, pkcs8::DecodePrivateKey};
use serde_json::Value;

/// A file of `tests/vectors`.
macro_rules! vectors {
    ($name:literal) => {
        serde_json::from_str::<serde_json::Value>(include_str!(concat!("../vectors/", $name))).unwrap()
    };
}
use vectors;

fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

fn rows(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

fn bytes(base64: &str) -> Vec<u8> {
    STANDARD.decode(base64).unwrap()
}

fn private_key(pkcs8: &Value) -> PrivateKey {
    PrivateKey::from_pkcs8_der(&bytes(text(pkcs8))).unwrap()
}
