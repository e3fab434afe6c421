//! The table of codes against the list of those that are known, and what the rows promise.

use bonin::error::{Kind, Lang, Next};
use bonin::provider::nets::codes::{bands, find, rows};
use std::collections::BTreeSet;

fn listed() -> BTreeSet<&'static str> {
    let lines = include_str!("../vectors/nets_codes.txt").lines();
    lines.filter(|line| !line.is_empty() && !line.starts_with('#')).collect()
}

#[test]
fn every_listed_code_has_its_row_and_no_other_code_has_one() {
    let have: BTreeSet<_> = rows().map(|row| row.code).collect();
    assert_eq!(listed().difference(&have).collect::<Vec<_>>(), Vec::<&&str>::new(), "codes without a row");
    assert_eq!(have.difference(&listed()).collect::<Vec<_>>(), Vec::<&&str>::new(), "rows beyond the list");
    assert_eq!(rows().count(), have.len(), "one row a code");
    assert_eq!(have.len(), 82);
}

#[test]
fn every_row_speaks_both_languages_and_says_how_it_is_known() {
    for row in rows().chain(bands()) {
        let code = row.code;
        assert!(row.ko.chars().any(|c| ('가'..='힣').contains(&c)) && row.ko.ends_with('.'), "{code}: {}", row.ko);
        assert!(row.en.is_ascii() && row.en.ends_with('.'), "{code}: {}", row.text(Lang::En));
        assert!(["stated", "seen", "inferred"].contains(&row.source), "{code}: {}", row.source);
        assert!(row.phase.is_empty(), "{code}");
        assert!(row.kind != Kind::Config || row.next == Next::ContactSupport, "{code}");
        assert!(row.next != Next::Restart || row.ko.contains("처음부터"), "{code} does not say to start over");
    }
}

#[test]
fn one_korean_text_has_one_english_text_and_one_way_on() {
    for a in rows().chain(bands()) {
        for b in rows().chain(bands()).filter(|b| b.ko == a.ko || b.en == a.en) {
            assert_eq!((a.ko, a.en, a.kind, a.next), (b.ko, b.en, b.kind, b.next), "{} and {}", a.code, b.code);
        }
    }
}

#[test]
fn a_code_without_a_row_is_read_by_its_band() {
    for (code, kind, next) in [
        ("10000099", Kind::Config, Next::ContactSupport),
        ("11010099", Kind::Config, Next::ContactSupport),
        ("11020099", Kind::Rejected, Next::CheckInput),
        ("11030099", Kind::Network, Next::Restart),
        ("11050099", Kind::Rejected, Next::Unblock),
        ("11060099", Kind::Rejected, Next::Restart),
        ("11070099", Kind::Rejected, Next::ContactSupport),
        ("11100099", Kind::Rejected, Next::RetryCode),
        ("13000099", Kind::Config, Next::ContactSupport),
        ("14000099", Kind::Network, Next::Wait),
    ] {
        let row = find(code).unwrap();
        assert_eq!((row.kind, row.next), (kind, next), "{code}");
    }
    for code in ["", "0", "50000001", "1102", "110200031", "1102000x", "99999999", "NotAuthenticatedApp"] {
        assert!(find(code).is_none(), "{code}");
    }
}

/// Who guesses learns nothing of which of the two was wrong.
#[test]
fn a_wrong_user_and_a_wrong_password_sound_alike() {
    assert_eq!(find("11020003").map(|row| row.ko), find("11020004").map(|row| row.ko));
}
