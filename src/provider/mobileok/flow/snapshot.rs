//! States in and out of snapshots. Nothing here is personal: what the user typed lives in events alone.

use super::state::{Request, Session, Stage, State};
use crate::error::Error;
use crate::json::Value;
use crate::provider::mobileok::payload::Method;
use alloc::string::String;

const STAGES: [(&str, Stage); 4] =
    [("code", Stage::Code), ("app", Stage::App), ("call", Stage::Call), ("calling", Stage::Calling)];

/// The steps that a waiting request can have on its way.
const STEPS: [&str; 3] = ["resend", "call", "confirm"];

pub(super) fn write(state: &State) -> Value {
    let named = |name: &str| Value::object([("name", name.into())]);
    match state {
        State::Idle => named("idle"),
        State::Opening { since, nonce, report } => named("opening")
            .with("since", *since)
            .with("nonce", nonce.as_deref())
            .with("report", report.as_ref().map(Error::to_snapshot)),
        State::Ready { session } => named("ready").with("session", write_session(session)),
        State::Requesting { session, method, since } => named("requesting")
            .with("session", write_session(session))
            .with("method", method.word())
            .with("since", *since),
        State::Waiting { session, request } => {
            named("waiting").with("session", write_session(session)).with("request", write_request(request))
        }
        State::Working { session, request, step, since } => named("working")
            .with("session", write_session(session))
            .with("request", write_request(request))
            .with("step", *step)
            .with("since", *since),
        State::Verified => named("verified"),
        State::Failed { error } => named("failed").with("error", error.to_snapshot()),
        State::Expired => named("expired"),
        State::Cancelled => named("cancelled"),
    }
}

pub(super) fn read(value: &Value) -> Option<State> {
    let session = || read_session(value.get("session"));
    let request = || read_request(value.get("request"));
    let since = || value.get("since").integer();
    Some(match value.get("name").text()? {
        "idle" => State::Idle,
        "opening" => State::Opening {
            since: since()?,
            nonce: text(value, "nonce"),
            report: optional_error(value.get("report")),
        },
        "ready" => State::Ready { session: session()? },
        "requesting" => {
            State::Requesting { session: session()?, method: method(value.get("method"))?, since: since()? }
        }
        "waiting" => State::Waiting { session: session()?, request: request()? },
        "working" => {
            let step = STEPS.into_iter().find(|step| value.get("step").text() == Some(step))?;
            State::Working { session: session()?, request: request()?, step, since: since()? }
        }
        "verified" => State::Verified,
        "failed" => State::Failed { error: optional_error(value.get("error"))? },
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

fn read_session(value: &Value) -> Option<Session> {
    Some(Session {
        flow: text(value, "flow")?,
        public_key: text(value, "publicKey")?,
        expires_at: value.get("expiresAt").integer()?,
        nonce: text(value, "nonce"),
    })
}

fn write_request(request: &Request) -> Value {
    let stage = STAGES.iter().find(|(_, stage)| *stage == request.stage).map(|(word, _)| *word);
    Value::object([
        ("stage", stage.into()),
        ("method", request.method.word().into()),
        ("expiresAt", request.expires_at.into()),
        ("codeExpiresAt", request.code_expires_at.into()),
        ("attempts", request.attempts.into()),
        ("resends", request.resends.into()),
        ("polls", request.polls.into()),
        ("waitUntil", request.wait_until.into()),
        ("arsNumber", request.ars_number.as_deref().into()),
        ("error", request.error.as_ref().map(Error::to_snapshot).into()),
    ])
}

fn read_request(value: &Value) -> Option<Request> {
    let number = |name: &str| value.get(name).integer();
    Some(Request {
        stage: STAGES.iter().find(|(word, _)| value.get("stage").text() == Some(word))?.1,
        method: method(value.get("method"))?,
        expires_at: number("expiresAt")?,
        code_expires_at: number("codeExpiresAt")?,
        attempts: number("attempts")?,
        resends: number("resends")?,
        polls: number("polls")?,
        wait_until: number("waitUntil")?,
        ars_number: text(value, "arsNumber"),
        error: optional_error(value.get("error")),
    })
}

fn method(value: &Value) -> Option<Method> {
    value.text().and_then(Method::from_word)
}

fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name).text().map(Into::into)
}

fn optional_error(value: &Value) -> Option<Error> {
    if value.is_null() { None } else { Some(Error::from_value(value)) }
}
