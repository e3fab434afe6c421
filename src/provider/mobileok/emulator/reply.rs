//! Answers, as the host sends them.

use crate::json::Value;
use alloc::{format, string::String};

const JSON: &str = "application/json;charset=UTF-8";

/// An HTTP answer, or none.
#[derive(Debug)]
pub struct Reply {
    status: i64,
    content_type: &'static str,
    body: String,
    delay: i64,
    drop: bool,
}

impl Reply {
    /// JSON with this status.
    pub fn json(status: i64, body: &Value) -> Self {
        Self { status, content_type: JSON, body: body.to_json(), delay: 0, drop: false }
    }

    /// A page, as a gateway in front of the service would answer.
    pub fn html(status: i64) -> Self {
        let body = format!("<!doctype html><title>{status}</title><h1>{status} (bonin emulator)</h1>");
        Self { status, content_type: "text/html;charset=UTF-8", body, delay: 0, drop: false }
    }

    /// No answer: the connection drops.
    pub fn drop() -> Self {
        Self { drop: true, ..Self::html(502) }
    }

    /// The same under another status.
    pub fn with_status(self, status: i64) -> Self {
        Self { status, ..self }
    }

    /// The same with this body.
    pub fn with_body(self, body: &str) -> Self {
        Self { body: body.into(), ..self }
    }

    /// The same, said to be plain text.
    pub fn into_text(self) -> Self {
        Self { content_type: "text/plain;charset=UTF-8", ..self }
    }

    /// The same after this many milliseconds more.
    pub fn after(self, delay: i64) -> Self {
        Self { delay: self.delay + delay, ..self }
    }

    /// What the host reads.
    pub fn to_value(&self) -> Value {
        let reply = Value::object([
            ("status", self.status.into()),
            ("headers", Value::object([("content-type", self.content_type.into())])),
            ("body", self.body.as_str().into()),
            ("delayMs", Some(self.delay).filter(|ms| *ms > 0).into()),
            ("drop", Some(true).filter(|_| self.drop).into()),
        ]);
        Value::object([("reply", reply)])
    }
}

/// An object without this member.
pub fn without(object: &Value, name: &str) -> Value {
    Value::Object(object.members().unwrap_or_default().iter().filter(|(known, _)| known != name).cloned().collect())
}

/// An object with this member in place of the one it may have; a `Null` leaves none.
pub fn replaced(object: &Value, name: &str, value: impl Into<Value>) -> Value {
    without(object, name).with(name, value)
}

/// A refusal in the service's form. The texts are the emulator's own; PASS codes carry a detailed one, as the service's do.
pub fn refusal(code: &str, message: Option<&str>) -> Value {
    let text = match (message, detail(code)) {
        (Some(message), _) => message.into(),
        (None, Some(detail)) => format!("에뮬레이터가 거절했습니다.({detail})"),
        (None, None) => "에뮬레이터가 거절했습니다.".into(),
    };
    Value::object([("resultCode", code.into()), ("resultMsg", text.into())])
}

/// A detailed code of the guide's section 8 for the codes that have any.
fn detail(code: &str) -> Option<&'static str> {
    Some(match code {
        "4003" => "4003",
        "6701" => "6030",
        "6702" => "6061",
        "6703" => "6207",
        "6704" => "6041",
        "6705" => "6205",
        "6706" => "6203",
        "6707" => "6036",
        _ => return None,
    })
}
