//! The modular power of RSA, for public exponents: Montgomery's multiplication over the constant-time limbs of crypto-bigint.
//!
//! That crate's own Montgomery forms are compiled once for each key size, or check and allocate for every size there is: one
//! loop over as many limbs as the key has is 5 kB less of the browser's module (brotli), and about as fast.

use alloc::vec::Vec;
use crypto_bigint::{Limb, UintRef, Word};
use zeroize::Zeroizing;

/// A number, its lowest limb first, wiped when it goes.
type Number = Zeroizing<Vec<Limb>>;

/// `base` to the power of `exponent`, in as many bytes as the modulus, which is odd and has no leading zeros. Nothing but the
/// exponent and the length of the modulus, which are public, decides what is done.
pub(super) fn modular(base: &[u8], exponent: u32, modulus: &[u8]) -> Vec<u8> {
    let limbs = read(modulus);
    let ring = Ring::new(&limbs);
    let base = ring.product(&read(base), &ring.entry());
    let mut power = base.clone();
    for bit in (0..exponent.ilog2()).rev() {
        power = ring.product(&power, &power);
        if exponent >> bit & 1 == 1 {
            power = ring.product(&power, &base);
        }
    }
    let power = ring.product(&power, &[Limb::ONE]);
    let mut bytes = alloc::vec![0; modulus.len()];
    for (chunk, limb) in bytes.rchunks_mut(Limb::BYTES).zip(power.iter()) {
        chunk.copy_from_slice(&limb.0.to_be_bytes()[Limb::BYTES - chunk.len()..]);
    }
    bytes
}

/// Arithmetic modulo an odd number, in Montgomery form: x stands as x·R, where R is one more than the limbs can hold.
struct Ring<'a> {
    modulus: &'a UintRef,
    /// -1 / modulus, modulo what one limb can hold.
    inverse: Limb,
}

impl<'a> Ring<'a> {
    fn new(modulus: &'a [Limb]) -> Self {
        let low = modulus[0];
        // Newton's method doubles the bits that are right, from the three of `low` itself, past the 64 of the widest limb.
        let closer = |x: Limb| x.wrapping_mul(Limb(2).wrapping_sub(low.wrapping_mul(x)));
        let inverse = (0..5).fold(low, |x, _| closer(x)).wrapping_neg();
        Self { modulus: UintRef::new(modulus), inverse }
    }

    /// R² modulo the modulus: the product with it brings a number into Montgomery form.
    fn entry(&self) -> Number {
        let limbs = self.modulus.nlimbs();
        let bits = self.modulus.bits_vartime() as usize;
        // The highest power of two below the modulus, doubled up to R·2^limbs: that is 2^limbs in Montgomery form.
        let mut power = Zeroizing::new(alloc::vec![Limb::ZERO; limbs + 1]);
        UintRef::new_mut(&mut power).set_bit_vartime(bits as u32 - 1, true);
        for _ in bits..=limbs * Limb::BITS as usize + limbs {
            UintRef::new_mut(&mut power).shl1_assign();
            self.reduce(&mut power);
        }
        power.truncate(limbs);
        // Squared until 2^limbs has become 2^(limbs · bits of a limb), which is R.
        for _ in 0..Limb::BITS.ilog2() {
            power = self.product(&power, &power);
        }
        power
    }

    /// a·b/R, of numbers below the modulus; `a` has all its limbs.
    fn product(&self, a: &[Limb], b: &[Limb]) -> Number {
        let limbs = self.modulus.nlimbs();
        let mut sum = Zeroizing::new(alloc::vec![Limb::ZERO; 2 * limbs + 1]);
        for (i, &digit) in a.iter().enumerate() {
            let sum = UintRef::new_mut(&mut sum[i..i + limbs + 2]);
            sum.carrying_add_assign_mul_limb(UintRef::new(b), digit, Limb::ZERO);
            // Adding this multiple makes the lowest limb 0, so that leaving it out divides.
            let multiple = sum[0].wrapping_mul(self.inverse);
            sum.carrying_add_assign_mul_limb(self.modulus, multiple, Limb::ZERO);
        }
        let mut product = Zeroizing::new(sum[limbs..].to_vec());
        self.reduce(&mut product);
        product.truncate(limbs);
        product
    }

    /// Brings a number from below twice the modulus to below the modulus.
    fn reduce(&self, number: &mut [Limb]) {
        let number = UintRef::new_mut(number);
        let borrowed = number.borrowing_sub_assign(self.modulus, Limb::ZERO);
        number.conditional_add_assign(self.modulus, Limb::ZERO, UintRef::new(&[borrowed]).is_nonzero());
    }
}

fn read(bytes: &[u8]) -> Number {
    let limb = |chunk: &[u8]| Limb(chunk.iter().fold(0, |limb, byte| limb << 8 | Word::from(*byte)));
    Zeroizing::new(bytes.rchunks(Limb::BYTES).map(limb).collect())
}
