//! OMPASS: an approval in its app instead of a password, or after one. What is known of it and from where stands in the README
//! beside this file; numbers such as "2.2" in this folder are sections of that list of facts.

#[cfg(feature = "proxy")]
mod api;
#[cfg(feature = "client")]
pub mod browser;
#[cfg(feature = "proxy")]
pub mod codes;
#[cfg(feature = "proxy")]
mod identity;
#[cfg(any(feature = "client", feature = "proxy"))]
mod limits;
#[cfg(any(feature = "client", feature = "proxy"))]
pub mod messages;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(feature = "proxy")]
mod requests;
#[cfg(feature = "proxy")]
mod response;
#[cfg(feature = "proxy")]
mod sealed;
#[cfg(feature = "proxy")]
mod settings;
#[cfg(any(feature = "client", feature = "proxy"))]
pub mod values;

use crate::flow::calls::{CALL, Call};

/// The name in URLs and errors.
pub const PROVIDER: &str = "ompass";

/// The calls of a page. OMPASS's own page opens with the first call, so that call opens the window.
pub const CALLS: &[Call] = &[
    Call { name: "begin", starts: true, opens: true, options: BEGIN, early: Some("begin"), query: QUERY, ..CALL },
    Call { name: "open", opens: true, ..CALL },
    Call { name: "finish", takes: Some("callbackUrl"), options: &["userId"], ..CALL },
];

const BEGIN: &[&str] = &["method", "userId", "lang", "how", "nonce"];

/// The parameters in the address of the callback (2.4, 3.3).
const QUERY: &[&str] = &["username", "user_id", "access_token", "token"];
