//! The faults that these services alone can have, on order.

use super::routes::Step;
use crate::host::{AnyMembers, ProviderFault};
use serde::Deserialize;

/// A fault.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Fault {
    /// The reply has other members; `null` takes one away.
    Answer {
        /// The members.
        set: AnyMembers,
    },
    /// The agent's state of the user is this word; the step has no effect.
    AuthStatus {
        /// The word.
        word: String,
    },
    /// A byte order mark and white space stand before the reply.
    Bom,
    /// The step is refused, and has no effect.
    Code {
        /// The code.
        code: String,
        /// The text beside it.
        message: Option<String>,
    },
    /// A comma stands behind the last member.
    TrailingComma,
    /// The step is refused, and its message is pasted in as it is.
    Unescaped {
        /// The text.
        message: String,
    },
}

impl ProviderFault for Fault {
    type Step = Step;

    fn waits(&self) -> bool {
        false
    }
}
