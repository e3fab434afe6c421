//! States in and out of snapshots: no code, no token, nothing of the user.

use super::state::{How, Session, State, Step};
use crate::error::Error;
use crate::flow::snapshot::{error, number, text};
use crate::json::Value;
use alloc::boxed::Box;

pub(super) fn write(state: &State) -> Value {
    let named = |name: &str| Value::object([("name", name.into())]);
    let told = |error: &Option<Error>| error.as_ref().map(Error::to_snapshot);
    match state {
        State::Idle => named("idle"),
        State::Coming(step) => named("coming").with("step", step.word()),
        State::In(session) => named("in")
            .with("flow", session.flow.as_str())
            .with("asked", session.asked.map(Step::word))
            .with("duplicate", session.duplicate.as_deref())
            .with("isDuplicate", session.is_duplicate)
            .with("how", session.how.word())
            .with("pollAt", session.poll_at)
            .with("error", told(&session.error)),
        State::LoggedOut { propagated, error } => {
            named("loggedOut").with("propagated", *propagated).with("error", told(error))
        }
        State::Failed(error) => named("failed").with("error", error.to_snapshot()),
        State::Expired => named("expired"),
        State::Cancelled => named("cancelled"),
    }
}

pub(super) fn read(value: &Value) -> Option<State> {
    let step = |name: &str| value.get(name).text().and_then(Step::from_word);
    Some(match value.get("name").text()? {
        "idle" => State::Idle,
        "coming" => State::Coming(step("step").filter(|step| matches!(step, Step::Login | Step::Enter))?),
        "in" => State::In(Box::new(Session {
            flow: text(value, "flow")?,
            asked: match value.get("asked") {
                Value::Null => None,
                _ => Some(step("asked").filter(|step| !matches!(step, Step::Login | Step::Enter))?),
            },
            duplicate: text(value, "duplicate"),
            is_duplicate: value.get("isDuplicate").boolean()?,
            how: How::from_word(value.get("how").text()?)?,
            poll_at: number(value.get("pollAt"))?,
            error: error(value),
        })),
        "loggedOut" => State::LoggedOut { propagated: value.get("propagated").boolean(), error: error(value) },
        "failed" => State::Failed(error(value)?),
        "expired" => State::Expired,
        "cancelled" => State::Cancelled,
        _ => return None,
    })
}
