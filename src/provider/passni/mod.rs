//! Pass-Ni SSO, agent 5. What is known of it and from where stands in the README beside this file; numbers such as "2.4" in
//! this folder are sections of that list of facts.
//!
//! Its agent is a Java library in the relying party's own server. The proxy speaks to it through a bridge: JSON over HTTP, in
//! the npm package's folder `passni-bridge`.

#[cfg(feature = "proxy")]
mod api;
#[cfg(feature = "client")]
pub mod browser;
#[cfg(feature = "proxy")]
pub mod codes;
#[cfg(feature = "proxy")]
mod identity;
#[cfg(any(feature = "client", feature = "proxy"))]
pub mod limits;
#[cfg(feature = "client")]
pub mod messages;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(feature = "proxy")]
mod settings;
#[cfg(feature = "proxy")]
pub mod token;
#[cfg(any(feature = "client", feature = "proxy"))]
pub mod values;

use crate::flow::calls::{CALL, Call};

/// The name in URLs and errors.
pub const PROVIDER: &str = "passni";

/// The calls of a page, in the order of the protocol. `login` opens by giving this page away, which needs no window.
pub const CALLS: &[Call] = &[
    Call { name: "login", options: &["userId"], starts: true, ..CALL },
    Call { name: "enter", takes: Some("ssoCode"), options: &["nonce"], starts: true, ..CALL },
    Call { name: "agents", ..CALL },
    Call { name: "move", takes: Some("agentId"), options: &["how"], opens: true, ..CALL },
    Call { name: "check", ..CALL },
    Call { name: "logout", ..CALL },
];
