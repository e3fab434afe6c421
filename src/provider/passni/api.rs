//! Reading what the bridge answers (4).

use super::codes;
use crate::error::{CodeRow, Error, Kind, Next, Reason};
use crate::flow::Turn;
use crate::flow::answers::bad_answer;
use crate::json::Value;
use alloc::string::String;

/// Why an answer is none of success.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The agent or the SSO server says no, by this code.
    Said(String),
    /// The bridge did not take the secret.
    Secret,
    /// There is no bridge at this address.
    Address,
    /// The bridge found this proxy's request wrong, by this code.
    Misasked(String),
    /// Nobody can tell what it says.
    Unreadable,
}

/// The answer's members. Where there is an errorCode, nothing else counts.
pub(super) fn read(status: i64, body: &str) -> Result<Value, Refusal> {
    let answer = Value::from_json(body).unwrap_or_default();
    let code = || answer.get("errorCode").text_or_number().filter(|code| !code.is_empty()).map(String::from);
    match (status, code()) {
        (200, Some(code)) => Err(Refusal::Said(code)),
        (200, None) if answer.members().is_some() && answer.get("errorCode").is_null() => Ok(answer),
        (401 | 403, _) => Err(Refusal::Secret),
        (404 | 405, _) => Err(Refusal::Address),
        (400..=499, Some(code)) if status != 429 => Err(Refusal::Misasked(code)),
        _ => Err(Refusal::Unreadable),
    }
}

impl Refusal {
    /// What the browser is told.
    pub(super) fn error(&self, phase: &str, turn: &Turn<'_>) -> Error {
        let error = match self {
            Self::Said(code) => CodeRow::refusal(codes::find(code), code, "", turn.lang),
            Self::Secret => Error::config("bridgeSecret", Reason::Unauthorized),
            Self::Address => Error::config("bridgeUrl", Reason::BadSetting),
            Self::Misasked(code) => {
                let code: String = code.chars().take(20).collect();
                Error::new(Kind::Bug, Reason::Bug).then(Next::ContactSupport).with_code(&code, None)
            }
            Self::Unreadable => return bad_answer(phase),
        };
        error.at(phase)
    }

    /// Whether the login is over by this, whatever was asked.
    pub(super) fn ends_login(&self) -> bool {
        matches!(self, Self::Said(code) if codes::ends_login(code))
    }
}
