//! The text of a message: the carriers' bytes, the place of the code, and characters that a text message has.

use super::{accepted, refused};
use crate::support::Json;
use crate::support::people::{least, with};

/// The methods that carry a message, and how many of the carriers' bytes.
const LIMITS: [(&str, usize); 4] = [("SMS", 80), ("LMS", 2000), ("SMSAuth", 80), ("ARSAuth", 80)];

fn message(method: &str, text: &str) -> Json {
    with(&least(method), "sendMsg", text)
}

/// So many Hangul, of two bytes each, so many letters, of one, and the ten bytes of `[000000]` and two blanks.
fn text(hangul: usize, letters: usize) -> String {
    format!("{} [000000] {}", "가".repeat(hangul), "a".repeat(letters))
}

#[test]
fn the_limit_is_in_the_carriers_bytes() {
    for (method, limit) in LIMITS {
        let free = limit - 10;
        for good in [text(0, free), text(free / 2, 0), text(free / 2 - 1, 2), text(1, free - 2)] {
            assert_eq!(accepted(&message(method, &good))["sendMsg"], good, "{limit} bytes exactly");
        }
        for long in [text(0, free + 1), text(free / 2, 1), text(free / 2 + 1, 0), text(free, free)] {
            refused(&message(method, &long), "sendMsg", "messageTooLong");
        }
    }
}

#[test]
fn the_place_of_the_code_must_be_there() {
    for (method, _) in LIMITS {
        for good in
            ["[000000]", "본인확인\n인증번호[000000]입니다.", "[[000000]]", "[000000][000000]", "\"[000000]\"\\"]
        {
            assert_eq!(accepted(&message(method, good))["sendMsg"], good);
        }
        for bad in [
            "인증번호를 입력하세요",
            "[00000]",
            "[0000000]",
            "[ 000000 ]",
            "code 000000",
            "［000000］",
            "[OOOOOO]",
            "[123456]",
        ] {
            refused(&message(method, bad), "sendMsg", "noPlaceholder");
        }
    }
}

#[test]
fn only_what_a_text_message_can_carry_is_taken() {
    for (method, _) in LIMITS {
        for bad in [
            "😀 [000000]",
            "[000000]𠮷!",
            "[000000]\u{0}ab",
            "줄\r\n[000000]",
            "탭\t[000000]",
            "\u{7f}abc[000000]",
            "\u{85}abc[000000]",
            "\u{fffd} [000000]",
        ] {
            refused(&message(method, bad), "sendMsg", "badMessage");
        }
        for good in ["줄\n바꿈 [000000]", "漢字 ①②③ ♥ [000000]", "éü§ [000000]"] {
            assert_eq!(accepted(&message(method, good))["sendMsg"], good);
        }
    }
}

/// A decomposed text would have three times the bytes, and a blank of another kind no place in the carriers' code.
#[test]
fn a_message_is_composed_and_its_blanks_are_plain() {
    let text = "[000000] 본인확인 인증번호입니다.";
    let decomposed: String = unicode_normalization::UnicodeNormalization::nfd(text).collect();
    assert_ne!(decomposed, text);
    for (method, _) in LIMITS {
        for typed in [&decomposed, &text.replace(' ', "\u{a0}"), &text.replace(' ', "\u{200e}\u{3000}\u{2060}")] {
            assert_eq!(accepted(&message(method, typed))["sendMsg"], text);
        }
    }
}
