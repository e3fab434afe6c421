//! The providers' side of the protocols that bonin speaks, emulated for development and tests: it verifies nobody.
//!
//! Each provider is a module that reads requests with code of its own, because one that shared the checks of the client
//! would prove nothing. `host` is what they have in common: one clock, the phones, faults on order and the control API.

#![deny(unsafe_code)]

pub mod fake_identity;
pub mod host;
pub mod json;
pub mod key_file;
#[cfg(target_arch = "wasm32")]
pub mod wasm;

use crate::host::{AnyJson, Emulated, Emulators};
use crate::json::Value;
use bonin::error::Error;
use serde::Deserialize;

/// One line a provider: its module, and its name in the API.
macro_rules! providers {
    ($($module:ident $name:literal,)*) => {
        $(pub mod $module;)*

        /// The names of all providers in the API.
        pub const PROVIDERS: &[&str] = &[$($name,)*];

        /// The setup of each provider that is to be emulated.
        #[derive(Deserialize)]
        #[serde(deny_unknown_fields)]
        struct Setups {
            $(#[serde(rename = $name)] $module: Option<AnyJson>,)*
        }

        /// The provider's side of those providers that `setup` names, each from its own member.
        pub fn emulators(setup: &Value) -> Result<Emulators, Error> {
            let setups: Setups = host::read(setup)?;
            let mut all: Vec<(&'static str, Box<dyn Emulated>)> = Vec::new();
            $(if let Some(AnyJson(setup)) = setups.$module {
                all.push(($name, Box::new($module::Emulator::new(&setup)?)));
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
