//! Answers, as the host sends them.

use crate::json::Value;
use alloc::{format, string::String};

const JSON: &str = "application/json;charset=UTF-8";

/// An HTTP answer, or none.
#[derive(Debug)]
pub struct Reply {
    status: i64,
    content_type: &'static str,
    location: Option<String>,
    body: String,
    delay: i64,
    drop: bool,
}

impl Reply {
    /// JSON with this status.
    pub fn json(status: i64, body: &Value) -> Self {
        Self { status, content_type: JSON, location: None, body: body.to_json(), delay: 0, drop: false }
    }

    /// A page, as a gateway in front of the service would answer.
    pub fn html(status: i64) -> Self {
        let body = format!("<!doctype html><title>{status}</title><h1>{status} (bonin emulator)</h1>");
        Self { content_type: "text/html;charset=UTF-8", body, ..Self::empty(status) }
    }

    /// Nothing but a status.
    pub fn empty(status: i64) -> Self {
        Self { body: String::new(), ..Self::json(status, &Value::Null) }
    }

    /// Go there, by GET.
    pub fn see_other(location: String) -> Self {
        Self { location: Some(location), ..Self::empty(303) }
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

    /// What the host reads; it makes answers of the protocol as late as its owner wants.
    pub(super) fn to_value(&self, of_protocol: bool) -> Value {
        let headers =
            Value::object([("content-type", self.content_type.into()), ("location", self.location.as_deref().into())]);
        let reply = Value::object([
            ("status", self.status.into()),
            ("headers", headers),
            ("body", self.body.as_str().into()),
            ("delayMs", Some(self.delay).filter(|ms| *ms > 0).into()),
            ("drop", Some(true).filter(|_| self.drop).into()),
            ("ofProtocol", Some(true).filter(|_| of_protocol).into()),
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
