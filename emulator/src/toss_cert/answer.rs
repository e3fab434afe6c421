//! Answers in Toss's form (2.4 to 2.7). A member that has no value is null there.

use super::fault::Fault;
use crate::json::{Map, Value, members};
use serde::Serialize;

/// A refusal: a code, and the HTTP status around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub status: u16,
    pub code: String,
    pub reason: Option<String>,
}

/// The access token does not count.
pub const TOKEN: &str = "CE1000";
/// No such transaction.
pub const UNKNOWN: &str = "CE3100";
/// The result was read as often as it may be.
pub const READ_OUT: &str = "CE3101";
/// The person is not done.
pub const NOT_DONE: &str = "CE3102";
/// Too late.
pub const OVER: &str = "CE3103";
/// Too young.
pub const AGE: &str = "CE3006";

// These codes exist, but their meaning is not known; this emulator uses them so (inferred).

/// A member is missing, of the wrong form, or has no place here.
pub const UNFIT: &str = "CE3000";
/// The session key does not open, or a field does not under it.
pub const SEALED: &str = "CE3001";
/// The session served another call before.
pub const REUSED: &str = "CE3002";

impl From<&str> for Refusal {
    /// A refusal with the status that goes with the code: 400 was seen, the others are inferred.
    fn from(code: &str) -> Self {
        let status = match code {
            TOKEN => 401,
            "CE0001" | "CE0002" => 503,
            "CE5000" => 500,
            _ => 400,
        };
        Self { status, code: code.into(), reason: None }
    }
}

/// The body of a refusal.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Failure<'a> {
    result_type: &'static str,
    error: Details<'a>,
    success: Option<()>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Details<'a> {
    error_type: u8,
    error_code: &'a str,
    reason: &'a str,
    data: Nothing,
    title: Option<()>,
}

#[derive(Serialize)]
struct Nothing {}

impl Refusal {
    /// The body. The texts are the emulator's own.
    pub fn body(&self) -> impl Serialize {
        let reason = self.reason.as_deref().unwrap_or("에뮬레이터가 거절했습니다.");
        let error = Details { error_type: 0, error_code: &self.code, reason, data: Nothing {}, title: None };
        Failure { result_type: "FAIL", error, success: None }
    }
}

/// The body of a success.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Success {
    result_type: &'static str,
    success: Map<String, Value>,
}

impl Success {
    /// The body around these members.
    pub fn around(success: Map<String, Value>) -> Self {
        Self { result_type: "SUCCESS", success }
    }
}

/// The answer to a request (2.4).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Requested {
    pub tx_id: String,
    pub requested_dt: String,
    pub app_scheme: Option<String>,
    pub android_app_uri: Option<String>,
    pub ios_app_uri: Option<String>,
    pub auth_url: Option<String>,
}

/// The answer to a query of the status (2.5).
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Status {
    pub tx_id: String,
    pub status: &'static str,
    pub requested_dt: String,
}

/// The answer to a query of the result (2.6).
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Completed {
    pub tx_id: String,
    pub status: &'static str,
    pub signature: Option<String>,
    pub user_identifier: String,
    pub user_ci_token: String,
    pub requested_dt: String,
    pub completed_dt: String,
    pub random_value: Option<()>,
    /// Encrypted texts, and whatever a fault puts there.
    pub personal_data: Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_doc: Option<String>,
}

/// The members of an answer as a fault wants them.
pub fn altered<T: Serialize>(answer: &T, fault: Option<&Fault>) -> Map<String, Value> {
    let members = members(answer);
    match fault {
        Some(Fault::Answer { set }) => overwritten(members, &set.0),
        Some(Fault::NullText) => members.into_iter().map(|(name, value)| (name, with_null_texts(value))).collect(),
        _ => members,
    }
}

/// With these members in place of those that are there; here a null is one.
pub fn overwritten(mut members: Map<String, Value>, set: &Map<String, Value>) -> Map<String, Value> {
    members.extend(set.clone());
    members
}

/// The same with the text "null" for every null (2.4).
fn with_null_texts(value: Value) -> Value {
    match value {
        Value::Null => "null".into(),
        Value::Object(members) => members.into_iter().map(|(name, value)| (name, with_null_texts(value))).collect(),
        other => other,
    }
}
