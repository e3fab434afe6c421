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
#[cfg(feature = "emulator")]
pub mod emulator;
#[cfg(feature = "client")]
pub mod event;
pub mod form;
pub mod input;
mod loose;
mod nonce;
#[cfg(feature = "proxy")]
pub mod proxy;
pub mod snapshot;
pub mod strict_json;
mod turn;

pub use context::Context;
pub use loose::{Count, LooseBool, LooseText, TextOrNumber};
pub use foreign::{Foreign, JsonText, WithJson};
pub use nonce::Nonce;
pub use turn::{Fill, Turn};
