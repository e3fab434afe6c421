//! The notations that providers share: times of Seoul, addresses and forms.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod person;
mod seoul;
mod url;
