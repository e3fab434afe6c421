//! The vocabulary of flows, without I/O: states step on events, and what to do comes out as values.

pub mod answers;
#[cfg(feature = "client")]
pub mod backoff;
mod context;

pub mod foreign;
pub mod host;
#[cfg(feature = "client")]
pub mod page;
pub mod reading;
pub mod calls;
#[cfg(feature = "proxy")]
pub mod identity;
mod loose;
#[cfg(feature = "proxy")]
pub mod named;
mod nonce;
#[cfg(feature = "proxy")]
pub mod proxy_call;
#[cfg(any(feature = "proxy", feature = "nets"))]
pub mod strict_json;

pub use context::Context;
#[cfg(feature = "proxy")]
pub use identity::Identity;
pub use loose::{Count, Loose, LooseBool, LooseText, TextOrNumber};
pub use foreign::{Foreign, JsonText, WithJson};
pub use nonce::Nonce;
pub use crate::format::Text;
