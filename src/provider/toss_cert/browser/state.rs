//! The states of Toss cert's half of the page, and the rules of their clocks.

use crate::error::Error;
use crate::flow::backoff;
use crate::flow::answers::bad_answer;
use crate::flow::page::{Fields, How, PageRequest};
use crate::provider::toss_cert::limits::{READY_MS, REQUEST_SECONDS};
use crate::provider::toss_cert::messages::{Answer, Step};
use crate::provider::toss_cert::method::{Method, Trigger};
use crate::crypto::ProviderKey;
use crate::flow::reading::readable::time;
use crate::readable;
use serde::Serialize;

/// The states, named for the thing that each waits for. Nothing in them is personal: the user's input lives in events alone, and
/// the session that encrypted it only for the length of one event.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase")]
pub enum State {
    /// `begin()`.
    Idle,
    /// Toss's key.
    Opening {
        /// The time of the request for it.
        since: i64,
        /// The purpose.
        method: Method,
    },
    /// `request()`.
    Ready(Box<Session>),
    /// The answer to the request.
    Requesting {
        /// The first step's part.
        session: Box<Session>,
        /// The way in which the person learns of it; none for the standard window.
        trigger: Option<Trigger>,
        /// The time of the request.
        since: i64,
    },
    /// The user.
    Waiting {
        /// The first step's part.
        session: Box<Session>,
        /// The request's part.
        request: Box<Request>,
    },
    /// The answer to a confirm.
    Confirming {
        /// The first step's part.
        session: Box<Session>,
        /// The request's part.
        request: Box<Request>,
    },
    /// The end: a ticket was handed out.
    Verified,
}

readable! {
    enum State {
        "idle": Idle,
        "opening": Opening { since: "since" if time, method: "method" },
        "ready": Ready(_),
        "requesting": Requesting { session: "session", trigger: "trigger", since: "since" if time },
        "waiting": Waiting { session: "session", request: "request" },
        "confirming": Confirming { session: "session", request: "request" },
        "verified": Verified,
    }
}

/// The answer of the first step.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Session {
    pub(super) public_key: ProviderKey,
    pub(super) method: Method,
    pub(super) expires_at: i64,
}

readable! { struct Session { public_key: "publicKey", method: "method", expires_at: "expiresAt" if time, } }

/// An accepted request.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Request {
    pub(super) way: Way,
    pub(super) expires_at: i64,
    /// The number of answers "not yet" in a row.
    polls: u32,
    pub(super) wait_until: i64,
    /// The error that happened last.
    pub(super) error: Option<Error>,
}

readable! {
    struct Request {
        way: "way",
        expires_at: "expiresAt" if time,
        polls: "polls",
        wait_until: "waitUntil" if time,
        error: "error",
    }
}

/// The user's way to the request.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) enum Way {
    /// The app calls them.
    Push,
    /// A link opens the app.
    App(PageRequest),
    /// Toss's standard window.
    Window(PageRequest),
}

readable! { enum Way { "push": Push, "app": App(_), "window": Window(_), } }

impl Session {
    pub(super) fn new(public_key: ProviderKey, method: Method, since: i64) -> Box<Self> {
        Box::new(Self { public_key, method, expires_at: since + READY_MS })
    }
}

impl Request {
    /// # Errors
    /// The answer lacks the page or the app that the user is to go to.
    pub(super) fn new(
        method: Method,
        trigger: Option<Trigger>,
        since: i64,
        answer: Answer,
        now: i64,
    ) -> Result<Box<Self>, Error> {
        let seconds = answer.expire_seconds.0.unwrap_or(REQUEST_SECONDS).clamp(1, REQUEST_SECONDS);
        let way = Way::new(method, trigger, answer).ok_or_else(|| bad_answer(Step::Request.word()))?;
        let wait_until = now + backoff::pause(0);
        Ok(Box::new(Self { way, expires_at: since + seconds * 1000, polls: 0, wait_until, error: None }))
    }

    /// "Not yet", or no answer: each in a row waits longer.
    pub(super) fn wait(&mut self, now: i64, error: Error) {
        self.polls = self.polls.saturating_add(1);
        self.wait_until = now + backoff::pause(self.polls);
        self.error = Some(error);
    }
}

impl Way {
    fn new(method: Method, trigger: Option<Trigger>, answer: Answer) -> Option<Self> {
        let Answer { app_scheme, android_app_uri: android, ios_app_uri: ios, .. } = answer;
        Some(match trigger {
            Some(Trigger::Push) => Self::Push,
            Some(Trigger::AppScheme) => {
                let url = app_scheme.or_else(|| android.clone()).or_else(|| ios.clone())?;
                Self::App(PageRequest { how: How::App, url, fields: None, android, ios })
            }
            None => {
                let how = if method == Method::Page { How::Post } else { How::Popup };
                let fields = Some(Fields::Transaction(answer.tx_id?));
                Self::Window(PageRequest { how, url: answer.auth_url?, fields, android: None, ios: None })
            }
        })
    }

    /// The page or the app to open.
    pub(super) const fn page(&self) -> Option<&PageRequest> {
        match self {
            Self::Push => None,
            Self::App(page) | Self::Window(page) => Some(page),
        }
    }

    pub(super) const fn is_window(&self) -> bool {
        matches!(self, Self::Window(_))
    }
}
