//! The registry: one line a provider. Routes, calls, wasm files, loaders and tables follow from it.

use crate::error::Error;
#[cfg(any(feature = "proxy", feature = "emulator"))]
use crate::json::Value;
#[cfg(any(feature = "client", feature = "proxy"))]
use crate::error::{Kind, Reason};
#[cfg(feature = "proxy")]
use crate::flow::Turn;
#[cfg(all(feature = "client", feature = "mobileok"))]
pub use mobileok::{seal_auth_info, seal_verify_info};

#[cfg(feature = "client")]
macro_rules! page_of {
    (typed $module:ident $snapshot:ident) => {{
        type Page = crate::flow::page::driver::Page<$module::browser::State>;
        Ok(Box::new(match $snapshot {
            Some(snapshot) => Page::resume(snapshot)?,
            None => Page::start(),
        }))
    }};
    (legacy $module:ident $snapshot:ident) => {
        Ok(Box::new(crate::flow::page::legacy::LegacyPage::<$module::flow::Browser>::new($snapshot)?))
    };
}

macro_rules! providers {
    ($($feature:literal $module:ident $form:ident,)*) => {
        $(#[cfg(feature = $feature)] pub mod $module;)*

        /// A flow of a provider's half of the page, new or from a snapshot.
        ///
        /// # Errors
        /// Kind `misuse`: there is no such provider, or the snapshot cannot be read.
        #[cfg(feature = "client")]
        pub fn page<H: crate::flow::host::Host>(
            provider: &str,
            snapshot: Option<&H>,
        ) -> Result<Box<dyn crate::flow::page::driver::AnyPage<H>>, Error> {
            match provider {
                $(#[cfg(feature = $feature)]
                $module::PROVIDER => page_of!($form $module snapshot),)*
                _ => Err(unknown()),
            }
        }

        /// One step of the proxy's half: `{ provider, step, state, event }` to `{ state, task }`.
        #[cfg(feature = "proxy")]
        pub fn proxy_step(input: &Value, turn: &mut Turn<'_>) -> Result<Value, Error> {
            match input.get("provider").text().unwrap_or_default() {
                $(#[cfg(feature = $feature)]
                $module::PROVIDER => crate::flow::proxy::run::<$module::proxy::Proxy>(input, turn),)*
                _ => Err(unknown()),
            }
        }

        /// The settings of a provider as its flow uses them, or every fault in them.
        #[cfg(feature = "proxy")]
        pub fn configure(provider: &str, settings: &Value) -> Result<Value, alloc::vec::Vec<Error>> {
            use crate::flow::proxy::ProxyFlow;
            match provider {
                $(#[cfg(feature = $feature)]
                $module::PROVIDER => $module::proxy::Proxy::configure(settings),)*
                _ => Err(alloc::vec![unknown()]),
            }
        }

        /// What the package's JavaScript is generated from, by provider: the proxy's routes and the page's calls.
        #[cfg(feature = "proxy")]
        pub fn registry() -> Value {
            use crate::flow::{calls, proxy::ProxyFlow};
            let words = |words: &[&str]| Value::List(words.iter().map(|word| (*word).into()).collect());
            Value::object([$(
                #[cfg(feature = $feature)]
                ($module::PROVIDER, Value::object([
                    ("feature", $feature.into()),
                    ("steps", words($module::proxy::Proxy::STEPS)),
                    ("backendSteps", words($module::proxy::Proxy::BACKEND_STEPS)),
                    ("arrivals", words($module::proxy::Proxy::ARRIVALS)),
                    ("needsCaller", $module::proxy::Proxy::NEEDS_CALLER.into()),
                    ("flowSeconds", $module::proxy::Proxy::FLOW_SECONDS.into()),
                    ("calls", calls::table($module::CALLS)),
                    ("returns", calls::returns($module::CALLS)),
                ])),
            )*])
        }

        /// The provider's side of those providers that `setup` names, each from its own member, for development and tests.
        #[cfg(feature = "emulator")]
        pub fn emulators(setup: &Value) -> Result<crate::flow::emulator::Emulators, Error> {
            use crate::flow::emulator::{Emulated, Emulators};
            use alloc::{boxed::Box, vec::Vec};
            let mut all: Vec<(&'static str, Box<dyn Emulated>)> = Vec::new();
            $(#[cfg(feature = $feature)]
            if setup.get($module::PROVIDER).members().is_some() {
                let emulator = $module::emulator::Emulator::new(setup.get($module::PROVIDER))?;
                all.push(($module::PROVIDER, Box::new(emulator)));
            })*
            Ok(Emulators::of(all))
        }
    };
}

providers! {
    "mobileok" mobileok typed,
    "toss_cert" toss_cert legacy,
    "ompass" ompass legacy,
    "passni" passni legacy,
    "nets" nets typed,
}

#[cfg(any(feature = "client", feature = "proxy"))]
fn unknown() -> Error {
    Error::new(Kind::Misuse, Reason::NotListed)
}
