//! The browser's transition table. The proxy keeps the token and asks the agent; here are the calls, and the time to look again.

mod snapshot;
mod state;
mod view;

use crate::error::{Error, Kind, Reason};
use crate::flow::browser::{Act, BrowserFlow, View};
use crate::flow::event::On;
use crate::flow::{Turn, answers, input};
use crate::json::Value;
use crate::provider::passni::{PROVIDER, is_id, is_sso_code};
use alloc::boxed::Box;
pub(crate) use state::State as Browser;
use state::{How, Session, State, Step};

type Stepped = Result<(State, Act), Error>;

impl BrowserFlow for State {
    const PROVIDER: &'static str = PROVIDER;

    fn start() -> Self {
        Self::Idle
    }

    fn read(snapshot: &Value) -> Option<Self> {
        snapshot::read(snapshot)
    }

    fn write(&self) -> Value {
        snapshot::write(self)
    }

    fn step(self, event: &Value, turn: &mut Turn<'_>) -> Stepped {
        let body = event.get("body");
        match (self, On::read(event, Step::from_word, Step::from_word)?) {
            // ── Coming in ──
            (Self::Idle, On::Call(Step::Enter)) => enter(event),
            (Self::Idle, On::Call(Step::Login)) => login(event),
            (Self::Coming(Step::Enter), On::Answered(Step::Enter)) => entered(body, turn),
            (Self::Coming(Step::Login), On::Answered(Step::Login)) => Ok(to_login(body)),
            (Self::Coming(asked), On::Unreachable(step)) if asked == step => {
                Ok((Self::Idle, Act::Reject(answers::lost(event))))
            }
            (Self::Idle, On::Blocked | On::Closed) => Ok((Self::Idle, Act::Reject(blocked(event)))),

            // ── Logged in ──
            (Self::In(session), On::Call(step)) if session.asked.is_none() => ask(session, step, event),
            (Self::In(mut session), On::Poll) if session.asked.is_none() => {
                session.pace(turn)?;
                let act = post(&session, Step::Check, Value::object([]));
                Ok((Self::In(session), act))
            }
            (Self::In(session), On::Answered(step)) if session.awaits(step) => answered(session, step, body, turn),
            (Self::In(mut session), On::Unreachable(step)) if session.awaits(step) => {
                let error = answers::lost(event);
                session.asked = None;
                session.error = Some(error.clone());
                Ok((Self::In(session), Act::Reject(error)))
            }
            (Self::In(mut session), On::Blocked | On::Closed) => {
                let error = blocked(event);
                session.error = Some(error.clone());
                Ok((Self::In(session), Act::Reject(error)))
            }
            (state @ Self::LoggedOut { .. }, On::Blocked | On::Closed) => Ok((state, Act::Reject(blocked(event)))),

            // ── From anywhere ──
            (state @ (Self::LoggedOut { .. } | Self::Failed(_) | Self::Expired | Self::Cancelled), On::Cancel)
            | (state, On::Tick) => Ok((state, Act::Rest)),
            (_, On::Cancel) => Ok((Self::Cancelled, Act::Reject(Error::new(Kind::Cancelled, Reason::Cancelled)))),
            (state, On::Resume) => Ok((state.at_rest(), Act::Rest)),
            (Self::Coming(_), On::Call(_)) | (Self::In(_), On::Call(_)) => Err(Error::new(Kind::Misuse, Reason::Busy)),
            _ => Err(input::not_now()),
        }
    }

    fn view(&self, _: i64) -> View {
        view::view(self)
    }
}

fn enter(event: &Value) -> Stepped {
    let code = match event.get("ssoCode") {
        Value::Null => return Err(Error::misuse("ssoCode", Reason::Missing)),
        Value::Text(code) if is_sso_code(code) => code.as_str(),
        _ => return Err(Error::misuse("ssoCode", Reason::NotListed)),
    };
    let body = Value::object([("ssoCode", code.into()), ("nonce", input::nonce(event)?.into())]);
    Ok((State::Coming(Step::Enter), Act::Post { step: Step::Enter.word(), body, flow: None }))
}

fn login(event: &Value) -> Stepped {
    let user = match event.get("userId") {
        Value::Null => Value::Null,
        Value::Text(id) if is_id(id) => id.as_str().into(),
        Value::Text(_) => return Err(Error::misuse("userId", Reason::TooLong)),
        _ => return Err(Error::misuse("userId", Reason::NotText)),
    };
    let body = Value::object([("userId", user)]);
    Ok((State::Coming(Step::Login), Act::Post { step: Step::Login.word(), body, flow: None }))
}

/// The code is used, whatever came of it: where there is no login there is nothing to try again with.
fn entered(body: &Value, turn: &mut Turn<'_>) -> Stepped {
    if let Some(error) = answers::failure(body, Step::Enter.word()) {
        return Ok(ended(answers::last(error)));
    }
    let result = Value::object(["ticket", "claims"].map(|name| (name, body.get(name).clone())));
    match Session::new(body, turn)? {
        Some(session) if body.get("ticket").text().is_some() => Ok((State::In(session), Act::Resolve(result))),
        _ => Ok(ended(answers::last(answers::bad_answer(Step::Enter.word())))),
    }
}

/// This page gives way to the SSO server's; it comes back with a code, and as another flow.
fn to_login(body: &Value) -> (State, Act) {
    match (answers::failure(body, Step::Login.word()), body.get("url").text()) {
        (Some(error), _) => (State::Idle, Act::Reject(error)),
        (None, Some(url)) => (State::Idle, Act::OpenOnce(page("redirect", url))),
        (None, None) => (State::Idle, Act::Reject(answers::bad_answer(Step::Login.word()))),
    }
}

fn ask(mut session: Box<Session>, step: Step, event: &Value) -> Stepped {
    let body = match step {
        Step::Agents | Step::Check | Step::Logout => Value::object([]),
        Step::Move => {
            let id = event.get("agentId").text().filter(|id| is_id(id));
            let id = id.ok_or_else(|| Error::misuse("agentId", Reason::Missing))?;
            session.how = match event.get("how") {
                Value::Null => How::Popup,
                how => how.text().and_then(How::from_word).ok_or_else(|| Error::misuse("how", Reason::NotListed))?,
            };
            Value::object([("agentId", id.into())])
        }
        Step::Login | Step::Enter => return Err(input::not_now()),
    };
    session.asked = Some(step);
    let act = post(&session, step, body);
    Ok((State::In(session), act))
}

fn answered(mut session: Box<Session>, step: Step, body: &Value, turn: &mut Turn<'_>) -> Stepped {
    session.renew(body);
    session.asked = None;
    session.error = None;
    if let Some(error) = answers::failure(body, step.word()) {
        return Ok(refused(session, error, body));
    }
    let bad = || answers::bad_answer(step.word());
    Ok(match step {
        Step::Agents if body.get("agents").list().is_some() => {
            let agents = body.get("agents").clone();
            (State::In(session), Act::Resolve(agents))
        }
        Step::Move => match (body.get("url").text(), body.get("ssoCode").text()) {
            (Some(url), Some(code)) => {
                let fields = Value::object([("sso_code", code.into())]);
                let page = page(session.how.word(), url).with("fields", fields);
                (State::In(session), Act::OpenOnce(page))
            }
            _ => refused(session, bad(), body),
        },
        Step::Check => {
            session.pace(turn)?;
            let ip = body.get("ip");
            match body.get("status").text() {
                Some("loggedOut") => {
                    (State::LoggedOut { propagated: None, error: None }, Act::Resolve(status("loggedOut", ip)))
                }
                Some(word @ ("loggedIn" | "duplicate")) => {
                    session.is_duplicate = word == "duplicate";
                    session.duplicate = ip.text().filter(|_| session.is_duplicate).map(Into::into);
                    let result = status(word, ip);
                    (State::In(session), Act::Resolve(result))
                }
                _ => refused(session, bad(), body),
            }
        }
        Step::Logout => {
            let out = State::LoggedOut { propagated: body.get("propagated").boolean(), error: None };
            let act = body.get("url").text().map_or(Act::Rest, |url| Act::OpenOnce(page("redirect", url)));
            (out, act)
        }
        _ => refused(session, bad(), body),
    })
}

/// A login that is over ends the flow; one that stands goes on.
fn refused(mut session: Box<Session>, error: Error, body: &Value) -> (State, Act) {
    if body.get("loggedOut").boolean() == Some(true) {
        return (State::LoggedOut { propagated: None, error: Some(error.clone()) }, Act::Reject(error));
    }
    // The sealed part is too old, or another proxy's: nothing can be asked with it any more.
    if matches!(error.reason, Reason::FlowExpired | Reason::BadSnapshot) {
        return ended(error);
    }
    session.error = Some(error.clone());
    (State::In(session), Act::Reject(error))
}

fn ended(error: Error) -> (State, Act) {
    let state = if error.kind == Kind::Expired { State::Expired } else { State::Failed(error.clone()) };
    (state, Act::Reject(error))
}

fn status(word: &str, ip: &Value) -> Value {
    Value::object([("status", word.into()), ("ip", ip.clone())])
}

fn page(how: &str, url: &str) -> Value {
    Value::object([("how", how.into()), ("url", url.into())])
}

fn post(session: &Session, step: Step, body: Value) -> Act {
    Act::Post { step: step.word(), body, flow: Some(session.flow.clone()) }
}

fn blocked(event: &Value) -> Error {
    match event.get("type").text() {
        Some("closed") => Error::new(Kind::Cancelled, Reason::WindowClosed),
        _ => Error::new(Kind::Misuse, Reason::WindowBlocked),
    }
}
