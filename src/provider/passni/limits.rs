//! Every limit and interval of Pass-Ni, in one place. The vendor's guide names none of them, so all are our choice.

/// The interval between two checks whether the login still counts (2.5), and how much it varies: pages that were opened at
/// one time do not ask at one time then.
pub const CHECK_MS: i64 = 60_000;
/// The most that an interval is longer or shorter.
pub const CHECK_JITTER_MS: i64 = 10_000;

/// The longest id of a system or of a user, in bytes.
pub const LONGEST_ID: usize = 200;

/// The most linked systems that are read of a list.
pub const MOST_SYSTEMS: usize = 500;

/// The longest token; that of the guide has 636 characters.
pub const LONGEST_TOKEN: usize = 4096;

/// The longest code; that of the guide has 32 characters.
pub const LONGEST_CODE: usize = 512;

/// The life of the mark of a code that was used, in seconds. How long a code is good is not known; none is good on another
/// day.
pub const USED_SECONDS: i64 = 24 * 3600;

/// The life of a login that nobody asks about, in seconds. At each check the SSO server says if it still counts.
pub const FLOW_SECONDS: i64 = 12 * 3600;

/// The length of the bridge's secret, which alone stands between the proxy and the bridge.
pub const SECRET_LENGTHS: std::ops::RangeInclusive<usize> = 32..=1000;
