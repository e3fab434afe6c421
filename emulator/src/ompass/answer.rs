//! Answers in OMPASS's two forms (2.2, 2.7, 3.4).

use super::fault::Fault;
use super::routes::{Step, Version};
use crate::host::Reply;
use crate::json::{Map, Value, members, replace};
use serde::Serialize;

/// A refusal: a code, and the HTTP status around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub status: u16,
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
/// The authorization is not by bearer.
pub const NO_BEARER: &str = "005";
/// The user id is too long.
pub const LONG_USER: &str = "006";
/// The token is too old. A used token gets this code too (inferred).
pub const OLD_TOKEN: &str = "011";
/// The token is of another kind.
pub const OTHER_TOKEN: &str = "012";
/// The token is malformed.
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

/// The body of a refusal. Version 2 has details besides.
#[derive(Serialize)]
struct Refused<'a> {
    code: &'a str,
    message: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    details: Option<[(); 0]>,
}

impl Refusal {
    /// The answer. The texts are the emulator's own, and so are the codes of version 2, of which none is known.
    pub fn reply(&self, version: Version) -> Reply {
        let message = self.message.as_deref().unwrap_or("The emulator refuses.");
        let body = match version {
            Version::One => Refused { code: &self.code, message, details: None },
            Version::Two => Refused { code: in_words(&self.code), message, details: Some([]) },
        };
        Reply::json(self.status, &body)
    }
}

/// Version 2's word for a number of version 1. Any other code was ordered by a test.
fn in_words(code: &str) -> &str {
    match code {
        NO_KEY | WRONG_KEY | NO_BEARER => "UNAUTHORIZED",
        NO_BODY | NO_USER | NO_TOKEN | LONG_USER => "BAD_REQUEST",
        OLD_TOKEN => "TOKEN_EXPIRED",
        OTHER_TOKEN | BAD_TOKEN | FORGED_TOKEN => "INVALID_TOKEN",
        other => other,
    }
}

/// The answer to a request that succeeded: the members of one step and version.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Success {
    /// The page of a login after the password.
    U2f { user_id: String, is_register: bool, ompass_uri: String },
    /// The page of a login instead of the password.
    Uaf { ompass_uri: String },
    /// The page of a login; version 2.
    #[serde(rename_all = "camelCase")]
    Auth { username: String, ompass_url: String, is_registered_ompass: bool },
    /// The user of a token.
    Verified { user_id: String },
    /// The user of a token; version 2.
    #[serde(rename_all = "camelCase")]
    VerifiedTwo { client_id: String, application_name: &'static str, username: String },
    /// The registrations of a user; version 2.
    Authenticators(Vec<Authenticator>),
}

/// A registration; its form is inferred.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Authenticator {
    pub authenticator_id: i64,
    pub r#type: &'static str,
    pub status: &'static str,
}

/// The body around what succeeded in version 1.
#[derive(Serialize)]
struct Wrapped<T> {
    code: Code,
    message: &'static str,
    data: T,
}

/// The code of success, which a fault makes a text.
#[derive(Serialize)]
#[serde(untagged)]
enum Code {
    Number(u16),
    Text(&'static str),
}

impl Success {
    /// The answer, in the form of its version and as a fault wants it.
    pub fn reply(mut self, version: Version, step: Step, fault: Option<&Fault>) -> Reply {
        self.spoil(step, fault);
        // The list has no members that could be changed.
        let is_list = matches!(self, Self::Authenticators(_));
        let fault = fault.filter(|_| !is_list);
        let is_text = matches!(fault, Some(Fault::CodeText));
        let code = if is_text { Code::Text("200") } else { Code::Number(200) };
        let set = if let Some(Fault::Answer { set }) = fault { Some(&set.0) } else { None };
        match (version, set) {
            (Version::One, Some(set)) => Reply::json(200, &Wrapped { code, message: "ok", data: self.altered(set) }),
            (Version::One, None) => Reply::json(200, &Wrapped { code, message: "ok", data: self }),
            (Version::Two, Some(set)) => Reply::json(200, &self.altered(set)),
            (Version::Two, None) if is_text => {
                let mut members = members(&self);
                members.insert("code".into(), "200".into());
                Reply::json(200, &members)
            }
            (Version::Two, None) => Reply::json(200, &self),
        }
    }

    fn spoil(&mut self, step: Step, fault: Option<&Fault>) {
        match (fault, step, self) {
            (
                Some(Fault::OtherUser { user_id }),
                Step::Verify,
                Self::Verified { user_id: user } | Self::VerifiedTwo { username: user, .. },
            ) => *user = user_id.clone().unwrap_or_else(|| "someone-else".into()),
            (
                Some(Fault::PageUrl { url }),
                Step::Start,
                Self::U2f { ompass_uri: page, .. }
                | Self::Uaf { ompass_uri: page }
                | Self::Auth { ompass_url: page, .. },
            ) => page.clone_from(url),
            _ => {}
        }
    }

    fn altered(&self, set: &Map<String, Value>) -> Map<String, Value> {
        let mut members = members(self);
        replace(&mut members, set);
        members
    }
}
