//! The registry: one line a provider. Routes, calls, wasm files, loaders and tables follow from it.

mod crypto_error;

#[cfg(any(feature = "mobileok", feature = "toss_cert"))]
use crate::crypto::ProviderKey;
#[cfg(any(feature = "client", feature = "proxy"))]
use crate::error::Error;
#[cfg(any(feature = "client", feature = "proxy"))]
use crate::error::{Kind, Reason};
#[cfg(any(feature = "client", feature = "proxy"))]
use crate::flow::host::Host;
#[cfg(feature = "proxy")]
use crate::flow::named::Named;
#[cfg(feature = "client")]
use crate::flow::page::{driver::Page, held};
#[cfg(feature = "proxy")]
use crate::flow::proxy_call::{
    Facts,
    driver::{AnyService, Service},
};
#[cfg(all(feature = "client", feature = "mobileok"))]
pub use mobileok::{seal_auth_info, seal_verify_info};

macro_rules! providers {
    ($($feature:literal $module:ident,)*) => {
        $(#[cfg(feature = $feature)] pub mod $module;)*

        /// A flow of a provider's half of the page, new or from a snapshot.
        ///
        /// # Errors
        /// Kind `misuse`: there is no such provider, or the snapshot cannot be read.
        #[cfg(feature = "client")]
        pub fn page<H: Host>(
            provider: &str,
            snapshot: Option<&H>,
        ) -> Result<Page<H>, Error> {
            let state = match provider {
                $(#[cfg(feature = $feature)]
                $module::PROVIDER => held::start::<$module::browser::State, H>(),)*
                _ => return Err(unknown()),
            };
            Page::open(state, snapshot)
        }

        /// A provider's half of the proxy with these settings, a JSON object.
        ///
        /// # Errors
        /// Every fault in the settings.
        #[cfg(feature = "proxy")]
        pub fn service<H: Host>(
            provider: &str,
            settings: serde_json::Value,
        ) -> Result<Box<dyn AnyService<H>>, Vec<Error>> {
            match provider {
                $(#[cfg(feature = $feature)]
                $module::PROVIDER => Ok(Box::new(Service::<$module::proxy::Proxy>::configure(settings)?)),)*
                _ => Err(vec![unknown()]),
            }
        }

        /// The package's JavaScript is generated from this: each provider's routes, and its calls of the page.
        #[cfg(feature = "proxy")]
        #[must_use]
        pub fn registry() -> Named<Facts> {
            Named(vec![$(
                #[cfg(feature = $feature)]
                ($module::PROVIDER, Facts::of::<$module::proxy::Proxy>($feature, $module::CALLS)),
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

// Keys come from more than one provider, and the cryptography knows nothing of flows.
#[cfg(any(feature = "mobileok", feature = "toss_cert"))]
crate::readable! { ProviderKey from String }
