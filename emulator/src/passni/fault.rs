//! The faults that these services alone can have, on order.

use super::bridge::Refusal;
use super::routes::Step;
use super::token::Part;
use crate::host::{AnyJson, AnyMembers, HttpStatus, ProviderFault};
use serde::Deserialize;

/// A fault.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Fault {
    /// The list of systems is this, whatever it is.
    Agents {
        /// The list.
        agents: AnyJson,
    },
    /// A success has other members; `null` takes one away.
    Answer {
        /// The members.
        set: AnyMembers,
    },
    /// The request is refused, and has no effect.
    Code {
        /// The code.
        code: String,
        /// The HTTP status; the one that goes with the code unless given.
        status: Option<HttpStatus>,
    },
    /// The SSO server's page sends this in place of the code.
    Handoff {
        /// The code; nothing unless given.
        sso_code: Option<String>,
    },
    /// The central login ends as it is asked about.
    LoggedOut,
    /// The systems are said to be at this address.
    SsoUrl {
        /// The address.
        url: String,
    },
    /// The login is said to stand like this.
    State {
        /// The code.
        code: String,
        /// The address beside it.
        data: Option<String>,
    },
    /// The token has no shape of one.
    Token {
        /// The part that is wrong.
        part: Part,
    },
    /// The user data has other members, or is something else.
    UserData {
        /// The members; `null` takes one away.
        set: Option<AnyMembers>,
        /// The data, if no members are given.
        data: AnyJson,
    },
}

impl Fault {
    /// The refusal that was ordered.
    pub fn refusal(&self) -> Option<Refusal> {
        let Self::Code { code, status } = self else { return None };
        let refusal = Refusal::from(code.as_str());
        Some(Refusal { status: status.map_or(refusal.status, |status| status.0), ..refusal })
    }
}

impl ProviderFault for Fault {
    type Step = Step;

    /// All but two know their step.
    fn waits(&self) -> bool {
        !matches!(self, Self::Answer { .. } | Self::Code { .. })
    }
}
