//! The browser's transition table. The proxy keeps the transaction and Toss's access; here are Toss's key and the clocks.

mod snapshot;
mod state;
mod view;

pub(crate) use state::State;
use state::{Request, Session, Step};
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::browser::{Act, BrowserFlow, View};
use crate::flow::event::On;
use crate::flow::{Turn, answers, input};
use crate::json::Value;
use crate::provider::toss_cert::method::{Method, Trigger};
use crate::provider::toss_cert::{PROVIDER, goes_on, payload};
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
            let error = Error::new(Kind::Expired, Reason::FlowExpired).then(Next::Restart);
            return Ok((Self::Expired, Act::Reject(error)));
        }
        let body = event.get("body");
        match (self, On::read(event, Some, Step::from_word)?) {
            // ── Toss's key ──
            (Self::Idle, On::Call("begin")) => begin(event, turn.now),
            (Self::Opening { since, method }, On::Answered(Step::Begin)) => Ok(opened(since, method, body, turn.now)),
            (Self::Opening { .. }, On::Unreachable(Step::Begin)) => {
                Ok((Self::Idle, Act::Reject(answers::lost(event))))
            }

            // ── Request ──
            (Self::Ready(session), On::Call("request")) => {
                let checked = payload::check(event.get("info"), session.method, turn.now)?;
                let sealed = checked.seal(&session.public_key, turn)?;
                let act = post(Step::Request, &session, sealed);
                Ok((Self::Requesting { session, trigger: checked.trigger, since: turn.now }, act))
            }
            (Self::Requesting { mut session, trigger, since }, On::Answered(Step::Request)) => {
                session.renew(body);
                match answers::failure(body, Step::Request.word()) {
                    None => Ok(requested(session, trigger, since, body, turn.now)),
                    Some(error) if goes_on(&error, Step::Request.word()) => {
                        Ok((Self::Ready(session), Act::Reject(error)))
                    }
                    Some(error) => Ok(ended(error)),
                }
            }
            (Self::Requesting { session, .. }, On::Unreachable(Step::Request)) => {
                Ok((Self::Ready(session), Act::Reject(answers::lost(event))))
            }

            // ── The app, or Toss's window ──
            (Self::Waiting(session, mut request), On::Call("open")) if !request.open.is_null() => {
                // What was wrong with the page before is mended; where it is not, that is said anew.
                request.error = None;
                Ok((Self::Waiting(session, request), Act::Open))
            }
            (Self::Waiting(session, mut request), On::Returned) if request.trigger == Trigger::Window => {
                // Whatever it says: only the result counts, and now is the time to ask for it.
                request.wait_until = turn.now;
                request.error = None;
                Ok((Self::Waiting(session, request), Act::Rest))
            }
            (Self::Waiting(session, request), On::Closed) if request.trigger == Trigger::Window => {
                Ok(not_open(session, request, Error::new(Kind::Cancelled, Reason::WindowClosed)))
            }
            (Self::Waiting(session, request), On::Blocked) if !request.open.is_null() => {
                Ok(not_open(session, request, Error::new(Kind::Misuse, Reason::WindowBlocked)))
            }
            (Self::Waiting(session, request), On::Call("confirm")) => {
                let act = post(Step::Confirm, &session, Value::object([]));
                Ok((Self::Confirming { session, request }, act))
            }
            (Self::Confirming { mut session, mut request }, On::Answered(Step::Confirm)) => {
                session.renew(body);
                match answers::failure(body, Step::Confirm.word()) {
                    None => Ok(confirmed(session, request, body, turn.now)),
                    Some(error) if goes_on(&error, Step::Confirm.word()) => {
                        request.wait(turn.now, error.clone());
                        Ok((Self::Waiting(session, request), Act::Reject(error)))
                    }
                    Some(error) => Ok(ended(error)),
                }
            }
            (Self::Confirming { session, mut request }, On::Unreachable(Step::Confirm)) => {
                let error = answers::lost(event);
                request.wait(turn.now, error.clone());
                Ok((Self::Waiting(session, request), Act::Reject(error)))
            }

            // ── From anywhere ──
            (state @ (Self::Verified | Self::Failed(_) | Self::Expired | Self::Cancelled), On::Cancel)
            | (state, On::Tick) => Ok((state, Act::Rest)),
            (_, On::Cancel) => Ok((Self::Cancelled, Act::Reject(Error::new(Kind::Cancelled, Reason::Cancelled)))),
            (state, On::Resume) => Ok((state.at_rest(), Act::Rest)),
            (Self::Opening { .. } | Self::Requesting { .. } | Self::Confirming { .. }, _) => {
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
    let method = Method::given(event)?;
    // Member by member as the page gave them: the request may be on its way already.
    let body = Value::object([("method", event.get("method").clone()), ("nonce", input::nonce(event)?.into())]);
    Ok((State::Opening { since: now, method }, Act::Post { step: Step::Begin.word(), body, flow: None }))
}

fn opened(since: i64, method: Method, body: &Value, now: i64) -> (State, Act) {
    match answers::failure(body, Step::Begin.word()) {
        Some(error) if error.kind == Kind::Network => (State::Idle, Act::Reject(error)),
        Some(error) => ended(error),
        None => match Session::new(body, since, method) {
            Some(session) if now < session.expires_at => (State::Ready(session), Act::Rest),
            _ => (State::Idle, Act::Reject(answers::bad_answer(Step::Begin.word()))),
        },
    }
}

fn requested(session: Box<Session>, trigger: Trigger, since: i64, body: &Value, now: i64) -> (State, Act) {
    match Request::new(session.method, trigger, since, body, now) {
        Some(request) => {
            let act = if request.open.is_null() { Act::Rest } else { Act::Open };
            (State::Waiting(session, request), act)
        }
        None => ended(answers::bad_answer(Step::Request.word())),
    }
}

/// The page may be there all the same, so this is told and nothing else.
fn not_open(session: Box<Session>, mut request: Box<Request>, error: Error) -> (State, Act) {
    request.error = Some(error.clone());
    (State::Waiting(session, request), Act::Reject(error))
}

fn confirmed(session: Box<Session>, mut request: Box<Request>, body: &Value, now: i64) -> (State, Act) {
    if body.get("ticket").text().is_some() {
        let result = ["ticket", "claims"].map(|name| (name, body.get(name).clone()));
        return (State::Verified, Act::Resolve(Value::object(result)));
    }
    let error = answers::bad_answer(Step::Confirm.word());
    request.wait(now, error.clone());
    (State::Waiting(session, request), Act::Reject(error))
}

fn ended(error: Error) -> (State, Act) {
    let error = answers::last(error);
    let state = if error.kind == Kind::Expired { State::Expired } else { State::Failed(error.clone()) };
    (state, Act::Reject(error))
}

fn post(step: Step, session: &Session, body: Value) -> Act {
    Act::Post { step: step.word(), body, flow: Some(session.flow.clone()) }
}
