//! The files of `tests/vectors`, and the private keys that open what is in them.

use base64::{Engine, engine::general_purpose::STANDARD};
use rsa::traits::PublicKeyParts;
use rsa::{BoxedUint, PrivateKey, pkcs8::DecodePrivateKey};
use serde_json::Value;
use sha2::Digest;

/// A file of `tests/vectors`.
macro_rules! vectors {
    ($name:literal) => {
        serde_json::from_str::<serde_json::Value>(include_str!(concat!(
            env!("CARGO_MANIFEST_DIR"),
            "/tests/vectors/",
            $name
        )))
        .unwrap()
    };
}
pub(crate) use vectors;

pub fn text(value: &Value) -> &str {
    value.as_str().unwrap()
}

pub fn rows(value: &Value) -> &[Value] {
    value.as_array().unwrap()
}

pub fn bytes(base64: &str) -> Vec<u8> {
    STANDARD.decode(base64).unwrap()
}

pub fn private_key(pkcs8: &Value) -> PrivateKey {
    PrivateKey::from_pkcs8_der(&bytes(text(pkcs8))).unwrap()
}

/// The seed that a block was padded with.
pub fn seed_of<D: Digest>(key: &PrivateKey, block: &[u8]) -> Vec<u8> {
    let length = key.size();
    let number = BoxedUint::from_be_slice(block, key.n_bits_precision()).unwrap();
    let encoded = rsa::hazmat::rsa_decrypt::<dyn rsa::rand_core::CryptoRng>(None, key, &number).unwrap().to_be_bytes();
    let encoded = &encoded[encoded.len() - length..];
    let (seed, data) = encoded[1..].split_at(<D as Digest>::output_size());
    let mask = D::new().chain_update(data).chain_update([0; 4]).finalize();
    seed.iter().zip(mask).map(|(byte, mask)| byte ^ mask).collect()
}
