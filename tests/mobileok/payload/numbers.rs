//! Phones and reply numbers: dashes and blanks that people type are taken out, and digits are left.

use super::{accepted, refused};
use crate::support::people::{METHODS, least, with};

#[test]
fn phones_lose_dashes_and_blanks() {
    let typed = [
        ("01012345678", "01012345678"),
        ("010-1234-5678", "01012345678"),
        ("010 1234 5678", "01012345678"),
        (" 010- 1234 -5678 ", "01012345678"),
        ("0111234567", "0111234567"),
        ("016-123-4567", "0161234567"),
    ];
    for method in METHODS {
        for (typed, digits) in typed {
            assert_eq!(accepted(&with(&least(method), "userPhone", typed))["userPhone"], digits);
        }
    }
}

#[test]
fn what_is_no_mobile_number_is_refused() {
    let bad = [
        "010123456",
        "010123456789",
        "01012345",
        "0212345678",
        "02-1234-5678",
        "031-123-4567",
        "+821012345678",
        "+82 10-1234-5678",
        "821012345678",
        "1012345678",
        "00110123456",
        "010.1234.5678",
        "(010)12345678",
        "010–1234–5678",
        "０１０１２３４５６７８",
        "01０12345678",
        "0101234567a",
        "010\t1234\t5678",
        "전화번호전화",
        "----",
    ];
    for method in METHODS {
        for phone in bad {
            refused(&with(&least(method), "userPhone", phone), "userPhone", "badPhone");
        }
    }
}

#[test]
fn reply_numbers_have_eight_to_twelve_digits() {
    for method in METHODS.into_iter().filter(|method| *method != "PASS") {
        let reply = |number: &str| with(&least(method), "replyNumber", number);
        for (typed, digits) in [
            ("15880000", "15880000"),
            ("1588-0000", "15880000"),
            ("02 1234 5678", "0212345678"),
            ("010-1234-5678", "01012345678"),
            ("050512345678", "050512345678"),
        ] {
            assert_eq!(accepted(&reply(typed))["replyNumber"], digits);
        }
        for bad in ["1588000", "1234567890123", "1588-oooo", "+8215880000", "１５８８００００", "#1588000", "--------"]
        {
            refused(&reply(bad), "replyNumber", "badReplyNumber");
        }
    }
}
