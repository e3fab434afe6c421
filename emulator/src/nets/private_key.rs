//! A private RSA key that opens RSAES-PKCS1-v1_5, which WebCrypto does not do. It says whether the padding
//! was right, as the SSO server does; a key that matters must never tell that.

use bonin::crypto::base64;
use bonin::error::Reason;
use rsa::BoxedUint;
use rsa::hazmat::rsa_decrypt;
use rsa::pkcs8::DecodePrivateKey;
use rsa::rand_core::CryptoRng;
use rsa::traits::PublicKeyParts;
use serde::Deserialize;
use std::fmt;

/// A private key, as a server's program would have it.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct PrivateKey(rsa::PrivateKey);

impl PrivateKey {
    /// Reads PKCS#8 in base64 (RFC 5958) with an RSAPrivateKey in it (RFC 8017, A.1.2).
    pub fn from_base64(text: &str) -> Option<Self> {
        rsa::PrivateKey::from_pkcs8_der(&base64::decode(text)?).ok().map(Self)
    }

    /// Modulus and public exponent, big-endian.
    pub fn public(&self) -> (Box<[u8]>, Box<[u8]>) {
        (self.0.n_bytes(), self.0.e_bytes())
    }

    /// The message of a ciphertext, which may lack its leading zeros. None if it does not open.
    ///
    /// The padding is taken off here, since the crate gives a random message where it is wrong (implicit rejection): the
    /// emulator has to answer as a service that says so.
    pub fn open(&self, ciphertext: &[u8]) -> Option<Vec<u8>> {
        let number = BoxedUint::from_be_slice(ciphertext, self.0.n_bits_precision()).ok()?;
        let block = rsa_decrypt::<dyn CryptoRng>(None, &self.0, &number).ok()?.to_be_bytes();
        let block = &block[block.len().checked_sub(self.0.size())?..];
        let message = block.strip_prefix(&[0, 2])?;
        let end = message.iter().position(|byte| *byte == 0).filter(|end| *end >= 8)?;
        Some(message[end + 1..].to_vec())
    }
}

impl TryFrom<String> for PrivateKey {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        Self::from_base64(&text).ok_or(Reason::KeyNotRsa.id())
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey")
    }
}
