//! The emulated mobileOK service, natively: its rules, counts, timers and codes. The host's private key is the `rsa` crate.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod adult;
mod ars;
mod codes;
mod faults;
mod host;
mod key_file;
mod magic;
mod pass;
mod refusals;
mod token;

#[path = "../support/json.rs"]
mod json;
#[path = "../../../tests/support/random.rs"]
#[allow(dead_code, reason = "each test program takes its part")]
mod random;
