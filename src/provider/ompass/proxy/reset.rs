//! Taking a registration back, for the operator's own backend (2.8, 3.5).

use super::requests;
use crate::error::{Error, Reason};
use crate::flow::Turn;
use crate::flow::answers::unreachable;
use crate::flow::input::{known_members, not_now};
use crate::flow::proxy::{Answer, Event, Task};
use crate::flow::snapshot::number;
use crate::json::Value;
use crate::provider::ompass::response;
use crate::provider::ompass::input::user_id;
use crate::provider::ompass::settings::Version;
use alloc::{string::String, vec::Vec};

/// What is waited for.
#[derive(Debug)]
pub enum Reset {
    /// version 1's one answer
    Forgetting,
    /// the list of authenticators
    Listing,
    /// the end of one of them; `left` come after it, `done` are gone
    Deleting { left: Vec<String>, done: i64 },
}

/// None where it is over.
type Stepped = Result<(Option<Reset>, Task), Error>;

impl Reset {
    pub(super) fn begin(body: &Value, turn: &Turn<'_>) -> Result<(Self, Task), Error> {
        known_members(body, "body", &["userId"])?;
        let user = user_id(body.get("userId"))?;
        match Version::of(turn.config) {
            // As a part of a path these mean another one, percent-encoded or not.
            Version::V1 if matches!(user.as_str(), "." | "..") => Err(Error::misuse("userId", Reason::NotListed)),
            Version::V1 => Ok((Self::Forgetting, requests::forget(&user, turn))),
            Version::V2 => Ok((Self::Listing, requests::list(&user, turn))),
        }
    }

    pub(super) fn step(self, event: Event, turn: &Turn<'_>) -> Stepped {
        let (status, body) = match event {
            Event::Response { status, body, .. } => (status, body),
            Event::Unreachable { timeout } => return Ok(failed(unreachable("reset", timeout))),
            _ => return Err(not_now()),
        };
        let next = match self {
            Self::Forgetting => response::is_reset(status, &body, turn).map(|()| reset(true)),
            Self::Listing => response::authenticators(status, &body, turn).map(|list| delete(list, 0, turn)),
            Self::Deleting { left, done } => {
                response::is_reset(status, &body, turn).map(|()| delete(left, done + 1, turn))
            }
        };
        Ok(next.unwrap_or_else(failed))
    }

    pub(super) fn write(&self) -> Value {
        let at = |at: &str| Value::object([("at", at.into())]);
        match self {
            Self::Forgetting => at("forgetting"),
            Self::Listing => at("listing"),
            Self::Deleting { left, done } => {
                let left = left.iter().map(|id| Value::from(id.as_str())).collect::<Vec<_>>();
                at("deleting").with("left", left).with("done", *done)
            }
        }
    }

    pub(super) fn read(value: &Value) -> Option<Self> {
        Some(match value.get("at").text()? {
            "forgetting" => Self::Forgetting,
            "listing" => Self::Listing,
            "deleting" => {
                let left = value.get("left").list()?.iter().map(|id| id.text().map(String::from));
                Self::Deleting { left: left.collect::<Option<_>>()?, done: number(value.get("done"))? }
            }
            _ => return None,
        })
    }
}

/// One after the other: where one fails, those before it are gone, and the same call takes up the rest.
fn delete(left: Vec<String>, done: i64, turn: &Turn<'_>) -> (Option<Reset>, Task) {
    let mut left = left.into_iter();
    match left.next() {
        Some(id) => {
            let task = requests::delete(&id, turn);
            (Some(Reset::Deleting { left: left.collect(), done }), task)
        }
        None => reset(done),
    }
}

fn reset(done: impl Into<Value>) -> (Option<Reset>, Task) {
    let answer = Answer { body: Value::object([("reset", done.into())]), ended: true, ..Answer::default() };
    (None, Task::Answer(answer))
}

fn failed(error: Error) -> (Option<Reset>, Task) {
    (None, Answer::failed(error, Value::Null, true))
}
