//! Requests to a provider.

use super::Cost;
use crate::format::form;
use serde::Serialize;
use serde_json::{Map, Value};

/// The method of a request.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum Method {
    /// GET.
    Get,
    /// POST.
    Post,
    /// DELETE.
    Delete,
}

/// A request to the provider.
#[derive(Serialize)]
pub struct Request {
    method: Method,
    url: String,
    headers: Map<String, Value>,
    #[serde(skip_serializing_if = "Option::is_none")]
    body: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    cost: Option<Cost>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    repeatable: bool,
}

impl Request {
    /// A POST of JSON; `url` is absolute.
    pub fn post(url: String, body: &impl Serialize) -> Self {
        // A message of ours has text for names and no other maps, so it can be written.
        let body = serde_json::to_string(body).unwrap_or_default();
        Self::bare(Method::Post, url).header("content-type", "application/json").with_body(body)
    }

    /// A POST of these fields as application/x-www-form-urlencoded.
    #[must_use]
    pub fn form(url: String, fields: &[(&str, &str)]) -> Self {
        let request = Self::bare(Method::Post, url).header("content-type", "application/x-www-form-urlencoded");
        request.with_body(form::write(fields))
    }

    /// A request without a body; `url` is absolute.
    #[must_use]
    pub fn bare(method: Method, url: String) -> Self {
        Self { method, url, headers: Map::new(), body: None, cost: None, repeatable: false }
            .header("accept", "application/json")
    }

    /// With this header in place of the one it may have, its name in lower case.
    #[must_use]
    pub fn header(mut self, name: &str, value: &str) -> Self {
        self.headers.insert(name.into(), value.into());
        self
    }

    /// The same, and it may arrive twice: it sends nobody a message and uses nothing up.
    #[must_use]
    pub fn repeatable(mut self) -> Self {
        self.repeatable = true;
        self
    }

    fn with_body(mut self, body: String) -> Self {
        self.body = Some(body);
        self
    }
}

impl Request {
    /// The same, for a request that costs something: the step is marked in the store before it is sent.
    #[must_use]
    pub const fn costing(mut self, cost: Cost) -> Self {
        self.cost = Some(cost);
        self
    }

    /// What it costs.
    pub(super) const fn cost(&self) -> Option<Cost> {
        self.cost
    }
}

/// Without the body, which may hold a person or a password, and without the values of headers.
impl std::fmt::Debug for Request {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let headers: Vec<_> = self.headers.keys().collect();
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &headers)
            .finish_non_exhaustive()
    }
}
