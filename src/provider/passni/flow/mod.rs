//! The flow of Pass-Ni SSO in its two halves. The state diagram stands in the README beside this folder.

#[cfg(feature = "client")]
mod browser;
#[cfg(feature = "proxy")]
mod proxy;
#[cfg(feature = "client")]
mod snapshot;
#[cfg(feature = "client")]
mod state;
#[cfg(feature = "client")]
mod view;

#[cfg(feature = "client")]
pub(crate) use state::State as Browser;

#[cfg(feature = "proxy")]
pub(crate) use proxy::Proxy;
