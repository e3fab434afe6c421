//! The test key pair, and an opener that shares no line with the crate: RSA by the `rsa` crate, the rest by hand.

use super::Json;
use aes::Aes256;
use base64::{Engine, engine::general_purpose::STANDARD};
use bonin::crypto::PublicKey;
use bonin::provider::mobileok::envelope;
use cbc::cipher::{Array, BlockModeDecrypt, KeyIvInit};
use rsa::{Oaep, PrivateKey, pkcs8::DecodePrivateKey};
use sha2::{Digest, Sha256};
use std::sync::LazyLock;

static VECTORS: LazyLock<Json> =
    LazyLock::new(|| serde_json::from_str(include_str!("../vectors/mobileok.json")).unwrap());

static PRIVATE: LazyLock<PrivateKey> =
    LazyLock::new(|| PrivateKey::from_pkcs8_der(&bytes(text(&VECTORS["privateKeyPkcs8"]))).unwrap());

fn text(json: &Json) -> &str {
    json.as_str().unwrap()
}

pub fn bytes(base64: &str) -> Vec<u8> {
    STANDARD.decode(base64).unwrap()
}

pub fn base64(bytes: &[u8]) -> String {
    STANDARD.encode(bytes)
}

/// Base64 SPKI: the provider's key of a transaction, and the relying party's.
pub fn public() -> &'static str {
    text(&VECTORS["publicKeySpki"])
}

/// Envelopes that must be refused, and why.
pub fn bad_envelopes() -> Vec<(&'static str, &'static str)> {
    let rows = VECTORS["bad"].as_array().unwrap();
    rows.iter().map(|row| (text(&row["why"]), text(&row["envelope"]))).collect()
}

/// One RSA-OAEP block with SHA-256.
pub fn decrypt(block: &[u8]) -> Option<Vec<u8>> {
    PRIVATE.decrypt(Oaep::<Sha256>::new(), block).ok()
}

/// The text of an envelope: `base64(RSA(base64(key ‖ iv)|base64(hash)))|base64(AES-CBC(text))`.
pub fn open(envelope: &str) -> String {
    let (block, ciphertext) = envelope.split_once('|').unwrap();
    let inner = String::from_utf8(decrypt(&bytes(block)).unwrap()).unwrap();
    let (secret, hash) = inner.split_once('|').unwrap();
    let secret = bytes(secret);
    let (key, iv) = secret.split_at(32);
    let mut text = bytes(ciphertext);
    let blocks = Array::slice_as_chunks_mut(&mut text).0;
    cbc::Decryptor::<Aes256>::new(key.try_into().unwrap(), iv.try_into().unwrap()).decrypt_blocks(blocks);
    text.truncate(text.len() - usize::from(*text.last().unwrap()));
    assert_eq!(bytes(hash), Sha256::digest(&text).as_slice(), "the hash inside the RSA block");
    String::from_utf8(text).unwrap()
}

/// An envelope of the provider's for the relying party.
pub fn seal(text: &str) -> String {
    let mut rng = super::random::replay((0..80).map(|i| i ^ text.len() as u8));
    envelope::seal(&PublicKey::from_base64(public()).unwrap(), text, &mut rng).unwrap()
}
