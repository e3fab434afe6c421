//! What the browser remembers.

use crate::error::{Error, Kind, Next, Reason};
use crate::flow::Turn;
use crate::json::Value;
use alloc::{boxed::Box, string::String};

/// How long a flow is good after each answer of the proxy: a little less than its sealed part.
pub(super) const LIVES_MS: i64 = 12 * 3_600_000 - 60_000;

/// How often somebody's page is looked at again (4.13): a minute, and up to a tenth of it sooner or later.
const PACE_MS: i64 = 54_000;
const JITTER_MS: i64 = 12_000;

/// How often a page may go to the SSO server and come back with nothing.
pub(super) const TRIES: i64 = 2;

/// The browser's states.
#[derive(Debug)]
pub enum State {
    /// `begin()`.
    Idle,
    /// What the agent says of its site.
    Opening { since: i64, quiet: bool },
    /// Something of a flow that has begun.
    In(Box<Session>),
    /// Nothing: it went wrong.
    Failed(Error),
    /// Nothing: time ran out.
    Expired,
    /// Nothing: given up.
    Cancelled,
}

/// A flow that has begun: where it is, and what is on its way.
#[derive(Debug)]
pub struct Session {
    /// The proxy's sealed part.
    pub flow: String,
    /// `{ site, check, logon, logoff, returnUrl, names }`, the addresses those of the SSO server.
    pub sso: Value,
    /// `{ id, modulus, exponent }`; none where passwords are not encrypted.
    pub key: Value,
    /// What the SSO server said of the account: `{ failedCount?, expireDate?, remainDays? }`.
    pub account: Value,
    /// How often the page went to the SSO server.
    pub tries: i64,
    pub expires_at: i64,
    pub poll_at: i64,
    /// Nothing is to be shown but success.
    pub quiet: bool,
    pub place: Place,
    /// What is on its way, for a call.
    pub doing: Option<Doing>,
    /// What last went wrong.
    pub error: Option<Error>,
}

/// What a flow waits for when nothing is on its way.
#[derive(Debug)]
pub enum Place {
    /// Nothing yet: whether the user is logged on centrally is not known.
    Start,
    /// `logon()`.
    Ready,
    /// `secondFactor()`.
    Code(Factor),
    /// `chooseDuplicate()`.
    Choice(Choice),
    /// This page, to come back from the SSO server.
    Away { url: String, mark: String },
    /// The end of the logon.
    Verified(User),
    /// `begin()`, after a logon.
    Out(Out),
}

/// A second factor.
#[derive(Debug)]
pub struct Factor {
    pub id: String,
    /// `{ userID?, device?, method? }`
    pub shown: Value,
    pub attempts: Option<i64>,
    pub expires_at: Option<i64>,
}

/// A logon elsewhere.
#[derive(Debug)]
pub struct Choice {
    /// `{ userId?, ip?, time? }`
    pub shown: Value,
    pub expires_at: Option<i64>,
}

/// A user who is logged on.
#[derive(Debug)]
pub struct User {
    /// `{ ticket, claims? }` that no call has taken yet.
    pub result: Value,
    /// `{ gateUrl?, hijackScript? }`
    pub shown: Value,
    /// Requests of the SSO server's that are still to be sent.
    pub moves: i64,
}

/// A user who is not logged on any more.
#[derive(Debug, Default)]
pub struct Out {
    /// Centrally there is still a logon to end.
    pub must: bool,
    /// This page is on its way there.
    pub leaving: bool,
    /// `{ ip?, time? }` of the logon that ended this one.
    pub duplicate: Value,
}

/// What is on its way.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Doing {
    /// The SSO server: is anyone logged on? `held` where no call waits for it.
    CheckSso { held: bool },
    /// The SSO server: log on by this method.
    LogonSso { method: Method },
    /// The proxy: is the logon one? `held` where no call waits for it.
    Logon { method: Method, held: bool },
    /// The proxy: what does this code say?
    Refused { phase: &'static str, code: String },
    /// The proxy: what is the second factor?
    Factor { attempts: Option<i64> },
    /// The proxy: who is logged on?
    Duplicate,
    /// The proxy: this is what the user chose.
    Choose { stay: bool },
    /// The proxy: is the user still logged on?
    Check,
    /// The proxy: where does this page go?
    Try,
}

/// How a user logs on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    Sso,
    Basic,
    EncryptedBasic,
    Ntfa,
    DupChoice,
    Page,
}

impl Method {
    pub(super) const ALL: [Self; 6] =
        [Self::Sso, Self::Basic, Self::EncryptedBasic, Self::Ntfa, Self::DupChoice, Self::Page];

    /// The word for the proxy.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Sso => "sso",
            Self::Basic => "basic",
            Self::EncryptedBasic => "encryptedBasic",
            Self::Ntfa => "ntfa",
            Self::DupChoice => "dupChoice",
            Self::Page => "page",
        }
    }

    /// The call that it belongs to.
    pub(super) const fn phase(self) -> &'static str {
        match self {
            Self::Sso | Self::Page => "begin",
            Self::Basic | Self::EncryptedBasic => "logon",
            Self::Ntfa => "secondFactor",
            Self::DupChoice => "chooseDuplicate",
        }
    }
}

impl Doing {
    /// The step of its request, which is the view's `pending`.
    pub(super) const fn word(&self) -> &'static str {
        match self {
            Self::CheckSso { .. } => "checkSso",
            Self::LogonSso { .. } => "logonSso",
            Self::Logon { .. } => "logon",
            Self::Refused { .. } => "refused",
            Self::Factor { .. } => "factor",
            Self::Duplicate => "duplicate",
            Self::Choose { .. } => "choose",
            Self::Check => "check",
            Self::Try => "try",
        }
    }
}

impl State {
    /// The state to go on from when what was on its way is lost.
    pub(super) fn at_rest(self) -> Self {
        match self {
            Self::Opening { .. } => Self::Idle,
            Self::In(session) if matches!(session.place, Place::Start) => Self::Idle,
            Self::In(mut session) => {
                session.doing = None;
                if let Place::Out(out) = &mut session.place {
                    out.leaving = false;
                }
                Self::In(session)
            }
            state => state,
        }
    }
}

impl Session {
    /// What `begin` answered: none where it lacks what everything needs.
    pub(super) fn new(body: &Value, quiet: bool, now: i64) -> Option<Box<Self>> {
        let sso = body.get("sso");
        let named = ["site", "check", "logon", "logoff", "returnUrl"].iter().all(|name| sso.get(name).text().is_some());
        Some(Box::new(Self {
            flow: body.get("flow").text().filter(|_| named)?.into(),
            sso: sso.clone(),
            key: body.get("key").clone(),
            account: Value::Null,
            tries: 0,
            expires_at: now + LIVES_MS,
            poll_at: now,
            quiet,
            place: Place::Start,
            doing: None,
            error: None,
        }))
    }

    /// The newest flow and key always: an answer that brings none keeps the old ones.
    pub(super) fn renew(&mut self, body: &Value, now: i64) {
        if let Some(flow) = body.get("flow").text() {
            self.flow = flow.into();
            self.expires_at = now + LIVES_MS;
        }
        if !body.get("key").is_null() {
            self.key = body.get("key").clone();
        }
    }

    /// When to look again.
    pub(super) fn pace(&mut self, turn: &mut Turn<'_>) -> Result<(), Error> {
        let chance = i64::from(u16::from_be_bytes(*turn.random::<2>()?));
        self.poll_at = turn.now + PACE_MS + chance * JITTER_MS / 65_536;
        Ok(())
    }

    /// When this place is over by time alone.
    pub(super) const fn place_ends(&self) -> Option<i64> {
        match &self.place {
            Place::Code(factor) => factor.expires_at,
            Place::Choice(choice) => choice.expires_at,
            _ => None,
        }
    }

    /// Lets time take effect on a code or a choice: the user may log on again. What is on its way may still arrive.
    pub(super) fn settle(&mut self, now: i64) -> Option<Error> {
        if self.doing.is_some() || self.place_ends().is_none_or(|end| now < end) {
            return None;
        }
        let reason = if matches!(self.place, Place::Code(_)) { Reason::CodeExpired } else { Reason::FlowExpired };
        let error = Error::new(Kind::Expired, reason).then(Next::Restart);
        self.place = Place::Ready;
        self.poll_at = now;
        self.error = Some(error.clone());
        Some(error)
    }
}

impl Factor {
    pub(super) fn new(given: &Value, attempts: Option<i64>, now: i64) -> Option<Self> {
        let shown = ["userID", "device", "method"].map(|name| (name, given.get(name).clone()));
        Some(Self {
            id: given.get("tfaID").text_or_number()?.into(),
            shown: Value::object(shown),
            attempts,
            expires_at: ends(given, now),
        })
    }
}

impl Choice {
    pub(super) fn new(given: &Value, now: i64) -> Self {
        let shown = ["userId", "ip", "time"].map(|name| (name, given.get(name).clone()));
        Self { shown: Value::object(shown), expires_at: ends(given, now) }
    }
}

/// `timeoutMinutes` from now; none or 0 is no end.
fn ends(given: &Value, now: i64) -> Option<i64> {
    let minutes = given.get("timeoutMinutes").integer().filter(|minutes| *minutes > 0)?;
    Some(now + minutes.min(24 * 60) * 60_000)
}
