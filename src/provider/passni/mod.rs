//! Pass-Ni SSO, agent 5. What is known of it and from where stands in the README beside this file; numbers such as "2.4" in
//! this folder are sections of that list of facts.
//!
//! Its agent is a Java library in the relying party's own server. The proxy speaks to it through a bridge: JSON over HTTP, in
//! the npm package's folder `passni-bridge`.

#[cfg(feature = "proxy")]
mod answer;
#[cfg(feature = "proxy")]
pub mod codes;
pub mod flow;
#[cfg(feature = "proxy")]
pub(super) use flow as proxy;
#[cfg(feature = "proxy")]
mod identity;
#[cfg(feature = "proxy")]
mod settings;
#[cfg(feature = "proxy")]
pub mod token;

use crate::flow::calls::{CALL, Call};

/// The name in URLs and errors.
pub const PROVIDER: &str = "passni";

/// What a page can call, in the order of the protocol. `login` opens by giving this page away, which needs no window.
pub const CALLS: &[Call] = &[
    Call { name: "login", options: &["userId"], starts: true, ..CALL },
    Call { name: "enter", takes: "ssoCode", options: &["nonce"], starts: true, ..CALL },
    Call { name: "agents", ..CALL },
    Call { name: "move", takes: "agentId", options: &["how"], opens: true, ..CALL },
    Call { name: "check", ..CALL },
    Call { name: "logout", ..CALL },
];

/// Whether this has the shape of an sso_code: 32 hexadecimal digits (2.2).
#[cfg(any(feature = "client", feature = "proxy"))]
fn is_sso_code(text: &str) -> bool {
    text.len() == 32 && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The longest id of a system or of a user that goes anywhere from here; ours, the guide names no limit.
#[cfg(any(feature = "client", feature = "proxy"))]
const LONGEST_ID: usize = 200;

/// Whether this may be the id of a system or of a user.
#[cfg(any(feature = "client", feature = "proxy"))]
fn is_id(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST_ID && !text.chars().any(char::is_control)
}
