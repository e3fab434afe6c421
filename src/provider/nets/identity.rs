//! The user as the agent named them to the proxy (4.4), and never as a page says.

use super::PROVIDER;
use super::agent_client::AgentReply;
use super::limits::{ATTRIBUTE, ATTRIBUTES, USER_ID};
use crate::error::Error;
use crate::flow::answers::bad_answer;
use crate::flow::identity::Assurance;
use crate::flow::{Identity, LooseText, Nonce, TextOrNumber};
use crate::format::seoul;
use serde::Deserialize;
use serde_json::{Map, Value};
use sha2::{Digest, Sha256};

/// The members of a reply that the ticket has as they came.
const RAW: [&str; 5] = ["result", "authStatus", "errorCode", "userId", "userAttribute"];

/// An attribute of a user in a list (4.2).
#[derive(Default, Deserialize)]
#[serde(default)]
struct Attribute {
    key: LooseText,
    value: TextOrNumber,
}

/// The identity of a logon that the agent confirmed.
pub(super) fn identity(
    reply: &AgentReply,
    method: &str,
    logon: &str,
    nonce: Option<Nonce>,
    now: i64,
) -> Result<Identity, Error> {
    let user = user(reply).ok_or_else(|| bad_answer("logon"))?;
    let verified_at = format!("{}+09:00", seoul::issue_date(now).replace(' ', "T"));
    let id = logon.chars().take(32).collect();
    let raw = RAW.iter().filter_map(|name| Some((String::from(*name), reply.raw.get(*name)?.clone())));
    Ok(Identity {
        user_id: Some(user.into()),
        attributes: attributes(reply.members.user_attribute.clone()),
        nonce,
        raw: Some(raw.filter(|(_, value)| !value.is_null()).collect::<Map<_, _>>().into()),
        ..Identity::new(PROVIDER, method.into(), Assurance::Login, id, verified_at)
    })
}

/// The user's id.
pub(super) fn user(reply: &AgentReply) -> Option<&str> {
    let user = reply.members.user_id.as_deref()?;
    (!user.is_empty() && user.len() <= USER_ID && !user.chars().any(char::is_control)).then_some(user)
}

/// The attributes from a list of `{ key, value }`, or from a map (4.2). Of repeated ones the first counts.
fn attributes(given: Option<Value>) -> Option<Map<String, Value>> {
    let pairs: Vec<(String, Value)> = match given? {
        Value::Array(items) => items.into_iter().filter_map(listed).collect(),
        Value::Object(members) => members.into_iter().collect(),
        _ => Vec::new(),
    };
    let mut all = Map::new();
    for (name, value) in pairs.into_iter().take(ATTRIBUTES) {
        let text: TextOrNumber = serde_json::from_value(value).unwrap_or_default();
        if let Some(text) = text.0.filter(|text| text.len() <= ATTRIBUTE) {
            all.entry(name).or_insert_with(|| text.into());
        }
    }
    (!all.is_empty()).then_some(all)
}

fn listed(item: Value) -> Option<(String, Value)> {
    let attribute: Attribute = serde_json::from_value(item).ok()?;
    Some((attribute.key.0?, attribute.value.0.into()))
}

/// The name of a logon: a hash of the SSO server's words, from which nobody can tell these.
pub(super) fn name_of(artifact: &str, response: &str) -> String {
    let mut digest = Sha256::new();
    for part in [artifact, "\0", response] {
        digest.update(part);
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
