//! The emulated OMPASS, natively: its rules, times and codes, its page and its phones.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod faults;
mod host;
mod magic;
mod registration;
mod service;
mod window;
