//! Writes the key file `mok_keyInfo.dat` that a relying party gets from mobileOK: JSON with its keys, encrypted with a password.

use aes::Aes256Enc;
use bonin::crypto::base64;
use bonin::error::Reason;
use cbc::cipher::{BlockModeEncrypt, KeyIvInit, block_padding::Pkcs7};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt;
use zeroize::Zeroizing;

/// The content of a key file: its members are named so in the file, and in camel case as it is given here.
#[derive(Serialize, Deserialize)]
#[serde(rename_all(serialize = "PascalCase", deserialize = "camelCase"))]
pub struct KeyFile {
    /// The relying party's id.
    pub service_id: String,
    /// Its private key.
    pub client_private_key: PrivateKey,
    /// mobileOK's public key, SPKI in base64.
    pub server_public_key: String,
}

/// A private key, PKCS #8 in base64.
#[derive(Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct PrivateKey(Zeroizing<String>);

impl TryFrom<String> for PrivateKey {
    type Error = &'static str;

    fn try_from(base64: String) -> Result<Self, Self::Error> {
        let base64 = Zeroizing::new(base64);
        let decoded = base64::decode(&base64).map(Zeroizing::new);
        decoded.map(|_| Self(base64)).ok_or(Reason::KeyFileCorrupt.id())
    }
}

/// Writes a key file.
pub fn seal(keys: &KeyFile, password: &str) -> Vec<u8> {
    let json = Zeroizing::new(serde_json::to_vec(keys).unwrap_or_default());
    let (key, iv) = secret(password);
    let cipher = cbc::Encryptor::<Aes256Enc>::new((&*key).into(), &iv.into());
    cipher.encrypt_padded_vec::<Pkcs7>(&json)
}

/// Key and IV. The vendor does not describe the derivation; this is how public integrations open a key file: with parts of
/// `SHA-256(password)` and of its SHA-256.
fn secret(password: &str) -> (Zeroizing<[u8; 32]>, [u8; 16]) {
    let first = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(password)));
    let second = Zeroizing::new(<[u8; 32]>::from(Sha256::digest(*first)));
    let mut key = Zeroizing::new([0; 32]);
    key[..16].copy_from_slice(&first[..16]);
    key[16..].copy_from_slice(&second[16..]);
    let mut iv = [0; 16];
    iv.copy_from_slice(&second[..16]);
    (key, iv)
}

impl fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("KeyFile")
    }
}
