//! The registry: one line a provider. Routes, calls, wasm files, loaders and tables follow from it.

#[cfg(any(feature = "client", feature = "proxy"))]
use crate::{
    error::{Error, Kind, Reason},
    flow::Turn,
    json::Value,
};
#[cfg(all(feature = "client", feature = "mobileok"))]
pub use mobileok::{seal_auth_info, seal_verify_info};

macro_rules! providers {
    ($($feature:literal $module:ident,)*) => {
        $(#[cfg(feature = $feature)] pub mod $module;)*

        /// One step of the browser's half: `{ provider, state, event }` to `{ state, view, act, wakeAt }`.
        #[cfg(feature = "client")]
        pub fn browser_step(input: &Value, turn: &mut Turn<'_>) -> Result<Value, Error> {
            match input.get("provider").text().unwrap_or_default() {
                $(#[cfg(feature = $feature)]
                $module::PROVIDER => crate::flow::browser::run::<$module::flow::Browser>(input, turn),)*
                _ => Err(unknown()),
            }
        }

        /// One step of the proxy's half: `{ provider, step, state, event }` to `{ state, task }`.
        #[cfg(feature = "proxy")]
        pub fn proxy_step(input: &Value, turn: &mut Turn<'_>) -> Result<Value, Error> {
            match input.get("provider").text().unwrap_or_default() {
                $(#[cfg(feature = $feature)]
                $module::PROVIDER => crate::flow::proxy::run::<$module::flow::Proxy>(input, turn),)*
                _ => Err(unknown()),
            }
        }

        /// The settings of a provider as its flow uses them, or every fault in them.
        #[cfg(feature = "proxy")]
        pub fn configure(provider: &str, settings: &Value) -> Result<Value, alloc::vec::Vec<Error>> {
            use crate::flow::proxy::ProxyFlow;
            match provider {
                $(#[cfg(feature = $feature)]
                $module::PROVIDER => $module::flow::Proxy::configure(settings),)*
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
                    ("steps", words($module::flow::Proxy::STEPS)),
                    ("backendSteps", words($module::flow::Proxy::BACKEND_STEPS)),
                    ("arrivals", words($module::flow::Proxy::ARRIVALS)),
                    ("needsCaller", $module::flow::Proxy::NEEDS_CALLER.into()),
                    ("flowSeconds", $module::flow::Proxy::FLOW_SECONDS.into()),
                    ("calls", calls::table($module::CALLS)),
                    ("returns", calls::returns($module::CALLS)),
                ])),
            )*])
        }
    };
}

providers! {
    "mobileok" mobileok,
    "toss_cert" toss_cert,
    "ompass" ompass,
    "passni" passni,
    "nets" nets,
}

#[cfg(any(feature = "client", feature = "proxy"))]
fn unknown() -> Error {
    Error::new(Kind::Misuse, Reason::NotListed)
}
