//! The vocabulary of flows, without I/O: states step on events, and what to do comes out as values.

pub mod answers;
#[cfg(feature = "client")]
pub mod browser;
pub mod calls;
#[cfg(feature = "client")]
pub mod event;
pub mod input;
#[cfg(feature = "client")]
pub mod polls;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(any(feature = "client", feature = "proxy"))]
pub mod snapshot;
mod turn;

pub use turn::Turn;
