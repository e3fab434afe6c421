//! The inputs of a step that are the same for all flows: the time and randomness.

use crate::error::{Error, Kind, Reason};
use crate::flow::Fill;
use zeroize::Zeroizing;

/// The inputs of one step beside its state and its event.
pub struct Context<'a> {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub now: i64,
    /// The host's random source.
    pub fill: &'a mut Fill<'a>,
}

impl Context<'_> {
    /// `N` random bytes, wiped when they go.
    ///
    /// # Errors
    /// Kind `bug`, if the host has no randomness.
    pub fn random<const N: usize>(&mut self) -> Result<Zeroizing<[u8; N]>, Error> {
        let mut bytes = Zeroizing::new([0; N]);
        if (self.fill)(bytes.as_mut_slice()) { Ok(bytes) } else { Err(Error::new(Kind::Bug, Reason::Bug)) }
    }
}
