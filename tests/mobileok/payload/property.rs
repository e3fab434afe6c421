//! Whatever is accepted is sealed, and opens to the same fields.

use super::check;
use crate::support::people::{METHODS, least};
use crate::support::{Json, NOW, context, json, keys};
use bonin::crypto::PublicKey;
use bonin::error::Error;
use bonin::flow::reading::readable::read_input;
use bonin::provider::mobileok::{seal_auth_info, seal_verify_info};
use proptest::collection::{hash_map, vec};
use proptest::prelude::*;
use proptest::sample::select;
use std::collections::HashMap;
use std::ops::RangeInclusive;
use unicode_normalization::UnicodeNormalization;

const FIELDS: [&str; 13] = [
    "userName",
    "userPhone",
    "userBirthday",
    "userRegistSingleNumber",
    "userGender",
    "userNation",
    "arsCode",
    "sendMsg",
    "replyNumber",
    "retTransferType",
    "extension",
    "providerId",
    "usageCode",
];

/// What people type into forms, and what they do not.
fn typed() -> impl Strategy<Value = Json> {
    let listed = select(vec![
        "",
        " ",
        "1",
        "2",
        "0",
        "8",
        "SKT",
        "LGUMVNO",
        "SMS",
        "01001",
        "01016",
        "MOKResult",
        "010-1234-5678",
        "0212345678",
        "20000229",
        "19991231",
        "1588 0000",
        "[000000]",
        "홍길동",
        " O'Neill ",
        "a\"b\\c",
        "ARS-1",
    ]);
    let message = "[ -~가-힣]{0,20}".prop_map(|text| format!("{text}[000000]"));
    prop_oneof![
        4 => listed.prop_map(Json::from),
        2 => message.prop_map(Json::from),
        2 => "\\PC{0,30}".prop_map(Json::from),
        1 => "01[0-9]{8,9}".prop_map(Json::from),
        1 => "(19|20)[0-9]{2}(0[1-9]|1[0-2])(0[1-9]|1[0-9]|2[0-8])".prop_map(Json::from),
        1 => hash_map("[a-z]{1,5}", any::<i32>(), 0..4).prop_map(|members| json!(members)),
        1 => vec(any::<bool>(), 0..3).prop_map(|items| json!(items)),
        1 => Just(Json::Null),
    ]
}

/// One of the six forms, with some fields overwritten by anything.
fn form() -> impl Strategy<Value = Json> {
    (select(METHODS.to_vec()), hash_map(select(FIELDS.to_vec()), typed(), 0..3)).prop_map(
        |(method, changes): (_, HashMap<&str, Json>)| {
            let mut info = least(method);
            changes.into_iter().for_each(|(name, member)| info[name] = member);
            info
        },
    )
}

/// The field as it has to arrive; nothing where it counts as absent.
fn arriving(name: &str, given: &Json) -> Option<Json> {
    let Json::String(text) = given else { return Some(given.clone()).filter(|given| !given.is_null()) };
    let seen: String = text.chars().filter(|c| !INVISIBLE.iter().any(|range| range.contains(c))).nfc().collect();
    let is_blank = |c: char| c.is_whitespace() || c == '\u{2800}';
    let spaced = |text: &str| text.replace(|c| is_blank(c) && c != '\n', " ");
    let arrives = match name {
        "userName" => spaced(seen.trim_matches(is_blank)),
        "sendMsg" => spaced(&seen),
        "userPhone" | "replyNumber" | "userRegistSingleNumber" => seen.replace(|c: char| !c.is_ascii_digit(), ""),
        _ => seen.clone(),
    };
    Some(Json::from(arrives)).filter(|_| !seen.trim_matches(is_blank).is_empty())
}

/// Characters of printable categories that have no look of their own.
const INVISIBLE: [RangeInclusive<char>; 8] = [
    '\u{34f}'..='\u{34f}',
    '\u{115f}'..='\u{1160}',
    '\u{17b4}'..='\u{17b5}',
    '\u{180b}'..='\u{180f}',
    '\u{3164}'..='\u{3164}',
    '\u{fe00}'..='\u{fe0f}',
    '\u{ffa0}'..='\u{ffa0}',
    '\u{e0100}'..='\u{e01ef}',
];

proptest! {
    // Each case opens an RSA block, which takes a tenth of a second in a build without optimisation.
    #![proptest_config(ProptestConfig { cases: 120, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_accepted_opens_to_the_same_fields(info in form()) {
        let sealed = sealed(&info);
        prop_assert_eq!(sealed.is_ok(), check(&info).is_ok());
        let Ok(envelope) = sealed else { return Ok(()) };
        let mut opened: Json = serde_json::from_str(&keys::open(&envelope)).unwrap();
        let opened = opened.as_object_mut().unwrap();
        prop_assert_eq!(opened.remove("retTransferType"), Some(json!("MOKResult")));
        for (name, given) in info.as_object().unwrap().iter().filter(|(name, _)| *name != "retTransferType") {
            prop_assert_eq!(opened.remove(name), arriving(name, given), "{}", name);
        }
        prop_assert!(opened.is_empty(), "{:?}", opened);
    }
}

#[test]
fn a_code_opens_to_itself() {
    for code in ["000000", "123456", "999999"] {
        let given = read_input(&json!({ "authNumber": code }), "verifyInfo").unwrap();
        let sealed = context(NOW, &mut 0, |context| seal_verify_info(&key(), given, context));
        assert_eq!(keys::open(&sealed.unwrap()), format!(r#"{{"authNumber":"{code}"}}"#));
    }
}

#[test]
fn no_chance_no_seal() {
    let mut context = bonin::flow::Context { now: NOW, rng: &mut crate::support::random::nothing() };
    let given = read_input(&least("SMS"), "authInfo").unwrap();
    let error = seal_auth_info(&key(), given, &mut context).unwrap_err();
    assert_eq!(error.kind, bonin::error::Kind::Bug);
}

fn sealed(info: &Json) -> Result<String, Error> {
    let given = read_input(info, "authInfo")?;
    context(NOW, &mut 0, |context| seal_auth_info(&key(), given, context))
}

fn key() -> PublicKey {
    PublicKey::from_base64(keys::public()).unwrap()
}
