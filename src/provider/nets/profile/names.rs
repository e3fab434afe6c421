//! The names in an agent's dialect: of the fields that are sent, of the members that are read, and of the states of a user.

use crate::error::Reason;
use crate::flow::LooseText;
use crate::provider::nets::agent::Status;
use crate::provider::nets::bodies::FieldNames;
use crate::provider::nets::limits::NAME;
use serde::de::Error;
use serde::{Deserialize, Deserializer};
use serde_json::{Map, Value};

/// A name of a field or a member, or a spelling of a state.
#[derive(Deserialize)]
#[serde(try_from = "LooseText")]
pub(super) struct Name(pub(super) String);

/// The fields that are sent to the agent.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::provider::nets) enum AgentField {
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
pub(in crate::provider::nets) struct Fields {
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
    pub(super) choice_request: Option<Name>,
    ntfa: Option<Name>,
    signature: Option<Name>,
}

/// The names of the members of the agent's replies.
#[derive(Default, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub(in crate::provider::nets) struct MemberNames {
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
pub(super) struct Statuses {
    success: Option<Spellings>,
    first: Option<Spellings>,
    fail: Option<Spellings>,
    unavailable: Option<Spellings>,
    denied: Option<Spellings>,
}

/// The spellings of one state.
struct Spellings(Vec<Name>);

impl Fields {
    /// The name of a field.
    pub(in crate::provider::nets) fn name(&self, field: AgentField) -> &str {
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
    pub(in crate::provider::nets) fn of_page(&self) -> FieldNames {
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
    pub(in crate::provider::nets) fn rename(&self, members: &mut Map<String, Value>) {
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

impl Statuses {
    /// The operator gave this spelling for the state; `word` as [`bare`] has it.
    pub(super) fn spell(&self, status: Status, word: &str) -> bool {
        let spellings = match status {
            Status::Success => &self.success,
            Status::First => &self.first,
            Status::Fail => &self.fail,
            Status::Unavailable => &self.unavailable,
            Status::Denied => &self.denied,
        };
        spellings.iter().flat_map(|spellings| &spellings.0).any(|own| bare(&own.0) == word)
    }
}

/// A state as it is compared: without its underlines, in lower case.
pub(in crate::provider::nets) fn bare(word: &str) -> String {
    word.chars().filter(|c| *c != '_').map(|c| c.to_ascii_lowercase()).collect()
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

/// A text that is good for its use.
pub(super) fn checked(text: LooseText, is_good: impl FnOnce(&str) -> bool) -> Result<String, &'static str> {
    text.0.filter(|text| is_good(text)).ok_or(Reason::BadSetting.id())
}
