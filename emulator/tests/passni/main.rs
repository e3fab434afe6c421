//! The emulated Pass-Ni, natively: what its bridges hold to, the lives of logins, codes and tokens, and its shapes.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod bridge;
mod central;
mod host;
mod property;
mod tokens;

#[path = "../../../tests/support/random.rs"]
#[allow(dead_code, reason = "each test program takes its part")]
mod random;
