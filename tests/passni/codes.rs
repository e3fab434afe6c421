//! The table of codes, and what its rows promise.

use bonin::error::{Error, Kind, Lang, Next, Reason};
use bonin::provider::passni::codes::{find, rows};
use std::collections::BTreeSet;

/// Every code of the guide, and those that were seen elsewhere.
fn listed() -> BTreeSet<String> {
    let numbered = |name: &'static str, last: u32| (1..=last).map(move |number| format!("{name}{number:04}"));
    let others = ["SS0001", "SS0007", "SS0098", "SS0099", "EOP001"].map(String::from);
    numbered("EA", 11).chain(numbered("ES", 29)).chain(others).collect()
}

#[test]
fn every_listed_code_has_its_row_and_no_other_code_has_one() {
    let have: Vec<_> = rows().map(|row| row.code.to_owned()).collect();
    assert_eq!(have.len(), listed().len(), "one row each");
    assert_eq!(have.into_iter().collect::<BTreeSet<_>>(), listed());
    for code in ["", "EA0000", "EA0012", "ES0000", "ES0030", "SS0002", "ES001", "es0001", " ES0001", "0001", "none"] {
        assert!(find(code).is_none(), "'{code}'");
    }
}

#[test]
fn every_row_speaks_both_languages_and_names_its_source() {
    let hangul = |text: &str| text.chars().any(|c| ('가'..='힣').contains(&c));
    for row in rows() {
        assert!(hangul(row.text(Lang::Ko)) && row.ko.ends_with('.'), "{}", row.code);
        assert!(row.text(Lang::En).is_ascii() && row.en.ends_with('.'), "{}", row.code);
        let seen = ["EOP001", "SS0098", "SS0099"].contains(&row.code);
        assert_eq!((row.source, row.phase), (if seen { "seen" } else { "stated" }, ""), "{}", row.code);
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
            Kind::Network => row.next == Next::Wait,
            Kind::Rejected => matches!(row.next, Next::Restart | Next::ContactSupport | Next::Wait),
            _ => false,
        };
        assert!(agree, "{}: {:?} with {:?}", row.code, row.kind, row.next);
        assert_eq!(row.next == Next::Restart, row.ko.contains("처음부터"), "{}", row.code);
        assert_eq!(row.next == Next::ContactSupport, row.ko.contains("사이트에 문의"), "{}", row.code);
        let retryable = Error::new(row.kind, Reason::Rejected).then(row.next).retryable;
        assert_eq!(retryable, row.next == Next::Wait, "{}", row.code);
    }
}

#[test]
fn who_changed_the_network_or_the_browser_is_told() {
    assert!(find("ES0025").unwrap().ko.contains("네트워크"));
    assert!(find("ES0026").unwrap().ko.contains("브라우저"));
    for code in ["ES0015", "EOP001"] {
        assert_eq!(find(code).unwrap().next, Next::ContactSupport, "no loop of logins");
    }
}
