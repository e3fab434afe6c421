//! Every limit of Toss cert in one place: lifetimes, lengths and tries.

/// The longest life of a request (2.4), and the life of one for which the proxy names no other.
pub const REQUEST_SECONDS: i64 = 1800;

/// The time for which a page waits with its request: as long as the proxy keeps its part. It is our choice, since Toss does not
/// know of the flow yet.
#[cfg(feature = "client")]
pub const READY_MS: i64 = 14 * 60_000;

/// The longest title of a document and name of a service, in characters. Toss's limits are not known, so this is a guard of ours.
#[cfg(feature = "client")]
pub const NAME_CHARS: usize = 100;

/// The longest text of a document, in bytes: it has to fit into a request to the proxy when it is encrypted, too.
#[cfg(feature = "client")]
pub const TEXT_BYTES: usize = 30_000;
