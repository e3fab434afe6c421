use crate::vectors::{bytes, rows, text, vectors};
use ::base64::{Engine, engine::general_purpose::STANDARD};
use bonin::crypto::{Error, PublicKey};
use bonin::error::{self as flow, Kind};

const RSA: &[u8] = &[0x06, 0x09, 0x2a, 0x86, 0x48, 0x86, 0xf7, 0x0d, 0x01, 0x01, 0x01, 0x05, 0x00];

fn der(tag: u8, contents: &[u8]) -> Vec<u8> {
    let length = match contents.len() {
        n @ 0..=0x7f => vec![n as u8],
        n @ 0x80..=0xff => vec![0x81, n as u8],
        n => vec![0x82, (n >> 8) as u8, n as u8],
    };
    [&[tag], &length[..], contents].concat()
}

fn spki(algorithm: &[u8], modulus: &[u8], exponent: &[u8]) -> Vec<u8> {
    let key = der(0x30, &[der(2, modulus), der(2, exponent)].concat());
    der(0x30, &[der(0x30, algorithm), der(3, &[&[0], &key[..]].concat())].concat())
}

/// An odd modulus of so many bits, as an INTEGER holds it.
fn modulus(bits: usize) -> Vec<u8> {
    let mut bytes = vec![0x5a; bits / 8 + 1];
    bytes[0] = ((1u16 << (bits % 8)) >> 1) as u8;
    if bits.is_multiple_of(8) {
        bytes[1] |= 0x80;
    }
    *bytes.last_mut().unwrap() |= 1;
    bytes
}

fn refused(spki: &[u8]) -> Error {
    PublicKey::from_spki(spki).unwrap_err()
}

/// The caller hears of the key by the name of the input, and serde's word is that of the reason.
#[test]
fn a_refused_key_is_the_caller_s_mistake() {
    let errors = [Error::KeyNotSpki, Error::KeyNotRsa, Error::KeySize, Error::KeyExponent];
    for refused in errors {
        let error = flow::Error::from(refused);
        assert_eq!((error.kind, error.field.as_deref()), (Kind::Misuse, Some("publicKey")));
        assert_eq!(error.reason.id(), refused.to_string());
    }
    for (error, kind) in
        [(Error::MessageTooLong, Kind::Bug), (Error::NoRandomness, Kind::Bug), (Error::Unverified, Kind::Tampered)]
    {
        let known = flow::Error::from(error);
        assert_eq!((known.kind, known.reason.id()), (kind, error.to_string().as_str()));
    }
}

#[test]
fn keys_of_2048_to_4096_bits_are_read() {
    for bits in [2048, 2049, 2056, 3071, 3072, 4095, 4096] {
        PublicKey::from_spki(&spki(RSA, &modulus(bits), &[1, 0, 1])).unwrap();
    }
    for bits in [512, 1024, 2047, 4097, 8192] {
        assert_eq!(refused(&spki(RSA, &modulus(bits), &[1, 0, 1])), Error::KeySize, "{bits}");
    }
    assert_eq!(refused(&bytes(text(&vectors!("rsa_keys.json")["rsa1024Spki"]))), Error::KeySize);
}

#[test]
fn exponents_are_odd_and_from_3_to_32_bits() {
    for exponent in [&[3][..], &[17], &[1, 0, 1], &[0, 0xff, 0xff, 0xff, 0xff]] {
        PublicKey::from_spki(&spki(RSA, &modulus(2048), exponent)).unwrap();
    }
    for exponent in [&[0][..], &[1], &[2], &[1, 0, 0], &[1, 0, 0, 0, 1], &[1; 9]] {
        assert_eq!(refused(&spki(RSA, &modulus(2048), exponent)), Error::KeyExponent, "{exponent:?}");
    }
}

#[test]
fn other_algorithms_are_told_from_rsa() {
    let keys = vectors!("rsa_keys.json");
    assert_eq!(refused(&bytes(text(&keys["ecSpki"]))), Error::KeyNotRsa);
    assert_eq!(refused(&bytes(text(&keys["rsaPssSpki"]))), Error::KeyNotRsa);
    assert_eq!(refused(&spki(&RSA[..11], &modulus(2048), &[3])), Error::KeyNotRsa);
    let mut even = modulus(2048);
    *even.last_mut().unwrap() &= 0xfe;
    assert_eq!(refused(&spki(RSA, &even, &[3])), Error::KeyNotRsa);
}

#[test]
fn what_is_no_spki_is_refused() {
    let vectors = vectors!("mobileok.json");
    let good = bytes(text(&vectors["publicKeySpki"]));
    for length in 0..good.len() {
        assert_eq!(refused(&good[..length]), Error::KeyNotSpki, "{length}");
    }
    assert_eq!(refused(&[&good[..], &[0]].concat()), Error::KeyNotSpki);
    assert_eq!(refused(&bytes(text(&vectors["privateKeyPkcs8"]))), Error::KeyNotSpki);
    // PKCS #1, the key without its algorithm.
    assert_eq!(refused(&good[24..]), Error::KeyNotSpki);
}

#[test]
fn der_has_one_encoding() {
    let long = modulus(2048);
    // A negative modulus, leading zeros, and an integer of no bytes.
    assert_eq!(refused(&spki(RSA, &long[1..], &[3])), Error::KeyNotSpki);
    assert_eq!(refused(&spki(RSA, &[&[0], &long[..]].concat(), &[3])), Error::KeyNotSpki);
    assert_eq!(refused(&spki(RSA, &long, &[0, 3])), Error::KeyNotSpki);
    assert_eq!(refused(&spki(RSA, &long, &[])), Error::KeyNotSpki);
    // A third field in the key, bits to leave out of the bit string, lengths longer than they must be, and an open length.
    let fields = [der(2, &long), der(2, &[3])].concat();
    let with_key = |key: &[u8]| der(0x30, &[der(0x30, RSA), der(3, key)].concat());
    PublicKey::from_spki(&with_key(&[&[0], &der(0x30, &fields)[..]].concat())).unwrap();
    assert_eq!(
        refused(&with_key(&[&[0], &der(0x30, &[&fields[..], &der(2, &[1])].concat())[..]].concat())),
        Error::KeyNotSpki
    );
    assert_eq!(refused(&with_key(&[&[1], &der(0x30, &fields)[..]].concat())), Error::KeyNotSpki);
    assert_eq!(refused(&with_key(&[])), Error::KeyNotSpki);
    let algorithm = [&[0x30, 0x81, 13], RSA].concat();
    let key = der(3, &[&[0], &der(0x30, &fields)[..]].concat());
    assert_eq!(refused(&der(0x30, &[&algorithm, &key[..]].concat())), Error::KeyNotSpki);
    let good = spki(RSA, &long, &[3]);
    assert_eq!(refused(&[&[0x30, 0x83, 0], &good[2..]].concat()), Error::KeyNotSpki);
    assert_eq!(refused(&[&[0x30, 0x80], &good[4..], &[0, 0]].concat()), Error::KeyNotSpki);
}

#[test]
fn base64_of_a_key_is_canonical() {
    let keys = vectors!("rsa_keys.json");
    for row in rows(&keys["rsa"]) {
        let good = text(&row["publicKeySpki"]);
        PublicKey::from_base64(good).unwrap();
        let pem = format!("-----BEGIN PUBLIC KEY-----\n{good}\n-----END PUBLIC KEY-----\n");
        let wrapped = format!("{}\n{}", &good[..64], &good[64..]);
        for wrong in [&pem, &wrapped, &format!("{good}\n"), &format!("{good}===="), &good.replace('/', "_"), ""] {
            if wrong != good {
                assert_eq!(PublicKey::from_base64(wrong).unwrap_err(), Error::KeyNotSpki);
            }
        }
    }
    let odd = STANDARD.encode(spki(RSA, &modulus(2048), &[3]));
    PublicKey::from_base64(&odd).unwrap();
    assert!(odd.ends_with('='), "the test needs padding");
    assert_eq!(PublicKey::from_base64(odd.trim_end_matches('=')).unwrap_err(), Error::KeyNotSpki);
}
