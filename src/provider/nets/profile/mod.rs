//! The dialects of agents (4): paths, words, names. Each can be set, because the vendor states none of it for all generations.

mod generation;
mod names;

use super::agent::{AgentCall, Status};
use super::limits::{NAME, PATH};
use crate::error::Reason;
use crate::flow::LooseText;
use crate::flow::proxy_call::Given;
pub(super) use generation::FactorName;
use generation::{Generation, Ops, Paths};
pub(super) use names::{AgentField, Fields, MemberNames, bare};
use names::{Name, Statuses, checked};
use serde::Deserialize;
use serde_json::Value;

/// The dialect of an agent: a generation, and the operator's differences from it.
pub(super) struct Profile {
    generation: Generation,
    paths: Paths<Option<AgentPath>>,
    ops: Ops<Option<Op>>,
    /// The names of the fields that are sent.
    pub(super) fields: Fields,
    /// The names of the members that are read.
    pub(super) members: MemberNames,
    statuses: Statuses,
    /// The field that names a second factor.
    pub(super) factor: FactorName,
}

/// A path below the agent's base, or with a slash before it one from its origin; empty if the agent has no such call.
#[derive(Deserialize)]
#[serde(try_from = "LooseText")]
struct AgentPath(String);

/// The `op` of a call; empty if it has none.
#[derive(Deserialize)]
#[serde(try_from = "LooseText")]
struct Op(String);

/// The setting `profile`: the name of a generation, or `{ like, ... }` with the differences from it.
pub(super) fn configure(given: &mut Given) -> Option<Profile> {
    match given.value("profile") {
        None => given.fault("profile", Reason::Missing),
        Some(own @ Value::Object(_)) => {
            let mut own = Given::new(own);
            let profile = differing(&mut own);
            match own.finish(profile) {
                Ok(profile) => return Some(profile),
                Err(faults) => given.faults_in("profile", &faults),
            }
        }
        Some(name) => match name.as_str().and_then(Generation::from_word) {
            Some(generation) => return Some(differing_from(generation, &mut Given::new(Value::Null))),
            None => given.fault("profile", Reason::NotListed),
        },
    }
    None
}

fn differing(own: &mut Given) -> Option<Profile> {
    if own.is_absent("like") {
        own.fault("like", Reason::Missing);
    }
    let generation: Option<Generation> = own.take_or("like", Reason::NotListed);
    // The other members have faults of their own, whatever this one is.
    let profile = differing_from(generation.unwrap_or(Generation::V9), own);
    generation.map(|_| profile)
}

fn differing_from(generation: Generation, own: &mut Given) -> Profile {
    let mut fields: Fields = own.take("fields").unwrap_or_default();
    fields.choice_request.get_or_insert_with(|| Name(generation.choice_request().into()));
    Profile {
        generation,
        paths: own.take("paths").unwrap_or_default(),
        ops: own.take("ops").unwrap_or_default(),
        fields,
        members: own.take("members").unwrap_or_default(),
        statuses: own.take("statuses").unwrap_or_default(),
        factor: own.take_or("factor", Reason::NotListed).unwrap_or_else(|| generation.factor()),
    }
}

impl Profile {
    /// The path of a call; `None` if the agent has no such call.
    pub(super) fn path(&self, call: AgentCall) -> Option<&str> {
        let own = self.paths.of(call).as_ref().map(|path| path.0.as_str());
        Some(own.unwrap_or_else(|| self.generation.paths().of(call))).filter(|path| !path.is_empty())
    }

    /// The `op` of a call, if it has one.
    pub(super) fn op(&self, call: AgentCall) -> Option<&str> {
        let (own, usual) = (&self.ops, self.generation.ops());
        let (own, usual) = match call {
            AgentCall::Check => (&own.check, usual.check),
            AgentCall::Logon => (&own.logon, usual.logon),
            AgentCall::Duplicate => (&own.duplicate, usual.duplicate),
            _ => return None,
        };
        Some(own.as_ref().map_or(usual, |op| &op.0)).filter(|op| !op.is_empty())
    }

    /// The body of a request to another domain that ends the logon there.
    pub(super) fn clear(&self) -> &str {
        self.ops.clear.as_ref().map_or(self.generation.ops().clear, |op| &op.0)
    }

    /// The operator gave this spelling for the state; `word` as [`bare`] has it.
    pub(super) fn spells(&self, status: Status, word: &str) -> bool {
        self.statuses.spell(status, word)
    }
}

impl TryFrom<LooseText> for AgentPath {
    type Error = &'static str;

    fn try_from(text: LooseText) -> Result<Self, Self::Error> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_' | b'/');
        let is_path = |text: &str| {
            text.len() <= PATH && text.bytes().all(plain) && !text.starts_with("//") && !text.contains("..")
        };
        checked(text, is_path).map(Self)
    }
}

impl TryFrom<LooseText> for Op {
    type Error = &'static str;

    fn try_from(text: LooseText) -> Result<Self, Self::Error> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'=');
        checked(text, |text| text.len() <= NAME && text.bytes().all(plain)).map(Self)
    }
}
