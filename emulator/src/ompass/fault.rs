//! The faults that this service alone can have, on order.

use super::answer::Refusal;
use super::routes::Step;
use crate::host::{AnyMembers, HttpStatus, ProviderFault};
use serde::Deserialize;

/// A fault.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Fault {
    /// A success has other members; `null` takes one away.
    Answer {
        /// The members.
        set: AnyMembers,
    },
    /// The request is refused, and has no effect.
    Code {
        /// The code.
        code: String,
        /// The text beside it.
        message: Option<String>,
        /// The HTTP status; the one that goes with the code unless given.
        status: Option<HttpStatus>,
    },
    /// The code of success is a text.
    CodeText,
    /// The token that comes with the user is too old already.
    ExpiredToken,
    /// The page never sends the user back.
    NoReturn,
    /// The token is said to be another user's.
    OtherUser {
        /// The other user.
        user_id: Option<String>,
    },
    /// The page is at another address.
    PageUrl {
        /// The address.
        url: String,
    },
}

impl Fault {
    /// The refusal that was ordered.
    pub fn refusal(&self) -> Option<Refusal> {
        let Self::Code { code, message, status } = self else { return None };
        let refusal = Refusal::from(code.as_str());
        let status = status.map_or(refusal.status, |status| status.0);
        Some(Refusal { status, message: message.clone(), ..refusal })
    }
}

impl ProviderFault for Fault {
    type Step = Step;

    fn waits(&self) -> bool {
        matches!(self, Self::ExpiredToken | Self::NoReturn)
    }
}
