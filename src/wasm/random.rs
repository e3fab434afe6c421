//! The host's randomness: Web Crypto, as the crate getrandom asks it.

use crate::flow::NoRandomness;
use getrandom::SysRng;
use rand_core::{TryCryptoRng, TryRng};

/// The host's cryptographic source.
pub(super) struct Host;

impl TryRng for Host {
    type Error = NoRandomness;

    fn try_next_u32(&mut self) -> Result<u32, NoRandomness> {
        SysRng.try_next_u32().map_err(|_| NoRandomness)
    }

    fn try_next_u64(&mut self) -> Result<u64, NoRandomness> {
        SysRng.try_next_u64().map_err(|_| NoRandomness)
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        SysRng.try_fill_bytes(bytes).map_err(|_| NoRandomness)
    }
}

impl TryCryptoRng for Host {}
