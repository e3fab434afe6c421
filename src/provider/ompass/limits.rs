//! Every limit of OMPASS's flow, in one place.

/// The longest user id, in Unicode code points: the document says "30" and not of what (2.7).
pub const USER_ID_CHARACTERS: usize = 30;

/// The longest language tag that is looked at; those of the registry are far shorter.
pub const LANGUAGE_TAG_BYTES: usize = 35;

/// The longest token; the callback page hands on no more than this.
pub const TOKEN_BYTES: usize = 4096;

/// The time that the user may take, in seconds, if nobody says otherwise: ours with version 1, which names no time (2.6); that
/// of the vendor's sample with version 2 (3.2).
pub const SESSION_SECONDS: i64 = 300;

/// The longest time that the user may take. The sealed flow outlives it, so a login ends by this.
pub const LONGEST_SESSION_SECONDS: i64 = 1800;

/// The life of a sealed flow: that of the longest login, and some time for its last request.
#[cfg(feature = "proxy")]
pub const SEALED_SECONDS: i64 = LONGEST_SESSION_SECONDS + 120;

/// A request that the page sent at the last moment of a login may arrive this much later.
#[cfg(feature = "proxy")]
pub const GRACE_MS: i64 = 60_000;

/// The life of the mark of a used token: far longer than tokens are good (2.6).
#[cfg(feature = "proxy")]
pub const USED_SECONDS: i64 = 3600;

/// The longest secret key and client id, in bytes.
#[cfg(feature = "proxy")]
pub const CREDENTIAL_BYTES: usize = 1000;

/// The longest code that is kept of a refusal, in Unicode code points.
#[cfg(feature = "proxy")]
pub const CODE_CHARACTERS: usize = 40;

/// A flow has a token checked so often. A user comes back with one; a second one is that of a page that was opened again.
#[cfg(feature = "proxy")]
pub const CHECKS: u8 = 5;
