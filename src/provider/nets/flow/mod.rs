//! The flow of NETS*SSO in its two halves. The state diagram stands in the README beside this folder.

#[cfg(feature = "proxy")]
mod after;
#[cfg(feature = "client")]
mod ask;
#[cfg(feature = "client")]
mod browser;
#[cfg(feature = "client")]
mod come;
#[cfg(feature = "client")]
mod logon;
#[cfg(feature = "client")]
mod next;
#[cfg(feature = "proxy")]
mod proxy;
#[cfg(feature = "proxy")]
mod site;
#[cfg(feature = "client")]
mod snapshot;
#[cfg(feature = "client")]
mod state;
#[cfg(feature = "client")]
mod view;
#[cfg(feature = "proxy")]
mod steps;
#[cfg(feature = "proxy")]
mod waiting;

#[cfg(feature = "client")]
pub(crate) use state::State as Browser;

#[cfg(feature = "proxy")]
pub(crate) use proxy::Proxy;
