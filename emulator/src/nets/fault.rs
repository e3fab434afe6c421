//! What can go wrong with these services alone, on order.

use super::routes::Step;
use bonin::error::{Error, Reason};
use crate::host::Special;
use crate::json::Value;
use alloc::string::String;

/// What goes wrong.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The reply has other members; `null` is one.
    Answer { set: Value },
    /// A byte order mark and white space stand before the reply.
    Bom,
    /// The step is refused, and has no effect.
    Code { code: String, message: String },
    /// The agent's state of the user is this word; the step has no effect.
    Status { word: String },
    /// A comma stands behind the last member.
    TrailingComma,
    /// The message is pasted in as it is.
    Unescaped { message: String },
}

impl Special for Fault {
    const STEPS: &'static [&'static str] = Step::NAMES;
    const MEMBERS: &'static [&'static str] = &["code", "message", "set", "word"];

    fn read(kind: &str, order: &Value) -> Result<Option<Self>, Error> {
        let text = |name: &str| order[name].as_str().ok_or_else(|| Error::misuse(name, Reason::Missing));
        let message = || order["message"].as_str().unwrap_or("에뮬레이터가 시킨 오류").into();
        Ok(Some(match kind {
            "answer" => match &order["set"] {
                set @ Value::Object(_) => Self::Answer { set: set.clone() },
                _ => return Err(Error::misuse("set", Reason::NotObject)),
            },
            "bom" => Self::Bom,
            "code" => Self::Code { code: text("code")?.into(), message: message() },
            "authStatus" => Self::Status { word: text("word")?.into() },
            "trailingComma" => Self::TrailingComma,
            "unescaped" => Self::Unescaped { message: text("message")?.into() },
            _ => return Ok(None),
        }))
    }

    fn waits(&self) -> bool {
        false
    }
}
