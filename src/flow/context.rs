//! The inputs of a step of the page's half that are the same for all flows: the time and randomness.

use crate::error::{Error, Randomness};
use zeroize::Zeroizing;

/// The inputs of one step beside its state and its event.
pub struct Context<'a> {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub now: i64,
    /// The host's source of random bytes.
    pub rng: &'a mut Randomness<'a>,
}

impl Context<'_> {
    /// `N` random bytes, wiped when they go.
    ///
    /// # Errors
    /// Kind `bug`, if the host has no randomness.
    pub fn random<const N: usize>(&mut self) -> Result<Zeroizing<[u8; N]>, Error> {
        let mut bytes = Zeroizing::new([0; N]);
        self.rng.try_fill_bytes(bytes.as_mut_slice())?;
        Ok(bytes)
    }
}
