//! The pauses between two questions whether the user is done.

/// The pause after "not yet", by the number of such answers in a row. Our choice: no provider names an interval.
const PAUSES_MS: [i64; 5] = [2_000, 3_000, 4_000, 6_000, 8_000];

/// The pause from then on.
const LONGEST_MS: i64 = 10_000;

/// The pause, in ms, after so many answers "not yet" in a row.
#[must_use]
pub fn pause(polls: u32) -> i64 {
    usize::try_from(polls).ok().and_then(|polls| PAUSES_MS.get(polls)).copied().unwrap_or(LONGEST_MS)
}
