//! Every limit of Toss cert in one place: lifetimes, lengths and tries.

/// The longest life of a request (2.4), and the life of one for which the proxy names no other.
pub const REQUEST_SECONDS: i64 = 1800;

/// The time for which a page waits with its request: as long as the proxy keeps its part. It is our choice, since Toss does not
/// know of the flow yet.
#[cfg(feature = "client")]
pub const READY_MS: i64 = 14 * 60_000;

/// The mark of a result that was used lives so long, in seconds. Toss hands a result out for an hour, of a request of half an
/// hour at most (2.4, 2.6), and it must not come back after its mark is gone.
#[cfg(feature = "proxy")]
pub const USED_SECONDS: i64 = 2 * 3600;

/// A result can be read twice (2.6): one read that got lost is followed by one more.
#[cfg(feature = "proxy")]
pub const READS: u32 = 2;

/// The longest id of a transaction, in bytes. This guard and the next two are ours, since Toss names none.
#[cfg(feature = "proxy")]
pub const TX_ID_BYTES: usize = 200;

/// The longest client id or secret, in bytes.
#[cfg(feature = "proxy")]
pub const CREDENTIAL_BYTES: usize = 500;

/// The longest link of an app, in bytes.
#[cfg(feature = "proxy")]
pub const LINK_BYTES: usize = 2000;

/// The longest title of a document and name of a service, in characters. Toss's limits are not known, so this is a guard of ours.
#[cfg(feature = "client")]
pub const NAME_CHARS: usize = 100;

/// The longest text of a document, in bytes: it has to fit into a request to the proxy when it is encrypted, too.
#[cfg(feature = "client")]
pub const TEXT_BYTES: usize = 30_000;

/// A flow asks for the verification of a person so often: once, and again if Toss could not be reached.
#[cfg(feature = "proxy")]
pub const REQUESTS: u8 = 3;
