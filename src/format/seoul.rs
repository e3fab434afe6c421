//! Times as the providers write them: in the zone of Seoul, without naming it. Korea keeps +09:00 all year, so the zone of the
//! host does not matter.

use alloc::string::String;
use time::{Date, Month, OffsetDateTime, PrimitiveDateTime, SignedDuration, Time, UtcOffset};

const SECONDS_EAST: i32 = 9 * 60 * 60;

/// `yyyyMMddHHmmss`.
pub fn compact(now_ms: i64) -> String {
    let now = seoul(now_ms);
    day(now) + &text(&[(now.hour().into(), 2, ""), (now.minute().into(), 2, ""), (now.second().into(), 2, "")])
}

/// `yyyyMMdd`.
pub fn today(now_ms: i64) -> String {
    day(seoul(now_ms))
}

fn day(now: OffsetDateTime) -> String {
    text(&[(now.year(), 4, ""), (u8::from(now.month()).into(), 2, ""), (now.day().into(), 2, "")])
}

/// `yyyy-MM-dd HH:mm:ss.SSS`, as results date themselves.
pub fn issue_date(now_ms: i64) -> String {
    let now = seoul(now_ms);
    text(&[
        (now.year(), 4, "-"),
        (u8::from(now.month()).into(), 2, "-"),
        (now.day().into(), 2, " "),
        (now.hour().into(), 2, ":"),
        (now.minute().into(), 2, ":"),
        (now.second().into(), 2, "."),
        (now.millisecond().into(), 3, ""),
    ])
}

/// The time of an [`issue_date`]. The fraction may be absent, or have one to nine digits of which three count.
pub fn parse(text: &str) -> Option<i64> {
    let (seconds, fraction) = text.split_once('.').unwrap_or((text, "0"));
    let (day, time) = seconds.split_once(' ')?;
    let [year, month, day] = numbers(day, '-', [4, 2, 2])?;
    let [hour, minute, second] = numbers(time, ':', [2, 2, 2])?;
    if fraction.len() > 9 {
        return None;
    }
    let nanoseconds = number(fraction)? * 10u32.pow(9 - fraction.len() as u32);
    let narrow = |value: u32| u8::try_from(value).ok();
    let time = Time::from_hms_milli(narrow(hour)?, narrow(minute)?, narrow(second)?, (nanoseconds / 1_000_000) as u16);
    let local = PrimitiveDateTime::new(date(year, month, day)?, time.ok()?);
    let since = local.assume_offset(offset()) - OffsetDateTime::UNIX_EPOCH;
    i64::try_from(since.whole_milliseconds()).ok()
}

/// True if `text` is the `yyyyMMdd` of a real day.
pub fn is_date(text: &str) -> bool {
    let part = |start, end| text.get(start..end).and_then(number);
    let day = || date(part(0, 4)?, part(4, 6)?, part(6, 8)?);
    text.len() == 8 && day().is_some()
}

/// This moment in the zone of Seoul. A moment outside the calendar becomes the nearest one inside it.
fn seoul(now_ms: i64) -> OffsetDateTime {
    let now = OffsetDateTime::UNIX_EPOCH.saturating_add(SignedDuration::milliseconds(now_ms));
    now.checked_to_offset(offset()).unwrap_or(now)
}

fn offset() -> UtcOffset {
    UtcOffset::from_whole_seconds(SECONDS_EAST).unwrap_or(UtcOffset::UTC)
}

/// A day, if the calendar has it.
fn date(year: u32, month: u32, day: u32) -> Option<Date> {
    let month = Month::try_from(u8::try_from(month).ok()?).ok()?;
    let year = i32::try_from(year).ok().filter(|year| *year > 0)?;
    Date::from_calendar_date(year, month, u8::try_from(day).ok()?).ok()
}

/// Numbers of so many digits, with nothing but `between` between them.
fn numbers<const N: usize>(text: &str, between: char, lengths: [usize; N]) -> Option<[u32; N]> {
    let mut found = [0; N];
    let mut parts = text.split(between);
    for (slot, length) in found.iter_mut().zip(lengths) {
        *slot = parts.next().filter(|part| part.len() == length).and_then(number)?;
    }
    parts.next().is_none().then_some(found)
}

/// The value of one or more digits and nothing else.
fn number(text: &str) -> Option<u32> {
    text.bytes().all(|byte| byte.is_ascii_digit()).then(|| text.parse().ok())?
}

/// Numbers, each in so many digits, and what follows each.
fn text(parts: &[(i32, u32, &str)]) -> String {
    let mut out = String::new();
    for (value, width, end) in parts {
        let digit = |place: u32| char::from(b'0' + (value / 10i32.pow(place)).rem_euclid(10) as u8);
        out.extend((0..*width).rev().map(digit));
        out.push_str(end);
    }
    out
}
