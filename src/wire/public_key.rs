//! RSA public keys: read strictly, used to encrypt and to check signatures.

#[cfg(feature = "proxy")]
use super::emsa;
use super::{OaepProfile, base64, der, pkcs1, power};
use crate::error::{Error, Kind, Reason};
use alloc::vec::Vec;
use rand_core::TryCryptoRng;
use zeroize::Zeroizing;

/// rsaEncryption with its NULL (RFC 3279, 2.3.1).
const RSA_ENCRYPTION: &[u8] = &[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

/// An RSA public key, of 2048 to 4096 bits but for [`PublicKey::from_numbers`].
#[derive(Clone, PartialEq, Eq)]
pub struct PublicKey {
    /// Big-endian, without leading zeros.
    modulus: Vec<u8>,
    exponent: u32,
}

impl PublicKey {
    /// Reads an SPKI in base64, as providers send it.
    pub fn from_base64(text: &str) -> Result<Self, Error> {
        Self::from_spki(&base64::decode(text).ok_or_else(|| refused(Reason::KeyNotSpki))?)
    }

    /// Reads a SubjectPublicKeyInfo (RFC 5280, 4.1) and nothing after it.
    pub fn from_spki(spki: &[u8]) -> Result<Self, Error> {
        let (algorithm, key) = split_spki(spki).ok_or_else(|| refused(Reason::KeyNotSpki))?;
        if algorithm != RSA_ENCRYPTION {
            return Err(refused(Reason::KeyNotRsa));
        }
        let (modulus, exponent) = split_rsa_key(key).ok_or_else(|| refused(Reason::KeyNotSpki))?;
        Self::of(modulus, exponent, 2048)
    }

    /// A key of these numbers, big-endian, with at least so many bits.
    pub fn from_numbers(modulus: &[u8], exponent: &[u8], least: usize) -> Result<Self, Error> {
        Self::of(significant(modulus), significant(exponent), least)
    }

    fn of(modulus: &[u8], exponent: &[u8], least: usize) -> Result<Self, Error> {
        if !(least..=4096).contains(&bits(modulus)) {
            return Err(refused(Reason::KeySize));
        }
        // An even modulus is no product of two large primes.
        if modulus.last().is_some_and(|low| low & 1 == 0) {
            return Err(refused(Reason::KeyNotRsa));
        }
        let exponent = read_exponent(exponent).ok_or_else(|| refused(Reason::KeyExponent))?;
        Ok(Self { modulus: modulus.to_vec(), exponent })
    }

    /// RSAES-OAEP with an empty label (RFC 8017, 7.1.1). `rng` is asked once, for as many bytes as
    /// the profile's hash has.
    pub fn encrypt<R: TryCryptoRng + ?Sized>(
        &self,
        profile: OaepProfile,
        message: &[u8],
        rng: &mut R,
    ) -> Result<Vec<u8>, Error> {
        let mut seed = Zeroizing::new([0; 32]);
        rng.try_fill_bytes(&mut seed[..profile.hash_length()]).map_err(|_| no_randomness())?;
        let block =
            profile.encode(message, &seed, self.modulus.len()).ok_or_else(|| Error::new(Kind::Bug, Reason::TooLong))?;
        Ok(power::modular(&block, self.exponent, &self.modulus))
    }

    /// RSAES-PKCS1-v1_5 (RFC 8017, 7.2.1), for services that know nothing better.
    pub fn encrypt_pkcs1<R: TryCryptoRng + ?Sized>(&self, message: &[u8], rng: &mut R) -> Result<Vec<u8>, Error> {
        let block = pkcs1::encode(message, self.modulus.len(), rng)?;
        Ok(power::modular(&block, self.exponent, &self.modulus))
    }

    /// Whether `signature` is this key's for `message`: RSASSA-PKCS1-v1_5 with SHA-256 (RFC 8017, 8.2.2).
    #[cfg(feature = "proxy")]
    pub fn verifies(&self, message: &[u8], signature: &[u8]) -> bool {
        // Of the numbers that are the same modulo the modulus, only the least is a signature.
        let reduced = signature.len() == self.modulus.len() && signature < self.modulus.as_slice();
        reduced && power::modular(signature, self.exponent, &self.modulus) == emsa::encode(message, self.modulus.len())
    }
}

impl core::fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str("PublicKey")
    }
}

/// The source of randomness failed, which is the host's fault and nobody's input.
pub(super) fn no_randomness() -> Error {
    Error::new(Kind::Bug, Reason::Bug)
}

fn refused(reason: Reason) -> Error {
    Error::misuse("publicKey", reason)
}

fn split_spki(spki: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut parts = der::only(spki, der::SEQUENCE)?;
    let algorithm = der::take(&mut parts, der::SEQUENCE)?;
    let (&unused_bits, key) = der::only(parts, der::BIT_STRING)?.split_first()?;
    (unused_bits == 0).then_some((algorithm, key))
}

fn split_rsa_key(key: &[u8]) -> Option<(&[u8], &[u8])> {
    let mut parts = der::only(key, der::SEQUENCE)?;
    let modulus = der::natural(&mut parts)?;
    let exponent = der::natural(&mut parts)?;
    parts.is_empty().then_some((modulus, exponent))
}

/// Odd and at least 3, as RSA needs it; at most 32 bits, as every key in use has it.
fn read_exponent(digits: &[u8]) -> Option<u32> {
    let exponent = digits.iter().take(5).fold(0, |value, &digit| value << 8 | u64::from(digit));
    u32::try_from(exponent).ok().filter(|e| *e >= 3 && e & 1 == 1 && digits.len() <= 4)
}

/// Without leading zeros.
fn significant(number: &[u8]) -> &[u8] {
    let start = number.iter().take_while(|byte| **byte == 0).count();
    number.get(start..).unwrap_or_default()
}

fn bits(modulus: &[u8]) -> usize {
    modulus.len() * 8 - modulus.first().map_or(0, |top| top.leading_zeros() as usize)
}
