//! Times as the providers write them: those of Seoul, the zone left out. Korea keeps +09:00 all year, so this is arithmetic,
//! and the host's zone has no say in it.

use alloc::string::String;

const DAY: i64 = 24 * 60 * 60 * 1000;
const OFFSET: i64 = 9 * 60 * 60 * 1000;

/// `yyyyMMddHHmmss`.
pub fn compact(now_ms: i64) -> String {
    issue_date(now_ms).chars().filter(char::is_ascii_digit).take(14).collect()
}

/// `yyyyMMdd`.
pub fn today(now_ms: i64) -> String {
    issue_date(now_ms).chars().filter(char::is_ascii_digit).take(8).collect()
}

/// `yyyy-MM-dd HH:mm:ss.SSS`, as results date themselves.
pub fn issue_date(now_ms: i64) -> String {
    let local = now_ms.saturating_add(OFFSET);
    let (year, month, day) = calendar(local.div_euclid(DAY));
    let time = local.rem_euclid(DAY);
    let mut out = String::with_capacity(23);
    for (value, width, end) in [
        (year, 4, "-"),
        (month, 2, "-"),
        (day, 2, " "),
        (time / 3_600_000, 2, ":"),
        (time / 60_000 % 60, 2, ":"),
        (time / 1000 % 60, 2, "."),
        (time % 1000, 3, ""),
    ] {
        let digit = |place: u32| char::from(b'0' + (value / 10i64.pow(place)).rem_euclid(10) as u8);
        out.extend((0..width).rev().map(digit));
        out.push_str(end);
    }
    out
}

/// The time of an [`issue_date`]. The fraction may be absent, or have one to nine digits of which three count.
pub fn parse(text: &str) -> Option<i64> {
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let shape = b"0000-00-00 00:00:00";
    let alike = |(byte, mark): (u8, &u8)| if *mark == b'0' { byte.is_ascii_digit() } else { byte == *mark };
    if seconds.len() != shape.len() || !seconds.bytes().zip(shape).all(alike) || fraction.len() > 9 {
        return None;
    }
    let part = |start: usize, end| number(&seconds.as_bytes()[start..end]);
    let (hour, minute, second) = (part(11, 13)?, part(14, 16)?, part(17, 19)?);
    let nanoseconds = number(fraction.as_bytes())? * 10i64.pow(9 - fraction.len() as u32);
    if hour > 23 || minute > 59 || second > 59 {
        return None;
    }
    let days = days(part(0, 4)?, part(5, 7)?, part(8, 10)?)?;
    Some(days * DAY + ((hour * 60 + minute) * 60 + second) * 1000 + nanoseconds / 1_000_000 - OFFSET)
}

/// Whether `text` is `yyyyMMdd` of a day that is in the calendar.
pub fn is_date(text: &str) -> bool {
    let part = |start, end| text.as_bytes().get(start..end).and_then(number);
    let day = || days(part(0, 4)?, part(4, 6)?, part(6, 8)?);
    text.len() == 8 && day().is_some()
}

/// The value of one or more digits.
fn number(text: &[u8]) -> Option<i64> {
    let digit = |value: i64, byte: &u8| byte.is_ascii_digit().then(|| value * 10 + i64::from(byte - b'0'));
    if text.is_empty() { None } else { text.iter().try_fold(0, digit) }
}

// The calendar's 400 years have 146,097 days. Counting years from March puts the leap day last, so that the months before it
// all begin at a fixed day: 153 days every five months.

/// The days from 1970-01-01 to this one, where the calendar has it.
fn days(year: i64, month: i64, day: i64) -> Option<i64> {
    let (from_march, year_of_march) = if month > 2 { (month - 3, year) } else { (month + 9, year - 1) };
    let (era, year_of_era) = (year_of_march.div_euclid(400), year_of_march.rem_euclid(400));
    let day_of_year = (153 * from_march + 2) / 5 + day - 1;
    let days = era * 146_097 + year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year - 719_468;
    (year > 0 && calendar(days) == (year, month, day)).then_some(days)
}

/// Year, month and day, so many days after 1970-01-01.
fn calendar(days: i64) -> (i64, i64, i64) {
    let days = days + 719_468;
    let (era, day) = (days.div_euclid(146_097), days.rem_euclid(146_097));
    let year = (day - day / 1460 + day / 36_524 - day / 146_096) / 365;
    let day_of_year = day - (365 * year + year / 4 - year / 100);
    let from_march = (5 * day_of_year + 2) / 153;
    let month = if from_march < 10 { from_march + 3 } else { from_march - 9 };
    (era * 400 + year + i64::from(month <= 2), month, day_of_year - (153 * from_march + 2) / 5 + 1)
}
