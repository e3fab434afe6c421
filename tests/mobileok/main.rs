//! mobileOK: its payloads, both halves of its flow, its codes and its diagram, through the steps that JavaScript calls.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;
#[path = "../support/vectors.rs"]
#[allow(dead_code, reason = "each test program takes its part")]
mod vectors;

mod browser;
mod codes;
mod diagram;
mod envelope;
mod forms;
mod key_file;
mod payload;
mod proxy;
mod redaction;
