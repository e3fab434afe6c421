//! The failures of this module. They name no input and no step: the caller knows which one it was.

use core::fmt;

/// A failure of an operation with a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Error {
    /// The key is not a SubjectPublicKeyInfo and nothing after it.
    KeyNotSpki,
    /// The key is of another algorithm than RSA, or not a key of it.
    KeyNotRsa,
    /// The key is shorter or longer than is accepted.
    KeySize,
    /// The key's exponent is even, 1, or longer than 32 bits.
    KeyExponent,
    /// The message is longer than the key can encrypt.
    MessageTooLong,
    /// The source of randomness failed.
    NoRandomness,
    /// Bytes do not verify. The cause is not told, because it would help to forge them.
    Unverified,
}

/// Its word, which for a key's error is the id of the reason.
impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::KeyNotSpki => "keyNotSpki",
            Self::KeyNotRsa => "keyNotRsa",
            Self::KeySize => "keySize",
            Self::KeyExponent => "keyExponent",
            Self::MessageTooLong => "tooLong",
            Self::NoRandomness => "bug",
            Self::Unverified => "tampered",
        })
    }
}

impl core::error::Error for Error {}
