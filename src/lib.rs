//! bonin: who the user of a Korean single-page app is, through identity and SSO systems.
//!
//! ```text
//!            wasm      conversions only; the one place that knows JavaScript
//!              │
//!          provider    the registry, and one folder a system: payload, flow, codes
//!           │     │
//!         flow  crypto  flow: events in, effects out; crypto: keys and ciphers that providers share
//!           │     │
//!          format       times of Seoul, addresses, forms, what people type
//!              │
//!           error       who must act
//! ```
//!
//! Each module imports only from below. Nothing here reads a clock, draws randomness, stores or sends anything: `now` and
//! entropy come in, and what to do next goes out as a value.

#![deny(unsafe_code)]
extern crate alloc;

#[cfg(all(target_arch = "wasm32", feature = "standalone"))]
mod allocator;
pub mod crypto;
pub mod error;
pub mod flow;
pub mod format;
pub mod provider;
#[cfg(all(target_arch = "wasm32", any(feature = "client", feature = "proxy")))]
pub mod wasm;
pub mod words;
