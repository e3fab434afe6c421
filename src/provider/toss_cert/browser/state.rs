//! What the browser remembers.

use crate::error::Error;
use crate::flow::backoff;
use crate::json::Value;
use crate::provider::toss_cert::method::{Method, Trigger};
use crate::wire::PublicKey;
use alloc::{boxed::Box, string::String};

/// How long a flow waits for its request, as long as the proxy keeps its part; ours, Toss does not know of it yet.
const READY_MS: i64 = 14 * 60_000;

/// The longest life of a request (2.4), where the proxy names no other.
const REQUEST_MS: i64 = 30 * 60_000;

/// The browser's states, named for what they wait for. All are the browser's own; the proxy's part travels sealed in
/// `Session::flow`.
#[derive(Debug)]
pub enum State {
    /// `begin()`.
    Idle,
    /// Toss's key.
    Opening { since: i64, method: Method },
    /// `request()`.
    Ready(Box<Session>),
    /// The answer to the request.
    Requesting { session: Box<Session>, trigger: Trigger, since: i64 },
    /// The user.
    Waiting(Box<Session>, Box<Request>),
    /// The answer to a confirm.
    Confirming { session: Box<Session>, request: Box<Request> },
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
    Begin,
    Request,
    Confirm,
}

/// What the first step gave.
#[derive(Debug)]
pub struct Session {
    /// The proxy's sealed part.
    pub flow: String,
    /// Toss's key, base64 SPKI; checked.
    pub public_key: String,
    pub method: Method,
    pub expires_at: i64,
}

/// An accepted request.
#[derive(Debug)]
pub struct Request {
    pub trigger: Trigger,
    pub expires_at: i64,
    /// How often "not yet" came in a row.
    pub polls: i64,
    pub wait_until: i64,
    /// The page or the app to open, as the view shows it; null for a push.
    pub open: Value,
    /// What last went wrong.
    pub error: Option<Error>,
}

impl Step {
    const ALL: [Self; 3] = [Self::Begin, Self::Request, Self::Confirm];

    /// The route's last part.
    pub(super) const fn word(self) -> &'static str {
        match self {
            Self::Begin => "begin",
            Self::Request => "request",
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
            Self::Waiting(_, request) => now >= request.expires_at,
            _ => false,
        }
    }

    /// The state to go on from when what was on its way is lost.
    pub(super) fn at_rest(self) -> Self {
        match self {
            Self::Opening { .. } => Self::Idle,
            // A request that Toss took after all runs out unused.
            Self::Requesting { session, .. } => Self::Ready(session),
            Self::Confirming { session, request } => Self::Waiting(session, request),
            state => state,
        }
    }
}

impl Session {
    pub(super) fn new(body: &Value, since: i64, method: Method) -> Option<Box<Self>> {
        let (flow, public_key) = (body.get("flow").text()?, body.get("publicKey").text()?);
        PublicKey::from_base64(public_key).ok()?;
        Some(Box::new(Self { flow: flow.into(), public_key: public_key.into(), method, expires_at: since + READY_MS }))
    }

    /// The newest flow always: an answer that brings none keeps the old one.
    pub(super) fn renew(&mut self, body: &Value) {
        if let Some(flow) = body.get("flow").text() {
            self.flow = flow.into();
        }
    }
}

impl Request {
    /// None where the answer lacks the page or the app that the user is to go to.
    pub(super) fn new(method: Method, trigger: Trigger, since: i64, body: &Value, now: i64) -> Option<Box<Self>> {
        let life = body.get("expireSeconds").integer().map_or(REQUEST_MS, |seconds| seconds.clamp(1, 1800) * 1000);
        let wait_until = now + backoff::pause(0);
        let open = open(method, trigger, body)?;
        Some(Box::new(Self { trigger, expires_at: since + life, polls: 0, wait_until, open, error: None }))
    }

    /// "Not yet", or no answer: each in a row waits longer.
    pub(super) fn wait(&mut self, now: i64, error: Error) {
        self.polls += 1;
        self.wait_until = now + backoff::pause(self.polls as u32);
        self.error = Some(error);
    }
}

/// What the view names as the page or app to open.
fn open(method: Method, trigger: Trigger, body: &Value) -> Option<Value> {
    let text = |name: &str| Value::from(body.get(name).text());
    let how = match trigger {
        Trigger::Push => return Some(Value::Null),
        Trigger::AppScheme => {
            let links = ["appScheme", "androidAppUri", "iosAppUri"];
            let url = links.iter().map(|name| text(name)).find(|link| !link.is_null())?;
            let open = Value::object([("how", "app".into()), ("url", url)]);
            return Some(open.with("android", text(links[1])).with("ios", text(links[2])));
        }
        Trigger::Window => {
            if method == Method::Page {
                "post"
            } else {
                "popup"
            }
        }
    };
    let fields = Value::object([("txId", Some(text("txId")).filter(|id| !id.is_null())?)]);
    let url = Some(text("authUrl")).filter(|url| !url.is_null())?;
    Some(Value::object([("how", how.into()), ("url", url), ("fields", fields)]))
}
