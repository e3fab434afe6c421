//! The vocabulary of flows, without I/O: states step on events, and what to do comes out as values.

pub mod answers;
mod context;
#[cfg(any(feature = "client", feature = "proxy"))]
pub mod foreign;
#[cfg(any(feature = "client", feature = "proxy"))]
pub mod host;
#[cfg(feature = "client")]
pub mod page;
#[cfg(any(feature = "client", feature = "proxy"))]
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
#[cfg(feature = "client")]
pub mod polls;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(any(feature = "client", feature = "proxy"))]
pub mod snapshot;
mod turn;

pub use context::Context;
#[cfg(any(feature = "client", feature = "proxy"))]
pub use foreign::Foreign;
pub use turn::{Fill, Turn};
