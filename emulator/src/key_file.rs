//! Writes the key file `mok_keyInfo.dat` that a relying party gets from mobileOK: JSON with its keys, encrypted with a password.

use crate::json::object;
use aes::Aes256Enc;
use alloc::{string::String, vec::Vec};
use bonin::crypto::base64;
use cbc::cipher::{BlockModeEncrypt, KeyIvInit, block_padding::Pkcs7};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// What a key file holds.
pub struct KeyFile {
    /// The relying party's id.
    pub service_id: String,
    /// Its private key, PKCS #8 in DER.
    pub client_private_key: Zeroizing<Vec<u8>>,
    /// mobileOK's public key, SPKI in base64.
    pub server_public_key: String,
}

/// Writes a key file.
pub fn seal(keys: &KeyFile, password: &str) -> Vec<u8> {
    let json = object([
        ("ServiceId", keys.service_id.as_str().into()),
        ("ClientPrivateKey", base64::encode(&keys.client_private_key).into()),
        ("ServerPublicKey", keys.server_public_key.as_str().into()),
    ]);
    let (key, iv) = secret(password);
    let cipher = cbc::Encryptor::<Aes256Enc>::new((&*key).into(), &iv.into());
    cipher.encrypt_padded_vec::<Pkcs7>(Zeroizing::new(json.to_string()).as_bytes())
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

impl core::fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("KeyFile")
    }
}
