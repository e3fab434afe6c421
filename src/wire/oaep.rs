//! The padding of RSAES-OAEP (RFC 8017, 7.1.1), with an empty label and one hash for label and mask.

use alloc::vec::Vec;
use sha1::Sha1;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// Which hash OAEP uses. A provider names its profile once, so a correction is one line.
#[derive(Clone, Copy)]
pub struct OaepProfile {
    webcrypto: &'static str,
    hash_length: usize,
    hash: fn(&[&[u8]], &mut [u8]),
}

impl OaepProfile {
    /// SHA-256 and MGF1 with SHA-256.
    pub const SHA256: Self = Self { webcrypto: "RSA-OAEP-256", hash_length: 32, hash: hash::<Sha256> };

    /// SHA-1 and MGF1 with SHA-1.
    pub const SHA1: Self = Self { webcrypto: "RSA-OAEP", hash_length: 20, hash: hash::<Sha1> };

    /// The name that the JWK algorithms and this crate's host give the profile.
    pub const fn webcrypto(self) -> &'static str {
        self.webcrypto
    }

    /// How many bytes of randomness the padding takes.
    pub(super) const fn hash_length(self) -> usize {
        self.hash_length
    }

    /// The encoded message of `length` bytes: `00 ‖ masked seed ‖ masked (hash of the label ‖ 00 … ‖ 01 ‖ message)`.
    pub(super) fn encode(self, message: &[u8], seed: &[u8; 32], length: usize) -> Option<Zeroizing<Vec<u8>>> {
        let message_at = length.checked_sub(message.len())?;
        if message_at < 2 * self.hash_length + 2 {
            return None;
        }
        let mut block = Zeroizing::new(alloc::vec![0; length]);
        block[message_at - 1] = 1;
        block[message_at..].copy_from_slice(message);
        let (masked_seed, data) = block[1..].split_at_mut(self.hash_length);
        masked_seed.copy_from_slice(&seed[..self.hash_length]);
        (self.hash)(&[], &mut data[..self.hash_length]);
        self.mask(data, masked_seed);
        self.mask(masked_seed, data);
        Some(block)
    }

    /// Adds MGF1 of `seed` to `target` (RFC 8017, B.2.1).
    fn mask(self, target: &mut [u8], seed: &[u8]) {
        let mut mask = Zeroizing::new([0; 32]);
        for (counter, chunk) in (0u32..).zip(target.chunks_mut(self.hash_length)) {
            (self.hash)(&[seed, &counter.to_be_bytes()], &mut mask[..self.hash_length]);
            chunk.iter_mut().zip(mask.iter()).for_each(|(byte, mask)| *byte ^= mask);
        }
    }
}

fn hash<D: Digest>(parts: &[&[u8]], out: &mut [u8]) {
    let mut digest = D::new();
    parts.iter().for_each(|part| digest.update(part));
    out.copy_from_slice(&digest.finalize());
}
