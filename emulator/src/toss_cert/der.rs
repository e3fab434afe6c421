//! Writes ASN.1 in DER: as much of it as certificates and signatures are made of.

use bonin::format::seoul;

/// A whole element, or the contents of one.
pub type Bytes = Vec<u8>;

const SEOUL: i64 = 9 * 60 * 60_000;
/// The first moment that UTCTime cannot say: 2050-01-01T00:00:00Z.
const CENTURY: i64 = 2_524_608_000_000;

/// An element of this tag.
pub fn element(tag: u8, contents: &[u8]) -> Bytes {
    let length = contents.len();
    let mut out = Vec::with_capacity(length + 5);
    out.push(tag);
    match length {
        0..=0x7f => out.push(length as u8),
        0x80..=0xff => out.extend([0x81, length as u8]),
        0x100..=0xffff => out.extend([0x82, (length >> 8) as u8, length as u8]),
        _ => out.extend([0x83, (length >> 16) as u8, (length >> 8) as u8, length as u8]),
    }
    out.extend_from_slice(contents);
    out
}

/// A SEQUENCE of these.
pub fn sequence(parts: &[Bytes]) -> Bytes {
    element(0x30, &parts.concat())
}

/// A SET OF these, in the order that DER wants.
pub fn set(mut parts: Vec<Bytes>) -> Bytes {
    parts.sort();
    element(0x31, &parts.concat())
}

/// A constructed element of the context, `[number]`.
pub fn context(number: u8, contents: &[u8]) -> Bytes {
    element(0xa0 | number, contents)
}

/// An INTEGER that is not negative, of big-endian bytes.
pub fn integer(bytes: &[u8]) -> Bytes {
    let leading = bytes.iter().take_while(|byte| **byte == 0).count();
    let digits = bytes.get(leading..).unwrap_or_default();
    match digits.first() {
        Some(0..=0x7f) => element(0x02, digits),
        _ => element(0x02, &[&[0], digits].concat()),
    }
}

/// An OBJECT IDENTIFIER.
pub fn oid(arcs: &[u32]) -> Bytes {
    let [first, second, rest @ ..] = arcs else { return Vec::new() };
    let mut contents = vec![(first * 40 + second) as u8];
    for arc in rest {
        let groups = (0..5).rev().map(|group| (arc >> (7 * group)) as u8 & 0x7f).skip_while(|bits| *bits == 0);
        let mut groups: Vec<u8> = groups.map(|bits| bits | 0x80).collect();
        match groups.last_mut() {
            Some(last) => *last &= 0x7f,
            None => groups.push(0),
        }
        contents.extend(groups);
    }
    element(0x06, &contents)
}

/// NULL.
pub fn null() -> Bytes {
    element(0x05, &[])
}

/// BOOLEAN TRUE.
pub fn truth() -> Bytes {
    element(0x01, &[0xff])
}

/// An OCTET STRING.
pub fn octets(bytes: &[u8]) -> Bytes {
    element(0x04, bytes)
}

/// A BIT STRING whose last `unused` bits do not count.
pub fn bits(unused: u8, bytes: &[u8]) -> Bytes {
    element(0x03, &[&[unused], bytes].concat())
}

/// A UTF8String.
pub fn utf8(text: &str) -> Bytes {
    element(0x0c, text.as_bytes())
}

/// A PrintableString.
pub fn printable(text: &str) -> Bytes {
    element(0x13, text.as_bytes())
}

/// A time: UTCTime as long as that can say it (RFC 5280, 4.1.2.5).
pub fn time(ms: i64) -> Bytes {
    let utc = format!("{}Z", seoul::compact(ms - SEOUL));
    if ms < CENTURY {
        element(0x17, utc.get(2..).unwrap_or_default().as_bytes())
    } else {
        element(0x18, utc.as_bytes())
    }
}
