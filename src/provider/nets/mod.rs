//! NETS*SSO, also sold as MOIN SSO. What is known of it and from where stands in the README beside this file; numbers such as
//! "4.3" in this folder are sections of that list of facts.

#[cfg(feature = "proxy")]
mod agent;
#[cfg(feature = "proxy")]
pub mod codes;
pub mod flow;
#[cfg(feature = "proxy")]
pub(super) use flow as proxy;
#[cfg(feature = "proxy")]
mod identity;
#[cfg(feature = "proxy")]
mod jar;
#[cfg(feature = "proxy")]
mod profile;
#[cfg(any(feature = "client", feature = "proxy"))]
pub mod reader;
#[cfg(feature = "client")]
mod seal;
#[cfg(feature = "proxy")]
mod settings;

use crate::flow::calls::{CALL, Call};

/// The name in URLs and errors.
pub const PROVIDER: &str = "nets";

/// What a page can call, in the order of the protocol.
pub const CALLS: &[Call] = &[
    Call { name: "begin", starts: true, options: &["nonce", "quiet"], early: "begin", ..CALL },
    Call { name: "logon", takes: "credentials", ..CALL },
    Call { name: "secondFactor", takes: "code", ..CALL },
    Call { name: "chooseDuplicate", takes: "stay", ..CALL },
    Call { name: "result", ..CALL },
    Call { name: "check", ..CALL },
    Call { name: "trySso", options: &["returnUrl"], opens: true, query: RETURNED, ..CALL },
    Call { name: "logoff", opens: true, ..CALL },
];

/// What a page-level logon brings back (5), and the mark of the attempt that it answers.
const RETURNED: &[&str] = &["ssoResponse", "artifactID", "policyVersion", TRY];

/// The parameter of the page to return to that holds the mark.
const TRY: &str = "boninTry";
