//! The registry: one line a provider. Routes, client entries, tables and documents follow from it.

pub mod mobileok;

#[cfg(any(feature = "client", feature = "proxy"))]
use crate::{
    error::{Error, Kind, Reason},
    flow::Turn,
    json::Value,
};
#[cfg(feature = "client")]
pub use mobileok::{seal_auth_info, seal_verify_info};

macro_rules! providers {
    ($($module:ident,)*) => {
        /// The providers' names, as they stand in URLs.
        pub const NAMES: &[&str] = &[$($module::PROVIDER,)*];

        /// One step of the browser's half: `{ provider, state, event }` to `{ state, view, act, wakeAt }`.
        #[cfg(feature = "client")]
        pub fn browser_step(input: &Value, turn: &mut Turn<'_>) -> Result<Value, Error> {
            match input.get("provider").text().unwrap_or_default() {
                $($module::PROVIDER => crate::flow::browser::run::<$module::flow::Browser>(input, turn),)*
                _ => Err(unknown()),
            }
        }

        /// One step of the proxy's half: `{ provider, step, state, event }` to `{ state, task }`.
        #[cfg(feature = "proxy")]
        pub fn proxy_step(input: &Value, turn: &mut Turn<'_>) -> Result<Value, Error> {
            match input.get("provider").text().unwrap_or_default() {
                $($module::PROVIDER => crate::flow::proxy::run::<$module::flow::Proxy>(input, turn),)*
                _ => Err(unknown()),
            }
        }

        /// The settings of a provider as its flow uses them, or every fault in them.
        #[cfg(feature = "proxy")]
        pub fn configure(provider: &str, settings: &Value) -> Result<Value, alloc::vec::Vec<Error>> {
            use crate::flow::proxy::ProxyFlow;
            match provider {
                $($module::PROVIDER => $module::flow::Proxy::configure(settings),)*
                _ => Err(alloc::vec![unknown()]),
            }
        }

        /// The routes of every provider: `{ provider: [step, ...] }`.
        #[cfg(feature = "proxy")]
        pub fn routes() -> Value {
            use crate::flow::proxy::ProxyFlow;
            let steps = |steps: &[&str]| Value::List(steps.iter().map(|step| (*step).into()).collect());
            Value::object([$(($module::PROVIDER, steps($module::flow::Proxy::STEPS)),)*])
        }
    };
}

providers! {
    mobileok,
}

#[cfg(any(feature = "client", feature = "proxy"))]
fn unknown() -> Error {
    Error::new(Kind::Misuse, Reason::NotListed)
}
