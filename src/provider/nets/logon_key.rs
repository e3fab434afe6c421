//! The key that the user id and the password are encrypted with (4.6), as it travels: checked once, and kept with its digits.

use super::limits::WEAKEST_KEY_BITS;
use crate::crypto::PublicKey;
use crate::error::{Error, Reason};
use crate::readable;
use serde::{Deserialize, Serialize};

/// The members of a key: its name, and two numbers in hexadecimal digits.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyNumbers {
    /// The agent's name for it.
    pub id: String,
    /// The modulus.
    pub modulus: String,
    /// The public exponent.
    pub exponent: String,
}

readable! { struct KeyNumbers { id: "id", modulus: "modulus", exponent: "exponent", } }

readable! { LogonKey from KeyNumbers }

/// A key that passed every check.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "KeyNumbers", into = "KeyNumbers")]
pub struct LogonKey {
    numbers: KeyNumbers,
    key: PublicKey,
}

impl LogonKey {
    /// A key with at least so many bits.
    ///
    /// # Errors
    /// Kind `misuse`; the reason is `BadAnswer` if the digits are none, and otherwise says why the key is not acceptable.
    pub fn new(numbers: KeyNumbers, least_bits: usize) -> Result<Self, Error> {
        let number = |digits: &str| bytes_of(digits).ok_or_else(|| Error::misuse("publicKey", Reason::BadAnswer));
        let key = PublicKey::from_numbers(&number(&numbers.modulus)?, &number(&numbers.exponent)?, least_bits)?;
        Ok(Self { numbers, key })
    }

    /// The agent's name for it.
    #[must_use]
    pub fn id(&self) -> &str {
        &self.numbers.id
    }

    /// The key itself.
    #[must_use]
    pub const fn public_key(&self) -> &PublicKey {
        &self.key
    }
}

/// The proxy has decided how weak a key may be, so the page takes the weakest.
impl TryFrom<KeyNumbers> for LogonKey {
    type Error = Error;

    fn try_from(numbers: KeyNumbers) -> Result<Self, Error> {
        Self::new(numbers, WEAKEST_KEY_BITS)
    }
}

impl From<LogonKey> for KeyNumbers {
    fn from(key: LogonKey) -> Self {
        key.numbers
    }
}

/// Hexadecimal digits as bytes. The first digit of an odd number of them stands for itself.
fn bytes_of(digits: &str) -> Option<Vec<u8>> {
    let digits: Vec<u8> = digits.chars().map(|c| c.to_digit(16).map(|digit| digit as u8)).collect::<Option<_>>()?;
    let (head, pairs) = digits.split_at(digits.len() % 2);
    let pairs = pairs.chunks_exact(2).map(|pair| pair.iter().fold(0, |byte, digit| byte << 4 | digit));
    let bytes: Vec<u8> = head.iter().copied().chain(pairs).collect();
    (!bytes.is_empty()).then_some(bytes)
}
