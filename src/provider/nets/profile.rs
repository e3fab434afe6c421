//! The dialects of the generations of agents (4): paths, words, names. Each can be set, because the vendor states none of it for
//! all of them.

use super::agent_client::{AgentCall, Status};
use super::bodies::FieldNames;
use super::limits::{NAME, PATH};
use crate::error::Reason;
use crate::flow::LooseText;
use crate::flow::proxy_call::Given;
use crate::words;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

words! {
    /// The generations.
    Generation {
        /// The first one.
        V1 = "v1",
        /// The one of 2020.
        V2020 = "v2020",
        /// The newest one.
        V9 = "v9",
        /// The one for ASP.NET.
        AspNet = "aspnet",
    }
}

words! {
    /// The field that names a second factor to the agent.
    pub(super) FactorName {
        /// `ntfa`, with `signature`.
        Ntfa = "ntfa",
        /// `tfaID`.
        TfaId = "tfaID",
    }
}

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

/// A value for each call: its path.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Paths<T> {
    config: T,
    check: T,
    logon: T,
    duplicate: T,
    duplicate_yes: T,
    duplicate_no: T,
    factor: T,
    key: T,
}

/// A value for each call that can share its path with another: its `op`.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Ops<T> {
    check: T,
    logon: T,
    duplicate: T,
    /// Not of a call, but of a request to another domain that ends the logon there: the whole body.
    clear: T,
}

/// A path below the agent's base, or with a slash before it one from its origin; empty if the agent has no such call.
#[derive(Deserialize)]
#[serde(try_from = "LooseText")]
struct AgentPath(String);

/// The `op` of a call; empty if it has none.
#[derive(Deserialize)]
#[serde(try_from = "LooseText")]
struct Op(String);

/// A name of a field or a member, or a spelling of a state.
#[derive(Deserialize)]
#[serde(try_from = "LooseText")]
struct Name(String);

/// The fields that are sent to the agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum AgentField {
    Op,
    Site,
    ReturnUrl,
    SsoResponse,
    ArtifactId,
    PolicyVersion,
    SsoRequest,
    /// The field that names a choice in the answer to it.
    ChoiceRequest,
    Ntfa,
    Signature,
    TfaId,
}

/// The names of the fields that are sent, to the SSO server by the page, and to the agent by the proxy.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct Fields {
    #[serde(rename = "userID")]
    user_id: Option<Name>,
    password: Option<Name>,
    cred_type: Option<Name>,
    #[serde(rename = "returnURL")]
    return_url: Option<Name>,
    ssosite: Option<Name>,
    #[serde(rename = "keyID")]
    key_id: Option<Name>,
    #[serde(rename = "tfaID")]
    tfa_id: Option<Name>,
    code: Option<Name>,
    device: Option<Name>,
    credential: Option<Name>,
    op: Option<Name>,
    sso_response: Option<Name>,
    #[serde(rename = "artifactID")]
    artifact_id: Option<Name>,
    policy_version: Option<Name>,
    sso_request: Option<Name>,
    choice_request: Option<Name>,
    ntfa: Option<Name>,
    signature: Option<Name>,
}

/// The names of the members of the agent's replies.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(super) struct MemberNames {
    auth_status: Option<Name>,
    error_code: Option<Name>,
    error_message: Option<Name>,
    user_id: Option<Name>,
    user_attribute: Option<Name>,
    #[serde(rename = "dupIP")]
    dup_ip: Option<Name>,
    dup_time: Option<Name>,
    ssosite: Option<Name>,
    #[serde(rename = "urlSSOLogonService")]
    logon_service: Option<Name>,
    #[serde(rename = "urlSSOCheckService")]
    check_service: Option<Name>,
    #[serde(rename = "urlSSOLogoffService")]
    logoff_service: Option<Name>,
    credential: Option<Name>,
}

/// More spellings of the states.
#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Statuses {
    success: Option<Spellings>,
    first: Option<Spellings>,
    fail: Option<Spellings>,
    unavailable: Option<Spellings>,
    denied: Option<Spellings>,
}

/// The spellings of one state.
struct Spellings(Vec<Name>);

const JAVA: Paths<&str> = Paths {
    config: "nssoConfig.jsp",
    check: "checkLogon.jsp",
    logon: "logonService.jsp",
    duplicate: "dupChoiceReceive.jsp",
    duplicate_yes: "dupChoiceLogon.jsp",
    duplicate_no: "dupChoiceCancel.jsp",
    factor: "tfaReceive.jsp",
    key: "generateKey.jsp",
};

const V9: Paths<&str> = Paths {
    config: "config",
    check: "check",
    logon: "check",
    duplicate: "dup.jsp",
    duplicate_yes: "",
    duplicate_no: "",
    factor: "tfa.jsp",
    key: "gen_key.jsp",
};

const ASP_NET: Paths<&str> = Paths {
    config: "NSSOConfig",
    check: "CheckLogon",
    logon: "LogonService",
    duplicate: "DupChoiceReceive",
    duplicate_yes: "DupChoiceLogon",
    duplicate_no: "DupChoiceCancel",
    factor: "TFAReceive",
    key: "GenerateKey",
};

const NO_OPS: Ops<&str> = Ops { check: "", logon: "", duplicate: "", clear: "mode=clear" };
const V9_OPS: Ops<&str> = Ops { check: "AU", logon: "LI", duplicate: "DU", clear: "op=NC" };

impl Generation {
    const fn paths(self) -> &'static Paths<&'static str> {
        match self {
            Self::V1 | Self::V2020 => &JAVA,
            Self::V9 => &V9,
            Self::AspNet => &ASP_NET,
        }
    }

    const fn ops(self) -> &'static Ops<&'static str> {
        if matches!(self, Self::V9) { &V9_OPS } else { &NO_OPS }
    }

    /// The first generation alone spells it like this.
    const fn choice_request(self) -> &'static str {
        if matches!(self, Self::V1) { "ssorequest" } else { "ssoRequest" }
    }

    const fn factor(self) -> FactorName {
        if matches!(self, Self::V9) { FactorName::TfaId } else { FactorName::Ntfa }
    }
}

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
        let statuses = &self.statuses;
        let spellings = match status {
            Status::Success => &statuses.success,
            Status::First => &statuses.first,
            Status::Fail => &statuses.fail,
            Status::Unavailable => &statuses.unavailable,
            Status::Denied => &statuses.denied,
        };
        spellings.iter().flat_map(|spellings| &spellings.0).any(|own| bare(&own.0) == word)
    }
}

impl<T> Paths<T> {
    const fn of(&self, call: AgentCall) -> &T {
        match call {
            AgentCall::Config => &self.config,
            AgentCall::Check => &self.check,
            AgentCall::Logon => &self.logon,
            AgentCall::Duplicate => &self.duplicate,
            AgentCall::DuplicateYes => &self.duplicate_yes,
            AgentCall::DuplicateNo => &self.duplicate_no,
            AgentCall::Factor => &self.factor,
            AgentCall::Key => &self.key,
        }
    }
}

impl Fields {
    /// The name of a field.
    pub(super) fn name(&self, field: AgentField) -> &str {
        let (own, usual) = match field {
            AgentField::Op => (&self.op, "op"),
            AgentField::Site => (&self.ssosite, "ssosite"),
            AgentField::ReturnUrl => (&self.return_url, "returnURL"),
            AgentField::SsoResponse => (&self.sso_response, "ssoResponse"),
            AgentField::ArtifactId => (&self.artifact_id, "artifactID"),
            AgentField::PolicyVersion => (&self.policy_version, "policyVersion"),
            AgentField::SsoRequest => (&self.sso_request, "ssoRequest"),
            AgentField::ChoiceRequest => (&self.choice_request, "choiceRequest"),
            AgentField::Ntfa => (&self.ntfa, "ntfa"),
            AgentField::Signature => (&self.signature, "signature"),
            AgentField::TfaId => (&self.tfa_id, "tfaID"),
        };
        own.as_ref().map_or(usual, |name| &name.0)
    }

    /// The names that the page needs: those of the fields that it sends, if they are not the usual ones.
    pub(super) fn of_page(&self) -> FieldNames {
        let own = |name: &Option<Name>| name.as_ref().map(|name| name.0.clone());
        FieldNames {
            user_id: own(&self.user_id),
            password: own(&self.password),
            cred_type: own(&self.cred_type),
            return_url: own(&self.return_url),
            ssosite: own(&self.ssosite),
            key_id: own(&self.key_id),
            tfa_id: own(&self.tfa_id),
            code: own(&self.code),
            device: own(&self.device),
            credential: own(&self.credential),
        }
    }
}

impl MemberNames {
    /// Gives the members of a reply their usual names.
    pub(super) fn rename(&self, members: &mut Map<String, Value>) {
        let own = [
            ("authStatus", &self.auth_status),
            ("errorCode", &self.error_code),
            ("errorMessage", &self.error_message),
            ("userId", &self.user_id),
            ("userAttribute", &self.user_attribute),
            ("dupIP", &self.dup_ip),
            ("dupTime", &self.dup_time),
            ("ssosite", &self.ssosite),
            ("urlSSOLogonService", &self.logon_service),
            ("urlSSOCheckService", &self.check_service),
            ("urlSSOLogoffService", &self.logoff_service),
            ("credential", &self.credential),
        ];
        // All are looked up first, because a name may be the usual one of another member.
        let renamed = own.iter().filter_map(|(usual, own)| {
            let own = own.as_ref()?;
            Some((*usual, members.get(&own.0).cloned().unwrap_or(Value::Null)))
        });
        for (usual, value) in renamed.collect::<Vec<_>>() {
            members.insert(usual.into(), value);
        }
    }
}

/// A state as it is compared: without its underlines, in lower case.
pub(super) fn bare(word: &str) -> String {
    word.chars().filter(|c| *c != '_').map(|c| c.to_ascii_lowercase()).collect()
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

impl TryFrom<LooseText> for Name {
    type Error = &'static str;

    fn try_from(text: LooseText) -> Result<Self, Self::Error> {
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'_' | b'-' | b'.');
        checked(text, |text| (1..=NAME).contains(&text.len()) && text.bytes().all(plain)).map(Self)
    }
}

/// A fault anywhere in the list is one of the whole list.
impl<'de> Deserialize<'de> for Spellings {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Vec::deserialize(deserializer).map(Self).map_err(|_| D::Error::custom(Reason::BadSetting.id()))
    }
}

fn checked(text: LooseText, is_good: impl FnOnce(&str) -> bool) -> Result<String, &'static str> {
    text.0.filter(|text| is_good(text)).ok_or(Reason::BadSetting.id())
}
