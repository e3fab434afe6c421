//! What the browser remembers. No code and no token is ever in a state: the one goes into the request and is gone, the other
//! travels sealed in `Session::flow`.

use crate::error::Error;
use crate::flow::Turn;
use crate::json::Value;
use alloc::{boxed::Box, string::String};

/// How often to look whether the login still counts, and by how much that varies, so that pages that were opened at one time
/// do not ask at one time; ours, no interval is known (2.5).
const PACE_MS: i64 = 60_000;
const JITTER_MS: i64 = 10_000;

/// The browser's states, named for what they wait for.
#[derive(Debug)]
pub enum State {
    /// `enter()`, or `login()`.
    Idle,
    /// The proxy's answer to one of them.
    Coming(Step),
    /// The page's next call, or the time to look again.
    In(Box<Session>),
    /// Nothing: the login does not count any more.
    LoggedOut {
        /// Whether the SSO server was told, where the page logged out.
        propagated: Option<bool>,
        error: Option<Error>,
    },
    /// Nothing: it went wrong.
    Failed(Error),
    /// Nothing: the proxy's part is too old.
    Expired,
    /// Nothing: given up.
    Cancelled,
}

/// The proxy's routes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Login,
    Enter,
    Agents,
    Move,
    Check,
    Logout,
}

/// A login.
#[derive(Debug)]
pub struct Session {
    /// The proxy's sealed part.
    pub flow: String,
    /// What the page waits for.
    pub asked: Option<Step>,
    /// The address that the same user logged in from elsewhere.
    pub duplicate: Option<String>,
    /// Whether the same user logged in elsewhere, which may be said without an address.
    pub is_duplicate: bool,
    /// How a move opens the other system.
    pub how: How,
    /// When to look again.
    pub poll_at: i64,
    /// What last went wrong.
    pub error: Option<Error>,
}

/// Where another system opens.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum How {
    Popup,
    Post,
}

impl How {
    /// The word of `move`, and of what is to be opened.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Popup => "popup",
            Self::Post => "post",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        [Self::Popup, Self::Post].into_iter().find(|how| how.word() == word)
    }
}

impl Step {
    const ALL: [Self; 6] = [Self::Login, Self::Enter, Self::Agents, Self::Move, Self::Check, Self::Logout];

    /// The route's last part, and the call's name.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Login => "login",
            Self::Enter => "enter",
            Self::Agents => "agents",
            Self::Move => "move",
            Self::Check => "check",
            Self::Logout => "logout",
        }
    }

    pub(super) fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.word() == word)
    }
}

impl State {
    /// The state to go on from when what was on its way is lost.
    pub(super) fn at_rest(self) -> Self {
        match self {
            Self::Coming(_) => Self::Idle,
            Self::In(mut session) => {
                session.asked = None;
                Self::In(session)
            }
            state => state,
        }
    }
}

impl Session {
    pub(super) fn new(body: &Value, turn: &mut Turn<'_>) -> Result<Option<Box<Self>>, Error> {
        let Some(flow) = body.get("flow").text() else { return Ok(None) };
        let mut session = Box::new(Self {
            flow: flow.into(),
            asked: None,
            duplicate: None,
            is_duplicate: false,
            how: How::Popup,
            poll_at: 0,
            error: None,
        });
        session.pace(turn)?;
        Ok(Some(session))
    }

    /// Looks again in a while.
    pub(super) fn pace(&mut self, turn: &mut Turn<'_>) -> Result<(), Error> {
        let chance = turn.random::<2>()?;
        let part = i64::from(u16::from_be_bytes(*chance));
        self.poll_at = turn.now + PACE_MS - JITTER_MS + part * 2 * JITTER_MS / i64::from(u16::MAX);
        Ok(())
    }

    /// Whether an answer to this step is one to what was asked; a poll's is, while nothing else was.
    pub(super) fn awaits(&self, step: Step) -> bool {
        self.asked.unwrap_or(Step::Check) == step
    }

    /// The newest flow always: an answer that brings none keeps the old one.
    pub(super) fn renew(&mut self, body: &Value) {
        if let Some(flow) = body.get("flow").text() {
            self.flow = flow.into();
        }
    }
}
