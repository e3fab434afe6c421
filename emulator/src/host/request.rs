//! A request over HTTP, as the host passes it on.

use super::given::AnyMembers;
use crate::json::Body;
use bonin::error::Reason;
use bonin::format::form;
use serde::Deserialize;
use std::collections::BTreeMap;

/// A request. `origin` is where the emulator is reached; `query` has no question mark.
#[derive(Debug, Deserialize)]
pub struct Request {
    /// What the host calls it.
    pub id: String,
    /// The HTTP method, in upper case.
    pub method: String,
    /// The path of its address.
    pub path: String,
    /// The query of its address.
    pub query: String,
    /// The scheme, host and port of its address.
    pub origin: String,
    headers: Headers,
    /// The body; empty if there is none.
    pub body: String,
}

/// The headers, by their names in lower case.
#[derive(Debug, Deserialize)]
#[serde(try_from = "AnyMembers")]
struct Headers(BTreeMap<String, String>);

impl TryFrom<AnyMembers> for Headers {
    type Error = &'static str;

    fn try_from(AnyMembers(members): AnyMembers) -> Result<Self, Self::Error> {
        let texts = members.into_iter().map(|(name, value)| Some((name, value.as_str()?.to_owned())));
        texts.collect::<Option<_>>().map(Self).ok_or(Reason::NotText.id())
    }
}

impl Request {
    /// A header, by its name in lower case; empty if there is none.
    pub fn header(&self, name: &str) -> &str {
        self.headers.0.get(name).map(String::as_str).unwrap_or_default()
    }

    /// The body is said to be JSON. A page of another site cannot say so without asking first, so no other site moves phones
    /// or the clock.
    pub fn is_json(&self) -> bool {
        self.is_type("application/json")
    }

    /// The body is said to be a form.
    pub fn is_form(&self) -> bool {
        self.is_type("application/x-www-form-urlencoded")
    }

    /// The body is of this type, whatever its parameters are.
    fn is_type(&self, wanted: &str) -> bool {
        let given = self.header("content-type").split(';').next().unwrap_or_default();
        given.trim().eq_ignore_ascii_case(wanted)
    }

    /// The secret of an authorization by bearer; empty if there is none.
    pub fn bearer(&self) -> &str {
        let (scheme, secret) = self.header("authorization").split_once(' ').unwrap_or_default();
        if scheme.eq_ignore_ascii_case("bearer") { secret } else { "" }
    }

    /// A cookie; empty if there is none.
    pub fn cookie(&self, wanted: &str) -> String {
        let mut pairs = self.header("cookie").split(';').filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(name, _)| *name == wanted).map(|(_, value)| value.into()).unwrap_or_default()
    }

    /// The members of a JSON body.
    pub fn json(&self) -> Body {
        Body::of_json(&self.body)
    }

    /// The fields of a body that is a form; none if it cannot be read, or has a name twice.
    pub fn form(&self) -> Body {
        form::read(&self.body).map(Body::of_form).unwrap_or_default()
    }

    /// The fields of the query, in the same way.
    pub fn query(&self) -> Body {
        form::read(&self.query).map(Body::of_form).unwrap_or_default()
    }
}
