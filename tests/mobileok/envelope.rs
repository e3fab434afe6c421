use crate::support::random::replay;
use crate::vectors::{bytes, private_key, rows, seed_of, text, vectors};
use ::base64::{Engine, engine::general_purpose::STANDARD};
use bonin::crypto::PublicKey;
use bonin::error::Error;
use bonin::provider::mobileok::envelope::{Sealed, seal};
use cbc::cipher::{Array, BlockModeEncrypt, KeyIvInit};
use rsa::{Oaep, PrivateKey};
use sha2::{Digest, Sha256};

/// The RSA block as its private key opens it.
fn key_block(key: &PrivateKey, sealed: &Sealed) -> Option<Vec<u8>> {
    key.decrypt(Oaep::<Sha256>::new(), &bytes(&sealed.rsa_block())).ok()
}

fn open(key: &PrivateKey, envelope: &str) -> Result<String, Error> {
    let sealed = Sealed::split(envelope)?;
    let key_block = key_block(key, &sealed);
    sealed.open(key_block.as_deref()).map(|text| text.to_string())
}

#[test]
fn what_openssl_sealed_opens() {
    let vectors = vectors!("mobileok.json");
    let key = private_key(&vectors["privateKeyPkcs8"]);
    assert_eq!(rows(&vectors["good"]).len(), 5);
    for row in rows(&vectors["good"]) {
        assert_eq!(open(&key, text(&row["envelope"])).unwrap(), text(&row["plaintext"]));
    }
}

#[test]
fn what_must_be_refused_is_refused_all_alike() {
    let vectors = vectors!("mobileok.json");
    let key = private_key(&vectors["privateKeyPkcs8"]);
    assert_eq!(rows(&vectors["bad"]).len(), 12);
    for row in rows(&vectors["bad"]) {
        assert_eq!(open(&key, text(&row["envelope"])), Err(Error::tampered()), "{}", row["why"]);
    }
}

/// With the randomness that OpenSSL drew, sealing gives OpenSSL's envelope to the last byte.
#[test]
fn sealing_repeats_what_openssl_sealed() {
    let vectors = vectors!("mobileok.json");
    let key = private_key(&vectors["privateKeyPkcs8"]);
    let public = PublicKey::from_base64(text(&vectors["publicKeySpki"])).unwrap();
    for row in rows(&vectors["good"]) {
        let envelope = text(&row["envelope"]);
        let sealed = Sealed::split(envelope).unwrap();
        let inner = String::from_utf8(key_block(&key, &sealed).unwrap()).unwrap();
        let mut entropy = bytes(inner.split_once('|').unwrap().0);
        entropy.extend(seed_of::<Sha256>(&key, &bytes(&sealed.rsa_block())));
        assert_eq!(seal(&public, text(&row["plaintext"]), &mut replay(entropy)).unwrap(), envelope);
    }
}

#[test]
fn the_rsa_crate_opens_what_this_seals() {
    let keys = vectors!("rsa_keys.json");
    for row in rows(&keys["rsa"]) {
        let public = PublicKey::from_base64(text(&row["publicKeySpki"])).unwrap();
        for plaintext in ["", "{\"authNumber\":\"123456\"}", &"가나다 🙂".repeat(500)] {
            let envelope = seal(&public, plaintext, &mut replay((0..80).map(|i: u8| i.wrapping_mul(3)))).unwrap();
            assert_eq!(
                open(&private_key(&row["privateKeyPkcs8"]), &envelope).unwrap(),
                plaintext,
                "{} bits",
                row["bits"]
            );
        }
    }
}

#[test]
fn another_key_opens_nothing() {
    let (vectors, keys) = (vectors!("mobileok.json"), vectors!("toss.json"));
    let other = private_key(&keys["vectors"][0]["privateKeyPkcs8Base64"]);
    assert_eq!(open(&other, text(&vectors["good"][0]["envelope"])), Err(Error::tampered()));
}

/// Every bit of the second part, the IV in the first, and the padding: each change is noticed, and by the same error.
#[test]
fn one_changed_bit_is_enough() {
    let vectors = vectors!("mobileok.json");
    let key = private_key(&vectors["privateKeyPkcs8"]);
    let (rsa_block, ciphertext) = text(&vectors["good"][0]["envelope"]).split_once('|').unwrap();
    let key_block = key_block(&key, &Sealed::split(text(&vectors["good"][0]["envelope"])).unwrap()).unwrap();
    let ciphertext = bytes(ciphertext);
    for bit in 0..ciphertext.len() * 8 {
        let mut changed = ciphertext.clone();
        changed[bit / 8] ^= 1 << (bit % 8);
        let envelope = format!("{rsa_block}|{}", STANDARD.encode(changed));
        assert_eq!(Sealed::split(&envelope).unwrap().open(Some(&key_block)).map(drop), Err(Error::tampered()));
    }
}

#[test]
fn the_rsa_block_holds_two_parts_of_the_right_lengths() {
    let vectors = vectors!("mobileok.json");
    let envelope = text(&vectors["good"][0]["envelope"]);
    let inner = key_block(&private_key(&vectors["privateKeyPkcs8"]), &Sealed::split(envelope).unwrap()).unwrap();
    let inner = String::from_utf8(inner).unwrap();
    let open = |inner: &[u8]| Sealed::split(envelope).unwrap().open(Some(inner)).map(drop);
    assert_eq!(open(inner.as_bytes()), Ok(()));
    let (secret, hash) = inner.split_once('|').unwrap();
    for wrong in [
        String::new(),
        "|".into(),
        secret.into(),
        format!("{secret}|"),
        format!("|{hash}"),
        format!("{secret}{hash}"),
        format!("{secret}|{hash}|"),
        format!("{secret}|{hash}|{hash}"),
        format!("{secret}AAAA|{hash}"),
        format!("{}|{hash}", &secret[4..]),
        format!("{secret}|{}", &hash[4..]),
        format!("{secret}|{}", hash.trim_end_matches('=')),
        format!("{secret}|{hash}\n"),
        format!(" {secret}|{hash}"),
        format!("{hash}|{secret}"),
    ] {
        assert_eq!(open(wrong.as_bytes()), Err(Error::tampered()), "{wrong:?}");
    }
    assert_eq!(open(&[0xff; 109]), Err(Error::tampered()));
    assert_eq!(Sealed::split(envelope).unwrap().open(None).map(drop), Err(Error::tampered()));
}

#[test]
fn text_that_is_not_utf8_is_refused() {
    let (secret, text) = ([7; 48], b"\xff0123456789abcde");
    let mut ciphertext = [*text, [16; 16]].concat();
    let (key, iv) = secret.split_at(32);
    cbc::Encryptor::<aes::Aes256>::new_from_slices(key, iv)
        .unwrap()
        .encrypt_blocks(Array::slice_as_chunks_mut(&mut ciphertext).0);
    let envelope = format!("AAAA|{}", STANDARD.encode(ciphertext));
    let inner = |text: &[u8]| format!("{}|{}", STANDARD.encode(secret), STANDARD.encode(Sha256::digest(text)));
    let open = |inner: &str| Sealed::split(&envelope).unwrap().open(Some(inner.as_bytes())).map(drop);
    assert_eq!(open(&inner(text)), Err(Error::tampered()));
}

#[test]
fn nothing_secret_is_printed() {
    let vectors = vectors!("mobileok.json");
    assert_eq!(format!("{:?}", Sealed::split(text(&vectors["good"][0]["envelope"])).unwrap()), "Sealed");
    assert_eq!(format!("{:?}", PublicKey::from_base64(text(&vectors["publicKeySpki"])).unwrap()), "PublicKey");
}
