//! Toss cert (토스인증). What is known of it and from where stands in the README beside this file; numbers such as "2.4" in
//! this folder are sections of that list of facts.

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
#[cfg(any(feature = "client", feature = "proxy"))]
mod method;
#[cfg(feature = "client")]
pub mod payload;
pub mod session;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(feature = "proxy")]
mod response;
#[cfg(feature = "proxy")]
mod settings;
#[cfg(feature = "proxy")]
pub mod signature;

#[cfg(any(feature = "client", feature = "proxy"))]
use crate::error::{Error, Kind, Next};
use crate::flow::calls::{CALL, Call};
#[cfg(any(feature = "client", feature = "proxy"))]
use messages::Step;
#[cfg(any(feature = "client", feature = "proxy"))]
pub use method::Method;

/// The name in URLs and errors.
pub const PROVIDER: &str = "tossCert";

/// The calls of a page, in the order of the protocol. The method decides which of them open a page: the view's `opens`.
pub const CALLS: &[Call] = &[
    Call { name: "begin", starts: true, options: &["method", "nonce"], early: Some("begin"), ..CALL },
    Call { name: "request", takes: Some("info"), opens: true, messages: MESSAGES, ..CALL },
    Call { name: "open", opens: true, ..CALL },
    Call { name: "confirm", ..CALL },
];

/// The messages that the standard window posts (2.8). None of them proves anything: the result decides.
const MESSAGES: &[(&str, &str)] =
    &[("TOSS_AUTH_SUCCESS", "returned"), ("TOSS_AUTH_FAIL", "closed"), ("TOSS_AUTH_CLICK_NAVBAR_CLOSE", "closed")];

/// The page can go on after this error of `step`; both halves have to agree on it.
#[cfg(any(feature = "client", feature = "proxy"))]
fn goes_on(error: &Error, step: Step) -> bool {
    let mendable = matches!(error.next, Some(Next::CheckInput | Next::InstallApp | Next::Unblock));
    error.retryable || step == Step::Request && error.kind == Kind::Rejected && mendable
}
