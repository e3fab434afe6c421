//! The table of OMPASS's error codes, and what its rows promise.

use bonin::error::{Error, Kind, Lang, Next, Reason};
use bonin::provider::ompass::codes::{find, rows};
use std::collections::BTreeSet;

/// Every code of the document; 007 to 010 are not in it.
const LISTED: [&str; 11] = ["000", "001", "002", "003", "004", "005", "006", "011", "012", "013", "014"];

#[test]
fn every_listed_code_has_its_row_and_no_other_code_has_one() {
    let have: Vec<_> = rows().map(|row| row.code).collect();
    assert_eq!(have.iter().copied().collect::<BTreeSet<_>>(), LISTED.into_iter().collect());
    assert_eq!(have.len(), LISTED.len(), "one row each");
    for code in ["", "0", "00", "0000", "1", "14", "007", "008", "009", "010", "015", "200", " 004"] {
        assert!(find(code).is_none(), "'{code}'");
    }
}

#[test]
fn every_row_speaks_both_languages() {
    let hangul = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
    for row in rows() {
        assert!(hangul(row.text(Lang::Ko)) && row.ko.ends_with('.'), "{}", row.code);
        assert!(row.en.is_ascii() && row.en.ends_with('.'), "{}", row.code);
        assert_eq!((row.source, row.phase), ("stated", ""));
        for other in rows().filter(|other| other.ko == row.ko || other.en == row.en) {
            assert_eq!((row.ko, row.en, row.kind, row.next), (other.ko, other.en, other.kind, other.next));
        }
    }
}

#[test]
fn kind_next_and_text_agree() {
    for row in rows() {
        let agree = match row.kind {
            Kind::Config => row.next == Next::ContactSupport,
            Kind::Expired => row.next == Next::Restart,
            Kind::Rejected => matches!(row.next, Next::Restart | Next::CheckInput),
            _ => false,
        };
        assert!(agree, "{}: {:?} with {:?}", row.code, row.kind, row.next);
        assert_eq!(row.next == Next::Restart, row.ko.contains("처음부터"), "{}", row.code);
        // None of them can be repeated as it is: the page must not try.
        assert!(!Error::new(row.kind, Reason::Rejected).then(row.next).retryable, "{}", row.code);
    }
}
