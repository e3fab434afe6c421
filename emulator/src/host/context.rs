//! What a service may know besides its request: the time, randomness and the language.

use bonin::error::{Error, Lang, Randomness};
use zeroize::Zeroizing;

/// The inputs of one step.
pub struct Context<'a> {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub now: i64,
    /// The language of messages.
    pub lang: Lang,
    /// The host's source of random bytes.
    pub rng: &'a mut Randomness<'a>,
}

impl Context<'_> {
    /// `N` random bytes, wiped when they go.
    pub fn random<const N: usize>(&mut self) -> Result<Zeroizing<[u8; N]>, Error> {
        let mut bytes = Zeroizing::new([0; N]);
        self.rng.try_fill_bytes(bytes.as_mut_slice())?;
        Ok(bytes)
    }

    /// An identifier of 128 random bits: 32 lower-case hexadecimal digits.
    pub fn random_id(&mut self) -> Result<String, Error> {
        let bytes = self.random::<16>()?;
        Ok(bytes.iter().flat_map(|b| [b >> 4, b & 15]).filter_map(|d| char::from_digit(d.into(), 16)).collect())
    }
}
