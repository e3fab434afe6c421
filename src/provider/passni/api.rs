//! The messages of the bridge to the agent (4): the requests, and the reading of its responses.

use super::codes;
use super::limits::MOST_SYSTEMS;
use super::token::Token;
use super::values::{AgentId, SsoCode, is_id};
use crate::error::{CodeRow, Error, Kind, Lang, Next, Reason, code_text};
use crate::flow::answers::bad_answer;
use crate::flow::proxy_call::Response;
use crate::flow::reading::read_tolerantly;
use crate::flow::{Foreign, Loose, LooseBool, LooseText, TextOrNumber, strict_json};
use serde::de::{SeqAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;

/// The body of a request to the bridge.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Body<'a> {
    /// Of `token`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_code: Option<&'a SsoCode>,
    /// Of the others but `agents`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub token: Option<&'a Token>,
    /// The address of the user, in requests on the user's behalf.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_ip: Option<&'a str>,
    /// The browser of the user, in the same.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_agent: Option<&'a str>,
}

/// The members of a response that the proxy reads, whatever the request.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Answer {
    error_code: Option<TextOrNumber>,
    /// Of `token`.
    pub token: LooseText,
    /// Of `user-data` (2.6).
    pub user_data: Option<Foreign>,
    /// Of `agents`.
    pub agents: Loose<Systems>,
    /// Of `sso-code`.
    pub sso_code: Loose<SsoCode>,
    /// Of `login-check` (2.5).
    pub code: LooseText,
    /// Of `login-check`: the address of another login.
    pub data: LooseText,
    /// Of `logout`: the bridge told the SSO server.
    pub propagated: LooseBool,
}

/// The members of user data that the proxy reads (2.6). All may be missing, and others may be there.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct UserData {
    pub user_id: TextOrNumber,
    /// One site reads this name of the id.
    pub userid: TextOrNumber,
    pub user_nm: LooseText,
    pub user_mbtlnum: LooseText,
    pub user_email: LooseText,
}

/// The linked systems (2.7), without the elements of the list that are not systems.
pub(super) struct Systems(pub Vec<LinkedSystem>);

/// A linked system, as the agent names it.
pub(super) struct LinkedSystem {
    pub id: AgentId,
    pub name: String,
    pub url: Option<String>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct ListedSystem {
    agt_id: LooseText,
    agt_nm: LooseText,
    sso_url: LooseText,
}

/// A response that is not a success.
#[derive(Debug)]
pub(super) enum Refusal {
    /// The agent or the SSO server refuses, by this code.
    Refused(String),
    /// The bridge does not accept the secret.
    Secret,
    /// There is no bridge at this address.
    Address,
    /// The bridge says, by this code, that the proxy's request is wrong.
    BadRequest(String),
    /// It cannot be read.
    Unreadable,
}

/// Reads a response. If it has an errorCode, nothing else counts.
pub(super) fn read(response: &Response) -> Result<Answer, Refusal> {
    let value = strict_json::value(&response.body).filter(serde_json::Value::is_object);
    let answer: Option<Answer> = value.and_then(|value| read_tolerantly(&value).ok());
    let code = answer.as_ref().and_then(|answer| answer.error_code.as_ref());
    let code_text = code.and_then(TextOrNumber::as_deref).filter(|code| !code.is_empty()).map(String::from);
    match (response.status, code_text, answer) {
        (200, Some(code), _) => Err(Refusal::Refused(code)),
        (200, None, Some(answer)) if answer.error_code.is_none() => Ok(answer),
        (401 | 403, ..) => Err(Refusal::Secret),
        (404 | 405, ..) => Err(Refusal::Address),
        (400..=499, Some(code), _) if response.status != 429 => Err(Refusal::BadRequest(code)),
        _ => Err(Refusal::Unreadable),
    }
}

impl Refusal {
    /// The error for the page.
    pub(super) fn error(&self, phase: &str, lang: Lang) -> Error {
        let error = match self {
            Self::Refused(code) => CodeRow::refusal(codes::find(code), code, "", lang),
            Self::Secret => Error::config("bridgeSecret", Reason::Unauthorized),
            Self::Address => Error::config("bridgeUrl", Reason::BadSetting),
            Self::BadRequest(code) => {
                let code = code_text(code, 20);
                Error::new(Kind::Bug, Reason::Bug).then(Next::ContactSupport).with_code(&code, None)
            }
            Self::Unreadable => return bad_answer(phase),
        };
        error.at(phase)
    }

    /// The login does not count any more, whatever was asked.
    pub(super) fn ends_login(&self) -> bool {
        matches!(self, Self::Refused(code) if codes::ends_login(code))
    }
}

impl<'de> Deserialize<'de> for Systems {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(SystemsVisitor)
    }
}

struct SystemsVisitor;

impl<'de> Visitor<'de> for SystemsVisitor {
    type Value = Systems;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list of systems")
    }

    /// "none" is the agent's word for an empty list.
    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Systems, E> {
        if text == "none" { Ok(Systems(Vec::new())) } else { Err(E::custom(Reason::NotListed.id())) }
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<Systems, A::Error> {
        let mut found = Vec::new();
        for _ in 0..MOST_SYSTEMS {
            let Some(Loose(listed)) = elements.next_element::<Loose<ListedSystem>>()? else { break };
            found.extend(listed.and_then(LinkedSystem::of));
        }
        Ok(Systems(found))
    }
}

impl LinkedSystem {
    /// `None` without an id: nobody can go to such a system.
    fn of(listed: ListedSystem) -> Option<Self> {
        let id = AgentId::try_from(listed.agt_id.0?).ok()?;
        let name = listed.agt_nm.as_deref().map(str::trim).filter(|name| is_id(name)).unwrap_or(id.as_str()).into();
        Some(Self { name, id, url: listed.sso_url.as_deref().map(|url| url.trim().into()) })
    }
}
