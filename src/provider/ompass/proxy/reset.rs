//! Takes a registration back, for the operator's own backend (2.8, 3.5).

use crate::error::{Error, Lang, Reason};
use crate::flow::proxy_call::{Response, Task};
use crate::provider::ompass::settings::{Settings, Version};
use crate::provider::ompass::values::UserId;
use crate::provider::ompass::{requests, response};
use serde::Serialize;

/// The states of a reset, named for the thing that each waits for.
#[derive(Debug)]
pub enum Reset {
    /// The one answer of version 1.
    Forgetting,
    /// The list of authenticators.
    Listing,
    /// The end of one authenticator.
    Deleting {
        /// Those that come after it, the next one last.
        left: Vec<String>,
        /// The number of those that are gone.
        done: usize,
    },
}

/// The end of a step.
pub(super) enum Progress {
    /// There is another request to send.
    Ask(Reset, Task),
    /// The registration is gone.
    Done(Done),
}

/// The answer to the backend.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Done {
    /// With version 1.
    Forgotten {
        /// It was done.
        reset: bool,
    },
    /// With version 2.
    Deleted {
        /// The number of authenticators that were taken back.
        reset: usize,
    },
}

impl Reset {
    /// The first request.
    ///
    /// # Errors
    /// The user has a name that cannot be asked for.
    pub(super) fn begin(user: &UserId, settings: &Settings) -> Result<Progress, Error> {
        match settings.version {
            // As a part of a path these mean another one, percent-encoded or not.
            Version::V1 { .. } if matches!(user.as_str(), "." | "..") => {
                Err(Error::misuse("userId", Reason::NotListed))
            }
            Version::V1 { .. } => Ok(Progress::Ask(Self::Forgetting, requests::forget(user, settings))),
            Version::V2 { .. } => Ok(Progress::Ask(Self::Listing, requests::list(user, settings))),
        }
    }

    /// The next request, or the end.
    ///
    /// # Errors
    /// OMPASS refuses, or the response cannot be read.
    pub(super) fn step(self, response: &Response, settings: &Settings, lang: Lang) -> Result<Progress, Error> {
        let version = &settings.version;
        match self {
            Self::Forgetting => {
                response::is_reset(response, version, lang)?;
                Ok(Progress::Done(Done::Forgotten { reset: true }))
            }
            Self::Listing => {
                let mut list = response::authenticators(response, version, lang)?;
                list.reverse();
                Ok(delete(list, 0, settings))
            }
            Self::Deleting { left, done } => {
                response::is_reset(response, version, lang)?;
                Ok(delete(left, done + 1, settings))
            }
        }
    }
}

/// One after the other: if one fails, those before it are gone, and the same call takes up the rest.
fn delete(mut left: Vec<String>, done: usize, settings: &Settings) -> Progress {
    match left.pop() {
        Some(id) => {
            let task = requests::delete(&id, settings);
            Progress::Ask(Reset::Deleting { left, done }, task)
        }
        None => Progress::Done(Done::Deleted { reset: done }),
    }
}
