//! The emulated Toss cert service, natively: its rules, counts, times and codes. The host's private keys are stood in for here;
//! the JavaScript suite has real ones, and another crypto library as the caller.

#![cfg(all(feature = "toss_cert", feature = "mobileok"))]

mod document;
mod faults;
mod host;
mod magic;
mod phones;
mod request;
mod result;
mod token;
mod window;

#[path = "../support/random.rs"]
#[allow(dead_code, reason = "each test program takes its part")]
mod random;
