//! Pass-Ni's flow, through the steps that JavaScript calls, with the bridge's side played answer by answer.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/ends.rs"]
mod ends;
#[path = "../support/faults.rs"]
mod faults;
#[path = "../support/mod.rs"]
mod support;

mod anywhere;
mod arrivals;
mod browser;
mod codes;
mod diagram;
mod forms;
mod hosts;
mod identity;
mod looks;
mod page;
mod property;
mod proxy;
mod proxy_answers;
mod redaction;
mod settings;
mod snapshot;
mod stack;
mod token;

use ends::{assert_error, assert_fails, assert_rejects};

const PROVIDER: &str = "passni";
