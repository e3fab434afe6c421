//! OMPASS: an approval in its app instead of a password, or after one. What is known of it and from where stands in the README
//! beside this file; numbers such as "2.2" in this folder are sections of that list of facts.

#[cfg(feature = "proxy")]
mod answer;
#[cfg(feature = "proxy")]
pub mod codes;
pub mod flow;
#[cfg(feature = "proxy")]
pub(super) use flow as proxy;
#[cfg(any(feature = "client", feature = "proxy"))]
mod input;
#[cfg(any(feature = "client", feature = "proxy"))]
mod method;
#[cfg(feature = "proxy")]
mod settings;

#[cfg(any(feature = "client", feature = "proxy"))]
use crate::error::{Error, Next};
use crate::flow::calls::{CALL, Call};
#[cfg(any(feature = "client", feature = "proxy"))]
pub use method::Method;

/// The name in URLs and errors.
pub const PROVIDER: &str = "ompass";

/// What a page can call. The page of OMPASS opens with the first call, so that call opens the window.
pub const CALLS: &[Call] = &[
    Call { name: "begin", starts: true, opens: true, options: BEGIN, early: "begin", query: QUERY, ..CALL },
    Call { name: "open", opens: true, ..CALL },
    Call { name: "finish", takes: "callbackUrl", ..CALL },
];

const BEGIN: &[&str] = &["method", "userId", "lang", "how", "nonce"];

/// What the address of the callback holds (2.4, 3.3).
const QUERY: &[&str] = &["username", "access_token", "token"];

/// Whether the page can go on after this error at `step`; both halves have to agree on it.
#[cfg(any(feature = "client", feature = "proxy"))]
fn goes_on(error: &Error, step: &str) -> bool {
    error.retryable || step == "begin" && error.next == Some(Next::CheckInput)
}
