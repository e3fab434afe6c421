//! What can go wrong with these services alone, on order.

use super::bridge::Refusal;
use super::routes::STEPS;
use super::token::Part;
use bonin::error::{Error, Reason};
use crate::host::Special;
use crate::json::{Loose, Value};
use alloc::string::String;

/// What goes wrong.
#[derive(Debug, Clone)]
pub enum Fault {
    /// The list of systems is this, whatever it is.
    Agents { agents: Value },
    /// What succeeded has other members; `null` takes one away.
    Answer { set: Value },
    /// The request is refused, and has no effect.
    Code(Refusal),
    /// The SSO server's page sends this in place of the code; nothing where there is none.
    Handoff { code: Option<String> },
    /// The central login ends as it is asked about.
    LoggedOut,
    /// The systems are said to be at this address.
    SsoUrl { url: String },
    /// The login is said to stand like this.
    State { code: String, data: Option<String> },
    /// The token has no shape of one.
    Token { part: Part },
    /// The user data has other members; `null` takes one away.
    UserData { set: Value },
    /// The user data is this, whatever it is.
    UserDataIs { data: Value },
}

impl Special for Fault {
    const STEPS: &'static [&'static str] = STEPS;
    const MEMBERS: &'static [&'static str] = &["agents", "code", "data", "part", "set", "ssoCode", "url"];

    fn read(kind: &str, order: &Value) -> Result<Option<Self>, Error> {
        let text = |name: &str| order[name].as_str().ok_or_else(|| Error::misuse(name, Reason::Missing));
        let set = || match &order["set"] {
            set @ Value::Object(_) => Ok(set.clone()),
            _ => Err(Error::misuse("set", Reason::NotObject)),
        };
        Ok(Some(match kind {
            "agents" => Self::Agents { agents: order["agents"].clone() },
            "answer" => Self::Answer { set: set()? },
            "code" => {
                let refusal = Refusal::from(text("code")?);
                let status = order["status"].integer().filter(|status| (200..600).contains(status));
                Self::Code(Refusal { status: status.unwrap_or(refusal.status), ..refusal })
            }
            "handoff" => Self::Handoff { code: order["ssoCode"].as_str().map(Into::into) },
            "loggedOut" => Self::LoggedOut,
            "ssoUrl" => Self::SsoUrl { url: text("url")?.into() },
            "state" => Self::State { code: text("code")?.into(), data: order["data"].as_str().map(Into::into) },
            "token" => Self::Token { part: Part::of(text("part")?)? },
            "userData" if order["set"].is_null() => Self::UserDataIs { data: order["data"].clone() },
            "userData" => Self::UserData { set: set()? },
            _ => return Ok(None),
        }))
    }

    /// All but two know their step.
    fn waits(&self) -> bool {
        !matches!(self, Self::Answer { .. } | Self::Code(_))
    }
}
