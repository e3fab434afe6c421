//! Answers in Toss's form (2.4 to 2.7).

use crate::json::{Value, object};
use alloc::string::String;

/// Why a step is refused: a code, and the HTTP status around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub status: i64,
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

// Codes that exist, whose meaning is not known: this emulator uses them for these (inferred).

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

impl Refusal {
    /// The body. The texts are the emulator's own.
    pub fn body(&self) -> Value {
        let reason = self.reason.as_deref().unwrap_or("에뮬레이터가 거절했습니다.");
        nullable([
            ("resultType", "FAIL".into()),
            (
                "error",
                nullable([
                    ("errorType", 0.into()),
                    ("errorCode", self.code.as_str().into()),
                    ("reason", reason.into()),
                    ("data", object([])),
                    ("title", Value::Null),
                ]),
            ),
            ("success", Value::Null),
        ])
    }
}

/// The body around what succeeded.
pub fn success(members: Value) -> Value {
    object([("resultType", "SUCCESS".into()), ("success", members)])
}

/// An object that says `null` where there is nothing, as Toss does.
pub fn nullable<const N: usize>(members: [(&str, Value); N]) -> Value {
    Value::Object(members.into_iter().map(|(name, value)| (name.into(), value)).collect())
}

/// An object with these members in place of those it may have; here a `null` is one.
pub fn overwritten(object: &Value, set: &Value) -> Value {
    let members = [object, set].into_iter().filter_map(Value::as_object).flatten();
    members.map(|(name, value)| (name.clone(), value.clone())).collect()
}

/// The same with the text "null" wherever there is nothing (2.4).
pub fn with_null_texts(value: &Value) -> Value {
    match value {
        Value::Null => "null".into(),
        Value::Object(members) => {
            Value::Object(members.iter().map(|(name, value)| (name.clone(), with_null_texts(value))).collect())
        }
        other => other.clone(),
    }
}
