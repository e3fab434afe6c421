//! The key file `mok_keyInfo.dat` that the relying party gets from mobileOK: JSON with its keys, encrypted with a password.
//!
//! The vendor does not describe the format. This is how public integrations open one.

use crate::crypto::cbc::{self, BLOCK};
use crate::crypto::{PublicKey, base64};
use crate::error::{Error, Reason};
use alloc::{string::String, vec::Vec};
use core::array::from_fn;
use core::mem::take;
use rsa::pkcs8::{PrivateKeyInfoRef, der::Decode};
use serde::Deserialize;
use serde::de::IgnoredAny;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// The offsets of the 16-byte pieces of key and IV in `SHA-256(password) ‖ SHA-256(SHA-256(password))`. Inferred.
const DERIVATION: [usize; 3] = [0, 48, 32];

/// The content of a key file.
pub struct KeyFile {
    /// The relying party's id.
    pub service_id: String,
    /// Its private key, PKCS #8 in DER.
    pub client_private_key: Zeroizing<Vec<u8>>,
    /// mobileOK's public key, SPKI in base64.
    pub server_public_key: String,
}

/// Opens a key file: its bytes, or their base64 text.
pub fn open(file: &[u8], password: &str) -> Result<KeyFile, Error> {
    let corrupt = || Error::config("keyFile", Reason::KeyFileCorrupt);
    let mut bytes = from_text(file).unwrap_or_else(|| Zeroizing::new(file.to_vec()));
    if bytes.is_empty() || !bytes.len().is_multiple_of(BLOCK) {
        return Err(corrupt());
    }
    let (length, padded) = cbc::decrypt(&secret(password), &mut bytes);
    let text = core::str::from_utf8(&bytes[..length]).ok().filter(|_| padded.into());
    match text.filter(|text| serde_json::from_str::<IgnoredAny>(text).is_ok()) {
        Some(json) => read(json).ok_or_else(corrupt),
        // Under another password no block would come out as text, so one that does tells a fitting password from a wrong one.
        None if bytes.chunks(BLOCK).any(|block| block.iter().all(|byte| (b' '..=b'~').contains(byte))) => {
            Err(corrupt())
        }
        None => Err(Error::config("password", Reason::KeyFileLocked)),
    }
}

fn secret(password: &str) -> cbc::Secret {
    let mut hashes = Zeroizing::new([0; 64]);
    let (first, second) = hashes.split_at_mut(32);
    first.copy_from_slice(&Sha256::digest(password));
    second.copy_from_slice(&Sha256::digest(first));
    Zeroizing::new(from_fn(|i| hashes[DERIVATION[i / BLOCK] + i % BLOCK]))
}

/// The bytes of a base64 text, which may be wrapped into lines.
fn from_text(file: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let text = Zeroizing::new(joined(core::str::from_utf8(file).ok()?));
    base64::decode(&text).map(Zeroizing::new)
}

/// The JSON of a key file.
#[derive(Deserialize)]
#[serde(rename_all = "PascalCase")]
struct Keys {
    service_id: String,
    client_private_key: Zeroizing<String>,
    server_public_key: String,
}

fn read(json: &str) -> Option<KeyFile> {
    let keys: Keys = serde_json::from_str(json).ok()?;
    let private_key = Zeroizing::new(base64::decode(&unarmoured(&keys.client_private_key))?);
    let mut server_public_key = unarmoured(&keys.server_public_key);
    PublicKey::from_base64(&server_public_key).ok()?;
    (is_pkcs8(&private_key) && !keys.service_id.is_empty()).then(|| KeyFile {
        service_id: keys.service_id,
        client_private_key: private_key,
        server_public_key: take(&mut server_public_key),
    })
}

/// The base64 inside PEM, or a text that is not armoured as it is.
fn unarmoured(text: &str) -> Zeroizing<String> {
    Zeroizing::new(joined(text.split("-----").nth(2).unwrap_or(text)))
}

fn joined(text: &str) -> String {
    text.split_ascii_whitespace().collect()
}

/// True if this is PKCS #8; WebCrypto judges the key's own fields.
fn is_pkcs8(key: &[u8]) -> bool {
    PrivateKeyInfoRef::from_der(key).is_ok()
}

impl core::fmt::Debug for KeyFile {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("KeyFile")
    }
}
