//! The browser's half of a flow: what the page asks for and what the proxy answers go in; a request, a page to open, or the
//! end of the caller's promise comes out.

use super::Turn;
use crate::error::{Error, Reason};
use crate::json::Value;
use alloc::{string::String, vec::Vec};

/// What the driver does after a step. Everything but `Rest`, `Resolve` and `Reject` leads to one more event.
#[derive(Debug)]
pub enum Act {
    /// Nothing; a pending call settles with the state.
    Rest,
    /// POST `body` to the proxy's route `step`; the answer comes back as an event with the same `id`.
    Post {
        /// The route.
        step: &'static str,
        /// The JSON body.
        body: Value,
        /// The proxy's sealed part of the state, for the header `bonin-flow`.
        flow: Option<String>,
    },
    /// The pending call succeeds with this value.
    Resolve(Value),
    /// The pending call fails.
    Reject(Error),
}

/// What the page sees of a state.
#[derive(Debug, Default)]
pub struct View {
    /// The state's name.
    pub name: &'static str,
    /// The calls that are possible now.
    pub actions: Vec<&'static str>,
    /// The step that is on its way.
    pub pending: Option<&'static str>,
    /// Attempts left for the code.
    pub attempts_left: Option<i64>,
    /// Resends left.
    pub resends_left: Option<i64>,
    /// When this state ends by itself, in ms.
    pub expires_at: Option<i64>,
    /// When the code last sent stops being accepted, in ms.
    pub code_expires_at: Option<i64>,
    /// Not before this time should `confirm()` be asked again, in ms.
    pub wait_until: Option<i64>,
    /// The number to key in during the call.
    pub ars_number: Option<String>,
    /// What last went wrong.
    pub error: Option<Error>,
    /// When the driver should send a `tick` so that time takes effect, in ms.
    pub wake_at: Option<i64>,
}

/// One provider's browser half. Its one transition table is `step`.
pub trait BrowserFlow: Sized {
    /// What can happen.
    type Event;
    /// Name in URLs and errors.
    const PROVIDER: &'static str;
    /// The state before anything happened.
    fn start() -> Self;
    /// A state from its snapshot; `None` for anything this version did not write.
    fn read(snapshot: &Value) -> Option<Self>;
    /// The snapshot: no personal data, nothing secret but what the browser holds anyway.
    fn write(&self) -> Value;
    /// An event from its wire form.
    fn event(event: &Value) -> Result<Self::Event, Error>;
    /// The table. An event that does not fit is an error, and the caller keeps the state it had.
    fn step(self, event: Self::Event, turn: &mut Turn<'_>) -> Result<(Self, Act), Error>;
    /// What the page sees.
    fn view(&self, now: i64) -> View;
}

/// The version of snapshots; a state written by another one is refused.
const SNAPSHOT: i64 = 1;

/// One step from the wire form `{ state, event }` to `{ state, view, act }`.
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
        event => before.step(F::event(event)?, turn)?,
    };
    let view = state.view(turn.now);
    Ok(Value::object([
        ("state", state.write().with("v", SNAPSHOT).with("provider", F::PROVIDER)),
        ("wakeAt", view.wake_at.into()),
        ("view", view_value(view, F::PROVIDER, turn)),
        ("act", act_value(act, F::PROVIDER, turn)),
    ]))
}

fn act_value(act: Act, provider: &str, turn: &Turn<'_>) -> Value {
    match act {
        Act::Rest => Value::Null,
        Act::Post { step, body, flow } => {
            Value::object([("type", "post".into()), ("step", step.into()), ("body", body), ("flow", flow.into())])
        }
        Act::Resolve(value) => Value::object([("type", "resolve".into()), ("value", value)]),
        Act::Reject(error) => Value::object([("type", "reject".into()), ("error", error.to_value(provider, turn.lang))]),
    }
}

fn view_value(view: View, provider: &str, turn: &Turn<'_>) -> Value {
    let actions: Vec<Value> = view.actions.into_iter().map(Into::into).collect();
    Value::object([
        ("name", view.name.into()),
        ("actions", actions.into()),
        ("pending", view.pending.into()),
        ("attemptsLeft", view.attempts_left.into()),
        ("resendsLeft", view.resends_left.into()),
        ("expiresAt", view.expires_at.into()),
        ("codeExpiresAt", view.code_expires_at.into()),
        ("waitUntil", view.wait_until.into()),
        ("arsNumber", view.ars_number.into()),
        ("error", view.error.map(|e| e.to_value(provider, turn.lang)).into()),
    ])
}
