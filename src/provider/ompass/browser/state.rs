//! The states of OMPASS's half of the page. No token is ever in a state: it goes from the callback into the request.

use crate::error::Error;
use crate::flow::page::Verification;
use crate::provider::ompass::limits::{LONGEST_SESSION_SECONDS, SESSION_SECONDS};
use crate::provider::ompass::messages::{Answer, Login, Way};
use crate::flow::reading::readable::time;
use crate::readable;
use serde::Serialize;

/// The states, named for the thing that each waits for.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum State {
    /// `begin()`.
    Idle,
    /// The address of OMPASS's page.
    Opening {
        /// The time of the request for it.
        since: i64,
        /// The login that was asked for.
        login: Login,
        /// The way to the page.
        way: Way,
    },
    /// The user, who comes back by the callback.
    Away {
        /// The page that was opened.
        session: Box<Session>,
        /// `finish()` was called, and waits.
        asked: bool,
        /// The error that happened last.
        error: Option<Error>,
    },
    /// The proxy's check of the token.
    Checking {
        /// The page that was opened.
        session: Box<Session>,
        /// `finish()` was called, and waits.
        asked: bool,
    },
    /// `finish()`, if the callback came before it. Nothing, once that has the result.
    Verified {
        /// The result, until it is handed out.
        result: Option<Verification>,
    },
}

readable! {
    enum State {
        "idle": Idle,
        "opening": Opening { since: "since" if time, login: "login", way: "way" },
        "away": Away { session: "session", asked: "asked", error: "error" },
        "checking": Checking { session: "session", asked: "asked" },
        "verified": Verified { result: "result" },
    }
}

/// A page of OMPASS that was opened for a login.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    /// The login that was asked for.
    pub(super) login: Login,
    /// The way to the page.
    pub(super) way: Way,
    /// The address of the page.
    pub(super) url: String,
    /// The end of the time that the user may take.
    pub(super) expires_at: i64,
}

readable! { struct Session { login: "login", way: "way", url: "url", expires_at: "expiresAt" if time, } }

impl Session {
    /// `None` if the proxy's answer names no page.
    pub(super) fn new(answer: Answer, since: i64, login: Login, way: Way) -> Option<Box<Self>> {
        let seconds = answer.expire_seconds.0.unwrap_or(SESSION_SECONDS).clamp(1, LONGEST_SESSION_SECONDS);
        Some(Box::new(Self { login, way, url: answer.url?, expires_at: since + seconds * 1000 }))
    }
}
