use bonin::format::seoul::{compact, is_date, issue_date, parse, today};

const DAY: i64 = 86_400_000;

/// UTC milliseconds, and the wall clock of Seoul then. From Python's datetime.
const TIMES: &[(i64, &str)] = &[
    (0, "1970-01-01 09:00:00.000"),
    (-32_400_000, "1970-01-01 00:00:00.000"),
    (-32_400_001, "1969-12-31 23:59:59.999"),
    (951_750_000_000, "2000-02-29 00:00:00.000"),
    (951_836_399_999, "2000-02-29 23:59:59.999"),
    (951_836_400_000, "2000-03-01 00:00:00.000"),
    (946_652_399_999, "1999-12-31 23:59:59.999"),
    (946_652_400_000, "2000-01-01 00:00:00.000"),
    (1_670_819_652_234, "2022-12-12 13:34:12.234"),
    (1_709_132_400_000, "2024-02-29 00:00:00.000"),
    (1_767_193_200_000, "2026-01-01 00:00:00.000"),
    (4_107_423_600_000, "2100-02-28 00:00:00.000"),
    (4_107_510_000_000, "2100-03-01 00:00:00.000"),
    (253_402_268_399_999, "9999-12-31 23:59:59.999"),
];

#[test]
fn times_are_those_of_seoul() {
    for &(ms, text) in TIMES {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        assert_eq!(issue_date(ms), text);
        assert_eq!(compact(ms), digits[..14]);
        assert_eq!(today(ms), digits[..8]);
        assert_eq!(parse(text), Some(ms));
    }
}

#[test]
fn the_fraction_may_be_absent_or_longer() {
    let second = parse("2022-12-12 13:34:12").unwrap();
    for (fraction, ms) in
        [("0", 0), ("2", 200), ("23", 230), ("234", 234), ("2349", 234), ("234999", 234), ("999999999", 999)]
    {
        assert_eq!(parse(&format!("2022-12-12 13:34:12.{fraction}")), Some(second + ms));
    }
}

#[test]
fn other_forms_are_no_times() {
    for text in [
        "",
        "2022-12-12",
        "2022-12-12 13:34",
        "2022-12-12T13:34:12",
        "2022-12-12 13:34:12Z",
        "2022-12-12 13:34:12.",
        "2022-12-12 13:34:12.1234567890",
        "2022-12-12 13:34:12.12a",
        "2022-12-12 13:34:12.1.2",
        "2022-12-12 13:34:12.-1",
        " 2022-12-12 13:34:12",
        "2022-12-12 24:00:00",
        "2022-12-12 23:60:00",
        "2022-12-12 23:59:60",
        "2022-13-01 00:00:00",
        "2022-00-01 00:00:00",
        "2022-02-29 00:00:00",
        "0000-01-01 00:00:00",
        "+022-12-12 13:34:12",
        "２０22-12-12 13:34:12",
        "20221212133412",
    ] {
        assert_eq!(parse(text), None, "{text:?}");
    }
}

#[test]
fn days_are_those_of_the_calendar() {
    for day in ["20000229", "20240229", "19000228", "20991231", "19700101", "00010101", "99991231"] {
        assert!(is_date(day), "{day}");
    }
    for day in [
        "",
        "2000229",
        "200002290",
        "19000229",
        "21000229",
        "20230229",
        "20230431",
        "20231301",
        "20230001",
        "20230100",
        "20230132",
        "00000101",
        "2023010a",
        "2023-1-1",
        "+2230101",
        "２023010",
        "202301 1",
    ] {
        assert!(!is_date(day), "{day:?}");
    }
}

/// Two hundred years, day by day, against a calendar that only counts.
#[test]
fn every_day_follows_the_one_before() {
    let (mut year, mut month, mut day) = (1900, 1, 1);
    let mut ms = parse("1900-01-01 00:00:00").unwrap();
    while year < 2101 {
        let text = format!("{year:04}{month:02}{day:02}");
        assert!(today(ms) == text && is_date(&text), "{text}");
        let leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
        let days = [31, if leap { 29 } else { 28 }, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1];
        assert!(!is_date(&format!("{year:04}{month:02}{:02}", days + 1)));
        (year, month, day) = match (month, day) {
            (12, 31) => (year + 1, 1, 1),
            (_, last) if last == days => (year, month + 1, 1),
            _ => (year, month, day + 1),
        };
        ms += DAY;
    }
}

#[test]
fn no_clock_is_wrong_enough_to_panic() {
    for ms in [i64::MIN, i64::MIN + 1, i64::MAX, i64::MAX - 1] {
        assert_eq!(compact(ms).len(), 14);
    }
}
