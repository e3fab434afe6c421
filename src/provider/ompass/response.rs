//! Reading what OMPASS answers (2.2, 2.7, 3.4).

use super::codes;
use super::settings::Version;
use crate::error::{CodeRow, Error, Kind, Next, Reason};
use crate::flow::Turn;
use crate::flow::answers::bad_answer;
use crate::json::Value;
use alloc::{string::String, vec::Vec};

/// What a successful answer holds. It takes both: status 200, and with version 1 the number 200 in the body (2.2).
pub(super) fn read(status: i64, body: &str, phase: &str, turn: &Turn<'_>) -> Result<Value, Error> {
    let answer = Value::from_json(body).unwrap_or_default();
    let code = answer.get("code");
    let (good, data) = match Version::of(turn.config) {
        Version::V1 => (matches!(code, Value::Number(code) if code == SUCCESS), answer.get("data")),
        Version::V2 => (code.is_null(), &answer),
    };
    if status == 200 && good && data.members().is_some() {
        return Ok(data.clone());
    }
    Err(refused(status, &answer, turn).at(phase))
}

/// Whether a registration was taken back: there is nothing to read then (2.8). That any good status will do with version 2 is
/// inferred (3.5).
pub(super) fn is_reset(status: i64, body: &str, turn: &Turn<'_>) -> Result<(), Error> {
    let answer = Value::from_json(body).unwrap_or_default();
    let silent = Version::of(turn.config) == Version::V2 && (200..300).contains(&status) && answer.get("code").is_null();
    if status == 204 || silent { Ok(()) } else { read(status, body, "reset", turn).map(drop) }
}

/// The ids of a user's authenticators (3.5): how the list is wrapped is not known.
pub(super) fn authenticators(status: i64, body: &str, turn: &Turn<'_>) -> Result<Vec<String>, Error> {
    let answer = Value::from_json(body).unwrap_or_default();
    let members = ["authenticators", "data", "content"].map(|name| answer.get(name).list());
    match answer.list().or(members.into_iter().flatten().next()) {
        Some(list) if status == 200 => {
            let id = |one: &Value| ["authenticatorId", "id"].into_iter().find_map(|name| one.get(name).text_or_number().map(String::from));
            // One without an id could not be taken back, and would be left without a word.
            list.iter().map(id).collect::<Option<_>>().ok_or_else(|| bad_answer("reset"))
        }
        _ => Err(refused(status, &answer, turn).at("reset")),
    }
}

/// Codes are text with leading zeros, success is a number (2.7): neither is ever read as a count.
const SUCCESS: &str = "200";

/// What OMPASS says no with; a bad answer where nobody can tell.
fn refused(status: i64, answer: &Value, turn: &Turn<'_>) -> Error {
    let code = answer.get("code").text_or_number().filter(|code| !matches!(*code, "" | SUCCESS));
    let row = code.filter(|_| Version::of(turn.config) == Version::V1).and_then(codes::find);
    let kept = |error: Error| match code {
        Some(code) => error.with_code(&code.chars().take(40).collect::<String>(), None),
        None => error,
    };
    match (row, code) {
        // What stands before the service, and version 2, answer by the status (3.4).
        (None, _) if matches!(status, 401 | 403) => {
            kept(Error::new(Kind::Config, Reason::Unauthorized).then(Next::ContactSupport))
        }
        (None, Some(_)) if status >= 500 => kept(Error::new(Kind::Network, Reason::BadAnswer)),
        (row, Some(code)) => {
            CodeRow::refusal(row, code, answer.get("message").text().unwrap_or_default(), turn.lang)
        }
        (_, None) => bad_answer(""),
    }
}
