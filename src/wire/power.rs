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
    ring.bytes(&power, modulus.len())
}

/// The same for an exponent of any length, big-endian. What is done depends on the exponent, so it must be nobody's secret.
pub(super) fn modular_by(base: &[u8], exponent: &[u8], modulus: &[u8]) -> Vec<u8> {
    let limbs = read(modulus);
    let ring = Ring::new(&limbs);
    let base = ring.product(&read(base), &ring.entry());
    let bits = exponent.iter().flat_map(|byte| (0..8).rev().map(move |bit| byte >> bit & 1 == 1));
    let mut power: Option<Number> = None;
    for bit in bits.skip_while(|bit| !bit) {
        let squared = power.map(|power| ring.product(&power, &power));
        power = Some(match squared {
            None => base.clone(),
            Some(squared) if bit => ring.product(&squared, &base),
            Some(squared) => squared,
        });
    }
    ring.bytes(&power.unwrap_or(base), modulus.len())
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

    /// What a number in Montgomery form stands for, in so many bytes.
    fn bytes(&self, power: &[Limb], length: usize) -> Vec<u8> {
        let mut one = alloc::vec![Limb::ZERO; power.len()];
        one[0] = Limb::ONE;
        let power = self.product(power, &one);
        let mut bytes = alloc::vec![0; length];
        for (chunk, limb) in bytes.rchunks_mut(Limb::BYTES).zip(power.iter()) {
            chunk.copy_from_slice(&limb.0.to_be_bytes()[Limb::BYTES - chunk.len()..]);
        }
        bytes
    }

    /// a·b/R, of numbers below the modulus that have all its limbs.
    fn product(&self, a: &[Limb], b: &[Limb]) -> Number {
        let limbs = self.modulus.nlimbs();
        let mut sum = Zeroizing::new(alloc::vec![Limb::ZERO; 2 * limbs + 1]);
        for (i, &digit) in a.iter().enumerate() {
            let sum = &mut sum[i..i + limbs + 2];
            // Adding this multiple of the modulus makes the lowest limb 0, so that leaving it out divides.
            let lowest = sum[0].wrapping_add(b[0].wrapping_mul(digit));
            let multiple = lowest.wrapping_mul(self.inverse);
            add_products(sum, (b, digit), (self.modulus.as_limbs(), multiple));
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

/// Adds two numbers to `sum`, each times one limb, in one pass.
fn add_products(sum: &mut [Limb], (x, by): (&[Limb], Limb), (y, times): (&[Limb], Limb)) {
    let (by, times) = (halves(by.0), halves(times.0));
    let (mut carry, mut other) = (0, 0);
    let (low, high) = sum.split_at_mut(y.len());
    for ((sum, x), y) in low.iter_mut().zip(x).zip(y) {
        (sum.0, carry) = multiply_add(x.0, by, sum.0, carry);
        (sum.0, other) = multiply_add(y.0, times, sum.0, other);
    }
    for mut carry in [carry, other] {
        for sum in &mut *high {
            let (added, over) = sum.0.overflowing_add(carry);
            (sum.0, carry) = (added, over.into());
        }
    }
}

const HALF: u32 = Limb::BITS / 2;
const LOW: Word = Word::MAX >> HALF;

#[inline(always)]
const fn halves(word: Word) -> (Word, Word) {
    (word & LOW, word >> HALF)
}

/// `x * by + sum + carry`, in two limbs, by products of halves: wasm has no wider one, and the call of the function that
/// stands for it would take as long as all the rest. No sum overflows: (2^h - 1)² + 2·(2^h - 1) is 2^(2h) - 1.
#[inline(always)]
const fn multiply_add(x: Word, (low, high): (Word, Word), sum: Word, carry: Word) -> (Word, Word) {
    let (x_low, x_high) = halves(x);
    let a = x_low * low + (sum & LOW) + (carry & LOW);
    let b = x_low * high + (sum >> HALF) + (carry >> HALF);
    let c = x_high * low + (a >> HALF) + (b & LOW);
    (c << HALF | a & LOW, x_high * high + (b >> HALF) + (c >> HALF))
}

fn read(bytes: &[u8]) -> Number {
    let limb = |chunk: &[u8]| Limb(chunk.iter().fold(0, |limb, byte| limb << 8 | Word::from(*byte)));
    Zeroizing::new(bytes.rchunks(Limb::BYTES).map(limb).collect())
}
