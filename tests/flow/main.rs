//! The parts that every flow is made of: readers of typed data, lists of words, the pauses between polls, and what the
//! published types repeat of them.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

mod backoff;
mod foreign;
mod loose;
#[path = "../support/people.rs"]
#[allow(dead_code, reason = "each test program takes its part")]
mod people;
mod published;
mod reading;
mod strict_json;
mod words;

pub use serde_json::{Value as Json, json};
