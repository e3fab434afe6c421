//! Paths: each service's own, and the HTTP twins of the phones and of the control API.

use super::{Emulators, Reply};
use crate::host::Context;
use crate::json::{self, Value, object};
use bonin::error::{Error, Kind, Lang, Next, Reason};

/// Control actions that change nothing, so that GET is right for them.
const READING: &[&str] = &["clock", "counts", "log", "numbers", "phones"];

impl Emulators {
    /// Answers a request.
    pub(super) fn http(&mut self, request: &Value, context: &mut Context<'_>) -> Result<Value, Error> {
        let text = |name: &str| request[name].as_str().unwrap_or_default();
        for at in 0..self.services.len() {
            if let Some(output) = self.services[at].1.http(request, context) {
                return Ok(self.told(at, text("id"), output?));
            }
        }
        let reading = text("method") == "GET";
        if !reading && !is_json(request) {
            return Ok(Reply::empty(415).to_value(false));
        }
        if !matches!(text("method"), "GET" | "POST") {
            return Ok(Reply::json(405, &object([])).to_value(false));
        }
        let body = json::read(text("body")).unwrap_or_default();
        let answer = self.own(text("path"), reading, &body, context.now);
        Ok(Reply::of(answer, context.lang).to_value(false))
    }

    fn own(&mut self, path: &str, reading: bool, body: &Value, now: i64) -> Result<Value, Error> {
        let lost = || Error::misuse("path", Reason::NotListed);
        if let Some(action) = path.strip_prefix("/control/") {
            return if reading == READING.contains(&action) { self.control(action, body, now) } else { Err(lost()) };
        }
        let (number, action) = {
            let rest = path.strip_prefix("/phone/api/").ok_or_else(lost)?;
            rest.split_once('/').unwrap_or((rest, "view"))
        };
        let known = number.len() <= 11 && number.bytes().all(|b| b.is_ascii_digit());
        if known && reading == (action == "view") { self.phone(number, action, body, now) } else { Err(lost()) }
    }
}

impl Reply {
    /// The answer to what a person or a test does.
    pub fn of(answer: Result<Value, Error>, lang: Lang) -> Self {
        match answer {
            Ok(value) => Self::json(200, &value),
            Err(error) => Self::json(status(&error), &object([("error", wire_form(&error, lang))])),
        }
    }
}

/// A header of a request, its name in lower case.
pub fn header<'a>(request: &'a Value, name: &str) -> &'a str {
    request["headers"][name].as_str().unwrap_or_default()
}

/// Whether a request says that it is JSON. What a foreign page can send without asking first never does, so no other site
/// moves phones or the clock.
pub fn is_json(request: &Value) -> bool {
    is_type(request, "application/json")
}

/// Whether a request's body is of this type, whatever its parameters.
pub fn is_type(request: &Value, wanted: &str) -> bool {
    let given = header(request, "content-type");
    given.split(';').next().unwrap_or_default().trim().eq_ignore_ascii_case(wanted)
}

/// The wire form of an error, with the sentence for a person.
pub fn wire_form(error: &Error, lang: Lang) -> Value {
    object([
        ("kind", error.kind.word().into()),
        ("reason", error.reason.id().into()),
        ("code", error.code.as_deref().into()),
        ("detailCode", error.detail_code.as_deref().into()),
        ("phase", error.phase.as_deref().into()),
        ("field", error.field.as_deref().into()),
        ("message", error.text(lang).into()),
        ("retryable", error.retryable.into()),
        ("next", error.next.map(Next::word).into()),
    ])
}

fn status(error: &Error) -> i64 {
    match (error.kind, error.reason, error.field.as_deref()) {
        (_, _, Some("path" | "action")) => 404,
        (_, Reason::NotNow, _) => 409,
        (Kind::Misuse, ..) => 400,
        _ => 500,
    }
}
