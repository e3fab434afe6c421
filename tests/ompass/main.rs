//! OMPASS's flow, through the steps that JavaScript calls, with OMPASS's side played answer by answer.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/ends.rs"]
mod ends;
#[path = "../support/faults.rs"]
mod faults;
#[path = "../support/mod.rs"]
mod support;

mod answers;
mod begin;
mod browser;
mod browser_ends;
mod callback;
mod codes;
mod diagram;
mod forms;
mod page;
mod property;
mod proxy;
mod redaction;
mod reset;
mod settings;
mod snapshot;
mod stack;

use ends::{assert_error, assert_fails, assert_rejects};

const PROVIDER: &str = "ompass";
