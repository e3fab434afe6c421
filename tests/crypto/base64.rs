//! Base64 against its definition, written out bit by bit.

use bonin::crypto::base64::{decode, decode_url, encode, encode_url};

const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

fn bits(value: usize, count: usize) -> impl Iterator<Item = usize> {
    (0..count).rev().map(move |place| value >> place & 1)
}

fn number(bits: &[usize]) -> usize {
    bits.iter().fold(0, |number, bit| number << 1 | bit)
}

/// The text of `bytes` as RFC 4648, 4 defines it.
fn defined(bytes: &[u8]) -> String {
    let mut all: Vec<usize> = bytes.iter().flat_map(|byte| bits(usize::from(*byte), 8)).collect();
    all.resize(all.len().next_multiple_of(6), 0);
    let text: String = all.chunks(6).map(|digit| char::from(ALPHABET.as_bytes()[number(digit)])).collect();
    let padding = "=".repeat(text.len().next_multiple_of(4) - text.len());
    text + &padding
}

/// The bytes that have this text.
fn meant(text: &str) -> Option<Vec<u8>> {
    let digits: Option<Vec<usize>> = text.trim_end_matches('=').chars().map(|c| ALPHABET.find(c)).collect();
    let all: Vec<usize> = digits?.into_iter().flat_map(|digit| bits(digit, 6)).collect();
    let bytes: Vec<u8> = all.chunks_exact(8).map(|byte| number(byte) as u8).collect();
    (defined(&bytes) == text).then_some(bytes)
}

fn for_urls(text: &str) -> String {
    text.trim_end_matches('=').replace('+', "-").replace('/', "_")
}

/// Every group of up to two bytes, and every third byte after them, in both directions.
#[test]
fn every_short_value_has_the_text_that_is_defined() {
    assert_eq!((encode(b""), decode("")), (String::new(), Some(vec![])));
    for value in 0..=0xffffu16 {
        let value = value.to_be_bytes();
        for bytes in [&value[..1], &value, &[value[0], value[1], value[0] ^ value[1]], &[value[0], 0, value[1]]] {
            let text = defined(bytes);
            assert_eq!(encode(bytes), text);
            assert_eq!(decode(&text).unwrap(), bytes);
            assert_eq!(encode_url(bytes), for_urls(&text));
            assert_eq!(decode_url(&for_urls(&text)).unwrap(), bytes);
        }
    }
}

/// Every group of four characters over an alphabet that has all kinds of them: refused exactly where no value has this text.
#[test]
fn every_kind_of_group_is_read_as_it_is_defined() {
    let kinds = b"AQZaz09+/=-_@[`{:., \n\0\x7f";
    for a in kinds {
        for b in kinds {
            for c in kinds {
                for d in kinds {
                    for text in [&[*a, *b, *c, *d][..], &[*a, *b, *c], &[b'A', b'A', b'A', b'A', *a, *b, *c, *d]] {
                        let text = str::from_utf8(text).unwrap();
                        assert_eq!(decode(text), meant(text), "{text:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_character_is_read_as_it_is_defined() {
    for character in (0..=0x24f).filter_map(char::from_u32) {
        for text in [format!("AAA{character}"), format!("{character}QAA"), format!("A{character}==")] {
            assert_eq!(decode(&text), meant(&text), "{text:?}");
        }
    }
}

#[test]
fn a_value_has_one_spelling() {
    for text in
        ["AA=", "AA", "A===", "====", "=", "AB==", "AAB=", "AA==AAAA", "AA==\n", " AAAA", "AA=A", "AAAA====", "AA--"]
    {
        assert_eq!(decode(text), None, "{text:?}");
    }
    for text in ["AA==", "AB", "AAB", "A", "AA\n", "AA+/", "AAAAA"] {
        assert_eq!(decode_url(text), None, "{text:?}");
    }
}
