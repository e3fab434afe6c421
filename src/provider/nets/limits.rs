//! Every limit of NETS*SSO's flow, in one place. The vendor names none of these but the pace of polling, so they are chosen by us.

/// The sealed part of a flow lives as long as a working day, so that a page that was left alone can still ask.
pub const FLOW_SECONDS: i64 = 12 * 3600;

/// The page gives a flow up a little before its sealed part ends.
pub const FLOW_MS: i64 = FLOW_SECONDS * 1000 - 60_000;

/// The pause between two polls (4.13): a minute, and up to a tenth of it sooner or later.
pub const POLL_MS: i64 = 54_000;
/// The part of the pause that is random.
pub const POLL_JITTER_MS: i64 = 12_000;

/// A logon that nobody asked for is not tried again for so long after the agent refused it.
pub const BACKGROUND_RETRY_MS: i64 = 10 * 60_000;

/// A page may go to the SSO server and come back with nothing so often.
pub const PAGE_LEVEL_TRIES: u8 = 2;

/// The longest time for a code or a choice that is believed, in minutes.
pub const MOST_MINUTES: i64 = 24 * 60;

/// The most tries of a code that are believed; the server's -1 means that it does not know.
pub const MOST_ATTEMPTS: i64 = 999;

/// The longest user id or password in bytes: the most that RSA of 1024 bits can hold.
pub const CREDENTIAL_BYTES: usize = 117;

/// The longest code of a second factor.
pub const FACTOR_CODE: usize = 20;

/// The least size of a key, in bits, unless the operator allows weaker ones.
pub const USUAL_KEY_BITS: usize = 2048;

/// The weakest key that is used at all, in bits: only if a setting of the proxy allows it.
pub const WEAKEST_KEY_BITS: usize = 1024;

/// The longest text of the SSO server that an error keeps.
pub const MESSAGE: usize = 200;

/// The longest text about an account that is shown.
pub const ACCOUNT_TEXT: usize = 40;

/// The requests after a logon: the most, and their length in all, because they are sealed into the flow.
pub const POST_LOGON_REQUESTS: usize = 5;
/// Their length in all.
pub const POST_LOGON_BYTES: usize = 1200;

/// A logon's mark is kept for so long. The SSO server gives up on the logon long before that.
pub const REPLAY_SECONDS: i64 = 24 * 3600;

/// The longest text of a reply that goes on to the agent.
pub const PASSED_ON: usize = 16_000;

/// The longest text that is sealed for a later call.
pub const SEALED: usize = 1500;

/// The most cookies of the agent that are kept: the flow has to fit into a header (see the README).
pub const COOKIES: usize = 20;
/// Their length in all.
pub const COOKIE_BYTES: usize = 3000;

/// The most attributes of a user.
pub const ATTRIBUTES: usize = 50;
/// The longest attribute.
pub const ATTRIBUTE: usize = 1000;

/// The longest name of a site.
pub const SITE_NAME: usize = 200;

/// The longest number of a key: 4096 bits in hexadecimal digits, and some more.
pub const KEY_TEXT: usize = 1100;

/// The longest user id.
pub const USER_ID: usize = 200;

/// The longest path of the agent, and the longest name in a profile.
pub const PATH: usize = 100;
/// The longest name in a profile.
pub const NAME: usize = 40;
/// The longest name of a header.
pub const HEADER: usize = 64;

/// The longest value that is handed on of a form that the SSO server posts.
#[cfg(feature = "proxy")]
pub const LONGEST_RETURNED: usize = 4096;
