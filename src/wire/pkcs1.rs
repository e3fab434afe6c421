//! The padding of RSAES-PKCS1-v1_5 (RFC 8017, 7.2.1). It is for services that take no other: of a private key that tells good
//! padding from bad one, this padding gives the plaintext away, which is that service's to prevent.

use super::public_key::no_randomness;
use crate::error::{Error, Kind, Reason};
use alloc::vec::Vec;
use rand_core::TryCryptoRng;
use zeroize::{Zeroize, Zeroizing};

/// What the padding takes at least: 00, 02, eight bytes of chance, 00.
const LEAST: usize = 11;

/// The block of `length` bytes for `message`: `00 ‖ 02 ‖ chance without a zero ‖ 00 ‖ message`.
pub(super) fn encode<R: TryCryptoRng + ?Sized>(
    message: &[u8],
    length: usize,
    rng: &mut R,
) -> Result<Zeroizing<Vec<u8>>, Error> {
    let message_at = length.checked_sub(message.len()).filter(|at| *at >= LEAST);
    let message_at = message_at.ok_or_else(|| Error::new(Kind::Bug, Reason::TooLong))?;
    let mut block = Zeroizing::new(alloc::vec![0; length]);
    block[1] = 2;
    block[message_at..].copy_from_slice(message);
    let mut drawn = [0; 64];
    let mut chance = 0;
    for byte in &mut block[2..message_at - 1] {
        while *byte == 0 {
            if chance == 0 {
                rng.try_fill_bytes(&mut drawn).map_err(|_| no_randomness())?;
                chance = drawn.len();
            }
            chance -= 1;
            *byte = drawn[chance];
        }
    }
    drawn.zeroize();
    Ok(block)
}
