//! NETS*SSO: its reader, both halves of its flow, and its emulator, through the steps that JavaScript calls.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../../emulator/tests/support/mod.rs"]
mod emulator_support;
#[path = "../support/ends.rs"]
mod ends;
#[path = "../support/faults.rs"]
mod faults;
#[path = "../support/mod.rs"]
mod support;

mod away;
mod browser;
mod codes;
mod diagram;
mod dialects;
mod duplicates;
mod forms;
mod journeys;
mod lenient_json;
mod page;
mod passwords;
mod property;
mod proxy;
mod redaction;
mod settings;
mod snapshot;
mod world;

use ends::{assert_error, assert_fails, assert_rejects};

const PROVIDER: &str = "nets";
