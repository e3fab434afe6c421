//! The vocabulary of flows, without I/O: states step on events, and what to do comes out as values.

#[cfg(feature = "client")]
pub mod browser;
#[cfg(feature = "proxy")]
pub mod proxy;
pub mod calls;
mod turn;

pub use turn::{Fill, Turn};
