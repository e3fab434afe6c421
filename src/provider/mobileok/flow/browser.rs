//! The browser's transition table. The proxy keeps clientTxId and the tokens; here are the public key, the clocks and the counts.

use super::state::{Request, Session, Stage, State, Step};
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::browser::{Act, BrowserFlow, View};
use crate::flow::event::On;
use crate::flow::{Turn, answers, input};
use crate::json::Value;
use crate::provider::mobileok::{PROVIDER, payload, seal};
use alloc::{boxed::Box, string::String};

type Stepped = Result<(State, Act), Error>;

impl BrowserFlow for State {
    const PROVIDER: &'static str = PROVIDER;

    fn start() -> Self {
        Self::Idle
    }

    fn read(snapshot: &Value) -> Option<Self> {
        super::snapshot::read(snapshot)
    }

    fn write(&self) -> Value {
        super::snapshot::write(self)
    }

    fn step(self, event: &Value, turn: &mut Turn<'_>) -> Stepped {
        if self.is_over(turn.now) {
            let error = Error::new(Kind::Expired, Reason::FlowExpired).then(Next::Restart);
            return Ok((Self::Expired, Act::Reject(error)));
        }
        let body = event.get("body");
        match (self, On::read(event, Some, Step::from_word)?) {
            // ── Token ──
            (Self::Idle, On::Call("begin")) => Ok(open(input::nonce(event)?, None, turn.now)),
            (Self::Opening { since, nonce, report }, On::Answered(Step::Token)) => {
                Ok(opened(since, nonce, report, body, turn.now))
            }
            (Self::Opening { report, .. }, On::Unreachable(Step::Token)) => {
                Ok((Self::Idle, Act::Reject(report.unwrap_or_else(|| answers::lost(event)))))
            }

            // ── Request ──
            (Self::Ready(session), On::Call("request")) => {
                let info = payload::auth_info(event.get("authInfo"), turn.now)?;
                let envelope = seal(&session.public_key, &info.json, turn)?;
                let act = post(Step::Request, &session, "encryptMOKAuthInfo", envelope.into());
                Ok((Self::Requesting { session, method: info.method, since: turn.now }, act))
            }
            (Self::Requesting { mut session, method, since }, On::Answered(Step::Request)) => {
                session.renew(body);
                match failure(body, Step::Request) {
                    None => {
                        let request = Request::new(method, &session, since, body, turn.now);
                        Ok((Self::Waiting(session, request), Act::Rest))
                    }
                    Some(error) => Ok(request_failed(session, error, turn.now)),
                }
            }
            (Self::Requesting { session, .. }, On::Unreachable(Step::Request)) => {
                Ok((Self::Ready(session), Act::Reject(answers::lost(event))))
            }

            // ── A code, the app, or a call ──
            (Self::Waiting(session, request), On::Call("resend")) if request.stage == Stage::Code => {
                if request.resends == 0 {
                    return Err(Error::new(Kind::Misuse, Reason::NoResends));
                }
                Ok(work(session, request, Step::Resend, Value::Null, turn.now))
            }
            (Self::Waiting(session, request), On::Call("call")) if request.stage == Stage::Call => {
                Ok(work(session, request, Step::Call, Value::Null, turn.now))
            }
            (Self::Waiting(session, request), On::Call("confirm")) if request.stage != Stage::Call => {
                let sealed = verify_info(&session, &request, event.get("authNumber"), turn)?;
                Ok(work(session, request, Step::Confirm, sealed, turn.now))
            }
            (Self::Working { mut session, request, step, since }, On::Answered(of)) if step == of => {
                session.renew(body);
                match failure(body, step) {
                    None => Ok(worked(session, request, step, since, body, turn.now)),
                    Some(error) => Ok(work_failed(session, request, step, error, body, turn.now)),
                }
            }
            (Self::Working { session, request, step, .. }, On::Unreachable(of)) if step == of => {
                Ok((Self::Waiting(session, request), Act::Reject(answers::lost(event))))
            }

            // ── From anywhere ──
            (state @ (Self::Verified | Self::Failed(_) | Self::Expired | Self::Cancelled), On::Cancel)
            | (state, On::Tick) => Ok((state, Act::Rest)),
            (_, On::Cancel) => Ok((Self::Cancelled, Act::Reject(Error::new(Kind::Cancelled, Reason::Cancelled)))),
            (state, On::Resume) => Ok((state.at_rest(), Act::Rest)),
            (Self::Opening { .. } | Self::Requesting { .. } | Self::Working { .. }, _) => {
                Err(Error::new(Kind::Misuse, Reason::Busy))
            }
            _ => Err(input::not_now()),
        }
    }

    fn view(&self, now: i64) -> View {
        super::view::view(self, now)
    }
}

fn open(nonce: Option<String>, report: Option<Error>, now: i64) -> (State, Act) {
    let body = Value::object([("nonce", nonce.as_deref().into())]);
    (State::Opening { since: now, nonce, report }, Act::Post { step: Step::Token.word(), body, flow: None })
}

fn opened(since: i64, nonce: Option<String>, report: Option<Error>, body: &Value, now: i64) -> (State, Act) {
    if let Some(error) = failure(body, Step::Token) {
        if error.kind == Kind::Network {
            return (State::Idle, Act::Reject(report.unwrap_or(error)));
        }
        let (state, act) = ended(error);
        return (state, report.map_or(act, |report| ended(report).1));
    }
    match Session::new(body, since, nonce) {
        Some(session) if now < session.expires_at => (State::Ready(session), report.map_or(Act::Rest, Act::Reject)),
        _ => (State::Idle, Act::Reject(bad_answer(Step::Token))),
    }
}

/// A request that the provider turned down has used its token up (section 4), so what the user can mend goes on with a new one.
/// Where only the way to the provider broke, the same token may still be good.
fn request_failed(session: Box<Session>, error: Error, now: i64) -> (State, Act) {
    match (error.kind, error.next) {
        (Kind::Network, _) if error.code.is_none() => (State::Ready(session), Act::Reject(error)),
        (
            Kind::Rejected | Kind::Network,
            Some(Next::CheckInput | Next::InstallApp | Next::Unblock | Next::UseSms | Next::Wait),
        ) => open(session.nonce, Some(error), now),
        _ => ended(error),
    }
}

fn work(session: Box<Session>, request: Box<Request>, step: Step, sealed: Value, now: i64) -> (State, Act) {
    let act = post(step, &session, "encryptMOKVerifyInfo", sealed);
    (State::Working { session, request, step, since: now }, act)
}

/// Section 7: the code in an envelope; nothing at all for PASS and ARS, as in every sample.
fn verify_info(session: &Session, request: &Request, code: &Value, turn: &mut Turn<'_>) -> Result<Value, Error> {
    if request.stage != Stage::Code {
        let blank = code.is_null() || code.text() == Some("");
        return if blank { Ok(Value::Null) } else { Err(Error::misuse("authNumber", Reason::NotAllowed)) };
    }
    let info = payload::verify_info(&Value::object([("authNumber", code.clone())]))?;
    if turn.now >= request.code_expires_at {
        return Err(Error::new(Kind::Expired, Reason::CodeExpired).then(Next::Resend));
    }
    Ok(seal(&session.public_key, &info, turn)?.into())
}

fn worked(
    session: Box<Session>,
    mut request: Box<Request>,
    step: Step,
    since: i64,
    body: &Value,
    now: i64,
) -> (State, Act) {
    match step {
        Step::Resend => request.resent(since, body),
        Step::Call => request.rung(now),
        _ if body.get("ticket").text().is_some() => {
            let result = ["ticket", "claims"].map(|name| (name, body.get(name).clone()));
            return (State::Verified, Act::Resolve(Value::object(result)));
        }
        _ => return (State::Waiting(session, request), Act::Reject(bad_answer(step))),
    }
    (State::Waiting(session, request), Act::Rest)
}

fn work_failed(
    session: Box<Session>,
    mut request: Box<Request>,
    step: Step,
    mut error: Error,
    body: &Value,
    now: i64,
) -> (State, Act) {
    request.count(step, &error, body);
    if request.stage == Stage::Code && request.attempts == 0 {
        return ended(no_attempts(error));
    }
    match (error.next, request.stage) {
        (Some(Next::Wait), Stage::Call) => request.rung(now),
        (Some(Next::Wait), _) => request.wait(now),
        (Some(Next::CallAgain), Stage::Calling) => request.stage = Stage::Call,
        (Some(Next::Resend), Stage::Code) if request.resends > 0 && error.kind == Kind::Expired => {
            request.code_expires_at = request.code_expires_at.min(now);
        }
        (Some(Next::RetryCode), Stage::Code) | (Some(Next::CallAgain), Stage::Call) => {}
        // A resend that is refused (4302, 4015, ...) leaves the code that was sent as good as it was.
        _ if step == Step::Resend && error.kind == Kind::Rejected => error = error.then(Next::RetryCode),
        (next, _) if error.kind == Kind::Network && next != Some(Next::Restart) => {}
        _ => return ended(error),
    }
    request.error = Some(error.clone());
    (State::Waiting(session, request), Act::Reject(error))
}

/// The sentence of a wrong code asks to type again, which is wrong after the last attempt. A code that says itself that it is
/// over (4301) keeps its own.
fn no_attempts(error: Error) -> Error {
    match (error.retryable, error.code.as_deref()) {
        (true, Some(code)) => Error::new(Kind::Rejected, Reason::NoAttempts)
            .at(Step::Confirm.word())
            .then(Next::Restart)
            .with_code(code, None)
            .with_detail_code(error.detail_code.as_deref()),
        _ => error,
    }
}

fn ended(error: Error) -> (State, Act) {
    let error = answers::last(error);
    let state = if error.kind == Kind::Expired { State::Expired } else { State::Failed(error.clone()) };
    (state, Act::Reject(error))
}

/// One member at most, which is a sealed one: nothing else of the page goes to the proxy.
fn post(step: Step, session: &Session, name: &str, sealed: Value) -> Act {
    Act::Post { step: step.word(), body: Value::object([(name, sealed)]), flow: Some(session.flow.clone()) }
}

fn failure(body: &Value, step: Step) -> Option<Error> {
    answers::failure(body, step.word())
}

fn bad_answer(step: Step) -> Error {
    answers::bad_answer(step.word())
}
