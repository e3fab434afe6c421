//! The browser's transition table. The proxy keeps clientTxId and the tokens; here are the public key, the clocks and the counts.

use super::state::{Request, Session, Stage, State};
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::Turn;
use crate::flow::browser::{Act, BrowserFlow, View};
use crate::json::Value;
use crate::provider::mobileok::{PROVIDER, payload, seal};
use alloc::string::String;

/// What can happen in the browser.
#[derive(Debug)]
pub enum Event {
    /// Get a token; `nonce` ends up in the ticket, for the relying party to compare.
    Begin {
        /// The relying party's own value.
        nonce: Value,
    },
    /// Ask the provider to verify this person.
    Request(Value),
    /// Send the code once more.
    Resend,
    /// Ring the phone.
    Call,
    /// Ask for the result, with the code where there is one.
    Confirm(Value),
    /// Give up.
    Cancel,
    /// Time went by.
    Tick,
    /// The state came from a snapshot: whatever was on its way is lost.
    Resume,
    /// The proxy answered.
    Answered {
        /// Which step.
        step: String,
        /// The JSON answer.
        body: Value,
    },
    /// The proxy did not answer.
    Unreachable {
        /// Which step.
        step: String,
        /// It took too long.
        timeout: bool,
    },
}

impl BrowserFlow for State {
    type Event = Event;
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

    fn event(event: &Value) -> Result<Event, Error> {
        let step = || event.get("step").text().unwrap_or_default().into();
        Ok(match event.get("type").text().unwrap_or_default() {
            "begin" => Event::Begin { nonce: event.get("nonce").clone() },
            "request" => Event::Request(event.get("authInfo").clone()),
            "resend" => Event::Resend,
            "call" => Event::Call,
            "confirm" => Event::Confirm(event.get("authNumber").clone()),
            "cancel" => Event::Cancel,
            "tick" => Event::Tick,
            "resume" => Event::Resume,
            "answered" => Event::Answered { step: step(), body: event.get("body").clone() },
            "unreachable" => {
                Event::Unreachable { step: step(), timeout: event.get("timeout").boolean().unwrap_or(false) }
            }
            _ => return Err(Error::new(Kind::Misuse, Reason::NotNow)),
        })
    }

    fn step(self, event: Event, turn: &mut Turn<'_>) -> Result<(Self, Act), Error> {
        if self.is_over(turn.now) {
            return Ok((Self::Expired, Act::Reject(expired())));
        }
        match (self, event) {
            // ── Token ──
            (Self::Idle, Event::Begin { nonce }) => open(nonce_text(&nonce)?, None, turn.now),
            (Self::Opening { since, nonce, report }, Event::Answered { step, body }) if step == "token" => {
                Ok(opened(since, nonce, report, &body, turn))
            }
            (Self::Opening { report, .. }, Event::Unreachable { step, timeout }) if step == "token" => {
                Ok((Self::Idle, Act::Reject(report.unwrap_or_else(|| unreachable("token", timeout)))))
            }

            // ── Request ──
            (Self::Ready { session }, Event::Request(given)) => {
                let info = payload::auth_info(&given, turn.now)?;
                let envelope = seal(&session.public_key, &info.json, turn)?;
                let act = post("request", Value::object([("encryptMOKAuthInfo", envelope.into())]), &session);
                Ok((Self::Requesting { session, method: info.method, since: turn.now }, act))
            }
            (Self::Requesting { session, method, since }, Event::Answered { step, body }) if step == "request" => {
                match failure(&body, "request") {
                    None => {
                        let session = session.renewed(&body);
                        let request = Request::new(method, &session, since, &body, turn.now);
                        Ok((Self::Waiting { session, request }, Act::Rest))
                    }
                    Some(error) => request_failed(session.renewed(&body), error, turn.now),
                }
            }
            (Self::Requesting { session, .. }, Event::Unreachable { step, timeout }) if step == "request" => {
                Ok((Self::Ready { session }, Act::Reject(unreachable("request", timeout))))
            }

            // ── A code, the app, or a call ──
            (Self::Waiting { session, request }, Event::Resend) => {
                if request.stage != Stage::Code || request.resends == 0 {
                    let reason = if request.stage == Stage::Code { Reason::NoResends } else { Reason::NotNow };
                    return Err(Error::new(Kind::Misuse, reason).at("resend"));
                }
                Ok(working(session, request, "resend", Value::object([]), turn.now))
            }
            (Self::Waiting { session, request }, Event::Call) if request.stage == Stage::Call => {
                Ok(working(session, request, "call", Value::object([]), turn.now))
            }
            (Self::Waiting { session, request }, Event::Confirm(code)) if request.stage != Stage::Call => {
                let body = confirm_body(&session, &request, &code, turn)?;
                Ok(working(session, request, "confirm", body, turn.now))
            }
            (Self::Working { session, request, step, since }, Event::Answered { step: of, body }) if step == of => {
                let session = session.renewed(&body);
                match failure(&body, step) {
                    None => Ok(worked(session, request, step, since, body, turn.now)),
                    Some(error) => Ok(work_failed(session, request, step, error, &body, turn.now)),
                }
            }
            (Self::Working { session, request, step, .. }, Event::Unreachable { step: of, timeout }) if step == of => {
                Ok((Self::Waiting { session, request }, Act::Reject(unreachable(step, timeout))))
            }

            // ── From anywhere ──
            (state, Event::Cancel) if state.is_final() => Ok((state, Act::Rest)),
            (_, Event::Cancel) => Ok((Self::Cancelled, Act::Reject(Error::new(Kind::Cancelled, Reason::Cancelled)))),
            (state, Event::Tick) => Ok((state, Act::Rest)),
            (state, Event::Resume) => Ok((state.at_rest(), Act::Rest)),
            (Self::Opening { .. } | Self::Requesting { .. } | Self::Working { .. }, event) if event.is_call() => {
                Err(Error::new(Kind::Misuse, Reason::Busy))
            }
            (_, _) => Err(Error::new(Kind::Misuse, Reason::NotNow)),
        }
    }

    fn view(&self, now: i64) -> View {
        super::view::view(self, now)
    }
}

impl Event {
    const fn is_call(&self) -> bool {
        matches!(self, Self::Begin { .. } | Self::Request(_) | Self::Resend | Self::Call | Self::Confirm(_))
    }
}

fn nonce_text(nonce: &Value) -> Result<Option<String>, Error> {
    match nonce {
        Value::Null => Ok(None),
        Value::Text(text) if text.len() <= 200 => Ok(Some(text.clone())),
        Value::Text(_) => Err(Error::misuse("nonce", Reason::TooLong)),
        _ => Err(Error::misuse("nonce", Reason::NotText)),
    }
}

fn open(nonce: Option<String>, report: Option<Error>, now: i64) -> Result<(State, Act), Error> {
    let body = Value::object([("nonce", nonce.as_deref().into())]);
    Ok((State::Opening { since: now, nonce, report }, Act::Post { step: "token", body, flow: None }))
}

fn opened(since: i64, nonce: Option<String>, report: Option<Error>, body: &Value, turn: &Turn<'_>) -> (State, Act) {
    if let Some(error) = failure(body, "token") {
        let state = if error.kind == Kind::Network { State::Idle } else { State::Failed { error: error.clone() } };
        return (state, Act::Reject(report.unwrap_or(error)));
    }
    match Session::new(body, since, nonce) {
        Some(session) if !session.is_over(turn.now) => {
            (State::Ready { session }, report.map_or(Act::Rest, Act::Reject))
        }
        _ => (State::Idle, Act::Reject(Error::new(Kind::Network, Reason::BadAnswer).at("token"))),
    }
}

/// A request that the provider turned down has used its token up (section 4), so what the user can mend goes on with a new one.
/// Where only the way to the provider broke, the same token may still be good.
fn request_failed(session: Session, error: Error, now: i64) -> Result<(State, Act), Error> {
    let mendable = matches!(
        error.next,
        Some(Next::CheckInput | Next::InstallApp | Next::Unblock | Next::UseSms | Next::Wait | Next::RetryCode)
    );
    match (error.kind, &error.code) {
        (Kind::Network, None) => Ok((State::Ready { session }, Act::Reject(error))),
        (Kind::Rejected | Kind::Network, _) if mendable => open(session.nonce, Some(error), now),
        _ => Ok(ended(error)),
    }
}

fn working(session: Session, request: Request, step: &'static str, body: Value, now: i64) -> (State, Act) {
    let act = post(step, body, &session);
    (State::Working { session, request, step, since: now }, act)
}

/// Section 7: the code in an envelope; nothing at all for PASS and ARS, as in every sample.
fn confirm_body(session: &Session, request: &Request, code: &Value, turn: &mut Turn<'_>) -> Result<Value, Error> {
    let blank = code.is_null() || code.text() == Some("");
    if request.stage != Stage::Code {
        return if blank { Ok(Value::object([])) } else { Err(Error::misuse("authNumber", Reason::NotAllowed)) };
    }
    let info = payload::verify_info(&Value::object([("authNumber", code.clone())]))?;
    if turn.now >= request.code_expires_at {
        return Err(Error::new(Kind::Expired, Reason::CodeExpired).at("confirm").then(Next::Resend));
    }
    Ok(Value::object([("encryptMOKVerifyInfo", seal(&session.public_key, &info, turn)?.into())]))
}

fn worked(session: Session, request: Request, step: &str, since: i64, body: Value, now: i64) -> (State, Act) {
    match step {
        "resend" => (State::Waiting { session, request: request.resent(since, &body) }, Act::Rest),
        "call" => (State::Waiting { session, request: request.rung(now) }, Act::Rest),
        _ if body.get("ticket").text().is_some() => {
            let result = Value::object([("ticket", body.get("ticket").clone()), ("claims", body.get("claims").clone())]);
            (State::Verified, Act::Resolve(result))
        }
        _ => (State::Waiting { session, request }, Act::Reject(Error::new(Kind::Network, Reason::BadAnswer).at("confirm"))),
    }
}

fn work_failed(session: Session, request: Request, step: &str, error: Error, body: &Value, now: i64) -> (State, Act) {
    let request = request.counted(step, &error, body);
    if request.stage == Stage::Code && request.attempts == 0 {
        return ended(error.then(Next::Restart));
    }
    let request = match (error.next, request.stage) {
        (Some(Next::Wait), Stage::Call) => request.rung(now),
        (Some(Next::Wait), _) => request.waiting(now),
        (Some(Next::CallAgain), Stage::Calling) => request.to_ring(),
        (Some(Next::Resend), Stage::Code) if request.resends > 0 => request.code_over(now),
        (Some(Next::RetryCode), Stage::Code) | (Some(Next::CallAgain), Stage::Call) => request,
        _ if error.kind == Kind::Network && error.next != Some(Next::Restart) => request,
        // A resend that is refused (4302, 4015, ...) leaves the code that was sent as good as it was.
        _ if step == "resend" && error.kind == Kind::Rejected => {
            let error = error.then(Next::RetryCode);
            return (State::Waiting { session, request: request.with_error(&error) }, Act::Reject(error));
        }
        _ if error.retryable => return ended(error.then(Next::Restart)),
        _ => return ended(error),
    };
    (State::Waiting { session, request: request.with_error(&error) }, Act::Reject(error))
}

fn ended(error: Error) -> (State, Act) {
    let state = if error.kind == Kind::Expired { State::Expired } else { State::Failed { error: error.clone() } };
    (state, Act::Reject(error))
}

fn post(step: &'static str, body: Value, session: &Session) -> Act {
    Act::Post { step, body, flow: Some(session.flow.clone()) }
}

fn failure(body: &Value, phase: &str) -> Option<Error> {
    match body.get("error") {
        Value::Null if body.members().is_some() => None,
        Value::Null => Some(Error::new(Kind::Network, Reason::BadAnswer).at(phase)),
        error => Some(Error::from_value(error)),
    }
}

fn unreachable(step: &str, timeout: bool) -> Error {
    Error::new(Kind::Network, if timeout { Reason::Timeout } else { Reason::Unreachable }).at(step)
}

fn expired() -> Error {
    Error::new(Kind::Expired, Reason::FlowExpired).then(Next::Restart)
}
