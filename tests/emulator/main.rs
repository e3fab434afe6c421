//! The emulated mobileOK service, natively: its rules, counts, timers and codes. The host's private key is the `rsa` crate.

mod adult;
mod ars;
mod codes;
mod faults;
mod host;
mod magic;
mod pass;
mod refusals;
mod token;

#[path = "../support/random.rs"]
#[allow(dead_code, reason = "each test program takes its part")]
mod random;
