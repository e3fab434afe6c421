//! Paths: the service's five, and the HTTP twins of the phones and of the control API.

use super::reply::Reply;
use super::step::Step;
use super::{Emulator, control, phone, service};
use crate::error::{Error, Kind, Reason};
use crate::flow::Turn;
use crate::json::Value;

/// Control actions that change nothing, so that GET is right for them.
const READING: &[&str] = &["clock", "log", "numbers", "phones"];

/// Answers `{ id, method, path, body }`.
pub fn answer(emulator: &mut Emulator, input: &Value, turn: &mut Turn<'_>) -> Result<Value, Error> {
    let text = |name: &str| input.get(name).text().unwrap_or_default();
    let (method, path) = (text("method"), text("path"));
    if let Some((step, ..)) = Step::ALL.iter().find(|(_, known, _)| *known == path) {
        return service::arrive(emulator, text("id"), *step, input, turn);
    }
    if !matches!(method, "GET" | "POST") {
        return Ok(Reply::json(405, &Value::object([])).to_value());
    }
    let body = Value::from_json(text("body")).unwrap_or_default();
    let reading = method == "GET";
    let answer = if let Some(action) = path.strip_prefix("/control/") {
        if reading == READING.contains(&action) { control::act(emulator, action, &body, turn.now) } else { Err(lost()) }
    } else if let Some(rest) = path.strip_prefix("/phone/api/") {
        let (number, action) = rest.split_once('/').unwrap_or((rest, "view"));
        let known = number.len() <= 11 && number.bytes().all(|b| b.is_ascii_digit());
        if known && reading == (action == "view") {
            phone::act(&mut emulator.world, number, action, &body, turn.now)
        } else {
            Err(lost())
        }
    } else {
        Err(lost())
    };
    Ok(match answer {
        Ok(value) => Reply::json(200, &value),
        Err(error) => Reply::json(status(&error), &Value::object([("error", error.to_value("", turn.lang))])),
    }
    .to_value())
}

/// There is nothing at this path, or not with this method.
fn lost() -> Error {
    Error::misuse("path", Reason::NotListed)
}

fn status(error: &Error) -> i64 {
    match (error.kind, error.reason, error.field.as_deref()) {
        (_, _, Some("path" | "action")) => 404,
        (_, Reason::NotNow, _) => 409,
        (Kind::Misuse, ..) => 400,
        _ => 500,
    }
}
