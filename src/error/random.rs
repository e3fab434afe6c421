//! The source of randomness that every step gets. It may fail, so it has an error of its own.

use super::{Error, Kind, Reason};
use core::fmt;
use rand_core::{TryCryptoRng, TryRng};

/// A cryptographic source of random bytes, as steps get it; tests give one with a seed.
pub type Randomness<'a> = dyn TryCryptoRng<Error = NoRandomness> + 'a;

/// The source had no random bytes to give.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NoRandomness;

impl fmt::Display for NoRandomness {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("no randomness")
    }
}

impl core::error::Error for NoRandomness {}

impl From<NoRandomness> for Error {
    fn from(NoRandomness: NoRandomness) -> Self {
        Self::new(Kind::Bug, Reason::Bug)
    }
}

/// A source whose own errors become [`NoRandomness`].
#[derive(Debug)]
pub struct Source<R>(pub R);

impl<R: TryRng> TryRng for Source<R> {
    type Error = NoRandomness;

    fn try_next_u32(&mut self) -> Result<u32, NoRandomness> {
        self.0.try_next_u32().map_err(|_| NoRandomness)
    }

    fn try_next_u64(&mut self) -> Result<u64, NoRandomness> {
        self.0.try_next_u64().map_err(|_| NoRandomness)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        self.0.try_fill_bytes(bytes).map_err(|_| NoRandomness)
    }
}

impl<R: TryCryptoRng> TryCryptoRng for Source<R> {}

/// A source that always fails, for steps that use no randomness.
#[derive(Debug)]
pub struct Empty;

impl TryRng for Empty {
    type Error = NoRandomness;

    fn try_next_u32(&mut self) -> Result<u32, NoRandomness> {
        Err(NoRandomness)
    }

    fn try_next_u64(&mut self) -> Result<u64, NoRandomness> {
        Err(NoRandomness)
    }

    fn try_fill_bytes(&mut self, _: &mut [u8]) -> Result<(), NoRandomness> {
        Err(NoRandomness)
    }
}

impl TryCryptoRng for Empty {}
