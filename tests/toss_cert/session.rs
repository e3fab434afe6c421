use crate::support::random::replay;
use crate::vectors::{bytes, private_key, rows, seed_of, text, vectors};
use ::base64::{Engine, engine::general_purpose::STANDARD};
use aes_gcm::{KeyInit, aead::AeadInOut};
use bonin::crypto::PublicKey;
use bonin::error::{Error, Kind, Reason};
use bonin::provider::toss_cert::session::{Mode, Session};
use cbc::cipher::{Array, BlockModeEncrypt, KeyIvInit, consts::U12};
use hmac::{Hmac, Mac};
use proptest::prelude::*;
use rand_core::TryCryptoRng;
use rsa::{Oaep, PrivateKey};
use serde_json::Value;
use sha1::Sha1;
use sha2::Sha256;

const MODES: [Mode; 3] = [Mode::Gcm, Mode::Cbc256, Mode::Cbc128];

pub(super) fn keys() -> (PublicKey, PrivateKey) {
    let row = &vectors!("toss.json")["vectors"][0];
    (PublicKey::from_base64(text(&row["publicKeySpkiBase64"])).unwrap(), private_key(&row["privateKeyPkcs8Base64"]))
}

/// The bytes 1, 3, 5, and so on.
fn entropy() -> impl TryCryptoRng {
    replay((0..96).map(|i| i * 2 + 1))
}

pub(super) fn generated(mode: Mode) -> Session {
    Session::generate(mode, &keys().0, &mut entropy()).unwrap()
}

fn restored(row: &Value) -> Session {
    Session::restore(text(&row["serializedSession"])).unwrap()
}

/// What the session key says: `algorithm $ key $ IV`.
fn payload(session_key: &str) -> String {
    let block = bytes(session_key.rsplit('$').next().unwrap());
    String::from_utf8(keys().1.decrypt(Oaep::<Sha1>::new(), &block).unwrap()).unwrap()
}

#[track_caller]
fn refuses(session: &Session, field: &str) {
    assert_eq!(session.decrypt(field).map(drop), Err(Error::tampered()), "{field}");
}

#[test]
fn fields_are_those_of_the_java_sdk() {
    let vectors = vectors!("toss.json");
    assert_eq!(rows(&vectors["vectors"]).len(), 9);
    for row in rows(&vectors["vectors"]) {
        let session = restored(row);
        assert_eq!(session.encrypt(text(&row["plaintext"])).unwrap(), text(&row["ciphertext"]), "{}", row["name"]);
        assert_eq!(*session.decrypt(text(&row["ciphertext"])).unwrap(), text(&row["plaintext"]), "{}", row["name"]);
    }
}

/// With the randomness that the SDK drew, sealing gives the SDK's session key to the last byte.
#[test]
fn session_keys_are_those_of_the_java_sdk() {
    let (public, private) = keys();
    for row in rows(&vectors!("toss.json")["vectors"]) {
        let wanted = text(&row["sessionKey"]);
        assert_eq!(payload(wanted), text(&row["sessionPayload"]));
        let seed = seed_of::<Sha1>(&private, &bytes(wanted.rsplit('$').next().unwrap()));
        let session = restored(row);
        assert_eq!(session.session_key(), None);
        let session = session.sealed_for(&public, &mut replay(seed)).unwrap();
        assert_eq!(session.session_key(), Some(wanted), "{}", row["name"]);
    }
}

#[test]
fn what_the_java_sdk_refuses_is_refused_and_the_junk_that_it_takes_too() {
    let vectors = vectors!("toss.json");
    let rows = rows(&vectors["decryptBehaviour"]);
    assert_eq!(rows.len(), 14);
    assert_eq!(rows.iter().filter(|row| row["javaResult"] == "accepted").count(), 3);
    for row in rows {
        refuses(&restored(row), text(&row["input"]));
    }
}

#[test]
fn a_new_session_is_a_random_one_in_the_sdks_form() {
    for (mode, algorithm, key, iv, length) in [
        (Mode::Gcm, "AES_GCM", 32, 12, 69),
        (Mode::Cbc256, "AES_CBC", 32, 16, 77),
        (Mode::Cbc128, "AES_CBC", 16, 16, 57),
    ] {
        let entropy: [u8; 96] = std::array::from_fn(|i| i as u8 * 2 + 1);
        let session = generated(mode);
        let session_key = session.session_key().unwrap();
        let payload = payload(session_key);
        let parts: Vec<_> = payload.split('$').collect();
        assert_eq!((parts.len(), parts[0], payload.len(), session_key.len()), (3, algorithm, length, 391));
        assert_eq!((bytes(parts[1]), bytes(parts[2])), (entropy[16..][..key].to_vec(), entropy[48..][..iv].to_vec()));
        // The version, 4, and the variant of RFC 9562 stand over random bits.
        assert!(session_key.starts_with("v1_0.0.14$01030507-090b-4d0f-9113-1517191b1d1f$"), "{session_key}");
        let again = Session::restore(&format!("{}{payload}", &session_key[..47])).unwrap();
        assert_eq!(*again.decrypt(&session.encrypt("김토스").unwrap()).unwrap(), "김토스");
    }
}

#[test]
fn a_session_keeps_its_tag_and_reads_no_other() {
    for row in rows(&vectors!("toss.json")["vectors"]) {
        let old = |name: &str| text(&row[name]).replacen("v1_0.0.14$", "v1$", 1);
        let session = Session::restore(&old("serializedSession")).unwrap();
        assert_eq!(session.encrypt(text(&row["plaintext"])).unwrap(), old("ciphertext"));
        assert_eq!(*session.decrypt(&old("ciphertext")).unwrap(), text(&row["plaintext"]));
        let sealed = session.sealed_for(&keys().0, &mut replay([3; 32])).unwrap();
        assert!(sealed.session_key().unwrap().starts_with("v1$"));
        refuses(&sealed, text(&row["ciphertext"]));
        refuses(&restored(row), &old("ciphertext"));
        refuses(&restored(row), &text(&row["ciphertext"]).replacen("v1_0.0.14", "v1_0.0.13", 1));
    }
}

#[test]
fn only_the_sdks_own_spelling_is_read() {
    for mode in MODES {
        let session = generated(mode);
        let field = session.encrypt("홍길동 19930324").unwrap();
        let [tag, id, rest] = field.splitn(3, '$').collect::<Vec<_>>().try_into().unwrap();
        let (ciphertext, mac) = rest.split_once('$').map_or((rest, String::new()), |(c, mac)| (c, format!("${mac}")));
        for wrong in [
            format!("{field}$"),
            format!("{field}$$$"),
            format!("{field}$x"),
            format!("{field}\n"),
            format!(" {field}"),
            format!("${field}"),
            format!("{tag}$$ciphertext"),
            format!("{tag}${ciphertext}{mac}"),
            format!("{id}${tag}${ciphertext}{mac}"),
            format!("{tag}${id}$${ciphertext}{mac}"),
            format!("{tag}${id}${mac}"),
            format!("{tag}${id}$AAAA{mac}"),
            format!("{tag}${}${ciphertext}{mac}", id.to_uppercase()),
            format!("{tag}${}${ciphertext}{mac}", id.replace('-', "")),
            format!("{}${id}${ciphertext}{mac}", tag.to_uppercase()),
            format!("{tag}${id}${}{mac}", ciphertext.trim_end_matches('=')),
            format!("{tag}${id}${ciphertext}={mac}"),
            format!("{tag}${id}${}\r\n{}{mac}", &ciphertext[..8], &ciphertext[8..]),
            format!("{tag}${id}${}.{}{mac}", &ciphertext[..8], &ciphertext[8..]),
            format!("{tag}${id}${}{mac}", ciphertext.replace('+', "-").replace('/', "_")),
        ] {
            assert_ne!(wrong, field);
            refuses(&session, &wrong);
        }
        for end in 0..field.len() {
            refuses(&session, &field[..end]);
        }
    }
}

/// The samples for .NET 4 key the HMAC with the raw bytes, and print it in capitals.
#[test]
fn only_the_sdks_hmac_is_read() {
    let field = |session: &Session, mac: &str| {
        let field = session.encrypt("김토스").unwrap();
        format!("{}${mac}", field.rsplit_once('$').unwrap().0)
    };
    for mode in [Mode::Cbc256, Mode::Cbc128] {
        let session = generated(mode);
        let payload = payload(session.session_key().unwrap());
        let key = payload.split('$').nth(1).unwrap();
        let right = hmac(key.as_bytes(), "김토스");
        assert_eq!(*session.decrypt(&field(&session, &right)).unwrap(), "김토스");
        let raw = hmac(&bytes(key), "김토스");
        for wrong in [right.to_uppercase(), raw.to_uppercase(), raw, right[..62].into(), format!("{right}00")] {
            refuses(&session, &field(&session, &wrong));
        }
    }
}

fn hmac(key: &[u8], text: impl AsRef<[u8]>) -> String {
    let mac = Hmac::<Sha256>::new_from_slice(key).unwrap().chain_update(text).finalize().into_bytes();
    mac.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Sealed by other hands, since a session takes no such text.
#[test]
fn text_that_is_not_utf8_is_refused() {
    for text in [&b"\xff"[..], b"\xed\xa0\x80", b"ok \xc0\x80", "가".as_bytes().split_at(2).0] {
        for mode in MODES {
            let session = generated(mode);
            let payload = payload(session.session_key().unwrap());
            let (key, iv) = payload.split_once('$').unwrap().1.split_once('$').unwrap();
            let mut padded = [text, &vec![16 - text.len() as u8; 16 - text.len()]].concat();
            let blocks = Array::slice_as_chunks_mut(&mut padded).0;
            let sealed = match mode {
                Mode::Gcm => {
                    let (mut sealed, nonce): (_, [u8; 12]) = (text.to_vec(), bytes(iv).try_into().unwrap());
                    let cipher = aes_gcm::AesGcm::<aes::Aes256, U12>::new_from_slice(&bytes(key)).unwrap();
                    let tag = cipher.encrypt_inout_detached(&nonce.into(), &bytes(key), (&mut sealed[..]).into());
                    STANDARD.encode([sealed, tag.unwrap().to_vec()].concat())
                }
                Mode::Cbc256 => {
                    let cipher = cbc::Encryptor::<aes::Aes256>::new_from_slices(&bytes(key), &bytes(iv));
                    cipher.unwrap().encrypt_blocks(blocks);
                    format!("{}${}", STANDARD.encode(padded), hmac(key.as_bytes(), text))
                }
                Mode::Cbc128 => {
                    let cipher = cbc::Encryptor::<aes::Aes128>::new_from_slices(&bytes(key), &bytes(iv));
                    cipher.unwrap().encrypt_blocks(blocks);
                    format!("{}${}", STANDARD.encode(padded), hmac(key.as_bytes(), text))
                }
            };
            refuses(&session, &format!("{}{sealed}", &session.session_key().unwrap()[..47]));
        }
    }
}

#[test]
fn only_what_the_sdk_serializes_is_restored() {
    let good = "v1_0.0.14$2f0811a1-372b-41e3-8f11-39df5dfc715b$AES_GCM$xnxkFyXG+Ytps3m8oXNER2KYXVWDInURV8CyvZzySVY=$EHOQsjIaPNENiNo5";
    assert!(Session::restore(good).is_ok());
    let [tag, id, algorithm, key, iv] = good.split('$').collect::<Vec<_>>().try_into().unwrap();
    let long_iv = "oldXeKm9peQuG9OTmaPEQQ==";
    let with = |parts: &[&str]| parts.join("$");
    for wrong in [
        String::new(),
        "$$$$".into(),
        format!("{good}$"),
        format!("{good}\n"),
        with(&[tag, id, algorithm, key]),
        with(&[tag, id, algorithm, key, iv, iv]),
        with(&["", id, algorithm, key, iv]),
        with(&["v2", id, algorithm, key, iv]),
        with(&["v1_", id, algorithm, key, iv]),
        with(&["v1_0.0", id, algorithm, key, iv]),
        with(&["v1_0.0.x", id, algorithm, key, iv]),
        with(&["v1_0..14", id, algorithm, key, iv]),
        with(&["V1", id, algorithm, key, iv]),
        with(&[tag, "", algorithm, key, iv]),
        with(&[tag, &id.to_uppercase(), algorithm, key, iv]),
        with(&[tag, &id.replace('-', "0"), algorithm, key, iv]),
        with(&[tag, &id[1..], algorithm, key, iv]),
        with(&[tag, id, "AES_ECB", key, iv]),
        with(&[tag, id, "aes_gcm", key, iv]),
        with(&[tag, id, "AES_CBC", key, iv]),
        with(&[tag, id, "AES_GCM", key, long_iv]),
        with(&[tag, id, "AES_GCM", long_iv, iv]),
        with(&[tag, id, "AES_CBC", "AAAA", long_iv]),
        with(&[tag, id, "AES_CBC", "", ""]),
        with(&[tag, id, algorithm, key.trim_end_matches('='), iv]),
        with(&[tag, id, algorithm, &key.replace('+', "-"), iv]),
        with(&[tag, id, algorithm, &format!("{key}\n"), iv]),
        // Not canonical: bits behind the last byte.
        with(&[tag, id, algorithm, &key.replace("Y=", "Z="), iv]),
    ] {
        let error = Session::restore(&wrong).unwrap_err();
        assert_eq!((error.kind, error.reason), (Kind::Misuse, Reason::BadSnapshot), "{wrong}");
        assert_eq!((error.field.as_deref(), &error.message), (Some("serialized"), &None));
    }
}

#[test]
fn nothing_secret_is_printed() {
    assert_eq!(format!("{:?}", generated(Mode::Gcm)), "Session");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_encrypted_decrypts(entropy in any::<[u8; 64]>(), text in any::<String>()) {
        let all = [&entropy[..], &[7; 32]].concat();
        for mode in MODES {
            let session = Session::generate(mode, &keys().0, &mut replay(all.clone())).unwrap();
            prop_assert_eq!(&*session.decrypt(&session.encrypt(&text).unwrap()).unwrap(), &text);
        }
    }

    #[test]
    fn one_changed_bit_anywhere_is_enough(text in ".{0,40}", at in any::<prop::sample::Index>(), bit in 0..7u32) {
        for mode in MODES {
            let session = generated(mode);
            let field = session.encrypt(&text).unwrap();
            let mut changed = field.clone().into_bytes();
            let at = at.index(changed.len());
            changed[at] ^= 1 << bit;
            prop_assert_eq!(session.decrypt(&String::from_utf8(changed).unwrap()).map(drop), Err(Error::tampered()));
        }
    }
}

/// Every bit of ciphertext, tag and HMAC, spelled as the SDK would spell it.
#[test]
fn one_changed_bit_of_the_bytes_is_enough() {
    for mode in MODES {
        let session = generated(mode);
        let field = session.encrypt("홍길동 19930324").unwrap();
        let [tag, id, rest] = field.splitn(3, '$').collect::<Vec<_>>().try_into().unwrap();
        let (ciphertext, mac) = rest.split_once('$').map_or((rest, String::new()), |(c, mac)| (c, format!("${mac}")));
        let ciphertext = bytes(ciphertext);
        for bit in 0..ciphertext.len() * 8 {
            let mut changed = ciphertext.clone();
            changed[bit / 8] ^= 1 << (bit % 8);
            refuses(&session, &format!("{tag}${id}${}{mac}", STANDARD.encode(changed)));
        }
    }
}
