//! The states of NETS*SSO's half of the page. Neither a password nor a code is ever part of a state, nor anything that the SSO
//! server gave for a logon: those live in events.

use crate::error::{Error, Kind, Next, Reason};
use crate::flow::page::{self, Effect, Verification};
use crate::flow::{Context, Count};
use crate::provider::nets::bodies::{FactorDetails, Method, OtherLogon, Phase, SsoSite};
use crate::provider::nets::limits::{FLOW_MS, MOST_MINUTES, POLL_JITTER_MS, POLL_MS};
use crate::provider::nets::logon_key::LogonKey;
use crate::provider::nets::messages::{Answer, Step};
use crate::readable;
use serde::Serialize;

/// The end of a transition.
pub(super) type Stepped = Result<page::Next<State>, Error>;

/// The states.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// Waits for `begin()`.
    Idle,
    /// Waits for the proxy's answer to `begin`.
    Opening {
        /// Nothing is to be shown but success.
        quiet: bool,
    },
    /// Waits for a call, or for the time of a poll. A poll that is pending does not show here, so a call can replace it.
    Waiting {
        /// The part that all stages share.
        session: Box<Session>,
        /// The thing that is waited for.
        stage: Stage,
    },
    /// Waits for the response to a request of a call.
    Pending {
        /// The part that all stages share.
        session: Box<Session>,
        /// The stage to go back to. `None` while nobody knows whether the user is logged on centrally.
        stage: Option<Stage>,
        /// The request.
        request: PendingRequest,
    },
}

readable! {
    enum State {
        "idle": Idle,
        "opening": Opening { quiet: "quiet" },
        "waiting": Waiting { session: "session", stage: "stage" },
        "pending": Pending { session: "session", stage: "stage", request: "request" },
    }
}

/// The part of a flow that has begun which is the same in all its stages.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    pub(super) sso: SsoSite,
    /// `None` if passwords are not encrypted.
    pub(super) key: Option<LogonKey>,
    pub(super) account: Account,
    /// The times that the page went to the SSO server and came back with nothing.
    pub(super) tries: u8,
    pub(super) expires_at: i64,
    pub(super) poll_at: i64,
    /// Nothing is to be shown but success.
    pub(super) quiet: bool,
    /// The error that happened last.
    pub(super) error: Option<Error>,
}

readable! {
    struct Session {
        sso: "sso",
        key: "key",
        account: "account",
        tries: "tries",
        expires_at: "expiresAt",
        poll_at: "pollAt",
        quiet: "quiet",
        error: "error",
    }
}

/// The thing that a flow waits for if no request of a call is pending.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum Stage {
    /// `logon()`.
    Ready,
    /// `secondFactor()`.
    Code(Factor),
    /// `chooseDuplicate()`.
    Choice(Choice),
    /// The page, to come back from the SSO server.
    Away {
        /// The address that it went to.
        url: String,
        /// The mark of the attempt.
        mark: String,
    },
    /// The end of the logon.
    Verified(User),
    /// `begin()`, after a logon.
    LoggedOut(LoggedOut),
}

readable! {
    enum Stage {
        "ready": Ready,
        "code": Code(_),
        "choice": Choice(_),
        "away": Away { url: "url", mark: "mark" },
        "verified": Verified(_),
        "loggedOut": LoggedOut(_),
    }
}

/// The SSO server's words on an account: the three that are known to be nobody's secret.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Account {
    /// Wrong passwords in a row.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) failed_count: Option<String>,
    /// The end of the password.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) expire_date: Option<String>,
    /// The days until then.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) remain_days: Option<String>,
}

readable! {
    struct Account: Default { failed_count: "failedCount", expire_date: "expireDate", remain_days: "remainDays", }
}

/// A second factor.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Factor {
    pub(super) id: String,
    pub(super) hints: FactorHints,
    /// The tries that are left, if the server says so.
    pub(super) attempts: Option<u16>,
    pub(super) expires_at: Option<i64>,
}

readable! { struct Factor { id: "id", hints: "hints", attempts: "attempts", expires_at: "expiresAt", } }

/// The part of a second factor that the page shows.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct FactorHints {
    /// The user's id.
    #[serde(rename = "userID", skip_serializing_if = "Option::is_none")]
    pub(super) user_id: Option<String>,
    /// The device that shows the code.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) device: Option<String>,
    /// The method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) method: Option<String>,
}

readable! { struct FactorHints: Default { user_id: "userID", device: "device", method: "method", } }

/// A choice between two logons.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Choice {
    pub(super) duplicate: OtherLogon,
    pub(super) expires_at: Option<i64>,
}

readable! { struct Choice { duplicate: "duplicate", expires_at: "expiresAt", } }

/// A user who is logged on.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct User {
    /// A ticket that no call has taken yet.
    pub(super) result: Option<Verification>,
    pub(super) gate_url: Option<String>,
    pub(super) hijack_script: Option<String>,
    /// The requests of the SSO server that are still to be sent.
    pub(super) moves: u8,
}

readable! {
    struct User { result: "result", gate_url: "gateUrl", hijack_script: "hijackScript", moves: "moves", }
}

/// A user who is not logged on any more.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct LoggedOut {
    /// There is still a central logon to end.
    pub(super) must_log_off: bool,
    /// The page is leaving for the SSO server, to end it.
    pub(super) is_leaving: bool,
    /// The logon that ended this one.
    pub(super) duplicate: OtherLogon,
}

readable! {
    struct LoggedOut: Default { must_log_off: "mustLogOff", is_leaving: "isLeaving", duplicate: "duplicate", }
}

/// A request that a call waits for. `held`: no call waits for the ticket, so the state keeps it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PendingRequest {
    /// The SSO server: is the user logged on?
    CheckSso {
        /// See above.
        held: bool,
    },
    /// The SSO server: log on by this method.
    LogonSso {
        /// The method.
        method: Method,
    },
    /// The proxy: does the agent confirm the logon?
    Logon {
        /// The method.
        method: Method,
        /// See above.
        held: bool,
    },
    /// The proxy: what does this code mean?
    Refused {
        /// The call that was refused.
        phase: Phase,
        /// `None` if the SSO server gave none, or if its response was lost. The session has the error of a lost response.
        code: Option<String>,
    },
    /// The proxy: what is the second factor?
    Factor {
        /// The tries that are left, if the SSO server says so.
        attempts: Option<u16>,
    },
    /// The proxy: who else is logged on?
    Duplicate,
    /// The proxy: the user's choice.
    Choose {
        /// This logon is to stay.
        stay: bool,
    },
    /// The proxy: is the user still logged on?
    Check,
    /// The proxy: where does the page go?
    Try,
    /// The proxy: the flow is over, and so are its copies.
    Logoff,
}

readable! {
    enum PendingRequest {
        "checkSso": CheckSso { held: "held" },
        "logonSso": LogonSso { method: "method" },
        "logon": Logon { method: "method", held: "held" },
        "refused": Refused { phase: "phase", code: "code" },
        "factor": Factor { attempts: "attempts" },
        "duplicate": Duplicate,
        "choose": Choose { stay: "stay" },
        "check": Check,
        "try": Try,
        "logoff": Logoff,
    }
}

impl PendingRequest {
    /// Its step, which is the view's `pending`.
    pub(super) const fn step(&self) -> Step {
        match self {
            Self::CheckSso { .. } => Step::CheckSso,
            Self::LogonSso { .. } => Step::LogonSso,
            Self::Logon { .. } => Step::Logon,
            Self::Refused { .. } => Step::Refused,
            Self::Factor { .. } => Step::Factor,
            Self::Duplicate => Step::Duplicate,
            Self::Choose { .. } => Step::Choose,
            Self::Check => Step::Check,
            Self::Try => Step::Try,
            Self::Logoff => Step::Logoff,
        }
    }
}

impl State {
    /// A state that waits for nothing but a call, and the settled call.
    pub(super) const fn waiting(session: Box<Session>, stage: Stage) -> page::Next<Self> {
        page::Next::To(Self::Waiting { session, stage }, Effect::Rest)
    }

    /// Takes the newest key and lifetime from an answer of the proxy: one that brings none keeps the old ones.
    pub(super) fn renew(&mut self, reply: &mut page::Reply<Answer>, now: i64) {
        let (Self::Waiting { session, .. } | Self::Pending { session, .. }) = self else { return };
        if reply.has_flow {
            session.expires_at = now + FLOW_MS;
        }
        session.key = reply.answer.key.take().or(session.key.take());
    }
}

impl Session {
    pub(super) fn new(sso: SsoSite, key: Option<LogonKey>, quiet: bool, now: i64) -> Box<Self> {
        Box::new(Self {
            sso,
            key,
            account: Account::default(),
            tries: 0,
            expires_at: now + FLOW_MS,
            poll_at: now,
            quiet,
            error: None,
        })
    }

    /// Sets the time of the next poll.
    pub(super) fn pace(&mut self, context: &mut Context<'_>) -> Result<(), Error> {
        let random = i64::from(u16::from_be_bytes(*context.random::<2>()?));
        self.poll_at = context.now + POLL_MS + random * POLL_JITTER_MS / 65_536;
        Ok(())
    }
}

impl Stage {
    /// The time that ends this stage by itself.
    pub(super) const fn expires_at(&self) -> Option<i64> {
        match self {
            Self::Code(factor) => factor.expires_at,
            Self::Choice(choice) => choice.expires_at,
            _ => None,
        }
    }

    /// The error of a stage whose time is over: the user may log on again.
    pub(super) fn expired(&self) -> Error {
        let reason = if matches!(self, Self::Code(_)) { Reason::CodeExpired } else { Reason::FlowExpired };
        Error::new(Kind::Expired, reason).then(Next::Restart)
    }
}

impl Factor {
    pub(super) fn new(details: FactorDetails, attempts: Option<u16>, now: i64) -> Self {
        Self {
            id: details.tfa_id,
            hints: FactorHints { user_id: details.user_id, device: details.device, method: details.method },
            attempts,
            expires_at: end(details.timeout_minutes, now),
        }
    }
}

impl Choice {
    pub(super) fn new(mut duplicate: OtherLogon, now: i64) -> Self {
        let expires_at = end(duplicate.timeout_minutes.take(), now);
        Self { duplicate, expires_at }
    }
}

impl User {
    /// The user of a logon that the agent confirmed.
    pub(super) fn new(answer: &mut Answer, result: Option<Verification>) -> Self {
        Self {
            result,
            gate_url: answer.gate_url.take(),
            hijack_script: answer.hijack_script.take(),
            moves: small(answer.moves),
        }
    }
}

impl LoggedOut {
    /// The page has not left after all, or is back.
    pub(super) fn stayed(self) -> Self {
        Self { is_leaving: false, ..self }
    }
}

/// A count of the proxy.
fn small(count: Count) -> u8 {
    count.0.and_then(|count| u8::try_from(count).ok()).unwrap_or(0)
}

/// So many minutes from now; 0 is no end.
fn end(minutes: Option<i64>, now: i64) -> Option<i64> {
    let minutes = minutes.filter(|minutes| *minutes > 0)?;
    Some(now + minutes.min(MOST_MINUTES) * 60_000)
}
