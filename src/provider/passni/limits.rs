//! Every limit and interval of Pass-Ni, in one place. The vendor's guide names none of them, so they are ours.

/// The interval between two checks whether the login still counts (2.5), and how much it varies: pages that were opened at
/// one time do not ask at one time then.
pub const CHECK_MS: i64 = 60_000;
/// The most that an interval is longer or shorter.
pub const CHECK_JITTER_MS: i64 = 10_000;

/// The longest id of a system or of a user, in bytes.
pub const LONGEST_ID: usize = 200;
