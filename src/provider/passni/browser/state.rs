//! The states of Pass-Ni's half of the page. No code and no token is ever in one: a code goes into its request and is
//! forgotten, and the token is in the proxy's sealed state.

use crate::error::Error;
use crate::flow::Context;
use crate::provider::passni::limits::{CHECK_JITTER_MS, CHECK_MS};
use crate::provider::passni::messages::{Step, Target};
use crate::flow::reading::readable::time;
use crate::readable;
use serde::Serialize;

/// The states, named for the thing that each waits for.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum State {
    /// `login()` or `enter()`.
    Idle,
    /// The answer to `login()`.
    LoggingIn,
    /// The answer to `enter()`.
    Entering,
    /// The page's next call, or the time of the next check.
    LoggedIn(Box<Session>),
    /// The answer to a call.
    Asking {
        /// The login.
        session: Box<Session>,
        /// The call.
        request: PendingRequest,
    },
    /// The end: the login does not count any more.
    LoggedOut {
        /// The SSO server was told; absent if the page did not log out.
        propagated: Option<bool>,
        /// The error that ended the login, if one did.
        error: Option<Error>,
    },
}

readable! {
    enum State {
        "idle": Idle,
        "loggingIn": LoggingIn,
        "entering": Entering,
        "loggedIn": LoggedIn(_),
        "asking": Asking { session: "session", request: "request" },
        "loggedOut": LoggedOut { propagated: "propagated", error: "error" },
    }
}

/// A login.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The other login of the same user, if there is one.
    pub(super) duplicate: Option<Duplicate>,
    /// The time of the next check.
    pub(super) poll_at: i64,
    /// The error that happened last.
    pub(super) error: Option<Error>,
}

readable! { struct Session { duplicate: "duplicate", poll_at: "pollAt" if time, error: "error", } }

/// Another login of the same user.
#[derive(Clone, Serialize)]
pub struct Duplicate {
    /// Its address, if the SSO server says it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) ip: Option<String>,
}

readable! { struct Duplicate { ip: "ip", } }

/// A call of a page that is logged in.
#[derive(Clone, Copy, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PendingRequest {
    /// `agents()`.
    Agents,
    /// `move()`, with the place in which the other system opens.
    Move(Target),
    /// `check()`.
    Check,
    /// `logout()`.
    Logout,
}

readable! {
    enum PendingRequest { "agents": Agents, "move": Move(_), "check": Check, "logout": Logout, }
}

impl PendingRequest {
    pub(super) const fn step(self) -> Step {
        match self {
            Self::Agents => Step::Agents,
            Self::Move(_) => Step::Move,
            Self::Check => Step::Check,
            Self::Logout => Step::Logout,
        }
    }
}

impl Session {
    pub(super) fn new(context: &mut Context<'_>) -> Result<Box<Self>, Error> {
        let mut session = Box::new(Self { duplicate: None, poll_at: 0, error: None });
        session.schedule_check(context)?;
        Ok(session)
    }

    pub(super) fn schedule_check(&mut self, context: &mut Context<'_>) -> Result<(), Error> {
        let random = context.random::<2>()?;
        let part = i64::from(u16::from_be_bytes(*random));
        let jitter = part * 2 * CHECK_JITTER_MS / i64::from(u16::MAX);
        self.poll_at = context.now + CHECK_MS - CHECK_JITTER_MS + jitter;
        Ok(())
    }
}
