//! What the browser remembers.

use super::clocks::{CODE_MS, POLL_MS, REQUEST_MS, TOKEN_MS, TRIES};
use crate::error::{Error, Next};
use crate::json::Value;
use crate::provider::mobileok::payload::Method;
use crate::wire::PublicKey;
use alloc::string::String;

/// The browser's states, named for what they wait for. All are the browser's own; the proxy's part travels sealed in `Session::flow`.
#[derive(Debug)]
pub enum State {
    /// `begin()`.
    Idle,
    /// The token; `report` is what to tell the caller when it is there.
    Opening { since: i64, nonce: Option<String>, report: Option<Error> },
    /// `request()`.
    Ready { session: Session },
    /// The answer to the request.
    Requesting { session: Session, method: Method, since: i64 },
    /// The user.
    Waiting { session: Session, request: Request },
    /// The answer to a resend, a call or a confirm.
    Working { session: Session, request: Request, step: &'static str, since: i64 },
    /// Nothing: done.
    Verified,
    /// Nothing: it went wrong.
    Failed { error: Error },
    /// Nothing: time ran out.
    Expired,
    /// Nothing: given up.
    Cancelled,
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

impl State {
    pub(super) const fn is_final(&self) -> bool {
        matches!(self, Self::Verified | Self::Failed { .. } | Self::Expired | Self::Cancelled)
    }

    /// Whether time alone has ended this. What is on its way may still arrive.
    pub(super) fn is_over(&self, now: i64) -> bool {
        match self {
            Self::Ready { session } => session.is_over(now),
            Self::Waiting { request, .. } => {
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
            Self::Working { session, request, .. } => Self::Waiting { session, request },
            state => state,
        }
    }
}

impl Session {
    pub(super) fn new(body: &Value, since: i64, nonce: Option<String>) -> Option<Self> {
        let (flow, public_key) = (body.get("flow").text()?, body.get("publicKey").text()?);
        PublicKey::from_base64(public_key).ok()?;
        Some(Self { flow: flow.into(), public_key: public_key.into(), expires_at: since + TOKEN_MS, nonce })
    }

    /// The newest token always: an answer that brings none keeps the old one.
    pub(super) fn renewed(mut self, body: &Value) -> Self {
        if let Some(flow) = body.get("flow").text() {
            self.flow = flow.into();
        }
        self
    }

    pub(super) const fn is_over(&self, now: i64) -> bool {
        now >= self.expires_at
    }
}

impl Request {
    pub(super) fn new(method: Method, session: &Session, since: i64, body: &Value, now: i64) -> Self {
        let stage = match method {
            Method::Pass => Stage::App,
            Method::Ars => Stage::Call,
            // The number heard on a possession call is typed like a code (inferred from the guide's samples).
            Method::Sms | Method::Lms | Method::SmsPossession | Method::ArsPossession => Stage::Code,
        };
        let resendable = matches!(method, Method::Sms | Method::Lms | Method::SmsPossession);
        Self {
            stage,
            method,
            expires_at: session.expires_at.min(since + REQUEST_MS),
            code_expires_at: since + CODE_MS,
            attempts: TRIES,
            resends: if resendable { count(body, "resendCount", TRIES) } else { 0 },
            polls: 0,
            wait_until: now + POLL_MS[0],
            ars_number: body.get("arsOtpNumber").text().map(Into::into),
            error: None,
        }
    }

    pub(super) fn resent(mut self, since: i64, body: &Value) -> Self {
        self.resends = count(body, "resendCount", self.resends - 1).min(self.resends);
        self.code_expires_at = since + CODE_MS;
        self.error = None;
        self
    }

    pub(super) fn rung(mut self, now: i64) -> Self {
        self.stage = Stage::Calling;
        self.polls = 0;
        self.error = None;
        self.wait_until = now + POLL_MS[0];
        self
    }

    pub(super) const fn to_ring(mut self) -> Self {
        self.stage = Stage::Call;
        self
    }

    /// "Not yet": each in a row waits longer.
    pub(super) fn waiting(mut self, now: i64) -> Self {
        self.polls += 1;
        let index = usize::try_from(self.polls).unwrap_or(usize::MAX).min(POLL_MS.len() - 1);
        self.wait_until = now + POLL_MS[index];
        self
    }

    pub(super) fn code_over(mut self, now: i64) -> Self {
        self.code_expires_at = self.code_expires_at.min(now);
        self
    }

    pub(super) fn with_error(mut self, error: &Error) -> Self {
        self.error = Some(error.clone());
        self
    }

    /// The server's counts, or ours where it sends none. They never grow.
    pub(super) fn counted(mut self, step: &str, error: &Error, body: &Value) -> Self {
        let wrong_code = i64::from(step == "confirm" && error.next == Some(Next::RetryCode));
        self.attempts = count(body, "retryCount", self.attempts - wrong_code).min(self.attempts);
        // 4302, and 4015, 4021, 9997: no more codes, or none by this method.
        let refused = step == "resend" && error.code.is_some();
        self.resends = if refused { 0 } else { count(body, "resendCount", self.resends).min(self.resends) };
        self
    }
}

fn count(body: &Value, name: &str, otherwise: i64) -> i64 {
    body.get(name).integer().unwrap_or(otherwise).clamp(0, TRIES)
}
