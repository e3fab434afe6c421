//! The table of mobileOK's result codes against the guide's list, and what the rows promise.

use bonin::error::{Error, Kind, Lang, Next, Reason};
use bonin::provider::mobileok::codes::{detail_code, find, rows};
use std::collections::BTreeSet;

const PHASES: [&str; 5] = ["token", "request", "resend", "call", "confirm"];

/// The codes whose meaning depends on the step: each has one row more for each of these.
const BY_STEP: [(&str, &[&str]); 11] = [
    ("2910", &["request"]),
    ("4012", &["resend", "request"]),
    ("4502", &["call"]),
    ("6050", &["resend", "request"]),
    ("6097", &["resend", "request"]),
    ("6752", &["request"]),
    ("6200", &["request"]),
    ("6204", &["request"]),
    ("6206", &["request"]),
    ("6092", &["request"]),
    ("6093", &["request"]),
];

fn listed() -> BTreeSet<&'static str> {
    include_str!("../vectors/mobileok_codes.txt")
        .lines()
        .filter(|line| !line.is_empty() && !line.starts_with('#'))
        .collect()
}

fn hangul(text: &str) -> bool {
    text.chars().any(|c| ('가'..='힣').contains(&c))
}

/// What the user can do about a code that came in answer to `phase`.
fn next(code: &str, phase: &str) -> Option<Next> {
    find(code, phase).map(|row| row.next)
}

#[test]
fn every_listed_code_has_its_row_and_no_other_code_has_one() {
    let listed = listed();
    assert_eq!(listed.len(), 148, "the list itself");
    let have: BTreeSet<_> = rows().map(|row| row.code).collect();
    assert_eq!(listed.difference(&have).collect::<Vec<_>>(), Vec::<&&str>::new(), "codes without a row");
    assert_eq!(have.difference(&listed).collect::<Vec<_>>(), Vec::<&&str>::new(), "rows beyond the list");
}

#[test]
fn only_the_codes_that_depend_on_the_step_have_a_second_row() {
    let mut seen = BTreeSet::new();
    for row in rows() {
        assert!(seen.insert((row.code, row.phase)), "{} has two rows for the step '{}'", row.code, row.phase);
        assert!(row.phase.is_empty() || PHASES.contains(&row.phase), "{} names no step: '{}'", row.code, row.phase);
    }
    let more: usize = BY_STEP.iter().map(|(_, phases)| phases.len()).sum();
    assert_eq!(rows().count(), 148 + more, "one row a code, and one more by step");
    for (code, phases) in BY_STEP {
        assert!(phases.iter().all(|phase| seen.contains(&(code, phase))), "{code} has no row for {phases:?}");
        assert_eq!(rows().filter(|row| row.code == code).count(), 1 + phases.len(), "rows of {code}");
    }
}

#[test]
fn every_row_speaks_both_languages() {
    for row in rows() {
        let code = row.code;
        assert!(hangul(row.text(Lang::Ko)) && row.ko.ends_with('.'), "{code} is no Korean sentence: {}", row.ko);
        assert!(row.en.is_ascii() && row.en.ends_with('.'), "{code} is no English sentence: {}", row.text(Lang::En));
        assert!(row.source.starts_with('§'), "{code} names no section: {}", row.source);
    }
}

#[test]
fn one_korean_text_has_one_english_text_and_one_way_on() {
    for a in rows() {
        for b in rows().filter(|b| b.ko == a.ko || b.en == a.en) {
            assert_eq!((a.ko, a.en, a.kind, a.next), (b.ko, b.en, b.kind, b.next), "{} and {}", a.code, b.code);
        }
    }
}

#[test]
fn kind_and_next_agree() {
    for row in rows().filter(|row| row.code != "2000") {
        let agree = match row.kind {
            Kind::Config => row.next == Next::ContactSupport,
            Kind::Expired => matches!(row.next, Next::Restart | Next::Resend),
            Kind::Network => {
                matches!(row.next, Next::Restart | Next::Resend | Next::CallAgain | Next::UseSms | Next::Wait)
            }
            Kind::Rejected => !matches!(row.next, Next::ContactSupport | Next::Resend),
            Kind::Bug | Kind::Cancelled | Kind::Misuse | Kind::Tampered => false,
        };
        assert!(agree, "{}: {:?} with {:?}", row.code, row.kind, row.next);
    }
}

#[test]
fn the_text_says_to_start_over_exactly_where_the_flow_is_lost() {
    for row in rows().filter(|row| row.code != "2000") {
        let error = Error::new(row.kind, Reason::Rejected).then(row.next);
        if row.next == Next::Restart {
            assert!(!error.retryable && row.ko.contains("처음부터"), "{} does not say to start over", row.code);
        }
        if error.retryable {
            assert!(!row.ko.contains("처음부터"), "{} can go on, but says to start over", row.code);
            assert!(!row.en.contains("start"), "{} can go on, but says to start over", row.code);
        }
    }
}

#[test]
fn a_code_that_depends_on_the_step_is_read_by_step() {
    assert_eq!(next("2910", "request"), Some(Next::CheckInput), "2910 at request: the person");
    assert_eq!(next("2910", "confirm"), Some(Next::RetryCode), "2910 at confirm: the code");
    assert_eq!(next("2910", "token"), None, "2910 means nothing at token");
    assert_eq!(next("4502", "call"), Some(Next::Wait), "4502 at call: ask for the result");
    assert_eq!(next("4502", "confirm"), Some(Next::Restart), "4502 at confirm");
    for code in ["4012", "6050", "6097"] {
        assert_eq!(next(code, "resend"), Some(Next::Resend), "{code} at resend");
        assert_eq!(
            next(code, "request"),
            Some(Next::Wait),
            "{code} at request: the same once more, with a fresh token"
        );
        assert_eq!(next(code, "confirm"), Some(Next::Restart), "{code} at confirm: there is no code to confirm");
    }
}

#[test]
fn what_the_user_can_do_is_what_the_guide_says() {
    let expected: [(Next, &[&str]); 8] = [
        (Next::RetryCode, &["2910", "4013", "5011", "5029", "6090"]),
        (
            Next::Wait,
            &[
                "4008", "4022", "4023", "4500", "4501", "5031", "6021", "6023", "6028", "6037", "6040", "6041", "6042",
                "6052", "6053", "6054", "6081", "6082", "6094", "6095", "6096", "6098", "6100", "6101", "6102", "6702",
                "6703", "6999", "9999",
            ],
        ),
        (Next::CallAgain, &["4011", "4611", "4612", "4641"]),
        (Next::Resend, &["6024"]),
        (Next::InstallApp, &["6701", "6704", "6753", "6757"]),
        (Next::UseSms, &["6039", "6201", "6707", "6751"]),
        (Next::Unblock, &["6755", "6756"]),
        (
            Next::CheckInput,
            &[
                "3001", "4010", "4017", "4610", "5003", "5004", "5005", "5010", "5012", "5018", "6086", "6087", "6754",
                "8201",
            ],
        ),
    ];
    for (wanted, codes) in expected {
        let have: BTreeSet<_> = listed().into_iter().filter(|code| next(code, "confirm") == Some(wanted)).collect();
        assert_eq!(have, codes.iter().copied().collect(), "codes with {wanted:?} at confirm");
    }
    for code in ["4301", "4302", "4602", "4604", "4613", "4620", "4624", "4015", "4021", "9997"] {
        assert_eq!(next(code, "resend"), Some(Next::Restart), "{code}");
    }
}

#[test]
fn time_limits_are_told_from_refusals() {
    let expired: BTreeSet<_> = rows().filter(|row| row.kind == Kind::Expired).map(|row| row.code).collect();
    let wanted = ["4000", "4001", "4003", "4018", "5033", "6024", "6038", "6099", "6706", "7001"];
    assert_eq!(expired, wanted.into_iter().collect(), "codes of kind expired");
}

#[test]
fn a_code_the_guide_does_not_list_has_no_row() {
    for code in ["", "0", "200", "02000", "2000 ", "6030", "6212", "-1", "ABCD", "이천"] {
        for phase in PHASES {
            assert!(find(code, phase).is_none(), "'{code}' at {phase}");
        }
    }
}

#[test]
fn detail_codes_are_read_at_the_end_of_the_message() {
    for message in [
        "인증 실패 (6030)",
        "인증 실패.(6030)",
        "인증 실패(6030) . ",
        "(6030)\n",
        "( 6030 )",
        "실패(PASS)(6030)",
        "실패(상세코드 6030)",
        "실패(상세코드: 6030)",
        "실패(상세코드:6030).",
    ] {
        assert_eq!(detail_code(message), Some("6030"), "'{message}'");
    }
}

#[test]
fn what_only_looks_like_a_detail_code_is_not_one() {
    for message in [
        "",
        ")",
        "()",
        "6030",
        "실패 (6030",
        "실패 6030)",
        "실패 (603)",
        "실패 (60300)",
        "실패 (6030) 다시",
        "실패 (인증번호)",
        "실패 (번호 6030)",
        "실패 (６０３０)",
        "실패 (-603)",
        "실패 ((6030))",
        "실패 (상세코드)",
    ] {
        assert_eq!(detail_code(message), None, "'{message}'");
    }
}
