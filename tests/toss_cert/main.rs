//! Toss cert's payload, flow and signatures, through the steps that JavaScript calls. Toss's side is played with a key of the vectors and
//! another RSA than the crate's.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/ends.rs"]
mod ends;
#[path = "../support/faults.rs"]
mod faults;
#[path = "../support/mod.rs"]
mod support;
#[path = "../support/vectors.rs"]
#[allow(dead_code, reason = "each test program takes its part")]
mod vectors;

mod answers;
mod browser;
mod browser_ends;
mod codes;
mod diagram;
mod document;
mod forms;
mod identity;
mod one_call;
mod page;
mod payload;
mod property;
mod proxy;
mod redaction;
mod result;
mod session;
mod settings;
mod signature;
mod snapshot;
mod stack;
mod token;
mod toss;

use ends::{assert_error, assert_fails, assert_rejects};

const PROVIDER: &str = "tossCert";
