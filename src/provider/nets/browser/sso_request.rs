//! What the browser asks of the SSO server by itself, with the central cookie, and what comes of it (4.3, 4.5).

use super::state::Session;
use crate::flow::browser::Act;
use crate::flow::form;
use crate::json::Value;
use crate::provider::nets::lenient_json;
use alloc::{string::String, vec::Vec};

/// The code of "a second factor is needed", and of "someone is logged on already: choose" (3).
pub(super) const FACTOR: &str = "11100028";
pub(super) const DUPLICATE: &str = "11060009";

/// A request to one of the SSO server's addresses, with these fields by their usual names.
pub(super) fn ask(session: &Session, step: &'static str, service: &str, fields: &[(&str, &str)]) -> Act {
    let names = session.sso.get("names");
    let text = |name: &str| session.sso.get(name).text().unwrap_or_default();
    let site = [("ssosite", text("site")), ("returnURL", text("returnUrl"))];
    let named = fields.iter().chain(&site).map(|(name, value)| (names.get(name).text().unwrap_or(name), *value));
    let body = form::write(&named.collect::<Vec<_>>());
    Act::Ask { step, url: text(service).into(), headers: headers(), body }
}

/// A request that the SSO server wants to have sent elsewhere, as the proxy made it.
pub(super) fn visit(next: &Value) -> Option<Act> {
    let text = |name: &str| next.get(name).text();
    Some(Act::Ask { step: "visit", url: text("url")?.into(), headers: headers(), body: text("body")?.into() })
}

fn headers() -> Value {
    Value::object([
        ("content-type", "application/x-www-form-urlencoded".into()),
        ("ssoagent-type", "SPA".into()),
    ])
}

/// The SSO server's reply.
pub(super) struct Reply {
    /// Its members.
    pub value: Value,
    /// The code; empty where there is none.
    pub code: String,
    /// It says that it went well, and can be believed.
    pub good: bool,
    /// It can be made out at all.
    pub told: bool,
}

impl Reply {
    pub(super) fn read(event: &Value) -> Self {
        let read = lenient_json::read(event.get("body").text().unwrap_or_default());
        let well = event.get("status").integer().is_some_and(|status| (200..300).contains(&status));
        let result = read.value.get("result");
        let code = lenient_json::code(read.value.get("errorCode"));
        let yes = result.boolean() == Some(true) || result.text() == Some("true");
        Self {
            good: !read.damaged && well && yes && code.is_empty(),
            told: !code.is_empty() || !read.damaged && well,
            code,
            value: read.value,
        }
    }

    /// The members of these names, for the proxy.
    pub(super) fn pick(&self, names: &[&str]) -> Value {
        names.iter().fold(Value::object([]), |all, name| all.with(name, self.value.get(name).clone()))
    }

    /// How often a code may still be tried; the server's -1 is nobody's to know.
    pub(super) fn attempts(&self) -> Option<i64> {
        self.value.get("tfaRemainCount").integer().filter(|count| (0..1000).contains(count))
    }

    /// What it says of the account (`misc`, a list of objects), of the three things that are known to be no one's secret.
    pub(super) fn account(&self) -> Value {
        let all = self.value.get("misc").list().unwrap_or_default();
        let find = |name: &str| {
            let found = all.iter().find_map(|one| one.get(name).text_or_number());
            Value::from(found.filter(|text| text.len() <= 40))
        };
        Value::object([
            ("failedCount", find("pwdFailedCount")),
            ("expireDate", find("expireDate")),
            ("remainDays", find("remainDays")),
        ])
    }
}
