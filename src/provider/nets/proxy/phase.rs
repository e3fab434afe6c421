//! What the proxy waits for, and how it is written down.

use crate::error::Error;
use crate::flow::snapshot::text;
use crate::json::Value;
use alloc::string::String;

/// What the proxy waits for. Only `Rest` and `Done` are ever sealed; the others live for one call.
#[derive(Debug)]
pub(in crate::provider::nets) enum At {
    /// the browser's next call
    Rest,
    /// what the agent says of its site
    Config,
    /// whether the agent knows of anything yet; `answer` goes to the browser
    FirstCheck { answer: Value },
    /// a key, and with it the answer, or this error; `first` where nothing can begin without it
    Key { answer: Value, error: Option<Error>, first: bool },
    /// whether the agent takes a logon; `name` is its name for the store, `answer` is for the browser
    Logon { name: String, method: String, answer: Value },
    /// the store's word on whether this logon is new
    Claiming { identity: Value, answer: Value },
    /// whether the user is still logged on
    Check,
    /// what the second factor is
    Factor { id: String },
    /// who else is logged on
    Duplicate,
    /// the agent's word on what the user chose
    Choosing { stay: bool },
    /// nothing
    Done,
}

impl At {
    pub(super) fn write(&self) -> Value {
        let named = |name: &str| Value::object([("name", name.into())]);
        match self {
            Self::Rest => named("rest"),
            Self::Config => named("config"),
            Self::FirstCheck { answer } => named("firstCheck").with("answer", answer.clone()),
            Self::Key { answer, error, first } => named("key")
                .with("answer", answer.clone())
                .with("error", error.as_ref().map(Error::to_snapshot))
                .with("first", *first),
            Self::Logon { name, method, answer } => {
                named("logon").with("of", name.as_str()).with("method", method.as_str()).with("answer", answer.clone())
            }
            Self::Claiming { identity, answer } => {
                named("claiming").with("identity", identity.clone()).with("answer", answer.clone())
            }
            Self::Check => named("check"),
            Self::Factor { id } => named("factor").with("id", id.as_str()),
            Self::Duplicate => named("duplicate"),
            Self::Choosing { stay } => named("choosing").with("stay", *stay),
            Self::Done => named("done"),
        }
    }

    pub(super) fn read(value: &Value) -> Option<Self> {
        let answer = || value.get("answer").clone();
        Some(match value.get("name").text()? {
            "rest" => Self::Rest,
            "config" => Self::Config,
            "firstCheck" => Self::FirstCheck { answer: answer() },
            "key" => Self::Key {
                answer: answer(),
                error: crate::flow::snapshot::error(value),
                first: value.get("first").boolean()?,
            },
            "logon" => Self::Logon { name: text(value, "of")?, method: text(value, "method")?, answer: answer() },
            "claiming" => Self::Claiming { identity: value.get("identity").clone(), answer: answer() },
            "check" => Self::Check,
            "factor" => Self::Factor { id: text(value, "id")? },
            "duplicate" => Self::Duplicate,
            "choosing" => Self::Choosing { stay: value.get("stay").boolean()? },
            "done" => Self::Done,
            _ => return None,
        })
    }

    /// The route of the browser that it serves.
    pub(super) const fn phase(&self) -> &'static str {
        match self {
            Self::Config | Self::FirstCheck { .. } | Self::Key { .. } => "begin",
            Self::Logon { .. } | Self::Claiming { .. } => "logon",
            Self::Check => "check",
            Self::Factor { .. } => "factor",
            Self::Duplicate => "duplicate",
            Self::Choosing { .. } => "choose",
            Self::Rest | Self::Done => "",
        }
    }
}
