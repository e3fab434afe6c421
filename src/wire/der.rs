//! The five ASN.1 types that keys are made of, in DER: one encoding a value, so anything longer than it must be is refused.

pub(super) const INTEGER: u8 = 0x02;
pub(super) const BIT_STRING: u8 = 0x03;
pub(super) const OCTET_STRING: u8 = 0x04;
pub(super) const SEQUENCE: u8 = 0x30;

/// The contents of a `tag` element at the start of `bytes`, which then holds what follows it.
pub(super) fn take<'a>(bytes: &mut &'a [u8], tag: u8) -> Option<&'a [u8]> {
    let (&found, rest) = bytes.split_first()?;
    let (&short, rest) = rest.split_first()?;
    let (length, rest) = match short {
        0..=0x7f => (usize::from(short), rest),
        0x81 => rest.split_first().map(|(&l, rest)| (usize::from(l), rest)).filter(|(length, _)| *length > 0x7f)?,
        // 64 KiB hold any key here.
        0x82 => rest
            .split_first_chunk()
            .map(|(&l, rest)| (usize::from(u16::from_be_bytes(l)), rest))
            .filter(|(length, _)| *length > 0xff)?,
        _ => return None,
    };
    let (contents, rest) = rest.split_at_checked(length)?;
    *bytes = rest;
    (found == tag).then_some(contents)
}

/// Like [`take`], where nothing may follow.
pub(super) fn only(mut bytes: &[u8], tag: u8) -> Option<&[u8]> {
    take(&mut bytes, tag).filter(|_| bytes.is_empty())
}

/// The big-endian bytes of an integer that is not negative, without leading zeros: none for 0.
pub(super) fn natural<'a>(bytes: &mut &'a [u8]) -> Option<&'a [u8]> {
    let digits = take(bytes, INTEGER)?;
    match digits {
        [0] => Some(&[]),
        [0, 0x80..=0xff, ..] => Some(&digits[1..]),
        [1..=0x7f, ..] => Some(digits),
        _ => None,
    }
}
