//! What the browser remembers. No token is ever in a state: it goes from the callback into the request, and is gone.

use crate::error::Error;
use crate::json::Value;
use crate::provider::ompass::method::Method;
use alloc::{boxed::Box, string::String};

/// How long the user may take where the proxy names no time; ours, OMPASS names none (2.6).
const LIVES_MS: i64 = 5 * 60_000;

/// And at most.
const LONGEST_SECONDS: i64 = 1800;

/// The browser's states, named for what they wait for. All are the browser's own; the proxy's part travels sealed in
/// `Session::flow`.
#[derive(Debug)]
pub enum State {
    /// `begin()`.
    Idle,
    /// The address of OMPASS's page.
    Opening { since: i64, login: Login },
    /// The user, who comes back by the callback.
    Away { session: Box<Session>, asked: bool, error: Option<Error> },
    /// The proxy's word on the token.
    Checking { session: Box<Session>, asked: bool },
    /// `finish()`, where the callback came before it; nothing, once that has the result.
    Verified(Value),
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
    Begin,
    Finish,
}

/// What is asked of OMPASS.
#[derive(Debug)]
pub struct Login {
    pub method: Method,
    /// Who has to come back; not known where OMPASS's page asks who it is.
    pub user_id: Option<String>,
    /// Whether this page itself goes there.
    pub redirects: bool,
}

/// A page that was opened.
#[derive(Debug)]
pub struct Session {
    /// The proxy's sealed part.
    pub flow: String,
    pub login: Login,
    /// OMPASS's page.
    pub url: String,
    pub expires_at: i64,
}

impl Step {
    /// The route's last part.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Finish => "finish",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        [Self::Begin, Self::Finish].into_iter().find(|step| step.word() == word)
    }
}

impl State {
    /// Whether time alone has ended this. What is on its way may still arrive.
    pub(super) fn is_over(&self, now: i64) -> bool {
        matches!(self, Self::Away { session, .. } if now >= session.expires_at)
    }

    /// The state to go on from when what was on its way is lost, the page's own waiting with it.
    pub(super) fn at_rest(self) -> Self {
        match self {
            Self::Opening { .. } => Self::Idle,
            Self::Away { session, error, .. } => Self::Away { session, asked: false, error },
            Self::Checking { session, .. } => Self::Away { session, asked: false, error: None },
            state => state,
        }
    }
}

impl Session {
    pub(super) fn new(body: &Value, since: i64, login: Login) -> Option<Box<Self>> {
        let (flow, url) = (body.get("flow").text()?, body.get("url").text()?);
        let life = body.get("expireSeconds").integer().map_or(LIVES_MS, |s| s.clamp(1, LONGEST_SECONDS) * 1000);
        Some(Box::new(Self { flow: flow.into(), login, url: url.into(), expires_at: since + life }))
    }

    /// The newest flow always: an answer that brings none keeps the old one.
    pub(super) fn renew(&mut self, body: &Value) {
        if let Some(flow) = body.get("flow").text() {
            self.flow = flow.into();
        }
    }
}
