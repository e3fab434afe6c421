//! Text as people type and paste it: whatever stands in it that cannot be seen or was not meant, the same text comes out.

use bonin::flow::reading::readable::read;
use bonin::format::typed::{has_letter, is_blank, unseparated, visible};
use bonin::format::{Text, Typed, person};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::json;
use unicode_normalization::UnicodeNormalization;

/// 2026-11-23, half past midnight in Seoul.
const NOW: i64 = 1_795_361_400_000;

const INVISIBLE: &[char] = &[
    '\u{ad}',
    '\u{34f}',
    '\u{61c}',
    '\u{115f}',
    '\u{1160}',
    '\u{180e}',
    '\u{200b}',
    '\u{200c}',
    '\u{200d}',
    '\u{200e}',
    '\u{200f}',
    '\u{202a}',
    '\u{202b}',
    '\u{202c}',
    '\u{202d}',
    '\u{202e}',
    '\u{2060}',
    '\u{2066}',
    '\u{2069}',
    '\u{206f}',
    '\u{3164}',
    '\u{fe0e}',
    '\u{fe0f}',
    '\u{feff}',
    '\u{ffa0}',
    '\u{fff9}',
    '\u{e0001}',
    '\u{e0101}',
];

const BLANKS: &[char] = &[
    '\t', '\n', '\u{b}', '\u{c}', '\r', ' ', '\u{85}', '\u{a0}', '\u{1680}', '\u{2000}', '\u{2003}', '\u{2007}',
    '\u{2009}', '\u{200a}', '\u{2028}', '\u{2029}', '\u{202f}', '\u{205f}', '\u{2800}', '\u{3000}',
];

const SEPARATORS: &[char] = &[
    '-', '.', '/', '(', ')', '[', ']', '\u{2010}', '\u{2011}', '\u{2012}', '\u{2013}', '\u{2014}', '\u{2015}',
    '\u{2212}', '\u{fe58}', '\u{fe63}', '\u{ff0d}', '\u{b7}', '\u{2022}', '\u{30fb}', '\u{318d}', '\u{ff08}',
    '\u{ff09}', '\u{ff0e}', '\u{ff3b}', '\u{ff3d}', '\u{201c}', '\u{201d}',
];

/// The text as a page reads it.
fn typed(text: &str) -> Typed {
    read(&json!(text)).unwrap()
}

/// The text with such characters put in between, some of its digits in full width.
fn noisy(text: &'static str, noise: Vec<char>) -> impl Strategy<Value = String> {
    let places = text.chars().count();
    (vec(vec(select(noise), 0..3), places + 1), vec(any::<bool>(), places)).prop_map(move |(noise, wide)| {
        let mut out = String::new();
        for (index, c) in text.chars().enumerate() {
            out.extend(&noise[index]);
            let is_wide = wide[index] && c.is_ascii_digit();
            out.push(if is_wide { char::from_u32(c as u32 + 0xfee0).unwrap() } else { c });
        }
        out.extend(&noise[places]);
        out
    })
}

fn all(lists: &[&[char]]) -> Vec<char> {
    lists.concat()
}

fn said(text: Result<Text, bonin::error::Reason>) -> String {
    text.map_or_else(|reason| format!("refused: {reason:?}"), |text| text.as_str().to_owned())
}

proptest! {
    #[test]
    fn a_phone_is_its_digits(text in noisy("01012345678", all(&[INVISIBLE, BLANKS, SEPARATORS]))) {
        prop_assert_eq!(said(person::phone(typed(&text).as_str())), "01012345678");
    }

    #[test]
    fn a_phone_with_its_country_is_the_same(
        code in select(vec!["+82", "＋82", "+82(0)", "0082", "82", "+820"]),
        text in noisy("1012345678", all(&[INVISIBLE, BLANKS, SEPARATORS])),
    ) {
        prop_assert_eq!(said(person::phone(typed(&format!("{code}{text}")).as_str())), "01012345678");
    }

    #[test]
    fn a_code_is_its_digits(text in noisy("123456", all(&[INVISIBLE, BLANKS, SEPARATORS]))) {
        prop_assert_eq!(said(person::digits(typed(&text).as_str()).ok_or(bonin::error::Reason::BadCode)), "123456");
    }

    #[test]
    fn a_birthday_may_hold_blanks_anywhere(text in noisy("19900101", all(&[INVISIBLE, BLANKS]))) {
        prop_assert_eq!(said(person::birthday(typed(&text).as_str(), NOW)), "19900101");
    }

    #[test]
    fn a_birthday_in_parts_is_the_same(
        year in noisy("1990", INVISIBLE.to_vec()), month in noisy("1", INVISIBLE.to_vec()), day in noisy("01", INVISIBLE.to_vec()),
        between in vec(select(all(&[BLANKS, SEPARATORS])), 1..3),
    ) {
        let between: String = between.into_iter().collect();
        let text = [year, month, day].join(&between);
        prop_assert_eq!(said(person::birthday(typed(&text).as_str(), NOW)), "19900101", "{:?}", text);
    }

    #[test]
    fn a_name_is_composed_and_seen(noise in vec(select(all(&[INVISIBLE])), 0..4), at in 0..9usize, decomposed in any::<bool>()) {
        let mut letters: Vec<char> = if decomposed { "홍길동".nfd().collect() } else { "홍길동".chars().collect() };
        let at = at.min(letters.len());
        letters.splice(at..at, noise);
        let text: String = letters.into_iter().collect();
        prop_assert_eq!(said(person::name(typed(&text).as_str())), "홍길동");
    }

    #[test]
    fn a_text_in_form_stays(text in "\\PC{0,40}") {
        let once = typed(&text);
        let twice = typed(once.as_str());
        prop_assert_eq!(once.as_str(), twice.as_str());
        let number = unseparated(once.as_str());
        prop_assert_eq!(unseparated(&number).to_string(), number.to_string());
        if let Ok(name) = person::name(once.as_str()) {
            prop_assert_eq!(said(person::name(name.as_str())), name.as_str());
        }
    }

    #[test]
    fn nothing_that_is_typed_breaks_a_rule(text in any::<String>(), now in any::<i64>()) {
        let text = typed(&text);
        let _ = person::name(text.as_str());
        let _ = person::phone(text.as_str());
        let _ = person::birthday(text.as_str(), now);
    }
}

#[test]
fn every_blank_of_the_standard_library_is_one() {
    for c in '\0'..=char::MAX {
        assert!(!c.is_whitespace() || is_blank(c), "U+{:04X}", c as u32);
    }
}

#[test]
fn a_letter_of_any_script_is_one_and_nothing_else_is() {
    for letter in ["a", "É", "홍", "ㄱ", "王", "々", "Ж", "ا", "ก", "あ", "ア", "ｱ", "Ａ", "𠮷", "ﾎ", "𐌰", "İ"]
    {
        assert!(has_letter(letter), "{letter}");
    }
    for c in ('\0'..=char::MAX).filter(|c| has_letter(&c.to_string())) {
        let is_common =
            (c as u32) < 0x2b0 || ('\u{2000}'..='\u{2bff}').contains(&c) || ('\u{fe10}'..='\u{fe6f}').contains(&c);
        assert!(!is_common || c.is_alphabetic(), "U+{:04X}", c as u32);
        assert!(!c.is_whitespace() && !c.is_control(), "U+{:04X}", c as u32);
    }
    for none in ["", " ", "1", "-", "¡", "÷", "①", "Ⅷ", "☎", "　", "・", "㈜", "😀", "\u{e000}", "\u{301}", "\u{fffd}"]
    {
        assert!(!has_letter(none), "{none}");
    }
}

#[test]
fn what_cannot_be_seen_goes_before_the_letters_are_composed() {
    assert_eq!(visible("\u{1112}\u{2060}\u{1161}").as_str(), "\u{1112}\u{1161}");
    assert_eq!(typed("\u{1112}\u{2060}\u{1161}\u{200d}\u{11ab}").as_str(), "한");
    assert_eq!(typed("e\u{34f}\u{301}").as_str(), "é");
}

#[test]
fn a_two_digit_year_is_refused_and_so_is_what_can_mean_two_days() {
    for text in [
        "900101",
        "90-01-01",
        "1990-1-1-1",
        "1990-1",
        "1990011",
        "01-01-1990",
        "199011",
        "1990--",
        "20230229",
        "1990-13-01",
    ] {
        assert!(person::birthday(text, NOW).is_err(), "{text}");
    }
}
