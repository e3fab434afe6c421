//! How often to ask whether the user is done.

/// When to ask again after "not yet", by how often that came; ours, no provider names an interval.
const PAUSES_MS: [i64; 5] = [2_000, 3_000, 4_000, 6_000, 8_000];

/// And from then on.
const LONGEST_MS: i64 = 10_000;

/// How long to wait, in ms, where "not yet" came so many times in a row.
pub fn pause(polls: i64) -> i64 {
    *PAUSES_MS.get(polls as usize).unwrap_or(&LONGEST_MS)
}
