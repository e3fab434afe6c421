//! The table of Toss's error codes, and what its rows promise.

use bonin::error::{Error, Kind, Lang, Next, Reason};
use bonin::provider::toss_cert::codes::{find, rows};
use std::collections::BTreeSet;

/// Every code that is known to exist, and whether its meaning is known.
const KNOWN: [(&str, &str); 16] = [
    ("CE0001", "seen"),
    ("CE0002", "seen"),
    ("CE0003", "inferred"),
    ("CE1000", "stated"),
    ("CE1001", "inferred"),
    ("CE3000", "inferred"),
    ("CE3001", "inferred"),
    ("CE3002", "inferred"),
    ("CE3003", "inferred"),
    ("CE3006", "seen"),
    ("CE3100", "stated"),
    ("CE3101", "seen"),
    ("CE3102", "stated"),
    ("CE3103", "seen"),
    ("CE3200", "inferred"),
    ("CE5000", "inferred"),
];

#[test]
fn every_known_code_has_its_row_and_no_other_code_has_one() {
    let known: BTreeSet<_> = KNOWN.into_iter().collect();
    let have: BTreeSet<_> = rows().map(|row| (row.code, row.source)).collect();
    assert_eq!(have, known);
    let mut seen = BTreeSet::new();
    for row in rows() {
        assert!(seen.insert((row.code, row.phase)), "{} twice at '{}'", row.code, row.phase);
        assert!(["", "request"].contains(&row.phase));
    }
    for code in ["", "CE", "CE9999", "ce1000", "CE1000 ", "1000"] {
        assert!(find(code, "request").is_none() && find(code, "confirm").is_none(), "'{code}'");
    }
}

#[test]
fn every_row_speaks_both_languages() {
    for row in rows() {
        let ko = row.text(Lang::Ko);
        assert!(ko.chars().any(|c| ('가'..='힣').contains(&c)) && ko.ends_with('.'), "{}: {ko}", row.code);
        assert!(row.en.is_ascii() && row.en.ends_with('.'), "{}: {}", row.code, row.text(Lang::En));
        for other in rows().filter(|other| other.ko == row.ko || other.en == row.en) {
            assert_eq!((other.ko, other.en, other.kind, other.next), (row.ko, row.en, row.kind, row.next));
        }
    }
}

#[test]
fn kind_next_and_text_agree() {
    for row in rows() {
        let agree = match row.kind {
            Kind::Config => row.next == Next::ContactSupport,
            Kind::Expired => row.next == Next::Restart,
            Kind::Network => matches!(row.next, Next::Restart | Next::Wait),
            Kind::Rejected => matches!(row.next, Next::Restart | Next::Wait | Next::CheckInput | Next::ContactSupport),
            _ => false,
        };
        assert!(agree, "{}: {:?} with {:?}", row.code, row.kind, row.next);
        let error = Error::new(row.kind, Reason::Rejected).then(row.next);
        assert_eq!(row.next == Next::Restart, row.ko.contains("처음부터"), "{}", row.code);
        assert!(!error.retryable || !row.en.contains("start over"), "{}", row.code);
    }
}

/// Known to exist among the refusals of a request, and no more: at the request the person can check what was typed.
#[test]
fn a_code_means_what_it_means_at_its_step() {
    for code in ["CE3000", "CE3001", "CE3002", "CE3003"] {
        assert_eq!(find(code, "request").unwrap().next, Next::CheckInput);
        assert_eq!(find(code, "confirm").unwrap().next, Next::Restart);
    }
}
