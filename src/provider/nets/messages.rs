//! The messages between the page of NETS*SSO and its proxy, and the names that the page sends to the SSO server.

use super::credentials::{Credentials, FactorCode};
use super::logon_key::LogonKey;
use crate::flow::page;
use crate::flow::{Count, Foreign, Nonce};
use crate::words;
use serde::{Deserialize, Serialize};
use serde_json::Value;

words! {
    /// The proxy's routes, and then the requests of the page to the SSO server.
    pub Step {
        /// The agent's site, and a key.
        Begin = "begin",
        /// The meaning of a code of the SSO server.
        Refused = "refused",
        /// The agent's confirmation of a logon.
        Logon = "logon",
        /// The kind of second factor.
        Factor = "factor",
        /// The logon that stands in the way.
        Duplicate = "duplicate",
        /// The user's choice between two logons.
        Choose = "choose",
        /// The agent's word on whether the user is still logged on.
        Check = "check",
        /// The address for a logon at page level.
        Try = "try",
        /// The next request that the SSO server wants after a logon.
        Move = "move",
        /// The SSO server: is the user logged on?
        CheckSso = "checkSso",
        /// The SSO server: log the user on.
        LogonSso = "logonSso",
        /// Another server: a request that the SSO server wants after a logon.
        Visit = "visit",
    }
}

impl page::Step for Step {
    fn starts(self) -> bool {
        self == Self::Begin
    }
}

words! {
    /// The calls of the page, as the view offers them.
    pub Action {
        /// Start the flow.
        Begin = "begin",
        /// Log on with user id and password.
        Logon = "logon",
        /// Give the code of a second factor.
        SecondFactor = "secondFactor",
        /// Choose between two logons.
        ChooseDuplicate = "chooseDuplicate",
        /// Take the ticket of a logon that the flow came upon by itself.
        Result = "result",
        /// Look whether the user is logged on.
        Check = "check",
        /// Log on at page level.
        TrySso = "trySso",
        /// Log off.
        Logoff = "logoff",
    }
}

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

/// The calls of the page, with their arguments.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Call {
    /// Start the flow.
    Begin {
        /// The relying party's value for the ticket.
        nonce: Option<Nonce>,
        /// Show nothing but success.
        quiet: Option<bool>,
    },
    /// Log on.
    Logon {
        /// User id and password.
        credentials: Credentials,
    },
    /// Give the code of a second factor.
    SecondFactor {
        /// The code.
        code: Option<FactorCode>,
    },
    /// Choose between two logons.
    ChooseDuplicate {
        /// This logon is to stay.
        stay: bool,
    },
    /// Take the ticket of a logon that the flow came upon by itself.
    Result,
    /// Look whether the user is logged on.
    Check,
    /// Log on at page level.
    TrySso {
        /// The page to come back to.
        return_url: Option<String>,
    },
    /// Log off.
    Logoff,
}

/// The parameters with which the page comes back from the SSO server (5), and the mark of the attempt that they answer.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Returned {
    /// The logon, by the policy's first version.
    pub sso_response: Option<String>,
    /// The logon's name at the SSO server.
    #[serde(rename = "artifactID")]
    pub artifact_id: Option<String>,
    /// The version of the SSO server's policy.
    pub policy_version: Option<String>,
    /// The mark of the attempt.
    pub bonin_try: Option<String>,
}

/// The body of a request to the proxy.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Body {
    /// Of `begin`.
    Begin(Begin),
    /// Of `refused`.
    Refused(Refused),
    /// Of `logon`.
    Logon(Box<Logon>),
    /// Of `factor`.
    Factor(Factor),
    /// Of `duplicate`.
    Duplicate(Duplicate),
    /// Of `choose`.
    Choose(Choose),
    /// Of `try`.
    Try(Try),
    /// Of `check` and `move`.
    Empty(page::Nothing),
}

impl Body {
    /// No members.
    #[must_use]
    pub const fn empty() -> Self {
        Self::Empty(page::Nothing {})
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
    pub sso_response: Option<String>,
    /// The logon's name at the SSO server.
    #[serde(rename = "artifactID", skip_serializing_if = "Option::is_none")]
    pub artifact_id: Option<String>,
    /// The version of the SSO server's policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_version: Option<String>,
    /// The page that the user is to be taken to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate_url: Option<String>,
    /// The other domains to tell, as the SSO server has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub move_url: Option<Value>,
    /// The other groups to tell, as the SSO server has them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub authn_group: Option<Value>,
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

impl Logon {
    /// A logon at page level, from the address that the page came back to.
    #[must_use]
    pub fn returned(query: Returned) -> Self {
        Self {
            sso_response: query.sso_response,
            artifact_id: query.artifact_id,
            policy_version: query.policy_version,
            gate_url: None,
            move_url: None,
            authn_group: None,
            domain_cred: None,
            dupinfo: None,
            uccp: None,
            method: Method::Page,
        }
    }
}

/// The body of `factor`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Factor {
    /// The name of the second factor.
    #[serde(rename = "tfaID", skip_serializing_if = "Option::is_none")]
    pub tfa_id: Option<String>,
    /// The same in the first generations.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ntfa: Option<String>,
    /// Its signature.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<String>,
    /// The version of the SSO server's policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_version: Option<String>,
}

/// The body of `duplicate`.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Duplicate {
    /// The name of the choice.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sso_request: Option<String>,
    /// The version of the SSO server's policy.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub policy_version: Option<String>,
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
}

/// The members of the proxy's answers that the page reads, whatever the step.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct Answer {
    /// Of `begin`: the SSO server.
    pub sso: Option<SsoSite>,
    /// A key for the next password.
    pub key: Option<LogonKey>,
    /// A central logon has to be ended first.
    pub must_log_off: Option<bool>,
    /// Of `check`: the user is not logged on any more.
    pub logged_out: Option<bool>,
    /// The other logon: the one to choose about, or the one that ended this one.
    pub duplicate: Option<OtherLogon>,
    /// Of `factor`.
    pub factor: Option<FactorDetails>,
    /// Of `choose`: the credential to log on with.
    pub credential: Option<String>,
    /// Of `logon`.
    pub ticket: Option<String>,
    /// Of `logon`: the operator's choice of members of the identity.
    pub claims: Option<Foreign>,
    /// Of `logon`: the requests that are still to be sent.
    pub moves: Count,
    /// Of `logon`: the page that the user is to be taken to.
    pub gate_url: Option<String>,
    /// Of `logon`: the operator's script.
    pub hijack_script: Option<String>,
    /// Of `try` and `move`: an address.
    pub url: Option<String>,
    /// Of `try`: the mark of the attempt.
    pub mark: Option<String>,
    /// Of `move`: the form to post.
    pub body: Option<String>,
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

/// A logon elsewhere, as the agent knows it.
#[derive(Debug, Default, Serialize, Deserialize)]
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

impl TryFrom<String> for WebAddress {
    type Error = &'static str;

    fn try_from(url: String) -> Result<Self, Self::Error> {
        if url.starts_with("https://") || url.starts_with("http://") { Ok(Self(url)) } else { Err("badUrl") }
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
