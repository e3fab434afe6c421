//! What the browser remembers.

use super::clocks::{CODE_MS, REQUEST_MS, TOKEN_MS, TRIES};
use crate::error::{Error, Kind, Next};
use crate::flow::polls;
use crate::json::Value;
use crate::provider::mobileok::payload::Method;
use crate::crypto::PublicKey;
use alloc::{boxed::Box, string::String};

/// The browser's states, named for what they wait for. All are the browser's own; the proxy's part travels sealed in
/// `Session::flow`.
#[derive(Debug)]
pub enum State {
    /// `begin()`.
    Idle,
    /// The token; `report` is what to tell the caller when it is there.
    Opening { since: i64, nonce: Option<String>, report: Option<Error> },
    /// `request()`.
    Ready(Box<Session>),
    /// The answer to the request.
    Requesting { session: Box<Session>, method: Method, since: i64 },
    /// The user.
    Waiting(Box<Session>, Box<Request>),
    /// The answer to a resend, a call or a confirm.
    Working { session: Box<Session>, request: Box<Request>, step: Step, since: i64 },
    /// Nothing: done.
    Verified,
    /// Nothing: it went wrong.
    Failed(Error),
    /// Nothing: time ran out.
    Expired,
    /// Nothing: given up.
    Cancelled,
}

/// The proxy's routes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Token,
    Request,
    Resend,
    Call,
    Confirm,
}

/// What the token step gave.
#[derive(Debug)]
pub struct Session {
    /// The proxy's sealed part.
    pub flow: String,
    /// The provider's key for this transaction, base64 SPKI; checked.
    pub public_key: String,
    /// Ten minutes from when the token was asked for (section 4).
    pub expires_at: i64,
    /// The relying party's value for the ticket.
    pub nonce: Option<String>,
}

/// What a request that was accepted waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// A code typed on the page.
    Code,
    /// The user's word in the PASS app.
    App,
    /// `call()`.
    Call,
    /// The call's result.
    Calling,
}

/// An accepted request.
#[derive(Debug)]
pub struct Request {
    pub stage: Stage,
    pub method: Method,
    /// Seven minutes from the request, or the token's end.
    pub expires_at: i64,
    /// Three minutes from the code last sent.
    pub code_expires_at: i64,
    pub attempts: i64,
    pub resends: i64,
    /// How often "not yet" came in a row.
    pub polls: i64,
    pub wait_until: i64,
    /// The number to key in during the call (section 5.2).
    pub ars_number: Option<String>,
    /// What last went wrong.
    pub error: Option<Error>,
}

impl Step {
    pub(super) const ALL: [Self; 5] = [Self::Token, Self::Request, Self::Resend, Self::Call, Self::Confirm];

    /// The route's last part.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Token => "token",
            Self::Request => "request",
            Self::Resend => "resend",
            Self::Call => "call",
            Self::Confirm => "confirm",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }
}

impl State {
    /// Whether time alone has ended this. What is on its way may still arrive.
    pub(super) fn is_over(&self, now: i64) -> bool {
        match self {
            Self::Ready(session) => now >= session.expires_at,
            Self::Waiting(_, request) => {
                let no_code = request.stage == Stage::Code && now >= request.code_expires_at && request.resends == 0;
                now >= request.expires_at || no_code
            }
            _ => false,
        }
    }

    /// The state to go on from when what was on its way is lost. A request may have used its token, so that starts over.
    pub(super) fn at_rest(self) -> Self {
        match self {
            Self::Opening { .. } | Self::Requesting { .. } => Self::Idle,
            Self::Working { session, request, .. } => Self::Waiting(session, request),
            state => state,
        }
    }
}

impl Session {
    pub(super) fn new(body: &Value, since: i64, nonce: Option<String>) -> Option<Box<Self>> {
        let (flow, public_key) = (body.get("flow").text()?, body.get("publicKey").text()?);
        PublicKey::from_base64(public_key).ok()?;
        Some(Box::new(Self { flow: flow.into(), public_key: public_key.into(), expires_at: since + TOKEN_MS, nonce }))
    }

    /// The newest token always: an answer that brings none keeps the old one.
    pub(super) fn renew(&mut self, body: &Value) {
        if let Some(flow) = body.get("flow").text() {
            self.flow = flow.into();
        }
    }
}

impl Request {
    pub(super) fn new(method: Method, session: &Session, since: i64, body: &Value, now: i64) -> Box<Self> {
        let stage = match method {
            Method::Pass => Stage::App,
            Method::Ars => Stage::Call,
            // The number heard on a possession call is typed like a code (inferred from the guide's samples).
            Method::Sms | Method::Lms | Method::SmsPossession | Method::ArsPossession => Stage::Code,
        };
        let resendable = matches!(method, Method::Sms | Method::Lms | Method::SmsPossession);
        Box::new(Self {
            stage,
            method,
            expires_at: session.expires_at.min(since + REQUEST_MS),
            code_expires_at: since + CODE_MS,
            attempts: TRIES,
            resends: if resendable { count(body, "resendCount", TRIES) } else { 0 },
            polls: 0,
            wait_until: now + polls::pause(0),
            ars_number: body.get("arsOtpNumber").text().map(Into::into),
            error: None,
        })
    }

    pub(super) fn resent(&mut self, since: i64, body: &Value) {
        self.resends = count(body, "resendCount", self.resends - 1).min(self.resends);
        self.code_expires_at = since + CODE_MS;
        self.error = None;
    }

    pub(super) fn rung(&mut self, now: i64) {
        self.stage = Stage::Calling;
        self.error = None;
        self.polls = -1;
        self.wait(now);
    }

    /// "Not yet": each in a row waits longer.
    pub(super) fn wait(&mut self, now: i64) {
        self.polls += 1;
        self.wait_until = now + polls::pause(self.polls);
    }

    /// The server's counts, or ours where it sends none. They never grow.
    pub(super) fn count(&mut self, step: Step, error: &Error, body: &Value) {
        let wrong_code = i64::from(step == Step::Confirm && error.next == Some(Next::RetryCode));
        self.attempts = count(body, "retryCount", self.attempts - wrong_code).min(self.attempts);
        // 4302, and 4015, 4021, 9997: no more codes, or none by this method.
        let refused = step == Step::Resend && error.kind == Kind::Rejected;
        self.resends = if refused { 0 } else { count(body, "resendCount", self.resends).min(self.resends) };
    }
}

fn count(body: &Value, name: &str, otherwise: i64) -> i64 {
    body.get(name).integer().unwrap_or(otherwise).clamp(0, TRIES)
}
