//! The driver of the page's half: everything that is the same in the flows of all providers.
//!
//! It reads events, keeps the proxy's sealed state, gives a flow its common ends, and writes views and effects for the host.

use super::held::{Act, AnyFlow, Given, Refusal, Stepped};
use super::view::Shown;
use super::{Name, Outcome, Reply, Response, Verification};
use crate::error::{Error, Kind, Next as Advice, Reason};
use crate::flow::Context;
use crate::flow::answers::last;
use crate::flow::host::{Host, Shape};
use crate::flow::reading::readable::read_tolerantly;
use crate::flow::reading::{Input, Readable, Unreadable};
use crate::flow::value::{Unwritable, Value};
use crate::readable;

/// A flow of any provider, with the part that all flows share, as the boundary holds it.
pub struct Page<H: Host> {
    /// The proxy's sealed state, for the header `bonin-flow`.
    flow: Option<String>,
    state: Box<dyn AnyFlow<H>>,
    /// Set once the flow has ended in one of the ways that all flows share. The state does not count any more then.
    end: Option<End>,
}

/// One of the ends that all flows share.
enum End {
    Failed(Error),
    Expired,
    Cancelled,
}

/// The members of a proxy's answer that all providers share.
#[derive(Default)]
struct Shared {
    flow: Option<String>,
    error: Option<Error>,
}

readable! { struct Shared: Default { flow: "flow", error: "error", } }

impl<H: Host> Page<H> {
    /// A flow before anything happened, or the one of a snapshot.
    ///
    /// # Errors
    /// Kind `misuse`, field `snapshot`, for anything that this version did not write.
    pub fn open(state: Box<dyn AnyFlow<H>>, snapshot: Option<&H>) -> Result<Self, Error> {
        let mut page = Self { flow: None, state, end: None };
        if let Some(snapshot) = snapshot {
            page.read(snapshot).map_err(|_| Error::misuse("snapshot", Reason::BadSnapshot))?;
        }
        Ok(page)
    }

    /// One event: its name, and its data. Gives `{ view, act, wakeAt }`.
    ///
    /// # Errors
    /// The event does not fit, or its input is not acceptable. The flow is as it was then.
    pub fn feed(&mut self, event: &str, data: &H, context: &mut Context<'_>) -> Result<H, Error> {
        let flow = self.flow.clone();
        let act = self.next(event, data, context).inspect_err(|_| self.flow = flow)?;
        written(self.shown(Some(act), context.now))
    }

    /// The state as it is: `{ view, wakeAt }`.
    ///
    /// # Errors
    /// Kind `bug`.
    pub fn look(&self, now: i64) -> Result<H, Error> {
        written(self.shown(None, now))
    }

    /// The flow as a value that a JSON text can hold: no personal data.
    ///
    /// # Errors
    /// Kind `bug`.
    pub fn snapshot(&self) -> Result<H, Error> {
        written(self.write())
    }

    fn read(&mut self, snapshot: &H) -> Result<(), Unreadable> {
        let bad = || Unreadable::because(Reason::BadSnapshot);
        // The version first: the form of another version's states says nothing.
        let version = f64::from(self.state.version());
        if !matches!(snapshot.member("v").shape(), Shape::Number(v) if v == version) {
            return Err(bad());
        }
        let input = Input::strict(snapshot);
        input.has_only(&["v", "provider", "flow", "life"])?;
        let provider: String = input.member("provider")?;
        self.flow = input.member("flow")?;
        let life = input.enter("life")?.variant()?;
        self.end = match () {
            () if life.is("open") => {
                self.state.read(life.content()?)?;
                None
            }
            () if life.is("failed") => Some(End::Failed(Error::read_from(life.content()?)?)),
            () if life.is("expired") => life.has_none().map(|()| Some(End::Expired))?,
            () if life.is("cancelled") => life.has_none().map(|()| Some(End::Cancelled))?,
            () => return Err(bad()),
        };
        if provider == self.state.provider() { Ok(()) } else { Err(bad()) }
    }

    fn write(&self) -> Result<Value, Unwritable> {
        let variant = |name, content| Value::Object(vec![(name, content)]);
        let life = match &self.end {
            None => variant("open", self.state.write()?),
            Some(End::Failed(error)) => variant("failed", Value::of(error)?),
            Some(End::Expired) => "expired".into(),
            Some(End::Cancelled) => "cancelled".into(),
        };
        let mut page = Value::object();
        page.set("v", Value::Number(self.state.version().into()));
        page.set("provider", self.state.provider().into());
        page.set("flow", self.flow.as_deref().map_or(Value::Absent, Value::from));
        page.set("life", life);
        Ok(page)
    }

    fn next(&mut self, event: &str, data: &H, context: &mut Context<'_>) -> Result<Act, Error> {
        if let Some(end) = &self.end {
            return self.after(end, event, data);
        }
        if self.state.is_over(context.now) {
            self.end = Some(End::Expired);
            return Ok(Act::Reject(too_late()));
        }
        match event {
            "cancel" if self.state.is_ended() => return Ok(Act::Rest),
            "cancel" => {
                self.end = Some(End::Cancelled);
                return Ok(Act::Reject(given_up()));
            }
            "resume" => {
                self.state.rest();
                return Ok(Act::Rest);
            }
            _ => {}
        }
        if let Some(error) = self.state.settle(context.now) {
            return Ok(Act::Reject(error));
        }
        if event == "tick" {
            return Ok(Act::Rest);
        }
        let is_pending = self.state.pending().is_some();
        let given = self.given(event, data)?;
        match self.state.step(given, context) {
            Ok(Stepped::To(act)) => Ok(act),
            Ok(Stepped::Over(end, told)) => Ok(self.over(end, told)),
            Err(Refusal::Because(error)) => Err(error),
            Err(Refusal::Arguments(unreadable)) if unreadable.is_unknown_name() => Err(not_now()),
            // The arguments of a call that is not possible now are not worth an error of their own.
            Err(Refusal::Arguments(unreadable)) if !is_pending && self.offers(event, context.now) => {
                Err(unreadable.into_call_misuse())
            }
            Err(_) => Err(if is_pending { busy() } else { not_now() }),
        }
    }

    fn given<'a>(&mut self, event: &'a str, data: &'a H) -> Result<Given<'a, H>, Error> {
        let step = || match data.member("step").shape() {
            Shape::Text(word) => Ok(word),
            _ => Err(not_now()),
        };
        Ok(match event {
            "poll" => Given::Poll,
            "closed" => Given::Closed,
            "blocked" => Given::Blocked,
            "returned" => Given::Returned(data.member("query")),
            "answered" => {
                let body = data.member("body");
                Given::Answered(step()?, self.read_reply(&body), body)
            }
            "replied" => Given::Replied(step()?, read_response(data).ok_or_else(not_now)?),
            "unreachable" => {
                let timeout = matches!(data.member("timeout").shape(), Shape::Bool(true));
                Given::Lost(step()?, timeout)
            }
            call => Given::Call(call, data),
        })
    }

    /// Keeps the newest sealed state always: an answer that brings none leaves the old one. `None` for an answer that cannot be
    /// read.
    fn read_reply(&mut self, body: &H) -> Option<Reply<()>> {
        if !matches!(body.shape(), Shape::Object) {
            return None;
        }
        let shared: Shared = read_tolerantly(body).ok()?;
        let has_flow = shared.flow.is_some();
        self.flow = shared.flow.or(self.flow.take());
        Some(Reply { has_flow, error: shared.error, answer: () })
    }

    fn offers(&self, call: &str, now: i64) -> bool {
        self.state.view(now).actions.contains(&call)
    }

    /// The end that an error is. There is nothing left to try again, whatever the error says of its step.
    fn over(&mut self, end: Error, told: Option<Error>) -> Act {
        let end = last(end);
        let told = told.map_or_else(|| end.clone(), last);
        self.end = Some(if end.kind == Kind::Expired { End::Expired } else { End::Failed(end) });
        Act::Reject(told)
    }

    /// Events that reach a flow after its end.
    fn after(&self, end: &End, event: &str, data: &H) -> Result<Act, Error> {
        if ["cancel", "tick", "resume"].contains(&event) {
            return Ok(Act::Rest);
        }
        if !self.state.asks_for_end(event, data) {
            return Err(not_now());
        }
        Ok(Act::Reject(match end {
            End::Failed(error) => error.clone(),
            End::Expired => too_late(),
            End::Cancelled => given_up(),
        }))
    }

    fn shown(&self, act: Option<Act>, now: i64) -> Result<Value, Unwritable> {
        let shown = match &self.end {
            None => self.state.view(now),
            Some(End::Failed(error)) => Shown { error: Some(error.clone()), ..Shown::new(Name::Failed) },
            Some(End::Expired) => Shown::new(Name::Expired),
            Some(End::Cancelled) => Shown::new(Name::Cancelled),
        };
        let (pending, can_cancel) =
            if self.end.is_some() { (None, false) } else { (self.state.pending(), !self.state.is_ended()) };
        let mut view = shown.members?;
        view.set("name", shown.name.word().into());
        let mut actions = Vec::new();
        if let Some(step) = pending {
            view.set("pending", step.into());
        } else {
            actions = shown.actions;
            if let Some(at) = shown.poll_at {
                view.set("pollAt", Value::Number(at));
            }
        }
        actions.extend(can_cancel.then_some("cancel"));
        view.set("actions", Value::List(actions.into_iter().map(Value::from).collect()));
        if let Some(error) = &shown.error {
            view.set("error", self.written_error(error)?);
        }
        let mut output = Value::object();
        output.set("view", view);
        if let Some(act) = act.filter(|act| !matches!(act, Act::Rest)) {
            output.set("act", self.written_act(act)?);
        }
        if let Some(at) = shown.wake_at {
            output.set("wakeAt", Value::Number(at));
        }
        Ok(output)
    }

    fn written_act(&self, act: Act) -> Result<Value, Unwritable> {
        let mut written = Value::object();
        let name = match act {
            Act::Rest => "rest",
            Act::Post(step, starts, body) => {
                written.set("step", step.into());
                written.set("body", body);
                if let Some(flow) = self.flow.as_deref().filter(|_| !starts) {
                    written.set("flow", flow.into());
                }
                "post"
            }
            Act::Ask(step, ask) => {
                written = Value::of(&ask)?;
                written.set("step", step.into());
                "ask"
            }
            Act::Open(page) => {
                if let Some(page) = &page {
                    written.set("page", Value::of(page)?);
                }
                "open"
            }
            Act::Resolve(outcome) => {
                written.set("value", written_outcome(outcome));
                "resolve"
            }
            Act::Reject(error) => {
                written.set("error", self.written_error(&error)?);
                "reject"
            }
        };
        written.set("type", name.into());
        Ok(written)
    }

    /// An error with the name of its provider.
    fn written_error(&self, error: &Error) -> Result<Value, Unwritable> {
        let mut value = Value::of(error)?;
        value.set("provider", self.state.provider().into());
        Ok(value)
    }
}

fn read_response<H: Host>(data: &H) -> Option<Response> {
    match (data.member("status").shape(), data.member("body").shape()) {
        (Shape::Number(status), Shape::Text(body)) => Some(Response { status: status as i64, body }),
        _ => None,
    }
}

fn written_outcome(outcome: Outcome<Value>) -> Value {
    match outcome {
        Outcome::Verified(Verification { ticket, claims }) => {
            let mut value = Value::object();
            value.set("ticket", Value::Text(ticket));
            if let Some(claims) = claims {
                value.set("claims", Value::Json(claims.json().into()));
            }
            value
        }
        Outcome::Other(value) => value,
    }
}

fn written<H: Host>(value: Result<Value, Unwritable>) -> Result<H, Error> {
    value.ok().and_then(H::from_value).ok_or_else(bug)
}

fn too_late() -> Error {
    Error::new(Kind::Expired, Reason::FlowExpired).then(Advice::Restart)
}

fn given_up() -> Error {
    Error::new(Kind::Cancelled, Reason::Cancelled)
}

fn busy() -> Error {
    Error::new(Kind::Misuse, Reason::Busy)
}

pub(super) fn not_now() -> Error {
    Error::new(Kind::Misuse, Reason::NotNow)
}

pub(super) fn bug() -> Error {
    Error::new(Kind::Bug, Reason::Bug)
}
