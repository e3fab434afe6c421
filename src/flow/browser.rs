//! The browser's half of a flow: what the page asks for and what the proxy answers go in; a request, a page to open, or the
//! end of the caller's promise comes out.

use super::Turn;
use crate::error::{Error, Reason};
use crate::json::Value;
use alloc::{string::String, vec::Vec};

/// What the driver does after a step.
#[derive(Debug)]
pub enum Act {
    /// Nothing; a pending call settles with the state.
    Rest,
    /// POST `body` to the proxy's route `step`; one event follows, `answered` or `unreachable`, with the same `step`.
    Post {
        /// The route.
        step: &'static str,
        /// The JSON body.
        body: Value,
        /// The proxy's sealed part of the state, for the header `bonin-flow`.
        flow: Option<String>,
    },
    /// Ask a server of the provider's by itself, with this origin's cookies for it; one event follows, `replied
    /// { status, body }`, the body as text, or `unreachable`, with the same `step`.
    #[cfg(feature = "asks")]
    Ask {
        /// Names the request for its event.
        step: &'static str,
        /// Absolute; the driver asks no other scheme than http and https.
        url: String,
        /// Headers, their names in lower case.
        headers: Value,
        /// The body of a POST.
        body: String,
    },
    /// Open the page that the view's `open { how, url, fields? }` names. `blocked` follows at once where the browser does not
    /// let it open, and the pending call is still there to fail; else the call settles with the state. Later come `closed`,
    /// a hint that may be wrong and may come more than once, and `returned { query }`, also after `closed`: who closes the
    /// window may have been through. With `how` `popup` the page gets a window of its own; with `redirect` and `post` this
    /// page goes there, and with `app` an app opens, of which nothing comes back.
    #[cfg(feature = "opens")]
    Open,
    /// The same for a page `{ how, url, fields? }` that the view does not name, since what is posted there must not last: it
    /// is in no view and so in no snapshot. What `returned` and `closed` would say of it is not waited for.
    #[cfg(feature = "opens")]
    OpenOnce(Value),
    /// The pending call succeeds with this value.
    Resolve(Value),
    /// The pending call fails.
    Reject(Error),
}

/// What the page sees of a state: a name, the calls that are possible now, and what the provider adds.
#[derive(Debug)]
pub struct View {
    members: Value,
    actions: Vec<Value>,
    error: Option<Error>,
    wake_at: Option<i64>,
}

impl View {
    /// The view of the state `name`.
    pub fn new(name: &str) -> Self {
        Self { members: Value::object([("name", name.into())]), actions: Vec::new(), error: None, wake_at: None }
    }

    /// With a call that is possible now; none where the name is empty.
    pub fn can(mut self, action: &str) -> Self {
        if !action.is_empty() {
            self.actions.push(action.into());
        }
        self
    }

    /// With one more member: counts as numbers, times in ms since 1970 UTC.
    pub fn with(mut self, name: &str, value: impl Into<Value>) -> Self {
        self.members = self.members.with(name, value);
        self
    }

    /// With a step on its way: giving up is all that can be done.
    pub fn pending(self, step: &str) -> Self {
        self.with("pending", step).can("cancel")
    }

    /// With what last went wrong.
    pub fn error(mut self, error: Option<&Error>) -> Self {
        self.error = error.cloned();
        self
    }

    /// With the time, in ms, when the driver should send a `poll`: then, or as soon after as somebody looks at the page. A
    /// poll that is on its way shows in no `pending` and stands in nobody's way: a call puts its own request in its place.
    pub fn poll(self, at: i64) -> Self {
        self.with("pollAt", at)
    }

    /// With the time, in ms, when the driver should send a `tick` so that the clocks take effect.
    pub const fn wake(mut self, at: i64) -> Self {
        self.wake_at = Some(at);
        self
    }
}

/// One provider's browser half. Its one transition table is `step`.
pub trait BrowserFlow: Sized {
    /// Name in URLs and errors.
    const PROVIDER: &'static str;
    /// The state before anything happened.
    fn start() -> Self;
    /// A state from its snapshot; `None` for anything this version did not write.
    fn read(snapshot: &Value) -> Option<Self>;
    /// The snapshot: no personal data, nothing secret but what the browser holds anyway.
    fn write(&self) -> Value;
    /// The table. An event that does not fit is an error, and the caller keeps the state it had.
    fn step(self, event: &Value, turn: &mut Turn<'_>) -> Result<(Self, Act), Error>;
    /// What the page sees.
    fn view(&self, now: i64) -> View;
}

/// The version of snapshots; a state written by another one is refused.
const SNAPSHOT: i64 = 1;

/// One step from the wire form `{ state, event }` to `{ state, view, act, wakeAt }`.
pub fn run<F: BrowserFlow>(input: &Value, turn: &mut Turn<'_>) -> Result<Value, Error> {
    let before = match input.get("state") {
        Value::Null => F::start(),
        snapshot => Some(snapshot)
            .filter(|s| s.get("v").integer() == Some(SNAPSHOT) && s.get("provider").text() == Some(F::PROVIDER))
            .and_then(F::read)
            .ok_or_else(|| Error::misuse("snapshot", Reason::BadSnapshot))?,
    };
    let (state, act) = match input.get("event") {
        Value::Null => (before, Act::Rest),
        event => before.step(event, turn)?,
    };
    let after = state.write().with("v", SNAPSHOT).with("provider", F::PROVIDER);
    Ok(output(after, state.view(turn.now), act, F::PROVIDER, turn))
}

fn output(state: Value, view: View, act: Act, provider: &str, turn: &Turn<'_>) -> Value {
    let error = |error: &Error| error.to_value(provider, turn.lang);
    let act = match act {
        Act::Rest => Value::Null,
        Act::Post { step, body, flow } => {
            Value::object([("type", "post".into()), ("step", step.into()), ("body", body), ("flow", flow.into())])
        }
        #[cfg(feature = "asks")]
        Act::Ask { step, url, headers, body } => Value::object([
            ("type", "ask".into()),
            ("step", step.into()),
            ("url", url.into()),
            ("headers", headers),
            ("body", body.into()),
        ]),
        #[cfg(feature = "opens")]
        Act::Open => Value::object([("type", "open".into())]),
        #[cfg(feature = "opens")]
        Act::OpenOnce(page) => Value::object([("type", "open".into()), ("page", page)]),
        Act::Resolve(value) => Value::object([("type", "resolve".into()), ("value", value)]),
        Act::Reject(why) => Value::object([("type", "reject".into()), ("error", error(&why))]),
    };
    let shown = view.members.with("actions", view.actions).with("error", view.error.as_ref().map(error));
    Value::object([("state", state), ("wakeAt", view.wake_at.into()), ("view", shown), ("act", act)])
}
