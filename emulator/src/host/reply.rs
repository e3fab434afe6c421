//! Answers, as the host sends them.

use crate::json::{Loose, Value, object};
use alloc::{format, string::String, vec::Vec};

const JSON: &str = "application/json;charset=UTF-8";

/// An HTTP answer, or none.
#[derive(Debug)]
pub struct Reply {
    status: i64,
    content_type: &'static str,
    headers: Vec<(&'static str, String)>,
    cookies: Vec<Value>,
    body: String,
    delay: i64,
    drop: bool,
}

impl Reply {
    /// JSON with this status.
    pub fn json(status: i64, body: &Value) -> Self {
        Self {
            status,
            content_type: JSON,
            headers: Vec::new(),
            cookies: Vec::new(),
            body: body.to_string(),
            delay: 0,
            drop: false,
        }
    }

    /// A page, as a gateway in front of the service would answer.
    pub fn html(status: i64) -> Self {
        Self::page(status, format!("<!doctype html><title>{status}</title><h1>{status} (bonin emulator)</h1>"))
    }

    /// A page of the service's own.
    pub fn page(status: i64, body: String) -> Self {
        Self { content_type: "text/html;charset=UTF-8", body, ..Self::empty(status) }
    }

    /// Nothing but a status.
    pub fn empty(status: i64) -> Self {
        Self { body: String::new(), ..Self::json(status, &Value::Null) }
    }

    /// Go there, by GET.
    pub fn see_other(location: String) -> Self {
        Self::empty(303).header("location", location)
    }

    /// No answer: the connection drops.
    pub fn drop() -> Self {
        Self { drop: true, ..Self::html(502) }
    }

    /// With this header, its name in lower case.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push((name, value.into()));
        self
    }

    /// With a cookie, in the words of `set-cookie`.
    pub fn cookie(mut self, cookie: String) -> Self {
        self.cookies.push(cookie.into());
        self
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
        let headers = object([("content-type", self.content_type.into())]);
        let headers = self.headers.iter().fold(headers, |headers, (name, value)| headers.with(name, value.as_str()));
        let reply = object([
            ("status", self.status.into()),
            ("headers", headers),
            ("cookies", Some(self.cookies.clone()).filter(|cookies| !cookies.is_empty()).into()),
            ("body", self.body.as_str().into()),
            ("delayMs", Some(self.delay).filter(|ms| *ms > 0).into()),
            ("drop", Some(true).filter(|_| self.drop).into()),
            ("ofProtocol", Some(true).filter(|_| of_protocol).into()),
        ]);
        object([("reply", reply)])
    }
}

/// An object without this member.
pub fn without(object: &Value, name: &str) -> Value {
    let mut object = object.clone();
    object.as_object_mut().and_then(|members| members.shift_remove(name));
    object
}

/// An object with this member in place of the one it may have; a `Null` leaves none.
pub fn replaced(object: &Value, name: &str, value: impl Into<Value>) -> Value {
    without(object, name).with(name, value)
}
