//! What emulated services say of people who do not exist.

use bonin::crypto::base64;
use sha2::{Digest, Sha256};

/// `N` bytes that depend on `seed` alone, in base64: an identifier that is the same each time, and no one's.
pub fn identifier<const N: usize>(seed: &str) -> String {
    base64::encode(&bytes::<N>(seed))
}

/// `N` decimal digits that depend on `seed` alone.
pub fn digits<const N: usize>(seed: &str) -> String {
    bytes::<N>(seed).iter().map(|byte| char::from(b'0' + byte % 10)).collect()
}

/// Whether `years` have not yet passed since `birthday`; both dates are yyyyMMdd, or both yyyy. Digits compare as dates, so
/// one of 29 February ages on 1 March.
pub fn is_under(birthday: &str, years: u32, today: &str) -> bool {
    let number = |text: &str| text.parse::<u32>().unwrap_or(u32::MAX);
    let year = if birthday.len() > 4 { 10_000 } else { 1 };
    number(birthday).saturating_add(years * year) > number(today)
}

fn bytes<const N: usize>(seed: &str) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(N + 32);
    for block in 0..N.div_ceil(32) {
        bytes.extend(Sha256::digest(format!("bonin emulator, no real person|{block}|{seed}")));
    }
    bytes.truncate(N);
    bytes
}
