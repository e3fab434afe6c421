//! A private RSA key that opens RSAES-PKCS1-v1_5, which WebCrypto does not do. It is for the emulator alone: it takes no care
//! of what its time and its answers tell, and a key that matters must never come here.

use super::{base64, der, power};
use alloc::vec::Vec;
use core::fmt;

/// A private key: modulus and exponents, as a server's program would have them.
pub struct PrivateKey {
    modulus: Vec<u8>,
    public: Vec<u8>,
    private: Vec<u8>,
}

impl PrivateKey {
    /// Reads PKCS#8 in base64 (RFC 5958) with an RSAPrivateKey in it (RFC 8017, A.1.2).
    pub fn from_base64(text: &str) -> Option<Self> {
        let bytes = base64::decode(text)?;
        let mut info = der::only(&bytes, der::SEQUENCE)?;
        der::natural(&mut info)?;
        der::take(&mut info, der::SEQUENCE)?;
        let mut key = der::only(der::take(&mut info, der::OCTET_STRING)?, der::SEQUENCE)?;
        der::natural(&mut key)?;
        let mut number = || der::natural(&mut key).filter(|digits| !digits.is_empty()).map(<[u8]>::to_vec);
        Some(Self { modulus: number()?, public: number()?, private: number()? })
    }

    /// Modulus and public exponent, big-endian.
    pub fn public(&self) -> (&[u8], &[u8]) {
        (&self.modulus, &self.public)
    }

    /// The message of a ciphertext, which may lack its leading zeros. None where it does not open.
    pub fn open(&self, ciphertext: &[u8]) -> Option<Vec<u8>> {
        let length = self.modulus.len();
        let mut padded = alloc::vec![0; length.checked_sub(ciphertext.len())?];
        padded.extend_from_slice(ciphertext);
        if padded >= self.modulus {
            return None;
        }
        let block = power::modular_by(&padded, &self.private, &self.modulus);
        let message = block.strip_prefix(&[0, 2])?;
        let end = message.iter().position(|byte| *byte == 0).filter(|end| *end >= 8)?;
        Some(message[end + 1..].to_vec())
    }
}

impl fmt::Debug for PrivateKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("PrivateKey")
    }
}
