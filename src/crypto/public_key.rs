//! RSA public keys: read strictly, used to encrypt and to verify signatures. The crate `rsa` does the work; this file has the
//! limits of the keys that are accepted.

use super::{Error, base64};
use alloc::vec::Vec;
use rand_core::TryCryptoRng;
use rsa::pkcs1::{ALGORITHM_ID, RsaPublicKeyRef};
use rsa::pkcs8::SubjectPublicKeyInfoRef;
use rsa::pkcs8::der::{Decode, asn1::BitStringRef};
use rsa::{BoxedUint, errors::Error as RsaError};
use sha1::Sha1;
use sha2::Sha256;

/// The sizes of a modulus in bits. [`PublicKey::from_numbers`] may accept a shorter one.
const LEAST_BITS: usize = 2048;
const MOST_BITS: usize = 4096;

/// The hash of RSAES-OAEP, which serves label and mask alike. A provider names its profile once, so a correction is one line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum OaepProfile {
    /// SHA-256 and MGF1 with SHA-256.
    Sha256,
    /// SHA-1 and MGF1 with SHA-1.
    Sha1,
}

impl OaepProfile {
    /// The name that the JWK algorithms and this crate's host give the profile.
    pub const fn webcrypto(self) -> &'static str {
        match self {
            Self::Sha256 => "RSA-OAEP-256",
            Self::Sha1 => "RSA-OAEP",
        }
    }
}

/// An RSA public key of 2048 to 4096 bits; one of [`PublicKey::from_numbers`] may be shorter.
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey(rsa::PublicKey);

impl PublicKey {
    /// Reads an SPKI in base64, as providers send it.
    pub fn from_base64(text: &str) -> Result<Self, Error> {
        Self::from_spki(&base64::decode(text).ok_or(Error::KeyNotSpki)?)
    }

    /// Reads a SubjectPublicKeyInfo (RFC 5280, 4.1) in DER and nothing after it.
    pub fn from_spki(spki: &[u8]) -> Result<Self, Error> {
        let not_spki = |_| Error::KeyNotSpki;
        let info = SubjectPublicKeyInfoRef::from_der(spki).map_err(not_spki)?;
        if info.algorithm != ALGORITHM_ID {
            return Err(Error::KeyNotRsa);
        }
        let key = BitStringRef::as_bytes(&info.subject_public_key).unwrap_or_default();
        let key = RsaPublicKeyRef::from_der(key).map_err(not_spki)?;
        Self::from_numbers(key.modulus.as_bytes(), key.public_exponent.as_bytes(), LEAST_BITS)
    }

    /// A key of these numbers, big-endian, with at least so many bits.
    pub fn from_numbers(modulus: &[u8], exponent: &[u8], least_bits: usize) -> Result<Self, Error> {
        let exponent = small(exponent).ok_or(Error::KeyExponent)?;
        let modulus = BoxedUint::from_be_slice_vartime(significant(modulus));
        let key = rsa::PublicKey::new_with_size_limits(modulus, exponent.into(), least_bits..=MOST_BITS);
        key.map(Self).map_err(|error| match error {
            RsaError::ModulusTooSmall | RsaError::ModulusTooLarge => Error::KeySize,
            // It is even, so it is not the product of two large primes.
            RsaError::InvalidModulus => Error::KeyNotRsa,
            // It is even, or 1.
            _ => Error::KeyExponent,
        })
    }

    /// RSAES-OAEP with an empty label (RFC 8017, 7.1.1). `rng` is asked once, for as many bytes as the profile's hash has.
    // Inlined, so a module whose provider uses one profile does not carry the hash of the other.
    #[inline(always)]
    pub fn encrypt<R: TryCryptoRng + ?Sized>(
        &self,
        profile: OaepProfile,
        message: &[u8],
        rng: &mut R,
    ) -> Result<Vec<u8>, Error> {
        let block = match profile {
            OaepProfile::Sha256 => self.0.oaep_encrypt_with_rng::<Sha256, R>(rng, message),
            OaepProfile::Sha1 => self.0.oaep_encrypt_with_rng::<Sha1, R>(rng, message),
        };
        block.map_err(failed)
    }

    /// RSAES-PKCS1-v1_5 (RFC 8017, 7.2.1), for services that accept nothing better. If the holder of the private key tells good
    /// padding from bad, this padding gives the plaintext away; preventing that is up to the service.
    pub fn encrypt_pkcs1<R: TryCryptoRng + ?Sized>(&self, message: &[u8], rng: &mut R) -> Result<Vec<u8>, Error> {
        self.0.pkcs1v15_encrypt_with_rng(rng, message).map_err(failed)
    }

    /// True if `signature` is this key's signature of `message`: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2.2).
    #[cfg(feature = "proxy")]
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        self.0.pkcs1v15_verify::<Sha256>(message, signature).is_ok()
    }
}

impl core::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("PublicKey")
    }
}

fn failed(error: RsaError) -> Error {
    match error {
        RsaError::MessageTooLong => Error::MessageTooLong,
        _ => Error::NoRandomness,
    }
}

/// An exponent of at most 32 bits, as every key in use has it: a longer one makes each use of the key slow.
fn small(exponent: &[u8]) -> Option<u32> {
    let exponent = significant(exponent);
    let fits = exponent.len() <= size_of::<u32>();
    fits.then(|| exponent.iter().fold(0, |value, &byte| value << 8 | u32::from(byte)))
}

/// A number without its leading zeros.
fn significant(number: &[u8]) -> &[u8] {
    let start = number.iter().position(|byte| *byte != 0).unwrap_or(number.len());
    &number[start..]
}
