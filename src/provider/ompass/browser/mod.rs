//! The browser's transition table. The proxy asks OMPASS; here are the page that was opened, its callback, and the clock.

mod callback;
mod snapshot;
mod state;
mod view;

pub(crate) use state::State as Browser;
use state::{Login, Session, State, Step};
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::browser::{Act, BrowserFlow, View};
use crate::flow::event::On;
use crate::flow::{Turn, answers, input};
use crate::json::Value;
use crate::provider::ompass::input as given;
use crate::provider::ompass::{PROVIDER, goes_on};
use alloc::boxed::Box;

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
        if self.is_over(turn.now) {
            return Ok((Self::Expired, Act::Reject(too_late())));
        }
        let body = event.get("body");
        match (self, On::read(event, Some, Step::from_word)?) {
            // ── The page's address ──
            (Self::Idle, On::Call("begin")) => begin(event, turn.now),
            (Self::Opening { since, login }, On::Answered(Step::Begin)) => Ok(opened(since, login, body, turn.now)),
            (Self::Opening { .. }, On::Unreachable(Step::Begin)) => {
                Ok((Self::Idle, Act::Reject(answers::lost(event))))
            }

            // ── The page ──
            (Self::Away { session, asked: false, .. }, On::Call("open")) => {
                Ok((Self::Away { session, asked: false, error: None }, Act::Open))
            }
            (Self::Away { session, .. }, On::Closed) => {
                Ok(not_open(session, Error::new(Kind::Cancelled, Reason::WindowClosed)))
            }
            (Self::Away { session, .. }, On::Blocked) => {
                Ok(not_open(session, Error::new(Kind::Misuse, Reason::WindowBlocked)))
            }
            (Self::Away { session, asked, .. }, On::Returned) => {
                let body = callback::returned(event.get("query"), &session.login)?;
                Ok(check(session, asked, body))
            }
            (Self::Away { session, asked: false, .. }, On::Call("finish")) => match event.get("callbackUrl") {
                // Whoever closed the window may have been through, so this waits all the same.
                Value::Null => Ok((Self::Away { session, asked: true, error: None }, Act::Rest)),
                url => {
                    let body = callback::of_url(url, &session.login)?;
                    Ok(check(session, true, body))
                }
            },
            // The call that waits was given up by its own signal: nothing was on its way.
            (Self::Away { session, asked: true, .. }, On::Unreachable(Step::Finish)) => Ok((
                Self::Away { session, asked: false, error: None },
                Act::Reject(Error::new(Kind::Cancelled, Reason::Cancelled)),
            )),

            // ── The token ──
            (Self::Checking { session, asked: false }, On::Call("finish")) if event.get("callbackUrl").is_null() => {
                Ok((Self::Checking { session, asked: true }, Act::Rest))
            }
            (Self::Checking { session, asked }, On::Answered(Step::Finish)) => Ok(checked(session, asked, body)),
            (Self::Checking { session, .. }, On::Unreachable(Step::Finish)) => {
                Ok(not_open(session, answers::lost(event)))
            }
            (Self::Verified(result), On::Call("finish")) if !result.is_null() => {
                Ok((Self::Verified(Value::Null), Act::Resolve(result)))
            }

            // ── What went wrong before anyone asked ──
            (Self::Failed(error), On::Call("finish")) => Ok((Self::Failed(error.clone()), Act::Reject(error))),
            (Self::Expired, On::Call("finish")) => Ok((Self::Expired, Act::Reject(too_late()))),
            (Self::Cancelled, On::Call("finish")) => Ok((Self::Cancelled, Act::Reject(given_up()))),

            // ── From anywhere ──
            (state @ (Self::Verified(_) | Self::Failed(_) | Self::Expired | Self::Cancelled), On::Cancel)
            | (state, On::Tick) => Ok((state, Act::Rest)),
            (_, On::Cancel) => Ok((Self::Cancelled, Act::Reject(given_up()))),
            (state, On::Resume) => Ok((state.at_rest(), Act::Rest)),
            (Self::Opening { .. } | Self::Checking { .. } | Self::Away { asked: true, .. }, _) => {
                Err(Error::new(Kind::Misuse, Reason::Busy))
            }
            _ => Err(input::not_now()),
        }
    }

    fn view(&self, _: i64) -> View {
        view::view(self)
    }
}

fn begin(event: &Value, now: i64) -> Stepped {
    let (method, user_id) = given::begin(event)?;
    let login = Login { method, user_id, redirects: event.get("how").text() == Some(given::REDIRECT) };
    // Member by member as the page gave them: the request may be on its way already.
    let body = ["method", "userId", "lang", "how", "nonce"].map(|name| (name, event.get(name).clone()));
    let act = Act::Post { step: Step::Begin.word(), body: Value::object(body), flow: None };
    Ok((State::Opening { since: now, login }, act))
}

fn opened(since: i64, login: Login, body: &Value, now: i64) -> (State, Act) {
    match answers::failure(body, Step::Begin.word()) {
        Some(error) if error.kind == Kind::Network || goes_on(&error, Step::Begin.word()) => {
            (State::Idle, Act::Reject(error))
        }
        Some(error) => ended(error),
        None => match Session::new(body, since, login) {
            Some(session) if now < session.expires_at => {
                (State::Away { session, asked: false, error: None }, Act::Open)
            }
            _ => (State::Idle, Act::Reject(answers::bad_answer(Step::Begin.word()))),
        },
    }
}

/// The user may come back all the same, so this is told and nothing else.
fn not_open(session: Box<Session>, error: Error) -> (State, Act) {
    (State::Away { session, asked: false, error: Some(error.clone()) }, Act::Reject(error))
}

fn check(session: Box<Session>, asked: bool, body: Value) -> (State, Act) {
    let act = Act::Post { step: Step::Finish.word(), body, flow: Some(session.flow.clone()) };
    (State::Checking { session, asked }, act)
}

fn checked(mut session: Box<Session>, asked: bool, body: &Value) -> (State, Act) {
    session.renew(body);
    match answers::failure(body, Step::Finish.word()) {
        None if body.get("ticket").text().is_some() => {
            let result = Value::object(["ticket", "claims"].map(|name| (name, body.get(name).clone())));
            if asked {
                (State::Verified(Value::Null), Act::Resolve(result))
            } else {
                (State::Verified(result), Act::Rest)
            }
        }
        None => not_open(session, answers::bad_answer(Step::Finish.word())),
        Some(error) if goes_on(&error, Step::Finish.word()) => not_open(session, error),
        Some(error) => ended(error),
    }
}

fn ended(error: Error) -> (State, Act) {
    let error = answers::last(error);
    let state = if error.kind == Kind::Expired { State::Expired } else { State::Failed(error.clone()) };
    (state, Act::Reject(error))
}

fn too_late() -> Error {
    Error::new(Kind::Expired, Reason::FlowExpired).then(Next::Restart)
}

fn given_up() -> Error {
    Error::new(Kind::Cancelled, Reason::Cancelled)
}
