//! What both halves make of an answer, and of none.

use crate::error::{Error, Kind, Next, Reason};
#[cfg(feature = "client")]
use crate::json::Value;

/// The proxy's answer to `step` as an error, where it is none of success.
#[cfg(feature = "client")]
pub fn failure(body: &Value, step: &str) -> Option<Error> {
    match body.get("error") {
        Value::Null if body.members().is_some() => None,
        Value::Null => Some(bad_answer(step)),
        error => Some(Error::from_value(error)),
    }
}

/// An answer that cannot be read.
pub fn bad_answer(step: &str) -> Error {
    Error::new(Kind::Network, Reason::BadAnswer).at(step)
}

/// No answer.
pub fn unreachable(step: &str, timeout: bool) -> Error {
    Error::new(Kind::Network, if timeout { Reason::Timeout } else { Reason::Unreachable }).at(step)
}

/// The driver's event that says so of a step.
#[cfg(feature = "client")]
pub fn lost(event: &Value) -> Error {
    let step = event.get("step").text().unwrap_or_default();
    unreachable(step, event.get("timeout").boolean() == Some(true))
}

/// The error of a flow that is over: there is nothing left to try again with, whatever the error says of its step.
pub fn last(error: Error) -> Error {
    if error.retryable { error.then(Next::Restart) } else { error }
}
