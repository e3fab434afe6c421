//! Answers in OMPASS's two forms (2.2, 2.7, 3.4).

use super::routes::Version;
use crate::host::Reply;
use crate::json::{Value, object};
use alloc::string::String;

/// Why a request is refused: a code, and the HTTP status around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub status: i64,
    pub code: String,
    pub message: Option<String>,
}

// Version 1 (2.7).

/// No body.
pub const NO_BODY: &str = "000";
/// No secret key.
pub const NO_KEY: &str = "001";
/// No user id.
pub const NO_USER: &str = "002";
/// No token.
pub const NO_TOKEN: &str = "003";
/// Another secret key.
pub const WRONG_KEY: &str = "004";
/// What is no bearer token.
pub const NO_BEARER: &str = "005";
/// The user id is too long.
pub const LONG_USER: &str = "006";
/// The token is too old. That one which was used says so too is inferred.
pub const OLD_TOKEN: &str = "011";
/// The token is of another kind.
pub const OTHER_TOKEN: &str = "012";
/// The token is none.
pub const BAD_TOKEN: &str = "013";
/// The token is of someone else's making.
pub const FORGED_TOKEN: &str = "014";

impl From<&str> for Refusal {
    /// A refusal with a status that goes with the code; that of version 1 is not known, so it is inferred.
    fn from(code: &str) -> Self {
        let status = match code {
            NO_KEY | WRONG_KEY | NO_BEARER => 401,
            _ => 400,
        };
        Self { status, code: code.into(), message: None }
    }
}

impl Refusal {
    /// The answer. The texts are the emulator's own, and so are the codes of version 2, of which none is known.
    pub fn reply(&self, version: Version) -> Reply {
        let message = self.message.as_deref().unwrap_or("The emulator refuses.");
        let body = match version {
            Version::One => object([("code", self.code.as_str().into()), ("message", message.into())]),
            Version::Two => object([
                ("code", in_words(&self.code).into()),
                ("message", message.into()),
                ("details", Value::Array(alloc::vec![])),
            ]),
        };
        Reply::json(self.status, &body)
    }
}

/// Version 2's word for what version 1 has a number for; anything else is what a test ordered.
fn in_words(code: &str) -> &str {
    match code {
        NO_KEY | WRONG_KEY | NO_BEARER => "UNAUTHORIZED",
        NO_BODY | NO_USER | NO_TOKEN | LONG_USER => "BAD_REQUEST",
        OLD_TOKEN => "TOKEN_EXPIRED",
        OTHER_TOKEN | BAD_TOKEN | FORGED_TOKEN => "INVALID_TOKEN",
        other => other,
    }
}

/// What succeeded, in the form of its version.
pub fn success(version: Version, members: Value) -> Value {
    match version {
        Version::One => {
            object([("code", 200.into()), ("message", "ok".into()), ("data", members)])
        }
        Version::Two => members,
    }
}
