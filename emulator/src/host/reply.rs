//! Replies over HTTP, as the host sends them.

use serde::Serialize;
use std::collections::BTreeMap;

const JSON: &str = "application/json;charset=UTF-8";

/// A reply, or none: the connection may drop.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Reply {
    status: u16,
    headers: BTreeMap<&'static str, String>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    cookies: Vec<String>,
    body: String,
    #[serde(skip_serializing_if = "is_zero")]
    delay_ms: i64,
    #[serde(skip_serializing_if = "is_false")]
    drop: bool,
    /// The host makes replies of the protocol as late as its owner wants.
    #[serde(skip_serializing_if = "is_false")]
    pub(super) of_protocol: bool,
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_zero(ms: &i64) -> bool {
    *ms == 0
}

#[allow(clippy::trivially_copy_pass_by_ref, reason = "serde passes a reference")]
fn is_false(is: &bool) -> bool {
    !is
}

impl Reply {
    /// JSON with this status.
    pub fn json<T: Serialize + ?Sized>(status: u16, body: &T) -> Self {
        Self::with_type(status, JSON, serde_json::to_string(body).unwrap_or_default())
    }

    /// A page, as a gateway in front of the service would answer.
    pub fn html(status: u16) -> Self {
        Self::page(status, format!("<!doctype html><title>{status}</title><h1>{status} (bonin emulator)</h1>"))
    }

    /// A page of the service's own.
    pub fn page(status: u16, body: String) -> Self {
        Self::with_type(status, "text/html;charset=UTF-8", body)
    }

    /// Nothing but a status.
    pub fn empty(status: u16) -> Self {
        Self::with_type(status, JSON, String::new())
    }

    /// A redirection by GET.
    pub fn see_other(location: String) -> Self {
        Self::empty(303).header("location", location)
    }

    /// No reply: the connection drops.
    pub fn drop() -> Self {
        Self { drop: true, ..Self::html(502) }
    }

    fn with_type(status: u16, content_type: &str, body: String) -> Self {
        Self {
            status,
            headers: BTreeMap::from([("content-type", content_type.into())]),
            cookies: Vec::new(),
            body,
            delay_ms: 0,
            drop: false,
            of_protocol: false,
        }
    }

    /// With this header, its name in lower case.
    pub fn header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.insert(name, value.into());
        self
    }

    /// With a cookie, in the form of `set-cookie`.
    pub fn cookie(mut self, cookie: String) -> Self {
        self.cookies.push(cookie);
        self
    }

    /// The same under another status.
    pub fn with_status(self, status: u16) -> Self {
        Self { status, ..self }
    }

    /// The same with this body.
    pub fn with_body(self, body: &str) -> Self {
        Self { body: body.into(), ..self }
    }

    /// The same, said to be plain text.
    pub fn into_text(self) -> Self {
        self.header("content-type", "text/plain;charset=UTF-8")
    }

    /// The same, later by this many milliseconds.
    pub fn after(self, delay: i64) -> Self {
        Self { delay_ms: self.delay_ms.saturating_add(delay), ..self }
    }
}
