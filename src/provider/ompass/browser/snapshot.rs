//! States in and out of snapshots: who wants to log in, and the ticket where nobody has asked for it yet; never a token.

use super::state::{Login, Session, State};
use crate::error::Error;
use crate::flow::snapshot::{error, number, text};
use crate::json::Value;
use crate::provider::ompass::method::Method;
use alloc::boxed::Box;

pub(super) fn write(state: &State) -> Value {
    let named = |name: &str| Value::object([("name", name.into())]);
    match state {
        State::Idle => named("idle"),
        State::Opening { since, login } => named("opening").with("since", *since).with("login", write_login(login)),
        State::Away { session, asked, error } => named("away")
            .with("session", write_session(session))
            .with("asked", *asked)
            .with("error", error.as_ref().map(Error::to_snapshot)),
        State::Checking { session, asked } => {
            named("checking").with("session", write_session(session)).with("asked", *asked)
        }
        State::Verified(result) => named("verified").with("result", result.clone()),
        State::Failed(error) => named("failed").with("error", error.to_snapshot()),
        State::Expired => named("expired"),
        State::Cancelled => named("cancelled"),
    }
}

pub(super) fn read(value: &Value) -> Option<State> {
    let session = || read_session(value.get("session"));
    let asked = || value.get("asked").boolean();
    Some(match value.get("name").text()? {
        "idle" => State::Idle,
        "opening" => State::Opening { since: number(value.get("since"))?, login: read_login(value.get("login"))? },
        "away" => State::Away { session: session()?, asked: asked()?, error: error(value) },
        "checking" => State::Checking { session: session()?, asked: asked()? },
        "verified" => State::Verified(read_result(value.get("result"))?),
        "failed" => State::Failed(error(value)?),
        "expired" => State::Expired,
        "cancelled" => State::Cancelled,
        _ => return None,
    })
}

fn write_session(session: &Session) -> Value {
    Value::object([
        ("flow", session.flow.as_str().into()),
        ("login", write_login(&session.login)),
        ("url", session.url.as_str().into()),
        ("expiresAt", session.expires_at.into()),
    ])
}

fn read_session(value: &Value) -> Option<Box<Session>> {
    Some(Box::new(Session {
        flow: text(value, "flow")?,
        login: read_login(value.get("login"))?,
        url: text(value, "url")?,
        expires_at: number(value.get("expiresAt"))?,
    }))
}

fn write_login(login: &Login) -> Value {
    Value::object([
        ("method", login.method.word().into()),
        ("userId", login.user_id.as_deref().into()),
        ("redirects", login.redirects.into()),
    ])
}

fn read_login(value: &Value) -> Option<Login> {
    let method = Method::from_word(value.get("method").text()?)?;
    let user_id = text(value, "userId");
    if method == Method::U2f && user_id.is_none() {
        return None;
    }
    Some(Login { method, user_id, redirects: value.get("redirects").boolean()? })
}

fn read_result(value: &Value) -> Option<Value> {
    (value.is_null() || value.get("ticket").text().is_some()).then(|| value.clone())
}
