//! The emulated Toss cert service, natively: its rules, counts, times and codes. The host's private keys are stood in for here;
//! the JavaScript suite has real ones, and another crypto library as the caller.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod document;
mod faults;
mod host;
mod magic;
mod phones;
mod request;
mod result;
mod token;
mod window;

#[path = "../support/json.rs"]
mod json;
#[path = "../../../tests/support/random.rs"]
#[allow(dead_code, reason = "each test program takes its part")]
mod random;
