//! The answers of a bridge to its proxy (4).

use crate::json::Value;
use serde::Serialize;

/// A success: the members of one call.
#[derive(Debug, Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum Answer {
    /// A token; a fault may leave it out.
    Token {
        #[serde(skip_serializing_if = "Option::is_none")]
        token: Option<String>,
    },
    /// The data of the user, which is each customer's own.
    UserData { user_data: Value },
    /// A code for another system.
    SsoCode { sso_code: String },
    /// How the login stands.
    LoginCheck {
        code: String,
        #[serde(skip_serializing_if = "Option::is_none")]
        data: Option<String>,
    },
    /// The other systems.
    Agents { agents: Vec<Agent> },
    /// Whatever a fault says that the list of systems is.
    AnyAgents { agents: Value },
    /// The log-off.
    Logout { propagated: bool },
}

/// A linked system, in the names of the agent (2.7).
#[derive(Debug, Serialize)]
pub struct Agent {
    #[serde(rename = "agt_nm")]
    pub name: String,
    #[serde(rename = "agt_id")]
    pub id: String,
    #[serde(rename = "sso_url")]
    pub url: String,
}

impl Answer {
    /// The code for the log.
    pub fn code(&self) -> &str {
        if let Self::LoginCheck { code, .. } = self { code } else { "200" }
    }
}

/// A refusal.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Refused<'a> {
    pub error_code: &'a str,
}
