//! What has the shape of a token, and what has not.

use crate::assert_fails;
use crate::settings;
use crate::stack::{CODE, enter_body, exchanging};
use crate::support::json;
use crate::support::keys::base64;
use bonin::provider::passni::token::is_token;
use proptest::prelude::*;

const HEADER: &str = r#"{"alg":"HS256","typ":"JWT"}"#;

fn part(text: &str) -> String {
    base64(text.as_bytes()).trim_end_matches('=').to_owned()
}

pub fn token_of(header: &str, payload: &str, signature: &str) -> String {
    [header, payload, signature].map(part).join(".")
}

/// Digits that are no token's of anybody.
fn digits(count: usize) -> String {
    "5E0A".repeat(count / 4)
}

pub fn token() -> String {
    token_of(HEADER, &digits(384), &digits(64))
}

#[test]
fn the_lengths_are_those_of_the_example() {
    let token = token();
    let lengths: Vec<_> = token.split('.').map(str::len).collect();
    assert_eq!((token.len(), lengths), (636, vec![36, 512, 86]));
    assert!(is_token(&token));
}

#[test]
fn any_number_of_whole_blocks_will_do() {
    for blocks in [1, 2, 11, 12, 13, 80] {
        assert!(is_token(&token_of(HEADER, &digits(32 * blocks), &digits(64))), "{blocks}");
    }
}

fn others() -> Vec<String> {
    let good = token();
    let (payload, signature) = (digits(384), digits(64));
    let mut all = vec![
        String::new(),
        CODE.into(),
        "..".into(),
        "...".into(),
        good.replace('.', ""),
        format!("{good}."),
        format!(".{good}"),
        format!("{good}.{good}"),
        format!("{good}="),
        format!("{good} "),
        format!("{good}\n"),
        format!(" {good}"),
        good.to_lowercase(),
        good.chars().take(600).collect(),
        format!("{}\n{}", &good[..76], &good[76..]),
        good.replacen("eyJ", "eyJ=", 1),
        // Padded, each part by itself.
        [HEADER, &payload, &signature].map(|text| base64(text.as_bytes())).join("."),
        // A whole block more than may be.
        token_of(HEADER, &digits(32 * 200), &signature),
        // What a JWT would be.
        token_of(HEADER, r#"{"sub":"hong"}"#, &signature),
        [part(HEADER), part(&payload), "A".repeat(43)].join("."),
    ];
    for header in
        [r#"{"alg":"none","typ":"JWT"}"#, r#"{"typ":"JWT","alg":"HS256"}"#, r#"{"alg": "HS256","typ":"JWT"}"#, "", "{}"]
    {
        all.push(token_of(header, &payload, &signature));
    }
    for count in [0, 4, 16, 36, 380, 388] {
        all.push(token_of(HEADER, &digits(count), &signature));
    }
    for count in [0, 32, 60, 68, 96] {
        all.push(token_of(HEADER, &payload, &digits(count)));
    }
    for digit in ["e", "G", "-", " ", "\0"] {
        all.push(token_of(HEADER, &payload.replacen('E', digit, 1), &signature));
        all.push(token_of(HEADER, &payload, &signature.replacen('E', digit, 1)));
    }
    all.push(token_of(HEADER, &digits(384)[1..], &signature));
    all
}

#[test]
fn any_other_shape_is_none() {
    for other in others() {
        assert!(!is_token(&other), "{other}");
    }
}

/// Bits that stand for nothing are clean, or two texts would be one token.
#[test]
fn the_last_character_has_no_bits_to_spare() {
    let good = token();
    assert!(good.ends_with('Q'), "'A' is 0x41: two bits are left over at the end");
    for other in ["R", "S", "T", "f"] {
        assert!(!is_token(&format!("{}{other}", good.strip_suffix('Q').unwrap())), "{other}");
    }
}

/// The guide has one example and no rule. An operator whose agent keeps to it can say so.
#[test]
fn what_is_no_token_is_not_sent_around() {
    let mut strict = settings::least();
    strict["shapes"] = json!("guide");
    let error = crate::stack::with(&strict).call("enter", &json!({ "ssoCode": "opaque" })).unwrap_err();
    assert_eq!((&error["field"], &error["reason"]), (&json!("ssoCode"), &json!("notListed")));
    for other in others().into_iter().filter(|other| !other.is_empty()) {
        let mut proxy = crate::stack::with(&strict);
        proxy.call("enter", &enter_body()).unwrap();
        let task = proxy.answers(&json!({ "token": other }));
        assert_fails(&task, "tampered", "tampered", true);
        assert!(!task.to_string().contains(&other) && !proxy.state.to_string().contains(&other));
    }
    for other in ["a b", "줄", "x\ny", &"x".repeat(4097)] {
        assert_fails(&exchanging().answers(&json!({ "token": other })), "tampered", "tampered", true);
    }
    for other in ["opaque", r#"{"typ":"JWT"}"#, &"x".repeat(4096)] {
        assert_eq!(exchanging().answers(&json!({ "token": other }))["type"], "once");
    }
    for junk in [json!({}), json!({ "token": null }), json!({ "token": 7 }), json!({ "token": "" })] {
        assert_fails(&exchanging().answers(&junk), "network", "badAnswer", true);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_looked_at_without_a_panic(text in "\\PC{0,80}") {
        prop_assert!(!is_token(&text));
    }

    #[test]
    fn a_token_with_one_character_changed_is_none_or_another(at in 0..636usize, other in "[!-~]") {
        let good = token();
        let mut spoilt = good.clone();
        spoilt.replace_range(at..=at, &other);
        // In the header no other character can be; elsewhere another digit may come of it.
        prop_assert!(at >= 37 || spoilt == good || !is_token(&spoilt));
    }
}
