//! Reads typed data from values of the host, with errors that name the field and the reason.
//!
//! There are two ways to a type. A server reads by serde ([`derived`]). A page reads by [`Readable`], which `readable!` writes:
//! each field is one call of a function that all types share, so a browser loads a third of what serde's derive makes of it, and
//! a page alone is built without the first way.

#[cfg(any(feature = "proxy", not(feature = "client")))]
pub mod derived;
mod input;
pub mod readable;
mod unreadable;

#[cfg(any(feature = "proxy", not(feature = "client")))]
pub use derived::{read, read_tolerantly, read_variant};
pub use input::{Input, Variant};
pub use readable::{Readable, Variants};
pub use unreadable::Unreadable;

/// The most members of one object that is read strictly: as many as a proxy accepts in one body.
const MOST_MEMBERS: usize = 256;

/// The most elements of one list.
const MOST_ITEMS: usize = 1024;

/// How deep objects may be nested.
const DEEPEST: u8 = 16;
