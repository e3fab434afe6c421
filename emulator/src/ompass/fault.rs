//! What can go wrong with this service alone, on order.

use super::answer::Refusal;
use super::routes::Call;
use bonin::error::{Error, Reason};
use crate::host::Special;
use crate::json::{Loose, Value};
use alloc::string::String;

/// What goes wrong.
#[derive(Debug, Clone)]
pub enum Fault {
    /// What succeeded has other members; `null` takes one away.
    Answer { set: Value },
    /// The request is refused, and has no effect.
    Code(Refusal),
    /// The code of success is a text.
    CodeText,
    /// The token that comes with the user is too old already.
    ExpiredToken,
    /// The page never sends the user back.
    NoReturn,
    /// The token is said to be another user's.
    OtherUser { user: String },
    /// The page is at another address.
    PageUrl { url: String },
}

impl Special for Fault {
    const STEPS: &'static [&'static str] = Call::NAMES;
    const MEMBERS: &'static [&'static str] = &["code", "message", "set", "url", "userId"];

    fn read(kind: &str, order: &Value) -> Result<Option<Self>, Error> {
        let text = |name: &str| order[name].as_str().ok_or_else(|| Error::misuse(name, Reason::Missing));
        Ok(Some(match kind {
            "answer" => match &order["set"] {
                set @ Value::Object(_) => Self::Answer { set: set.clone() },
                _ => return Err(Error::misuse("set", Reason::NotObject)),
            },
            "code" => {
                let refusal = Refusal::from(text("code")?);
                let status = order["status"].integer().filter(|status| (200..600).contains(status));
                Self::Code(Refusal {
                    status: status.unwrap_or(refusal.status),
                    message: order["message"].as_str().map(Into::into),
                    ..refusal
                })
            }
            "codeText" => Self::CodeText,
            "expiredToken" => Self::ExpiredToken,
            "noReturn" => Self::NoReturn,
            "otherUser" => Self::OtherUser { user: order["userId"].as_str().unwrap_or("someone-else").into() },
            "pageUrl" => Self::PageUrl { url: text("url")?.into() },
            _ => return Ok(None),
        }))
    }

    fn waits(&self) -> bool {
        matches!(self, Self::ExpiredToken | Self::NoReturn)
    }
}
