//! The three ways in which Toss's SDK encrypts.

use super::modes::Cbc;
use super::single::SingleAes256;
use crate::error::{Error, Kind, Reason};
use crate::format::text::joined;
use crate::crypto::{base64, verified_text};
use aes_gcm::aead::{AeadInOut, consts::U12};
use aes_gcm::{AesGcm, KeyInit};
use alloc::{string::String, vec::Vec};
use core::array::from_fn;
use zeroize::Zeroizing;

const GCM: &str = "AES_GCM";
const CBC: &str = "AES_CBC";

/// How a session encrypts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Mode {
    /// AES-256-GCM: what the SDK takes unless told otherwise.
    #[default]
    Gcm,
    /// AES-256-CBC with HMAC-SHA-256 of the plaintext.
    Cbc256,
    /// AES-128-CBC with the same.
    Cbc128,
}

impl Mode {
    /// The mode of a word, as JavaScript names it.
    pub fn from_word(word: &str) -> Option<Self> {
        match word {
            "gcm" => Some(Self::Gcm),
            "cbc256" => Some(Self::Cbc256),
            "cbc128" => Some(Self::Cbc128),
            _ => None,
        }
    }
}

/// A key and, behind it, its IV.
pub(super) enum Cipher {
    Gcm(Zeroizing<[u8; 44]>),
    Cbc(Cbc),
}

impl Cipher {
    /// Takes as much of key and IV as the mode needs.
    pub(super) fn new(mode: Mode, key: &[u8; 32], iv: &[u8; 16]) -> Self {
        match mode {
            Mode::Gcm => Self::Gcm(join(key, iv)),
            Mode::Cbc256 => Self::Cbc(Cbc::Long(join(key, iv))),
            Mode::Cbc128 => Self::Cbc(Cbc::Short(join(&key[..16], iv))),
        }
    }

    /// The two kinds of CBC have one name, and keys of different lengths.
    pub(super) fn read(algorithm: &str, key: &[u8], iv: &[u8]) -> Option<Self> {
        match (algorithm, key.len(), iv.len()) {
            (GCM, 32, 12) => Some(Self::Gcm(join(key, iv))),
            (CBC, 32, 16) => Some(Self::Cbc(Cbc::Long(join(key, iv)))),
            (CBC, 16, 16) => Some(Self::Cbc(Cbc::Short(join(key, iv)))),
            _ => None,
        }
    }

    /// The plaintext of the session key.
    pub(super) fn payload(&self) -> Zeroizing<String> {
        let (algorithm, (key, iv)) = match self {
            Self::Gcm(secret) => (GCM, secret.split_at(32)),
            Self::Cbc(secret) => (CBC, secret.split()),
        };
        let (key, iv) = (Zeroizing::new(base64::encode(key)), base64::encode(iv));
        Zeroizing::new(joined(&[algorithm, "$", &key, "$", &iv]))
    }

    /// True if fields have an HMAC of their own.
    pub(super) fn has_mac(&self) -> bool {
        !matches!(self, Self::Gcm(_))
    }

    /// The ciphertext, and the HMAC where there is one.
    pub(super) fn encrypt(&self, text: &str) -> Result<(Vec<u8>, Option<String>), Error> {
        match self {
            Self::Gcm(secret) => Ok((encrypt_gcm(secret, text.as_bytes())?, None)),
            Self::Cbc(secret) => {
                let (ciphertext, mac) = secret.encrypt(text.as_bytes());
                Ok((ciphertext, Some(mac)))
            }
        }
    }

    /// The text, where it verifies.
    pub(super) fn decrypt(
        &self,
        mut bytes: Zeroizing<Vec<u8>>,
        given: Option<&str>,
    ) -> Result<Zeroizing<String>, Error> {
        let verified = match self {
            Self::Gcm(secret) => decrypt_gcm(secret, &mut bytes),
            Self::Cbc(secret) => secret.decrypt(&mut bytes, given),
        };
        bytes.truncate(verified.ok_or_else(Error::tampered)?);
        Ok(verified_text(bytes)?)
    }
}

fn join<const N: usize>(key: &[u8], iv: &[u8]) -> Zeroizing<[u8; N]> {
    Zeroizing::new(from_fn(|i| if i < key.len() { key[i] } else { iv[i - key.len()] }))
}

// ── GCM: the additional data is the AES key itself, so it adds nothing; but Toss checks it ──

fn encrypt_gcm(secret: &Zeroizing<[u8; 44]>, text: &[u8]) -> Result<Vec<u8>, Error> {
    let (cipher, key, iv) = gcm(secret);
    let mut bytes = Vec::with_capacity(text.len() + 16);
    bytes.extend_from_slice(text);
    let tag = cipher.encrypt_inout_detached(&iv.into(), &*key, bytes.as_mut_slice().into());
    // Only a text of 64 GiB has none.
    bytes.extend_from_slice(&tag.map_err(|_| Error::new(Kind::Bug, Reason::TooLong))?);
    Ok(bytes)
}

/// Decrypts in place what verifies; answers how long the text is.
fn decrypt_gcm(secret: &Zeroizing<[u8; 44]>, bytes: &mut [u8]) -> Option<usize> {
    let (cipher, key, iv) = gcm(secret);
    let (text, tag) = bytes.split_last_chunk_mut::<16>()?;
    let length = text.len();
    cipher.decrypt_inout_detached(&iv.into(), &*key, text.into(), &(*tag).into()).ok()?;
    Some(length)
}

fn gcm(secret: &Zeroizing<[u8; 44]>) -> (AesGcm<SingleAes256, U12>, Zeroizing<[u8; 32]>, [u8; 12]) {
    let key = Zeroizing::new(from_fn(|i| secret[i]));
    (AesGcm::new((&*key).into()), key, from_fn(|i| secret[32 + i]))
}
