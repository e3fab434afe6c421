//! The parts that every flow is made of: readers of typed data, lists of words, the pauses between polls, and the
//! account of what a flow costs.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod backoff;
mod foreign;
mod ledger;
mod loose;
mod reading;
mod strict_json;
mod words;

pub use serde_json::{Value as Json, json};
