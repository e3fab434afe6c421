//! mobileOK's envelope: AES for the text, RSA for the AES key and a hash of the text.
//!
//! ```text
//! base64( RSA-OAEP( base64(key ‖ IV) "|" base64(SHA-256(text)) ) ) "|" base64( AES-256-CBC(text) )
//! ```
//!
//! The vendor's guide shows envelopes without saying what is in them. This is the form that a public integration opens
//! results with, and the lengths of the guide's examples fit it.

use crate::crypto::{self, OaepProfile, PublicKey, base64, cbc, verified_text};
use crate::error::Error;
use alloc::{string::String, vec::Vec};
use rand_core::TryCryptoRng;
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;
use zeroize::Zeroizing;

/// The hashes of OAEP. Inferred, as the form is.
pub const PROFILE: OaepProfile = OaepProfile::Sha256;

/// An AES key of 32 bytes and an IV of 16, both for one envelope alone.
pub type Secret = cbc::Secret;

/// A new secret.
pub fn new_secret<R: TryCryptoRng + ?Sized>(rng: &mut R) -> Result<Secret, Error> {
    let mut secret = Zeroizing::new([0; 48]);
    rng.try_fill_bytes(secret.as_mut_slice()).map_err(|_| crypto::Error::NoRandomness)?;
    Ok(secret)
}

/// Seals `plaintext` for the holder of the private key.
pub fn seal<R: TryCryptoRng + ?Sized>(key: &PublicKey, plaintext: &str, rng: &mut R) -> Result<String, Error> {
    seal_under(&new_secret(rng)?, key, plaintext, rng)
}

/// The same under this secret, which no other envelope may have.
pub fn seal_under<R: TryCryptoRng + ?Sized>(
    secret: &Secret,
    key: &PublicKey,
    plaintext: &str,
    rng: &mut R,
) -> Result<String, Error> {
    let mut envelope = base64::encode(&key.encrypt(PROFILE, inner(secret, plaintext).as_bytes(), rng)?);
    envelope.push('|');
    envelope.push_str(&base64::encode(&cbc::encrypt(secret, plaintext.as_bytes())));
    Ok(envelope)
}

/// The plaintext of the RSA block.
fn inner(secret: &Secret, plaintext: &str) -> Zeroizing<String> {
    let mut inner = Zeroizing::new(String::with_capacity(INNER));
    inner.push_str(&Zeroizing::new(base64::encode(&**secret)));
    inner.push('|');
    inner.push_str(&Zeroizing::new(base64::encode(&Sha256::digest(plaintext))));
    inner
}

/// The length of what the RSA block holds: 48 and 32 bytes in base64, and the bar.
const INNER: usize = 64 + 1 + 44;

/// An envelope taken apart, its RSA block not yet opened.
pub struct Sealed {
    rsa_block: Vec<u8>,
    ciphertext: Zeroizing<Vec<u8>>,
}

impl Sealed {
    /// Takes an envelope apart: two parts in base64, the second of whole AES blocks.
    pub fn split(envelope: &str) -> Result<Self, Error> {
        Self::try_split(envelope).ok_or_else(Error::tampered)
    }

    fn try_split(envelope: &str) -> Option<Self> {
        let (rsa_block, ciphertext) = envelope.split_once('|')?;
        let ciphertext = Zeroizing::new(base64::decode(ciphertext)?);
        let whole = !ciphertext.is_empty() && ciphertext.len().is_multiple_of(cbc::BLOCK);
        Some(Self { rsa_block: base64::decode(rsa_block)?, ciphertext }).filter(|_| whole)
    }

    /// The block that the private key opens, in base64.
    pub fn rsa_block(&self) -> String {
        base64::encode(&self.rsa_block)
    }

    /// The text, where `key_block`, the RSA block as the private key opened it, fits it; `None` says that it did not open.
    ///
    /// The work and the error are the same for every fault, because the check that failed would help to forge an envelope.
    pub fn open(mut self, key_block: Option<&[u8]>) -> Result<Zeroizing<String>, Error> {
        let found = key_block.and_then(read_inner);
        let known = found.is_some();
        let (secret, hash) = found.unwrap_or_else(|| (Zeroizing::new([0; 48]), Zeroizing::new([0; 32])));
        let (length, right_padding) = cbc::decrypt(&secret, &mut self.ciphertext);
        let right_hash = Sha256::digest(&self.ciphertext[..length]).ct_eq(&*hash);
        let right = right_padding & right_hash & (known as u8).into();
        if !bool::from(right) {
            return Err(Error::tampered());
        }
        self.ciphertext.truncate(length);
        Ok(verified_text(self.ciphertext)?)
    }
}

/// The secret and the hash that the RSA block holds.
fn read_inner(block: &[u8]) -> Option<(Secret, Zeroizing<[u8; 32]>)> {
    let (secret, hash) = core::str::from_utf8(block).ok()?.split_once('|')?;
    let secret = Zeroizing::new(base64::decode(secret)?);
    let hash = Zeroizing::new(base64::decode(hash)?);
    Some((Zeroizing::new(secret.as_slice().try_into().ok()?), Zeroizing::new(hash.as_slice().try_into().ok()?)))
}

impl core::fmt::Debug for Sealed {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("Sealed")
    }
}
