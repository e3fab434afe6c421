//! The vocabulary of flows, without I/O: states step on events, and what to do comes out as values.

pub mod answers;
#[cfg(feature = "client")]
pub mod backoff;
mod context;

pub mod calls;
pub mod foreign;
pub mod host;
#[cfg(feature = "proxy")]
pub mod identity;
mod loose;
#[cfg(feature = "proxy")]
pub mod named;
mod nonce;
#[cfg(feature = "client")]
pub mod page;
#[cfg(feature = "proxy")]
pub mod proxy_call;
pub mod reading;
#[cfg(feature = "proxy")]
pub mod strict_json;
#[cfg(feature = "client")]
pub mod value;

pub use crate::format::{Text, Typed};
pub use context::Context;
pub use foreign::Foreign;
#[cfg(feature = "proxy")]
pub use identity::Identity;
pub use loose::{Count, Loose, LooseBool, LooseText, OneLine, TextOrNumber, Truth};
pub use nonce::Nonce;
