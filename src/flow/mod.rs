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
#[cfg(feature = "client")]
pub mod browser;
pub mod calls;
#[cfg(feature = "client")]
pub mod event;
#[cfg(feature = "proxy")]
pub mod identity;
pub mod input;
mod loose;
#[cfg(feature = "proxy")]
pub mod named;
mod nonce;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(feature = "proxy")]
pub mod proxy_call;
pub mod snapshot;
#[cfg(any(feature = "proxy", feature = "nets"))]
pub mod strict_json;
mod turn;

pub use context::Context;
#[cfg(feature = "proxy")]
pub use identity::Identity;
pub use loose::{Count, Loose, LooseBool, LooseText, TextOrNumber};
pub use foreign::{Foreign, JsonText, WithJson};
pub use nonce::Nonce;
pub use crate::format::Text;
pub use turn::Turn;
