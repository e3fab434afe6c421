//! Errors of a request: its answer cannot be read, or there is none.

use crate::error::{Error, Kind, Next, Reason};

/// An answer that cannot be read.
#[must_use]
pub fn bad_answer(step: &str) -> Error {
    Error::new(Kind::Network, Reason::BadAnswer).at(step)
}

/// No answer.
#[must_use]
pub fn unreachable(step: &str, timeout: bool) -> Error {
    Error::new(Kind::Network, if timeout { Reason::Timeout } else { Reason::Unreachable }).at(step)
}

/// The error of a flow that is over: there is nothing left to try again, whatever the error says of its step.
#[must_use]
pub fn last(error: Error) -> Error {
    if error.retryable { error.then(Next::Restart) } else { error }
}
