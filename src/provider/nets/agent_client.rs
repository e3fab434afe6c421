//! The agent as the proxy speaks to it: requests, and replies (2, 4).

use super::agent::{AgentCall, Status};
use super::codes::refusal;
use super::cookie_jar::CookieJar;
use super::lenient_json::{self, ErrorCode, Reply};
use super::profile::{AgentField, Profile, bare};
use super::settings::Settings;
use crate::error::{Error, Kind, Lang, Next, Reason};
use crate::flow::answers::bad_answer;
use crate::flow::proxy_call::{Caller, Request, Response};
use crate::flow::{Count, LooseText, TextOrNumber, Truth, strict_json};
use serde::Deserialize;
use serde_json::{Map, Value};

/// Each state in the spellings that were seen, as [`bare`] has them, and its number.
const STATUSES: [(Status, &[&str]); 5] = [
    (Status::Success, &["ssosuccess", "0"]),
    (Status::First, &["ssofirstaccess", "ssofirst", "-1"]),
    (Status::Fail, &["ssofail", "-2"]),
    (Status::Unavailable, &["ssounavailable", "ssounavaliable", "-3"]),
    (Status::Denied, &["ssoaccessdenied", "ssodenied"]),
];

/// Single-page apps name their kind to agents and to the SSO server (4).
const KIND: &str = "ssoagent-type";

impl AgentCall {
    /// The request, with these fields.
    ///
    /// # Errors
    /// Kind `config`: the profile names no path for this call.
    pub(super) fn request(
        self,
        fields: &[(AgentField, &str)],
        jar: &CookieJar,
        settings: &Settings,
        caller: &Caller,
    ) -> Result<Request, Error> {
        let url = settings.address(self).ok_or_else(|| Error::config("profile", Reason::Missing))?;
        let profile = &settings.profile;
        let op = profile.op(self).map(|op| (AgentField::Op, op));
        let fields = op.iter().chain(fields).map(|(field, value)| (profile.fields.name(*field), *value));
        let mut request = Request::form(url, &fields.collect::<Vec<_>>());
        // Seen: these two have this type, although they have no body.
        if matches!(self, Self::Config | Self::Check) {
            request = request.header("content-type", "application/json");
        }
        if !matches!(self, Self::Config | Self::Key) {
            request = request.header(KIND, "SPA");
        }
        if let Some(cookies) = jar.header() {
            request = request.header("cookie", &cookies);
        }
        // Agents can bind a logon to the browser's address, and look at its name.
        if let Some(ip) = &caller.ip {
            request = request.header(&settings.forwarded_header, ip);
        }
        if let Some(agent) = &caller.user_agent {
            request = request.header("user-agent", agent);
        }
        Ok(request)
    }
}

/// A reply of the agent.
pub(super) struct AgentReply {
    /// The members.
    pub(super) members: Members,
    /// The same as they came, by their usual names.
    pub(super) raw: Map<String, Value>,
    is_damaged: bool,
    status: i64,
}

/// The members of the agent's replies, by their usual names.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Members {
    result: Truth,
    auth_status: TextOrNumber,
    error_code: ErrorCode,
    error_message: LooseText,
    // A user.
    pub(super) user_id: TextOrNumber,
    pub(super) user_attribute: Option<Value>,
    // A later logon.
    #[serde(rename = "dupIP")]
    pub(super) dup_ip: TextOrNumber,
    pub(super) dup_time: TextOrNumber,
    // The site.
    pub(super) ssosite: TextOrNumber,
    #[serde(rename = "urlSSOCheckService")]
    pub(super) check_service: LooseText,
    #[serde(rename = "urlSSOLogonService")]
    pub(super) logon_service: LooseText,
    #[serde(rename = "urlSSOLogoffService")]
    pub(super) logoff_service: LooseText,
    // A key.
    pub(super) id: TextOrNumber,
    pub(super) modulus: TextOrNumber,
    pub(super) exponent: TextOrNumber,
    // A second factor, or a choice.
    #[serde(rename = "userID")]
    pub(super) factor_user: TextOrNumber,
    #[serde(rename = "tfaID")]
    pub(super) tfa_id: TextOrNumber,
    #[serde(rename = "targetYN")]
    pub(super) target: TextOrNumber,
    pub(super) device: TextOrNumber,
    pub(super) method: TextOrNumber,
    pub(super) ip: TextOrNumber,
    pub(super) time: TextOrNumber,
    timeout_minutes: Count,
    pub(super) credential: LooseText,
}

impl AgentReply {
    pub(super) fn read(response: &Response, profile: &Profile) -> Self {
        let Reply { value, is_damaged } = lenient_json::read(&response.body, strict_json::value);
        let mut raw = if let Value::Object(members) = value { members } else { Map::new() };
        profile.members.rename(&mut raw);
        let members = serde_json::from_value(Value::Object(raw.clone())).unwrap_or_default();
        Self { members, raw, is_damaged, status: response.status }
    }

    /// The code, if there is one.
    pub(super) fn code(&self) -> Option<&str> {
        self.members.error_code.as_deref()
    }

    /// The reply is whole, and does not say that it is a failure.
    pub(super) fn is_good(&self) -> bool {
        self.is_whole() && self.members.result.0 != Some(false) && self.code().is_none()
    }

    /// The state of the user. Only a whole reply is believed to be a success.
    pub(super) fn status(&self, profile: &Profile) -> Option<Status> {
        let word = bare(self.members.auth_status.as_deref()?);
        let is = |status: Status, known: &[&str]| known.contains(&word.as_str()) || profile.spells(status, &word);
        let (status, _) = STATUSES.iter().find(|(status, known)| is(*status, known))?;
        Some(*status).filter(|status| *status != Status::Success || self.is_whole())
    }

    /// The time for a code or a choice, if it has an end.
    pub(super) fn timeout_minutes(&self) -> Option<i64> {
        self.members.timeout_minutes.0.filter(|minutes| *minutes > 0)
    }

    /// The error of a failure in `phase`: by the code, or else that the reply cannot be understood.
    pub(super) fn error(&self, phase: &str, settings: &Settings, lang: Lang) -> Error {
        if let Some(code) = self.code() {
            return self.with_status(refusal(Some(code), self.members.error_message.as_deref(), phase, lang));
        }
        match self.status(&settings.profile) {
            Some(Status::Unavailable) => Error::new(Kind::Network, Reason::Unreachable).then(Next::Wait).at(phase),
            Some(Status::Denied) => {
                Error::new(Kind::Rejected, Reason::NotPermitted).then(Next::ContactSupport).at(phase)
            }
            _ => self.with_status(bad_answer(phase)),
        }
    }

    fn is_whole(&self) -> bool {
        !self.is_damaged && self.is_success()
    }

    fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }

    /// With the HTTP status beside it, if that says something too.
    fn with_status(&self, error: Error) -> Error {
        let status = self.status.to_string();
        error.with_detail_code(Some(status.as_str()).filter(|_| !self.is_success()))
    }
}
