//! What must hold for any input: JSON against serde_json, base64 against its crate, and sealing against the `rsa` crate.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use base64::{Engine, engine::general_purpose::STANDARD};
use bonin::crypto::{self, PublicKey};
use bonin::error::Error;
use bonin::flow::strict_json;
use bonin::format;
use bonin::provider::mobileok::envelope::{Sealed, seal};
use bonin::provider::mobileok::key_file;
use proptest::collection::vec;
use proptest::prelude::*;
use rsa::{Oaep, PrivateKey, pkcs8::DecodePrivateKey};
use serde_json::Value as Json;
use sha2::Sha256;
use std::sync::LazyLock;

#[path = "support/random.rs"]
#[allow(dead_code, reason = "each test program takes its part")]
mod random;

use random::replay;

static KEYS: LazyLock<(PublicKey, PrivateKey)> = LazyLock::new(|| {
    let vectors: Json = serde_json::from_str(include_str!("vectors/mobileok.json")).unwrap();
    let text = |name: &str| vectors[name].as_str().unwrap().to_owned();
    let private = STANDARD.decode(text("privateKeyPkcs8")).unwrap();
    (PublicKey::from_base64(&text("publicKeySpki")).unwrap(), PrivateKey::from_pkcs8_der(&private).unwrap())
});

fn open(envelope: &str) -> Result<String, Error> {
    let sealed = Sealed::split(envelope)?;
    let key_block = KEYS.1.decrypt(Oaep::<Sha256>::new(), &STANDARD.decode(sealed.rsa_block()).unwrap()).ok();
    sealed.open(key_block.as_deref()).map(|text| text.to_string())
}

/// Characters that JSON, base64 and UTF-8 have opinions on, among any others.
fn any_text() -> impl Strategy<Value = String> {
    let characters = prop_oneof![any::<char>(), prop::char::range('\0', '\u{7f}'), prop::char::range('가', '힣')];
    vec(characters, 0..200).prop_map(String::from_iter)
}

fn any_json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Into::into),
        any::<i64>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        any::<f64>().prop_filter("JSON has no others", |number| number.is_finite()).prop_map(Into::into),
        any_text().prop_map(Into::into),
    ];
    leaf.prop_recursive(6, 60, 8, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..8).prop_map(Into::into),
            vec((any_text(), inner), 0..8).prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

/// Text that is nearly JSON: pieces of it in any order.
fn broken_json() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        prop::sample::select(vec![
            "{",
            "}",
            "[",
            "]",
            ":",
            ",",
            "\"",
            "\\",
            "\"a\"",
            "\"b\":",
            "null",
            "true",
            "false",
            "nul",
            "0",
            "-",
            "1",
            "01",
            "-0",
            "1.5",
            "1.",
            ".5",
            "1e5",
            "1E+",
            "e",
            "\\u0041",
            "\\ud83d\\ude00",
            "\\ud83d",
            "\\udc00\"",
            "\"\\u00\"",
            "\"\\n\"",
            "\"\\x\"",
            " ",
            "\n",
            "\t",
            "\r",
            "\u{b}",
            "\u{0}",
            "\"\u{1f}\"",
            "\"\u{7f}\"",
            "'",
            "//",
            "\u{feff}",
            "\u{a0}",
            "NaN",
        ])
        .prop_map(String::from),
        "\\PC",
    ];
    vec(piece, 0..12).prop_map(|pieces| pieces.concat())
}

/// The two read the same; or both refuse, but for what this reader refuses on purpose.
fn agree(text: &str) -> Result<(), TestCaseError> {
    let theirs = serde_json::from_str::<Json>(text.strip_prefix('\u{feff}').unwrap_or(text));
    match (strict_json::value(text), theirs) {
        (Some(ours), Ok(theirs)) => prop_assert!(same(&ours, &theirs), "{text:?}"),
        (Some(_), Err(error)) => prop_assert!(false, "{text:?}: {error}"),
        (None, Ok(_)) => prop_assert!(repeats_a_name(text), "{text:?}"),
        (None, Err(_)) => {}
    }
    Ok(())
}

/// The same, but for whole numbers that JavaScript does not hold exactly: these stay as their text.
fn same(ours: &Json, theirs: &Json) -> bool {
    match (ours, theirs) {
        (Json::String(text), Json::Number(number)) => *text == number.to_string() && !number.is_f64(),
        (Json::Array(ours), Json::Array(theirs)) => {
            ours.len() == theirs.len() && ours.iter().zip(theirs).all(|(ours, theirs)| same(ours, theirs))
        }
        (Json::Object(ours), Json::Object(theirs)) => {
            ours.len() == theirs.len()
                && ours.iter().all(|(name, ours)| theirs.get(name).is_some_and(|theirs| same(ours, theirs)))
        }
        _ => ours == theirs,
    }
}

/// Whether an object in this JSON has two members of one name, which serde_json lets pass.
fn repeats_a_name(text: &str) -> bool {
    let once = serde_json::from_str::<Json>(text).map(|value| value.to_string().matches("\":").count());
    once.is_ok_and(|names| names < text.matches(':').count())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn json_reads_as_serde_json_reads_it(json in any_json()) {
        let text = json.to_string();
        let value = strict_json::value(&text).unwrap();
        // Read again, as serde_json does not read every float back exactly.
        prop_assert!(same(&value, &serde_json::from_str(&text).unwrap()));
        prop_assert_eq!(strict_json::value(&serde_json::to_string_pretty(&json).unwrap()).unwrap(), value);
    }

    #[test]
    fn broken_json_is_refused_as_serde_json_refuses_it(text in broken_json()) {
        agree(&text)?;
    }

    #[test]
    fn cut_and_changed_json_is_refused_as_serde_json_refuses_it(json in any_json(), cut: prop::sample::Index, other: char) {
        let mut text: Vec<char> = json.to_string().chars().collect();
        let at = cut.index(text.len());
        agree(&String::from_iter(&text[..at]))?;
        text[at] = other;
        agree(&String::from_iter(&text))?;
    }

    #[test]
    fn base64_agrees_with_its_crate(bytes in vec(any::<u8>(), 0..400), at: prop::sample::Index, other: char) {
        let text = STANDARD.encode(&bytes);
        prop_assert_eq!(crypto::base64::encode(&bytes), &text[..]);
        prop_assert_eq!(crypto::base64::decode(&text), Some(bytes));
        let mut changed: Vec<char> = text.chars().chain(['=']).collect();
        let at = at.index(changed.len());
        changed[at] = other;
        let changed = String::from_iter(changed);
        prop_assert_eq!(crypto::base64::decode(&changed), STANDARD.decode(&changed).ok());
        changed.strip_suffix('=').map_or(Ok(()), |changed| {
            prop_assert_eq!(crypto::base64::decode(changed), STANDARD.decode(changed).ok());
            Ok(())
        })?;
    }

    #[test]
    fn no_text_makes_a_reader_panic(text in any_text(), bytes in vec(any::<u8>(), 0..400)) {
        let _ = (PublicKey::from_base64(&text), PublicKey::from_spki(&bytes), format::seoul::parse(&text), format::seoul::is_date(&text));
        let _ = (Sealed::split(&text), key_file::open(&bytes, &text), strict_json::value(&text));
    }

    #[test]
    fn any_time_reads_back(ms in -62_135_596_800_000i64..253_402_268_400_000) {
        prop_assert_eq!(format::seoul::parse(&format::seoul::issue_date(ms)), Some(ms));
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_sealed_opens(text in any_text(), entropy in vec(any::<u8>(), 80)) {
        let envelope = seal(&KEYS.0, &text, &mut replay(entropy)).unwrap();
        prop_assert_eq!(open(&envelope), Ok(text));
    }

    #[test]
    fn what_is_changed_on_the_way_is_refused(text in any_text(), entropy in vec(any::<u8>(), 80), at: prop::sample::Index, other: char) {
        let mut envelope: Vec<char> = seal(&KEYS.0, &text, &mut replay(entropy)).unwrap().chars().collect();
        let at = at.index(envelope.len());
        prop_assume!(envelope[at] != other);
        envelope[at] = other;
        prop_assert_eq!(open(&String::from_iter(envelope)), Err(Error::tampered()));
    }
}
