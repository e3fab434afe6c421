//! Base64 (RFC 4648, 4): standard alphabet, padded, and only the one spelling that a value has.
//!
//! Keys pass through here, so characters are computed rather than looked up: neither time nor memory access tells them. The
//! usual crate would also add 3 kB more to the browser's module (brotli).

use alloc::{string::String, vec::Vec};

/// The text of `bytes`.
pub fn encode(bytes: &[u8]) -> String {
    let mut text = String::with_capacity(bytes.len().div_ceil(3) * 4);
    for chunk in bytes.chunks(3) {
        let byte = |i| chunk.get(i).copied().map_or(0, u32::from);
        let group = byte(0) << 16 | byte(1) << 8 | byte(2);
        for i in 0..4 {
            text.push(if i <= chunk.len() { character((group >> (18 - 6 * i) & 63) as i32) } else { '=' });
        }
    }
    text
}

/// The bytes of `text`; none where it is no base64, or not the text that [`encode`] makes of those bytes.
pub fn decode(text: &str) -> Option<Vec<u8>> {
    let digits = text.strip_suffix("==").or_else(|| text.strip_suffix('=')).unwrap_or(text).as_bytes();
    if !text.len().is_multiple_of(4) {
        return None;
    }
    let mut bytes = Vec::with_capacity(text.len() / 4 * 3);
    // Negative from the first fault on; looked at only at the end.
    let mut faults = 0;
    for chunk in digits.chunks(4) {
        let mut group = 0;
        for i in 0..4 {
            let value = chunk.get(i).map_or(0, |character| digit(*character));
            faults |= value;
            group = group << 6 | value & 63;
        }
        let [_, group @ ..] = group.to_be_bytes();
        let (kept, spilled) = group.split_at(chunk.len() - 1);
        bytes.extend_from_slice(kept);
        spilled.iter().for_each(|bits| faults |= -i32::from(*bits));
    }
    (faults >= 0).then_some(bytes)
}

/// The character of a value from 0 to 63.
fn character(value: i32) -> char {
    let shift = i32::from(b'A')
        + (within(value, 26, 63) & (i32::from(b'a') - 26 - i32::from(b'A')))
        + (within(value, 52, 63) & (i32::from(b'0') - 52 - i32::from(b'a') + 26))
        + (within(value, 62, 63) & (i32::from(b'+') - 62 - i32::from(b'0') + 52))
        + (within(value, 63, 63) & (i32::from(b'/') - 63 - i32::from(b'+') + 62));
    char::from((value + shift) as u8)
}

/// The value of a character; -1 where it has none.
fn digit(character: u8) -> i32 {
    let character = i32::from(character);
    // One more than the value, so that 0 is left for the characters that have none.
    let counted = |first: u8, last: u8, value| {
        within(character, first.into(), last.into()) & (character - i32::from(first) + value + 1)
    };
    let letters = counted(b'A', b'Z', 0) | counted(b'a', b'z', 26);
    (letters | counted(b'0', b'9', 52) | counted(b'+', b'+', 62) | counted(b'/', b'/', 63)) - 1
}

/// All ones where `first <= value <= last`, else 0.
fn within(value: i32, first: i32, last: i32) -> i32 {
    !((value - first) | (last - value)) >> 31
}
