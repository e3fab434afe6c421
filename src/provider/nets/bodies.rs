//! The messages between the page of NETS*SSO and its proxy that both halves read or write.

use super::limits::PASSED_ON;
use crate::flow::{Foreign, Nonce};
use crate::error::Reason;
use crate::{readable, words};
use serde::{Deserialize, Deserializer, Serialize};

words! {
    /// The call of the page that a refusal belongs to.
    pub Phase {
        /// `begin()`, or a logon without a call.
        Begin = "begin",
        /// `logon()`.
        Logon = "logon",
        /// `secondFactor()`.
        SecondFactor = "secondFactor",
        /// `chooseDuplicate()`.
        ChooseDuplicate = "chooseDuplicate",
        /// `check()`.
        Check = "check",
    }
}

words! {
    /// The way in which a user logs on.
    pub Method {
        /// The user was logged on centrally.
        Sso = "sso",
        /// A password that nothing but https protects.
        Basic = "basic",
        /// An encrypted password.
        EncryptedBasic = "encryptedBasic",
        /// A second factor.
        Ntfa = "ntfa",
        /// A choice between two logons.
        DupChoice = "dupChoice",
        /// A logon at page level.
        Page = "page",
    }
}

readable! { word Phase }

readable! { word Method }

impl Method {
    /// The call that a logon by this method belongs to.
    #[must_use]
    pub const fn phase(self) -> Phase {
        match self {
            Self::Sso | Self::Page => Phase::Begin,
            Self::Basic | Self::EncryptedBasic => Phase::Logon,
            Self::Ntfa => Phase::SecondFactor,
            Self::DupChoice => Phase::ChooseDuplicate,
        }
    }
}

/// The body of `begin`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Begin {
    /// The relying party's value for the ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<Nonce>,
    /// The page's wish, which changes nothing at the proxy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub quiet: Option<bool>,
}

/// The body of `refused`: a code of the SSO server.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Refused {
    /// The call that was refused.
    pub phase: Phase,
    /// The code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<String>,
    /// The SSO server's own sentence.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
}

/// The body of `logon`: the SSO server's word for it, and the requests that it wants to have sent afterwards.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Logon {
    /// The logon, by the policy's first version.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_response: Option<PassedOn>,
    /// The logon's name at the SSO server.
    #[serde(rename = "artifactID", skip_serializing_if = "Option::is_none")]
    pub artifact_id: Option<PassedOn>,
    /// The version of the SSO server's policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_version: Option<PassedOn>,
    /// The page that the user is to be taken to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate_url: Option<String>,
    /// The other domains to tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub move_url: Option<Opaque>,
    /// The other groups to tell.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authn_group: Option<Opaque>,
    /// A member of a request to another domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_cred: Option<String>,
    /// A member of a request to another domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub dupinfo: Option<String>,
    /// A member of a request to another domain.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub uccp: Option<String>,
    /// The way in which the user logged on.
    pub method: Method,
}

/// The body of `factor`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Factor {
    /// The name of the second factor.
    #[serde(rename = "tfaID", skip_serializing_if = "Option::is_none")]
    pub tfa_id: Option<PassedOn>,
    /// The same in the first generations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ntfa: Option<PassedOn>,
    /// Its signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<PassedOn>,
    /// The version of the SSO server's policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_version: Option<PassedOn>,
}

/// The body of `duplicate`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Duplicate {
    /// The name of the choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_request: Option<PassedOn>,
    /// The version of the SSO server's policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_version: Option<PassedOn>,
}

/// A text of the SSO server that goes on to the agent.
#[derive(Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct PassedOn(pub String);

impl TryFrom<String> for PassedOn {
    type Error = Reason;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.len() <= PASSED_ON { Ok(Self(text)) } else { Err(Reason::TooLong) }
    }
}

/// JSON of the SSO server that the page passes on to the proxy: the text of it.
#[derive(Serialize)]
#[serde(transparent)]
pub struct Opaque(String);

impl Opaque {
    /// The JSON text.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.0
    }
}

impl From<Foreign> for Opaque {
    fn from(foreign: Foreign) -> Self {
        Self(foreign.json().into())
    }
}

/// The text, or else the value itself.
impl<'de> Deserialize<'de> for Opaque {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let json = Foreign::deserialize(deserializer)?;
        Ok(Self(serde_json::from_str(json.json()).unwrap_or_else(|_| json.json().into())))
    }
}

/// The body of `choose`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Choose {
    /// This logon is to stay.
    pub stay: bool,
}

/// The body of `try`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Try {
    /// The page to come back to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub return_url: Option<String>,
    /// The page that asks, to come back to where no other is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub here: Option<String>,
}

/// The second factor that is asked for.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct FactorDetails {
    /// Its name at the SSO server.
    #[serde(rename = "tfaID")]
    pub tfa_id: String,
    /// The user's id.
    #[serde(rename = "userID", skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// The device that shows the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// The method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<String>,
    /// The time for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout_minutes: Option<i64>,
}

readable! {
    struct FactorDetails {
        tfa_id: "tfaID",
        user_id: "userID",
        device: "device",
        method: "method",
        timeout_minutes: "timeoutMinutes",
    }
}

/// A logon elsewhere, as the agent knows it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct OtherLogon {
    /// The user's id.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// The address that it came from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ip: Option<String>,
    /// The time of it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub time: Option<String>,
    /// The time for the choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub timeout_minutes: Option<i64>,
}

readable! {
    struct OtherLogon: Default { user_id: "userId", ip: "ip", time: "time", timeout_minutes: "timeoutMinutes", }
}

/// The SSO server as the page speaks to it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct SsoSite {
    /// The site's name there.
    pub site: String,
    /// The address that tells whether the user is logged on.
    pub check: WebAddress,
    /// The address that logs the user on.
    pub logon: WebAddress,
    /// The page that logs the user off.
    pub logoff: WebAddress,
    /// The page to come back to.
    pub return_url: WebAddress,
    /// The names of the fields, if they are not the usual ones.
    pub names: FieldNames,
}

readable! {
    struct SsoSite {
        site: "site",
        check: "check",
        logon: "logon",
        logoff: "logoff",
        return_url: "returnUrl",
        names: "names",
    }
}

/// An address that begins with `https://` or `http://`.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct WebAddress(String);

impl WebAddress {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

readable! { WebAddress from String }

impl TryFrom<String> for WebAddress {
    type Error = Reason;

    fn try_from(url: String) -> Result<Self, Self::Error> {
        if url.starts_with("https://") || url.starts_with("http://") { Ok(Self(url)) } else { Err(Reason::BadUrl) }
    }
}

/// The fields that the page sends to the SSO server. Their names are a policy's (5), so each may have another one there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    /// The user's id.
    UserId,
    /// The password.
    Password,
    /// The kind of credential.
    CredType,
    /// The page to come back to.
    ReturnUrl,
    /// The site.
    Site,
    /// The name of the key.
    KeyId,
    /// The name of the second factor.
    TfaId,
    /// The code of the second factor.
    Code,
    /// The device of the second factor.
    Device,
    /// The credential of a choice.
    Credential,
}

/// The names of the fields at this SSO server; a field without one has its usual name.
#[derive(Debug, Clone, Default, Serialize, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct FieldNames {
    /// In place of `userID`.
    #[serde(rename = "userID", skip_serializing_if = "Option::is_none")]
    pub user_id: Option<String>,
    /// In place of `password`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
    /// In place of `credType`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub cred_type: Option<String>,
    /// In place of `returnURL`.
    #[serde(rename = "returnURL", skip_serializing_if = "Option::is_none")]
    pub return_url: Option<String>,
    /// In place of `ssosite`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ssosite: Option<String>,
    /// In place of `keyID`.
    #[serde(rename = "keyID", skip_serializing_if = "Option::is_none")]
    pub key_id: Option<String>,
    /// In place of `tfaID`.
    #[serde(rename = "tfaID", skip_serializing_if = "Option::is_none")]
    pub tfa_id: Option<String>,
    /// In place of `code`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<String>,
    /// In place of `device`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub device: Option<String>,
    /// In place of `credential`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub credential: Option<String>,
}

readable! {
    struct FieldNames: Default {
        user_id: "userID",
        password: "password",
        cred_type: "credType",
        return_url: "returnURL",
        ssosite: "ssosite",
        key_id: "keyID",
        tfa_id: "tfaID",
        code: "code",
        device: "device",
        credential: "credential",
    }
}

impl FieldNames {
    /// The name of a field.
    #[must_use]
    pub fn name(&self, field: Field) -> &str {
        let (own, usual) = match field {
            Field::UserId => (&self.user_id, "userID"),
            Field::Password => (&self.password, "password"),
            Field::CredType => (&self.cred_type, "credType"),
            Field::ReturnUrl => (&self.return_url, "returnURL"),
            Field::Site => (&self.ssosite, "ssosite"),
            Field::KeyId => (&self.key_id, "keyID"),
            Field::TfaId => (&self.tfa_id, "tfaID"),
            Field::Code => (&self.code, "code"),
            Field::Device => (&self.device, "device"),
            Field::Credential => (&self.credential, "credential"),
        };
        own.as_deref().unwrap_or(usual)
    }
}
