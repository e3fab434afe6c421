//! Sources of randomness for tests, which give known bytes.

use bonin::error::NoRandomness;
use rand_core::{TryCryptoRng, TryRng};

/// A source that fills as this function does; it fails where the function answers `false`.
pub struct Source<F>(pub F);

impl<F: FnMut(&mut [u8]) -> bool> TryRng for Source<F> {
    type Error = NoRandomness;

    fn try_next_u32(&mut self) -> Result<u32, NoRandomness> {
        let mut bytes = [0; 4];
        self.try_fill_bytes(&mut bytes).map(|()| u32::from_le_bytes(bytes))
    }

    fn try_next_u64(&mut self) -> Result<u64, NoRandomness> {
        let mut bytes = [0; 8];
        self.try_fill_bytes(&mut bytes).map(|()| u64::from_le_bytes(bytes))
    }

    fn try_fill_bytes(&mut self, bytes: &mut [u8]) -> Result<(), NoRandomness> {
        if (self.0)(bytes) { Ok(()) } else { Err(NoRandomness) }
    }
}

impl<F: FnMut(&mut [u8]) -> bool> TryCryptoRng for Source<F> {}

/// A source that gives these bytes, one after the other, and fails when there are no more.
pub fn replay(bytes: impl IntoIterator<Item = u8>) -> Source<impl FnMut(&mut [u8]) -> bool> {
    let mut bytes = bytes.into_iter();
    Source(move |filled: &mut [u8]| {
        filled.iter_mut().all(|byte| {
            let next = bytes.next();
            *byte = next.unwrap_or_default();
            next.is_some()
        })
    })
}

/// A source that never has anything to give.
pub fn nothing() -> Source<impl FnMut(&mut [u8]) -> bool> {
    Source(|_: &mut [u8]| false)
}
