use ::base64::{Engine, engine::general_purpose::STANDARD};
use bonin::wire::base64::{decode, encode};

/// Every group of up to two bytes, and every third byte after them, in both directions.
#[test]
fn every_short_value_agrees_with_the_base64_crate() {
    assert_eq!((encode(b""), decode("")), (String::new(), Some(vec![])));
    for value in 0..=0xffffu16 {
        let value = value.to_be_bytes();
        for bytes in [&value[..1], &value, &[value[0], value[1], value[0] ^ value[1]], &[value[0], 0, value[1]]] {
            let text = STANDARD.encode(bytes);
            assert_eq!(encode(bytes), text);
            assert_eq!(decode(&text).unwrap(), bytes);
        }
    }
}

/// Every group of four characters over an alphabet that has all kinds of them: refused exactly where the crate refuses.
#[test]
fn every_kind_of_group_agrees_with_the_base64_crate() {
    let kinds = b"AQZaz09+/=-_@[`{:., \n\0\x7f";
    for a in kinds {
        for b in kinds {
            for c in kinds {
                for d in kinds {
                    for text in [&[*a, *b, *c, *d][..], &[*a, *b, *c], &[b'A', b'A', b'A', b'A', *a, *b, *c, *d]] {
                        assert_eq!(decode(str::from_utf8(text).unwrap()), STANDARD.decode(text).ok(), "{text:?}");
                    }
                }
            }
        }
    }
}

#[test]
fn every_character_agrees_with_the_base64_crate() {
    for character in (0..=0x24f).filter_map(char::from_u32) {
        for text in [format!("AAA{character}"), format!("{character}QAA"), format!("A{character}==")] {
            assert_eq!(decode(&text), STANDARD.decode(&text).ok(), "{text:?}");
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
}
