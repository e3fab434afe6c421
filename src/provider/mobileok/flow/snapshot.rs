//! States in and out of snapshots. Nothing here is personal: what the user typed lives in events alone.

use super::clocks::TRIES;
use super::state::{Request, Session, Stage, State, Step};
use crate::error::Error;
use crate::flow::snapshot::{error, nth, number, text};
use crate::json::Value;
use crate::provider::mobileok::payload::Method;
use alloc::boxed::Box;

const STAGES: [Stage; 4] = [Stage::Code, Stage::App, Stage::Call, Stage::Calling];

pub(super) fn write(state: &State) -> Value {
    let named = |name: &str| Value::object([("name", name.into())]);
    match state {
        State::Idle => named("idle"),
        State::Opening { since, nonce, report } => named("opening")
            .with("since", *since)
            .with("nonce", nonce.as_deref())
            .with("error", report.as_ref().map(Error::to_snapshot)),
        State::Ready(session) => named("ready").with("session", write_session(session)),
        State::Requesting { session, method, since } => named("requesting")
            .with("session", write_session(session))
            .with("method", *method as i64)
            .with("since", *since),
        State::Waiting(session, request) => {
            named("waiting").with("session", write_session(session)).with("request", write_request(request))
        }
        State::Working { session, request, step, since } => named("working")
            .with("session", write_session(session))
            .with("request", write_request(request))
            .with("step", step.word())
            .with("since", *since),
        State::Verified => named("verified"),
        State::Failed(error) => named("failed").with("error", error.to_snapshot()),
        State::Expired => named("expired"),
        State::Cancelled => named("cancelled"),
    }
}

pub(super) fn read(value: &Value) -> Option<State> {
    let session = || read_session(value.get("session"));
    let request = || read_request(value.get("request"));
    let since = || number(value.get("since"));
    Some(match value.get("name").text()? {
        "idle" => State::Idle,
        "opening" => State::Opening { since: since()?, nonce: text(value, "nonce"), report: error(value) },
        "ready" => State::Ready(session()?),
        "requesting" => State::Requesting {
            session: session()?,
            method: nth(&Method::ALL, value.get("method").integer()?)?,
            since: since()?,
        },
        "waiting" => State::Waiting(session()?, request()?),
        "working" => {
            let step = Step::from_word(value.get("step").text()?)?;
            State::Working { session: session()?, request: request()?, step, since: since()? }
        }
        "verified" => State::Verified,
        "failed" => State::Failed(error(value)?),
        "expired" => State::Expired,
        "cancelled" => State::Cancelled,
        _ => return None,
    })
}

fn write_session(session: &Session) -> Value {
    Value::object([
        ("flow", session.flow.as_str().into()),
        ("publicKey", session.public_key.as_str().into()),
        ("expiresAt", session.expires_at.into()),
        ("nonce", session.nonce.as_deref().into()),
    ])
}

fn read_session(value: &Value) -> Option<Box<Session>> {
    Some(Box::new(Session {
        flow: text(value, "flow")?,
        public_key: text(value, "publicKey")?,
        expires_at: number(value.get("expiresAt"))?,
        nonce: text(value, "nonce"),
    }))
}

/// The numbers go as one list, in the order of the struct.
fn write_request(request: &Request) -> Value {
    let numbers = [
        request.stage as i64,
        request.method as i64,
        request.expires_at,
        request.code_expires_at,
        request.attempts,
        request.resends,
        request.polls,
        request.wait_until,
    ];
    Value::object([
        ("numbers", Value::List(numbers.into_iter().map(Value::from).collect())),
        ("arsNumber", request.ars_number.as_deref().into()),
        ("error", request.error.as_ref().map(Error::to_snapshot).into()),
    ])
}

fn read_request(value: &Value) -> Option<Box<Request>> {
    let mut numbers = [0; 8];
    let given = value.get("numbers").list().filter(|list| list.len() == numbers.len())?;
    for (slot, given) in numbers.iter_mut().zip(given) {
        *slot = number(given)?;
    }
    let [stage, method, expires_at, code_expires_at, attempts, resends, polls, wait_until] = numbers;
    if attempts.max(resends) > TRIES {
        return None;
    }
    Some(Box::new(Request {
        stage: nth(&STAGES, stage)?,
        method: nth(&Method::ALL, method)?,
        expires_at,
        code_expires_at,
        attempts,
        resends,
        polls,
        wait_until,
        ars_number: text(value, "arsNumber"),
        error: error(value),
    }))
}
