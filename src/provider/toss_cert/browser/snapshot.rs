//! States in and out of snapshots. Nothing here is personal: what the user typed lives in events alone, and what encrypted
//! it only for as long as the event.

use super::state::{Request, Session, State};
use crate::error::Error;
use crate::flow::snapshot::{error, number, text};
use crate::json::Value;
use crate::provider::toss_cert::method::{Method, Trigger};
use alloc::boxed::Box;

pub(super) fn write(state: &State) -> Value {
    let named = |name: &str| Value::object([("name", name.into())]);
    match state {
        State::Idle => named("idle"),
        State::Opening { since, method } => named("opening").with("since", *since).with("method", method.word()),
        State::Ready(session) => named("ready").with("session", write_session(session)),
        State::Requesting { session, trigger, since } => named("requesting")
            .with("session", write_session(session))
            .with("trigger", trigger.word())
            .with("since", *since),
        State::Waiting(session, request) => {
            named("waiting").with("session", write_session(session)).with("request", write_request(request))
        }
        State::Confirming { session, request } => {
            named("confirming").with("session", write_session(session)).with("request", write_request(request))
        }
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
        "opening" => State::Opening { since: since()?, method: method(value)? },
        "ready" => State::Ready(session()?),
        "requesting" => State::Requesting { session: session()?, trigger: trigger(value)?, since: since()? },
        "waiting" => State::Waiting(session()?, request()?),
        "confirming" => State::Confirming { session: session()?, request: request()? },
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
        ("method", session.method.word().into()),
        ("expiresAt", session.expires_at.into()),
    ])
}

fn read_session(value: &Value) -> Option<Box<Session>> {
    Some(Box::new(Session {
        flow: text(value, "flow")?,
        public_key: text(value, "publicKey")?,
        method: method(value)?,
        expires_at: number(value.get("expiresAt"))?,
    }))
}

fn write_request(request: &Request) -> Value {
    Value::object([
        ("trigger", request.trigger.word().into()),
        ("expiresAt", request.expires_at.into()),
        ("polls", request.polls.into()),
        ("waitUntil", request.wait_until.into()),
        ("open", request.open.clone()),
        ("error", request.error.as_ref().map(Error::to_snapshot).into()),
    ])
}

fn read_request(value: &Value) -> Option<Box<Request>> {
    let (trigger, open) = (trigger(value)?, value.get("open"));
    if (trigger == Trigger::Push) != open.is_null() || !open.is_null() && open.get("url").text().is_none() {
        return None;
    }
    Some(Box::new(Request {
        trigger,
        expires_at: number(value.get("expiresAt"))?,
        polls: number(value.get("polls"))?,
        wait_until: number(value.get("waitUntil"))?,
        open: open.clone(),
        error: error(value),
    }))
}

fn method(value: &Value) -> Option<Method> {
    Method::from_word(value.get("method").text()?)
}

fn trigger(value: &Value) -> Option<Trigger> {
    Trigger::from_word(value.get("trigger").text()?)
}
