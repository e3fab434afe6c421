//! The paths of the host's own: the phones and the control API over HTTP.

use super::control::Control;
use super::{Answer, Context, Emulators, Reply, Request};
use crate::json::{self, Value};
use bonin::error::{Detail, Error, Kind, Lang, Reason};
use serde::Serialize;

/// The answer to a refused request.
#[derive(Serialize)]
struct Refused {
    error: Detail,
}

#[derive(Serialize)]
struct Nothing {}

impl Emulators {
    /// Answers a request.
    pub(super) fn http(&mut self, request: &Request, context: &mut Context<'_>) -> Result<Answer, Error> {
        for at in 0..self.services.len() {
            if let Some(output) = self.services[at].1.http(request, context) {
                return Ok(self.passed_on(at, &request.id, output?));
            }
        }
        let is_reading = request.method == "GET";
        let reply = match request.method.as_str() {
            "GET" | "POST" if is_reading || request.is_json() => {
                let answer = input(request).and_then(|input| self.own(&request.path, is_reading, &input, context.now));
                Reply::of(&answer, context.lang)
            }
            _ if is_reading || request.is_json() => Reply::json(405, &Nothing {}),
            _ => Reply::empty(415),
        };
        Ok(Answer::Reply { reply })
    }

    fn own(&mut self, path: &str, is_reading: bool, input: &Value, now: i64) -> Result<Answer, Error> {
        let lost = || Error::misuse("path", Reason::NotListed);
        if let Some(action) = path.strip_prefix("/control/") {
            let action = Control::from_word(action).filter(|action| action.is_reading() == is_reading);
            return self.control(action.ok_or_else(lost)?, input, now).map(Answer::Controlled);
        }
        let rest = path.strip_prefix("/phone/api/").ok_or_else(lost)?;
        let (number, action) = rest.split_once('/').unwrap_or((rest, "view"));
        let is_number = number.len() <= 11 && number.bytes().all(|b| b.is_ascii_digit());
        if is_number && is_reading == (action == "view") {
            self.phone(number, action, input, now).map(Answer::Screen)
        } else {
            Err(lost())
        }
    }
}

/// The JSON of the body; nothing if there is no body.
fn input(request: &Request) -> Result<Value, Error> {
    if request.body.is_empty() {
        return Ok(Value::Null);
    }
    json::read(&request.body).ok_or_else(|| Error::misuse("body", Reason::NotJson))
}

impl Reply {
    /// The answer to an action of a person or a test.
    pub fn of<T: Serialize>(answer: &Result<T, Error>, lang: Lang) -> Self {
        match answer {
            Ok(value) => Self::json(200, value),
            Err(error) => Self::json(status(error), &Refused { error: wire_form(error, lang) }),
        }
    }
}

/// The wire form of an error, with the sentence for a person.
pub fn wire_form(error: &Error, lang: Lang) -> Detail {
    Detail { message: Some(error.text(lang).into()), ..(**error).clone() }
}

fn status(error: &Error) -> u16 {
    match (error.kind, error.reason, error.field.as_deref()) {
        (_, _, Some("path" | "action")) => 404,
        (_, Reason::NotNow, _) => 409,
        (Kind::Misuse, ..) => 400,
        _ => 500,
    }
}
