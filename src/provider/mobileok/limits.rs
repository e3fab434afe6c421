//! Every limit of the guide's section 4 and of its codes, in one place.

/// A token lives ten minutes from when it was made (section 4).
#[cfg(feature = "client")]
pub const TOKEN_MS: i64 = 10 * 60_000;

/// The carrier's part must end within seven minutes from the request (section 4).
#[cfg(feature = "client")]
pub const REQUEST_MS: i64 = 7 * 60_000;

/// A code is accepted for three minutes (code 6024).
#[cfg(feature = "client")]
pub const CODE_MS: i64 = 3 * 60_000;

/// Codes can be tried, and sent again, three times (codes 4301 and 4302); counts when the server sends none.
#[cfg(any(feature = "client", feature = "proxy"))]
pub const TRIES: i64 = 3;

/// A flow goes to the provider for a call so often. The guide names no number; the ten minutes of a token hold no more.
#[cfg(feature = "proxy")]
pub const RINGS: u8 = 10;

/// A flow asks for the verification of a person so often: once, and again if the provider could not be reached.
#[cfg(feature = "proxy")]
pub const REQUESTS: u8 = 3;

/// A phone rings within ten seconds of the request for it (section 6), so another call is offered after that.
#[cfg(feature = "client")]
pub const RING_MS: i64 = 10_000;

/// The last question for a result is asked so long before the end: our choice, with room for the answer.
#[cfg(feature = "client")]
pub const LAST_ASK_MS: i64 = 3_000;
