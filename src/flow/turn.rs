//! What a step may know besides its state and event: the time, randomness, and the operator's settings.

use crate::error::{Error, Lang, Randomness};
use crate::json::Value;
use zeroize::Zeroizing;

/// The inputs of one step.
pub struct Turn<'a> {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub now: i64,
    /// The language of messages.
    pub lang: Lang,
    /// The provider's settings; `Null` in the browser.
    pub config: &'a Value,
    /// Whose call it is, `{ ip?, userAgent? }`, where the proxy was told whom to believe about that; `Null` in the browser.
    pub caller: &'a Value,
    /// The host's source of random bytes.
    pub rng: &'a mut Randomness<'a>,
}

impl Turn<'_> {
    /// `N` random bytes, wiped when they go.
    pub fn random<const N: usize>(&mut self) -> Result<Zeroizing<[u8; N]>, Error> {
        let mut bytes = Zeroizing::new([0; N]);
        self.rng.try_fill_bytes(bytes.as_mut_slice())?;
        Ok(bytes)
    }

    /// An identifier of 128 random bits: 32 lower-case hexadecimal digits.
    pub fn random_id(&mut self) -> Result<alloc::string::String, Error> {
        let bytes = self.random::<16>()?;
        Ok(bytes.iter().flat_map(|b| [b >> 4, b & 15]).filter_map(|d| char::from_digit(d.into(), 16)).collect())
    }
}
