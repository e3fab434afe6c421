//! What the proxy asks of the agent, and what the agent says (2, 4).

use super::codes::{self, refusal};
use super::cookie_jar::Jar;
use super::lenient_json;
use super::profile::{bare, field, member};
use super::settings::address;
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::Turn;
use crate::flow::answers::bad_answer;
use crate::flow::proxy::{Request, Task};
use crate::json::Value;
use alloc::{string::String, vec::Vec};

/// One call of the agent. Its word is the name of its path in the profile.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Call {
    Config,
    Check,
    Logon,
    Duplicate,
    DuplicateYes,
    DuplicateNo,
    Factor,
    Key,
}

/// What a check says of the user (2).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Status {
    Success,
    First,
    Fail,
    Unavailable,
    Denied,
}

/// Each state in the spellings that were seen, as [`bare`] has them, and its number.
const STATUSES: [(Status, &str, &[&str]); 5] = [
    (Status::Success, "success", &["ssosuccess", "0"]),
    (Status::First, "first", &["ssofirstaccess", "ssofirst", "-1"]),
    (Status::Fail, "fail", &["ssofail", "-2"]),
    (Status::Unavailable, "unavailable", &["ssounavailable", "ssounavaliable", "-3"]),
    (Status::Denied, "denied", &["ssoaccessdenied", "ssodenied"]),
];

/// Browsers name themselves like this to agents and to the SSO server (4).
const KIND: &str = "ssoagent-type";

impl Call {
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Config => "config",
            Self::Check => "check",
            Self::Logon => "logon",
            Self::Duplicate => "duplicate",
            Self::DuplicateYes => "duplicateYes",
            Self::DuplicateNo => "duplicateNo",
            Self::Factor => "factor",
            Self::Key => "key",
        }
    }

    /// Whether the agent has this call at all.
    pub(super) fn exists(self, turn: &Turn<'_>) -> bool {
        address(turn.config, self.word()).is_some()
    }

    /// The request, with these fields by their usual names.
    pub(super) fn ask(self, fields: &[(&str, &str)], jar: &Jar, turn: &Turn<'_>) -> Result<Task, Error> {
        let config = turn.config;
        let url = address(config, self.word()).ok_or_else(|| Error::config("profile", Reason::Missing))?;
        let op = config.get("profile").get("ops").get(self.word()).text().filter(|op| !op.is_empty());
        let fields = op.iter().map(|op| ("op", *op)).chain(fields.iter().copied());
        let named: Vec<(&str, &str)> = fields.map(|(name, value)| (field(config, name), value)).collect();
        let mut request = Request::form(url, &named);
        // Seen: these two say so of a body that is none.
        if matches!(self, Self::Config | Self::Check) {
            request = request.header("content-type", "application/json");
        }
        if !matches!(self, Self::Config | Self::Key) {
            request = request.header(KIND, "SPA");
        }
        let cookies = jar.header();
        if !cookies.is_empty() {
            request = request.header("cookie", &cookies);
        }
        // Agents can bind a logon to the browser's address, and look at its name.
        let caller = |name: &str| turn.caller.get(name).text();
        if let (Some(header), Some(ip)) = (config.get("forwardedHeader").text(), caller("ip")) {
            request = request.header(header, ip);
        }
        if let Some(agent) = caller("userAgent") {
            request = request.header("user-agent", agent);
        }
        Ok(Task::Http(request))
    }
}

/// An agent's reply.
pub(super) struct Said {
    pub value: Value,
    damaged: bool,
    http: i64,
}

impl Said {
    pub(super) fn read(http: i64, body: &str) -> Self {
        let reply = lenient_json::read(body);
        let value = Value::from_json(&serde_json::Value::Object(reply.members).to_string()).unwrap_or(Value::Null);
        Self { value, damaged: reply.is_damaged, http }
    }

    /// A member by its usual name.
    pub(super) fn get<'a>(&'a self, name: &str, turn: &Turn<'_>) -> &'a Value {
        member(turn.config, &self.value, name)
    }

    /// The code; empty where there is none.
    pub(super) fn code(&self, turn: &Turn<'_>) -> String {
        lenient_json::code(self.get("errorCode", turn).text_or_number())
    }

    /// Whether the reply is whole, and says of itself that it is none of failure.
    pub(super) fn is_good(&self, turn: &Turn<'_>) -> bool {
        let result = self.value.get("result");
        let denied = result.boolean() == Some(false) || result.text().is_some_and(|text| bare(text) == "false");
        !self.damaged && (200..300).contains(&self.http) && !denied && self.code(turn) == codes::NONE
    }

    /// The state of the user. A success is one only where the reply is whole.
    pub(super) fn status(&self, turn: &Turn<'_>) -> Option<Status> {
        let word = bare(self.get("authStatus", turn).text_or_number()?);
        let extra = turn.config.get("profile").get("statuses");
        let is = |name: &str, known: &[&str]| {
            let own = extra.get(name).list().unwrap_or_default().iter().filter_map(Value::text);
            known.contains(&word.as_str()) || own.map(bare).any(|own| own == word)
        };
        let status = STATUSES.iter().find(|(_, name, known)| is(name, known)).map(|(status, ..)| *status)?;
        if status == Status::Success && (self.damaged || !(200..300).contains(&self.http)) {
            None
        } else {
            Some(status)
        }
    }

    /// What went wrong, in `phase`: by the code, or else that nobody can tell.
    pub(super) fn error(&self, phase: &str, turn: &Turn<'_>) -> Error {
        let code = self.code(turn);
        if code != codes::NONE {
            let said = self.get("errorMessage", turn).text().unwrap_or_default();
            return self.dated(refusal(&code, said, phase, turn.lang));
        }
        match self.status(turn) {
            Some(Status::Unavailable) => Error::new(Kind::Network, Reason::Unreachable).then(Next::Wait).at(phase),
            Some(Status::Denied) => {
                Error::new(Kind::Rejected, Reason::NotPermitted).then(Next::ContactSupport).at(phase)
            }
            _ => self.dated(bad_answer(phase)),
        }
    }

    /// With the status of HTTP beside it, where that says something too.
    fn dated(&self, error: Error) -> Error {
        let status = Value::from(self.http);
        error.with_detail_code(status.text_or_number().filter(|_| !(200..300).contains(&self.http)))
    }
}

/// The state alone: a reply holds a person.
impl core::fmt::Debug for Said {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Said").field("http", &self.http).field("damaged", &self.damaged).finish_non_exhaustive()
    }
}
