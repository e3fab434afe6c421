//! The modular power of RSA, for public exponents.

use alloc::vec::Vec;
use crypto_bigint::modular::{FixedMontyForm, FixedMontyParams};
use crypto_bigint::{Odd, U2048, U4096, Uint};
use zeroize::{Zeroize, Zeroizing};

/// `base` to the power of `exponent`, as long as the modulus. Only the exponent, which is public, decides what is done when.
pub(super) fn modular(base: &[u8], exponent: u32, modulus: &[u8]) -> Option<Vec<u8>> {
    if modulus.len() <= U2048::BYTES {
        power::<{ U2048::LIMBS }>(base, exponent, modulus)
    } else {
        power::<{ U4096::LIMBS }>(base, exponent, modulus)
    }
}

fn power<const LIMBS: usize>(base: &[u8], exponent: u32, modulus: &[u8]) -> Option<Vec<u8>> {
    let read = |bytes| Uint::<LIMBS>::from_be_slice_truncated(bytes, Uint::<LIMBS>::BITS);
    let params = FixedMontyParams::new_vartime(Odd::new(read(modulus)).into_option()?);
    let mut plain = read(base);
    let base = Zeroizing::new(FixedMontyForm::new(&plain, &params));
    plain.zeroize();
    let mut power = base.clone();
    for bit in (0..31 - exponent.leading_zeros()).rev() {
        *power = power.square();
        if exponent >> bit & 1 == 1 {
            *power = power.mul(&base);
        }
    }
    let bytes = power.retrieve().to_be_bytes();
    let bytes = bytes.as_slice();
    Some(bytes[bytes.len() - modulus.len()..].to_vec())
}
