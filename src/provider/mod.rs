//! The registry: one line a provider. Routes, calls, wasm files, loaders and tables follow from it.

use crate::error::Error;
#[cfg(any(feature = "client", feature = "proxy"))]
use crate::error::{Kind, Reason};
#[cfg(feature = "proxy")]
use crate::flow::host::Host;
#[cfg(feature = "proxy")]
use crate::flow::named::Named;
#[cfg(feature = "proxy")]
use crate::flow::proxy_call::{
    Facts,
    driver::{AnyService, Service},
    legacy::LegacyService,
};
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

#[cfg(feature = "proxy")]
macro_rules! service_of {
    (typed $module:ident $settings:ident) => {
        Ok(Box::new(Service::<$module::proxy::Proxy>::configure($settings)?))
    };
    (legacy $module:ident $settings:ident) => {
        Ok(Box::new(LegacyService::<$module::proxy::Proxy>::configure(&$settings)?))
    };
}

#[cfg(feature = "proxy")]
macro_rules! facts_of {
    (typed $module:ident $feature:literal) => { Facts::of::<$module::proxy::Proxy>($feature, $module::CALLS) };
    (legacy $module:ident $feature:literal) => { Facts::of_legacy::<$module::proxy::Proxy>($feature, $module::CALLS) };
}

macro_rules! providers {
    ($($feature:literal $module:ident $page:ident $proxy:ident,)*) => {
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
                $module::PROVIDER => page_of!($page $module snapshot),)*
                _ => Err(unknown()),
            }
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
                $module::PROVIDER => service_of!($proxy $module settings),)*
                _ => Err(vec![unknown()]),
            }
        }

        /// The package's JavaScript is generated from this: each provider's routes, and its calls of the page.
        #[cfg(feature = "proxy")]
        #[must_use]
        pub fn registry() -> Named<Facts> {
            Named(vec![$(
                #[cfg(feature = $feature)]
                ($module::PROVIDER, facts_of!($proxy $module $feature)),
            )*])
        }
    };
}

providers! {
    "mobileok" mobileok typed typed,
    "toss_cert" toss_cert typed typed,
    "ompass" ompass typed typed,
    "passni" passni typed typed,
    "nets" nets typed typed,
}

#[cfg(any(feature = "client", feature = "proxy"))]
fn unknown() -> Error {
    Error::new(Kind::Misuse, Reason::NotListed)
}
