//! The providers' side of the protocols that bonin speaks, emulated for development and tests: it verifies nobody.
//!
//! Each provider is a module that reads requests with code of its own, because one that shared the checks of the client
//! would prove nothing. `host` is what they have in common: one clock, the phones, faults on order and the control API.

#![deny(unsafe_code)]
extern crate alloc;

pub mod fake_identity;
pub mod form;
pub mod host;
pub mod json;
pub mod key_file;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

use crate::json::Value;
use alloc::{boxed::Box, vec::Vec};
use bonin::error::Error;
use host::{Emulated, Emulators};

/// One line a provider: its module, and its name in the API.
macro_rules! providers {
    ($($module:ident $name:literal,)*) => {
        $(pub mod $module;)*

        /// The provider's side of those providers that `setup` names, each from its own member.
        pub fn emulators(setup: &Value) -> Result<Emulators, Error> {
            let mut all: Vec<(&'static str, Box<dyn Emulated>)> = Vec::new();
            $(if setup[$name].as_object().is_some() {
                all.push(($name, Box::new($module::Emulator::new(&setup[$name])?)));
            })*
            Ok(Emulators::of(all))
        }
    };
}

providers! {
    mobileok "mobileok",
    toss_cert "tossCert",
    ompass "ompass",
    passni "passni",
    nets "nets",
}
