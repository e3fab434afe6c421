//! The messages: the fields of requests, and the replies (4).

use crate::host::TextOrNumber;
use serde::{Deserialize, Serialize};

/// The fields of a request. Each step reads its own; one that is not there is empty.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Fields {
    #[serde(rename = "credType")]
    pub cred_type: String,
    #[serde(rename = "userID")]
    pub user_id: String,
    pub password: String,
    #[serde(rename = "keyID")]
    pub key_id: String,
    #[serde(rename = "tfaID")]
    pub tfa_id: String,
    /// The code of a second factor.
    pub code: String,
    pub credential: String,
    pub ssosite: String,
    #[serde(rename = "returnURL")]
    pub return_url: String,
    #[serde(rename = "ssoRequest")]
    pub sso_request: String,
    /// The other spelling of `ssoRequest`.
    #[serde(rename = "ssorequest")]
    pub sso_request_lower: String,
    #[serde(rename = "artifactID")]
    pub artifact_id: String,
    #[serde(rename = "ssoResponse")]
    pub sso_response: String,
    pub ntfa: String,
    pub signature: String,
    /// The call that is meant, if two have one path.
    pub op: String,
}

/// A reply.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub result: Option<bool>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub auth_status: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_code: Option<TextOrNumber>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub error_message: Option<String>,
    #[serde(flatten)]
    pub more: More,
}

/// The members of one step's reply.
#[derive(Debug, Default, Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum More {
    /// Nothing more.
    #[default]
    Nothing,
    /// The settings of an agent.
    Config {
        ssosite: &'static str,
        default_url: &'static str,
        #[serde(rename = "urlSSOLogonService")]
        url_logon: String,
        #[serde(rename = "urlSSOCheckService")]
        url_check: String,
        #[serde(rename = "urlSSOLogoffService")]
        url_logoff: String,
    },
    /// The user of a site.
    User { user_id: &'static str, user_attribute: Attributes },
    /// The logon that ended the user's.
    Replaced {
        #[serde(rename = "dupIP")]
        dup_ip: &'static str,
        dup_time: String,
    },
    /// The user may end the other logon with this.
    Credential { credential: String },
    /// A key for passwords.
    Key { id: String, modulus: String, exponent: String },
    /// The other logon, which the user may end.
    Duplicate {
        #[serde(rename = "userID")]
        user_id: &'static str,
        time: String,
        ip: &'static str,
        timeout_minutes: i64,
        #[serde(skip_serializing_if = "Option::is_none")]
        credential: Option<String>,
    },
    /// A second factor, and how the user gets its code.
    Factor {
        #[serde(rename = "userID")]
        user_id: &'static str,
        #[serde(rename = "tfaID")]
        tfa_id: String,
        #[serde(rename = "targetYN")]
        target_yn: &'static str,
        device: &'static str,
        code: &'static str,
        method: &'static str,
        timeout_minutes: i64,
    },
    /// A second factor is asked for, by the names of every generation.
    FactorAsked {
        policy_version: &'static str,
        #[serde(rename = "tfaID")]
        tfa_id: String,
        ntfa: String,
        signature: String,
        tfa_remain_count: i64,
    },
    /// The code of a second factor was wrong.
    TriesLeft { tfa_remain_count: i64 },
    /// A choice between two logons is asked for.
    ChoiceAsked { sso_request: String, policy_version: &'static str },
    /// The password was wrong.
    WrongPassword { misc: [Misc; 1] },
    /// The user is logged on: the agent of a site turns this into its own logon.
    Granted(Granted),
}

/// The proof of a central logon for one site (4.3), with notices.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Granted {
    pub policy_version: &'static str,
    pub sso_response: String,
    #[serde(rename = "artifactID")]
    pub artifact_id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub misc: Vec<Misc>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub move_url: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub domain_cred: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gate_url: Option<String>,
}

/// A notice beside a reply.
#[derive(Debug, Clone, Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum Misc {
    /// Wrong passwords in a row.
    Failed { pwd_failed_count: i64 },
    /// Days until the password expires.
    Remaining { remain_days: &'static str },
    /// The day when it expires.
    Expires { expire_date: &'static str },
}

/// The attributes of a user, in one of two forms (4.2).
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Attributes {
    /// By their names.
    Map(UserAttributes),
    /// One after the other.
    List(Vec<Attribute>),
}

/// The attributes by their names.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct UserAttributes {
    pub user_name: &'static str,
    pub dept_name: &'static str,
    pub email: &'static str,
}

/// One attribute.
#[derive(Debug, Serialize)]
pub struct Attribute {
    pub key: &'static str,
    pub value: &'static str,
}

impl Attributes {
    /// The attributes of a user of this name.
    pub fn of(name: &'static str, as_map: bool) -> Self {
        let UserAttributes { user_name, dept_name, email } =
            UserAttributes { user_name: name, dept_name: "보닌팀", email: "" };
        if as_map {
            return Self::Map(UserAttributes { user_name, dept_name, email });
        }
        let pairs = [("userName", user_name), ("deptName", dept_name), ("email", email)];
        Self::List(pairs.map(|(key, value)| Attribute { key, value }).into())
    }
}

impl Answer {
    /// A success with these members.
    pub fn good(more: More) -> Self {
        Self { result: Some(true), ..Self::none(more) }
    }

    /// Neither a success nor a failure.
    pub fn none(more: More) -> Self {
        Self {
            result: Some(false),
            auth_status: None,
            error_code: Some(TextOrNumber::Number(0)),
            error_message: Some(String::new()),
            more,
        }
    }

    /// The same, with these members.
    pub fn with(self, more: More) -> Self {
        Self { more, ..self }
    }

    /// The code of the reply; empty if it has none.
    pub fn code(&self) -> String {
        self.error_code.as_ref().map(ToString::to_string).unwrap_or_default()
    }

    /// The members that a browser brings back to a page.
    pub fn brought(&self) -> [(&'static str, String); 4] {
        let (response, artifact, version) = match &self.more {
            More::Granted(granted) => (&*granted.sso_response, &*granted.artifact_id, granted.policy_version),
            More::ChoiceAsked { policy_version, .. } | More::FactorAsked { policy_version, .. } => {
                ("", "", *policy_version)
            }
            _ => ("", "", ""),
        };
        [
            ("ssoResponse", response.into()),
            ("artifactID", artifact.into()),
            ("policyVersion", version.into()),
            ("errorCode", self.code()),
        ]
    }
}
