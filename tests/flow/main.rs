//! The parts that every flow is made of: readers of typed data, lists of words, and the pauses between polls.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod backoff;
mod foreign;
mod loose;
mod reading;
mod strict_json;
mod words;

pub use serde_json::{Value as Json, json};
