//! RSAES-PKCS1-v1_5: what this crate encrypts is opened by another library, and the emulator's key opens what that encrypts.

use crate::random::{Source, nothing};
use crate::vectors::{private_key, text, vectors};
use bonin::crypto::{Error, PublicKey};
use bonin_emulator::nets::private_key::PrivateKey;
use rand_core::TryCryptoRng;
use rsa::traits::PublicKeyParts;
use rsa::{Pkcs1v15Encrypt, PrivateKey as Other};

fn pkcs8() -> String {
    text(&vectors!("mobileok.json")["privateKeyPkcs8"]).into()
}

fn pair() -> (Other, PublicKey) {
    let private = private_key(&pkcs8().into());
    let public = PublicKey::from_numbers(&modulus(&private), &[1, 0, 1], 2048).unwrap();
    (private, public)
}

fn modulus(key: &Other) -> Vec<u8> {
    key.n().to_be_bytes_trimmed_vartime().into_vec()
}

/// Randomness with zeros in it, which the padding must not have.
fn chance() -> impl TryCryptoRng {
    let mut drawn = 0u32;
    Source(move |bytes: &mut [u8]| {
        for byte in bytes {
            drawn = drawn.wrapping_mul(1_103_515_245).wrapping_add(12_345);
            *byte = if drawn >> 30 == 0 { 0 } else { (drawn >> 16) as u8 };
        }
        true
    })
}

#[test]
fn another_library_opens_it() {
    let (private, public) = pair();
    let mut rng = chance();
    for message in [&b""[..], b"a", "비밀번호 & 1".as_bytes(), &[0; 40], &[7; 245]] {
        let sealed = public.encrypt_pkcs1(message, &mut rng).unwrap();
        assert_eq!(sealed.len(), 256);
        assert_eq!(private.decrypt(Pkcs1v15Encrypt, &sealed).unwrap(), message);
        assert_ne!(public.encrypt_pkcs1(message, &mut rng).unwrap(), sealed, "each time anew");
    }
}

#[test]
fn what_does_not_fit_is_refused() {
    let (_, public) = pair();
    assert_eq!(public.encrypt_pkcs1(&[7; 246], &mut chance()), Err(Error::MessageTooLong));
    let none = public.encrypt_pkcs1(b"a", &mut nothing());
    assert_eq!(none, Err(Error::NoRandomness), "no randomness, no encryption");
    let mut calls = 0;
    let mut late = Source(|bytes: &mut [u8]| {
        calls += 1;
        bytes.fill(u8::from(calls > 2));
        true
    });
    assert!(public.encrypt_pkcs1(b"a", &mut late).is_ok(), "zeros are drawn again");
}

#[test]
fn keys_of_numbers() {
    let (private, _) = pair();
    let modulus = modulus(&private);
    let reason = |modulus: &[u8], exponent: &[u8], least| {
        PublicKey::from_numbers(modulus, exponent, least).err().map(|error| error.to_string())
    };
    let refused = |word: &str| Some(word.to_owned());
    let zeros = [&[0, 0], &modulus[..]].concat();
    assert_eq!(reason(&zeros, &[0, 1, 0, 1], 2048), None, "zeros before it are nothing");
    assert_eq!(reason(&modulus[..255], &[3], 2048), refused("keySize"));
    assert_eq!(reason(&[], &[3], 1024), refused("keySize"));
    assert_eq!(reason(&modulus, &[3], 2049), refused("keySize"));
    assert_eq!(reason(&[modulus[0], 4], &[3], 1), refused("keyNotRsa"));
    for exponent in [&[][..], &[1], &[2], &[1, 0, 0, 0, 1]] {
        assert_eq!(reason(&modulus, exponent, 2048), refused("keyExponent"));
    }
}

#[test]
fn the_emulator_opens_what_another_library_encrypts() {
    let (private, public) = pair();
    let own = PrivateKey::from_base64(&pkcs8()).unwrap();
    assert_eq!(own.public(), (modulus(&private).into(), [1, 0, 1].into()));
    let mut rng = chance();
    let sealed = public.encrypt_pkcs1("홍길동".as_bytes(), &mut rng).unwrap();
    assert_eq!(own.open(&sealed).as_deref(), Some("홍길동".as_bytes()));
    let mut altered = sealed.clone();
    altered[255] ^= 1;
    assert_ne!(own.open(&altered).as_deref(), Some("홍길동".as_bytes()));
    assert!(own.open(&[]).is_none() && own.open(&[7; 257]).is_none() && own.open(&[0xff; 256]).is_none());
    assert_eq!(format!("{own:?}"), "PrivateKey");
    for bad in ["", "AAAA", text(&vectors!("mobileok.json")["publicKeySpki"])] {
        assert!(PrivateKey::from_base64(bad).is_none(), "{bad}");
    }
}
