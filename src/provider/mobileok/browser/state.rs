//! The states of mobileOK's half of the page, and the rules of their clocks and counts.

use crate::error::{Error, Kind, Next, Reason};
use crate::flow::answers::bad_answer;
use crate::flow::{Count, Nonce, backoff};
use crate::provider::mobileok::limits::{CODE_MS, LAST_ASK_MS, REQUEST_MS, RING_MS, TOKEN_MS, TRIES};
use crate::provider::mobileok::messages::{Answer, Step};
use crate::provider::mobileok::payload::Method;
use crate::crypto::ProviderKey;
use crate::readable;
use serde::Serialize;

/// The states, named for the thing that each waits for. Nothing in them is personal: the user's input lives in events alone.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum State {
    /// `begin()`.
    Idle,
    /// The token. `report` is the error to tell the caller when the token is there.
    Opening {
        /// The time of the request for it.
        since: i64,
        /// The relying party's value for the ticket.
        nonce: Option<Nonce>,
        /// The error that made another token necessary.
        report: Option<Error>,
    },
    /// `request()`.
    Ready(Box<Session>),
    /// The answer to the request.
    Requesting {
        /// The token's part.
        session: Box<Session>,
        /// The method that was asked for.
        method: Method,
        /// The time of the request.
        since: i64,
    },
    /// The user.
    Waiting {
        /// The token's part.
        session: Box<Session>,
        /// The request's part.
        request: Box<Request>,
    },
    /// The answer to a resend, a call or a confirm.
    Working {
        /// The token's part.
        session: Box<Session>,
        /// The request's part.
        request: Box<Request>,
        /// The pending step.
        step: Step,
        /// The time of its request.
        since: i64,
    },
    /// The end: a ticket was handed out.
    Verified,
}

readable! {
    enum State {
        "idle": Idle,
        "opening": Opening { since: "since", nonce: "nonce", report: "report" },
        "ready": Ready(_),
        "requesting": Requesting { session: "session", method: "method", since: "since" },
        "waiting": Waiting { session: "session", request: "request" },
        "working": Working { session: "session", request: "request", step: "step", since: "since" },
        "verified": Verified,
    }
}



/// The answer of the token step.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The provider's key for this transaction.
    pub(super) public_key: ProviderKey,
    /// Ten minutes after the token was asked for (section 4).
    pub(super) expires_at: i64,
    /// The relying party's value for the ticket, for another token.
    pub(super) nonce: Option<Nonce>,
}

readable! { struct Session { public_key: "publicKey", expires_at: "expiresAt", nonce: "nonce", } }

/// The thing that an accepted request waits for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Stage {
    /// A code typed on the page.
    Code,
    /// The approval in the PASS app.
    App,
    /// `call()`.
    Call,
    /// The result of the phone call.
    Calling,
}

readable! { enum Stage { "code": Code, "app": App, "call": Call, "calling": Calling, } }

/// An accepted request.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    pub(super) method: Method,
    pub(super) stage: Stage,
    /// The token's end; for a code seven minutes after the request, if that is earlier.
    pub(super) expires_at: i64,
    /// Three minutes after the code that was sent last.
    pub(super) code_expires_at: i64,
    pub(super) attempts: i64,
    pub(super) resends: i64,
    /// The number of answers "not yet" in a row.
    polls: u32,
    pub(super) wait_until: i64,
    /// During a phone call: the time from which another one may be asked for.
    pub(super) call_again_at: i64,
    /// The number to key in during the phone call (section 5.2).
    pub(super) ars_number: Option<String>,
    /// The error that happened last.
    pub(super) error: Option<Error>,
}

readable! {
    struct Request {
        method: "method",
        stage: "stage",
        expires_at: "expiresAt",
        code_expires_at: "codeExpiresAt",
        attempts: "attempts" if tries,
        resends: "resends" if tries,
        polls: "polls",
        wait_until: "waitUntil",
        call_again_at: "callAgainAt",
        ars_number: "arsNumber",
        error: "error",
    }
}

impl Session {
    pub(super) fn new(public_key: ProviderKey, since: i64, nonce: Option<Nonce>) -> Box<Self> {
        Box::new(Self { public_key, expires_at: since + TOKEN_MS, nonce })
    }
}

impl Request {
    /// # Errors
    /// The answer lacks the number without which nobody can answer the phone call.
    pub(super) fn new(
        method: Method,
        session: &Session,
        since: i64,
        answer: &Answer,
        now: i64,
    ) -> Result<Box<Self>, Error> {
        let stage = match method {
            Method::Pass => Stage::App,
            Method::Ars => Stage::Call,
            // The number heard on a possession call is typed like a code (inferred from the guide's samples).
            Method::Sms | Method::Lms | Method::SmsPossession | Method::ArsPossession => Stage::Code,
        };
        if stage == Stage::Call && answer.ars_otp_number.is_none() {
            return Err(bad_answer(Step::Request.word()));
        }
        let can_resend = matches!(method, Method::Sms | Method::Lms | Method::SmsPossession);
        Ok(Box::new(Self {
            method,
            stage,
            // The service keeps a result until the token's end (section 4), so nothing but a code is given up before.
            expires_at: if stage == Stage::Code {
                session.expires_at.min(since + REQUEST_MS)
            } else {
                session.expires_at
            },
            code_expires_at: since + CODE_MS,
            attempts: TRIES,
            resends: if can_resend { count(answer.resend_count, TRIES) } else { 0 },
            polls: 0,
            wait_until: now + backoff::pause(0),
            call_again_at: 0,
            ars_number: answer.ars_otp_number.clone(),
            error: None,
        }))
    }

    /// Time alone has ended it: its own, or that of a code that cannot be sent again.
    pub(super) const fn is_over(&self, now: i64) -> bool {
        let no_code = matches!(self.stage, Stage::Code) && now >= self.code_expires_at && self.resends == 0;
        now >= self.expires_at || no_code
    }

    pub(super) fn resent(&mut self, since: i64, resend_count: Count) {
        self.resends = count(resend_count, self.resends - 1).min(self.resends);
        self.code_expires_at = since + CODE_MS;
        self.error = None;
    }

    pub(super) fn rung(&mut self, now: i64) {
        self.stage = Stage::Calling;
        self.error = None;
        self.polls = 0;
        self.wait_until = now + backoff::pause(0);
        self.call_again_at = now + RING_MS;
    }

    /// "Not yet": each answer in a row waits longer.
    pub(super) fn wait(&mut self, now: i64) {
        self.polls = self.polls.saturating_add(1);
        let last = self.expires_at - LAST_ASK_MS;
        let next = now + backoff::pause(self.polls);
        // The end is asked for once more, however long the pauses have become.
        self.wait_until = if now < last { next.min(last) } else { next };
    }

    /// A phone call was asked for so long ago that the phone should have rung, and nothing is known of it.
    pub(super) const fn may_not_have_rung(&self, now: i64) -> bool {
        matches!(self.stage, Stage::Calling) && now >= self.call_again_at
    }

    /// The server's counts, or ours if it sends none. They never grow.
    pub(super) fn count(&mut self, step: Step, error: &Error, answer: &Answer) {
        let wrong_code = i64::from(step == Step::Confirm && error.next == Some(Next::RetryCode));
        self.attempts = count(answer.retry_count, self.attempts - wrong_code).min(self.attempts);
        // 4302, and 4015, 4021, 9997: no more codes, or none by this method.
        let refused = step == Step::Resend && error.kind == Kind::Rejected;
        self.resends = if refused { 0 } else { count(answer.resend_count, self.resends).min(self.resends) };
    }
}

fn count(given: Count, otherwise: i64) -> i64 {
    given.0.unwrap_or(otherwise).clamp(0, TRIES)
}

/// A count in a snapshot, which cannot be larger than one that was written.
fn tries(count: i64) -> Result<i64, Reason> {
    if (0..=TRIES).contains(&count) { Ok(count) } else { Err(Reason::BadSnapshot) }
}
