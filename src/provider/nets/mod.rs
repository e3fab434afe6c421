//! NETS*SSO, also sold as MOIN SSO. The README beside this file lists the facts about it and their sources; numbers such as "4.3"
//! in this folder are sections of that list.

#[cfg(feature = "proxy")]
mod agent;
#[cfg(feature = "proxy")]
mod agent_client;
#[cfg(any(feature = "client", feature = "proxy"))]
pub mod bodies;
#[cfg(feature = "client")]
pub mod browser;
#[cfg(feature = "proxy")]
pub mod codes;
#[cfg(feature = "proxy")]
mod cookie_jar;
#[cfg(feature = "client")]
mod credentials;
#[cfg(feature = "proxy")]
mod identity;
#[cfg(any(feature = "client", feature = "proxy"))]
pub mod lenient_json;
pub mod limits;
#[cfg(any(feature = "client", feature = "proxy"))]
pub mod logon_key;
#[cfg(feature = "client")]
pub mod messages;
#[cfg(feature = "proxy")]
mod profile;
#[cfg(feature = "proxy")]
pub mod proxy;
#[cfg(feature = "proxy")]
mod settings;

use crate::flow::calls::{CALL, Call};

/// The name in URLs and errors.
pub const PROVIDER: &str = "nets";

/// The calls of the page, in the order of the protocol.
pub const CALLS: &[Call] = &[
    Call { name: "begin", starts: true, options: &["nonce", "quiet"], early: Some("begin"), ..CALL },
    Call { name: "logon", takes: Some("credentials"), ..CALL },
    Call { name: "secondFactor", takes: Some("code"), ..CALL },
    Call { name: "chooseDuplicate", takes: Some("stay"), ..CALL },
    Call { name: "result", ..CALL },
    Call { name: "check", ..CALL },
    Call { name: "trySso", options: &["returnUrl"], opens: true, here: true, query: RETURNED, ..CALL },
    Call { name: "logoff", opens: true, ..CALL },
];

/// The parameters that a logon at page level brings back (5), and the mark of the attempt that it answers.
const RETURNED: &[&str] = &["ssoResponse", "artifactID", "policyVersion", "errorCode", "errorMessage", TRY];

/// The parameter with the mark, in the address of the page to come back to.
const TRY: &str = "boninTry";
