//! Takes a registration back, for the operator's own backend (2.8, 3.5).

use super::{Body, Context, Proxy};
use crate::error::{Error, Reason};
use crate::flow::proxy_call::{Answer, Next, Response};
use crate::provider::ompass::settings::{Settings, Version};
use crate::provider::ompass::values::UserId;
use crate::provider::ompass::{requests, response};

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

/// The first request.
///
/// # Errors
/// The user has a name that cannot be asked for.
pub(super) fn begin(user: &UserId, settings: &Settings) -> Result<Next<Proxy>, Error> {
    Ok(match settings.version {
        // As a part of a path these mean another one, percent-encoded or not.
        Version::V1 { .. } if matches!(user.as_str(), "." | "..") => {
            return Err(Error::misuse("userId", Reason::NotListed));
        }
        Version::V1 { .. } => Next::Do(Proxy::Resetting(Reset::Forgetting), requests::forget(user, settings)),
        Version::V2 { .. } => Next::Do(Proxy::Resetting(Reset::Listing), requests::list(user, settings)),
    })
}

impl Reset {
    pub(super) fn step(self, response: &Response, context: &Context<'_>) -> Next<Proxy> {
        let next = match self {
            Self::Forgetting => response::is_reset(response, context).map(|()| over(Body::Forgotten { reset: true })),
            Self::Listing => response::authenticators(response, context).map(|mut list| {
                list.reverse();
                delete(list, 0, context)
            }),
            Self::Deleting { left, done } => {
                response::is_reset(response, context).map(|()| delete(left, done + 1, context))
            }
        };
        next.unwrap_or_else(|error| Answer::over(error, None))
    }
}

/// One after the other: if one fails, those before it are gone, and the same call takes up the rest.
fn delete(mut left: Vec<String>, done: usize, context: &Context<'_>) -> Next<Proxy> {
    match left.pop() {
        Some(id) => {
            let task = requests::delete(&id, context.settings);
            Next::Do(Proxy::Resetting(Reset::Deleting { left, done }), task)
        }
        None => over(Body::Deleted { reset: done }),
    }
}

fn over(body: Body) -> Next<Proxy> {
    Next::Done(Answer { body: Some(body), identity: None, error: None, sealed: None })
}
