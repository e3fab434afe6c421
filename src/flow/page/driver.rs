//! The driver of the page's half: everything that is the same in the flows of all providers.
//!
//! It reads events, keeps the proxy's sealed state, gives a flow its common ends, and writes views and effects for the host.

use super::{Effect, Event, Name, Next, Outcome, PageFlow, Reply, Response, ServerReply, Step, Verification};
use crate::error::{Error, Kind, Next as Advice, Reason};
use crate::flow::Context;
use crate::flow::answers::{bad_answer, last, unreachable};
use crate::flow::host::{Host, Shape};
use crate::flow::reading::readable::{read, read_tolerantly, read_variant};
use crate::flow::reading::{Input, Readable, Unreadable};
use crate::readable;
use crate::words::Word;
use serde::Serialize;

/// A flow of any provider, as the boundary holds it.
pub trait AnyPage<H: Host> {
    /// One event: its name, and its data. Gives `{ view, act, wakeAt }`.
    ///
    /// # Errors
    /// The event does not fit, or its input is not acceptable. The flow is as it was then.
    fn feed(&mut self, event: &str, data: &H, context: &mut Context<'_>) -> Result<H, Error>;
    /// The state as it is: `{ view, wakeAt }`.
    ///
    /// # Errors
    /// Kind `bug`.
    fn look(&self, now: i64) -> Result<H, Error>;
    /// The flow as a value that a JSON text can hold: no personal data.
    ///
    /// # Errors
    /// Kind `bug`.
    fn snapshot(&self) -> Result<H, Error>;
}

/// A flow of one provider, with the part that all flows share. This is also its snapshot.
#[derive(Serialize)]
#[serde(bound = "")]
pub struct Page<F: PageFlow> {
    /// The version of the states' form.
    v: u32,
    /// The provider's name.
    provider: String,
    /// The proxy's sealed state, for the header `bonin-flow`.
    flow: Option<String>,
    life: Life<F>,
}

/// A state of the provider, or one of the ends that all flows share.
#[derive(Clone, Serialize)]
#[serde(bound = "", rename_all = "camelCase")]
enum Life<F: PageFlow> {
    Open(F),
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

impl<F: PageFlow> Readable for Page<F> {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        input.has_only(&["v", "provider", "flow", "life"])?;
        Ok(Self {
            v: input.member("v")?,
            provider: input.member("provider")?,
            flow: input.member("flow")?,
            life: input.member("life")?,
        })
    }
}

impl<F: PageFlow> Readable for Life<F> {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        let found = input.variant()?;
        match () {
            () if found.is("open") => F::read_from(found.content()?).map(Self::Open),
            () if found.is("failed") => Error::read_from(found.content()?).map(Self::Failed),
            () if found.is("expired") => found.has_none().map(|()| Self::Expired),
            () if found.is("cancelled") => found.has_none().map(|()| Self::Cancelled),
            _ => Err(Unreadable::because(Reason::NotListed)),
        }
    }
}

impl<F: PageFlow> Page<F> {
    /// A flow before anything happened.
    #[must_use]
    pub fn start() -> Self {
        Self { v: F::SNAPSHOT, provider: F::PROVIDER.into(), flow: None, life: Life::Open(F::start()) }
    }

    /// The flow of a snapshot.
    ///
    /// # Errors
    /// Kind `misuse`, field `snapshot`, for anything that this version did not write.
    pub fn resume<H: Host>(snapshot: &H) -> Result<Self, Error> {
        let bad = || Error::misuse("snapshot", Reason::BadSnapshot);
        // The version first: the form of another version's states says nothing.
        let is_ours = matches!(snapshot.member("v").shape(), Shape::Number(v) if v == f64::from(F::SNAPSHOT));
        if !is_ours {
            return Err(bad());
        }
        let page: Self = read(snapshot).map_err(|_| bad())?;
        if page.provider == F::PROVIDER { Ok(page) } else { Err(bad()) }
    }

    fn next<H: Host>(
        &mut self,
        event: &str,
        data: &H,
        context: &mut Context<'_>,
    ) -> Result<(Life<F>, Effect<F>), Error> {
        let mut state = match &self.life {
            Life::Open(state) => state.clone(),
            end => return end.after(event, data),
        };
        if state.is_over(context.now) {
            return Ok((Life::Expired, Effect::Reject(too_late())));
        }
        match event {
            "cancel" if state.is_ended() => return Ok((Life::Open(state), Effect::Rest)),
            "cancel" => return Ok((Life::Cancelled, Effect::Reject(given_up()))),
            "resume" => return Ok((Life::Open(state.at_rest()), Effect::Rest)),
            _ => {}
        }
        if let Some(error) = state.settle(context.now) {
            return Ok((Life::Open(state), Effect::Reject(error)));
        }
        if event == "tick" {
            return Ok((Life::Open(state), Effect::Rest));
        }
        let is_pending = state.pending().is_some();
        let refusal = || if is_pending { busy() } else { not_now() };
        let event = self.read_event(event, data, &state, context.now)?.ok_or_else(refusal)?;
        match state.step(event, context)? {
            Next::To(state, effect) => Ok((Life::Open(state), effect)),
            Next::Over(error) => Ok(Life::over(error)),
            Next::OverFor { end, told } => {
                let ((life, _), (_, effect)) = (Life::over(end), Life::<F>::over(told));
                Ok((life, effect))
            }
            Next::Refused => Err(refusal()),
        }
    }

    /// `None` for an event that does not fit, whatever its data.
    fn read_event<H: Host>(&mut self, event: &str, data: &H, state: &F, now: i64) -> Result<Option<Event<F>>, Error> {
        let step = || match data.member("step").shape() {
            Shape::Text(word) => F::Step::from_word(&word).ok_or_else(not_now),
            _ => Err(not_now()),
        };
        Ok(match event {
            "poll" => Some(Event::Poll),
            "closed" => Some(Event::Closed),
            "blocked" => Some(Event::Blocked),
            "returned" => Some(Event::Returned(read_tolerantly(&data.member("query")).unwrap_or_default())),
            "answered" => {
                let step = step()?;
                Some(Event::Answered(step, self.read_reply(step, &data.member("body"))))
            }
            "replied" => {
                let reply = read_response(data).and_then(|response| F::ServerReply::read::<H>(&response));
                Some(Event::Replied(step()?, reply.ok_or_else(not_now)?))
            }
            "unreachable" => {
                let step = step()?;
                let timeout = matches!(data.member("timeout").shape(), Shape::Bool(true));
                Some(Event::Lost(step, unreachable(step.word(), timeout)))
            }
            // The arguments of a call that is not possible now are not worth an error of their own.
            call => match read_variant(call, data) {
                Ok(call) => Some(Event::Call(call)),
                Err(unreadable) if unreadable.is_unknown_name() => return Err(not_now()),
                Err(unreadable) if offers(state, call, now) => return Err(unreadable.into_call_misuse()),
                Err(_) => None,
            },
        })
    }

    /// Keeps the newest sealed state always: an answer that brings none leaves the old one.
    fn read_reply<H: Host>(&mut self, step: F::Step, body: &H) -> Reply<F::Answer> {
        let bad = || Some(bad_answer(step.word()));
        if !matches!(body.shape(), Shape::Object) {
            return Reply { has_flow: false, error: bad(), answer: F::Answer::default() };
        }
        let (shared, mut error) = match read_tolerantly::<Shared, H>(body) {
            Ok(mut shared) => {
                let error = shared.error.take();
                (shared, error)
            }
            Err(_) => (Shared::default(), bad()),
        };
        let answer = read_tolerantly(body).unwrap_or_else(|_| {
            error = error.take().or_else(bad);
            F::Answer::default()
        });
        let has_flow = shared.flow.is_some();
        self.flow = shared.flow.or(self.flow.take());
        Reply { has_flow, error, answer }
    }

    fn shown<H: Host>(&self, effect: Option<Effect<F>>, now: i64) -> Option<H> {
        let mut view = H::object();
        let mut wake_at = None;
        match &self.life {
            Life::Open(state) => {
                let shown = state.view(now);
                if let Some(members) = &shown.members {
                    view = H::write(members)?;
                }
                view.set("name", H::write(&shown.name)?);
                wake_at = shown.wake_at;
                let mut actions = Vec::new();
                if let Some(step) = state.pending() {
                    view.set("pending", H::write(step.word())?);
                } else {
                    actions.extend(shown.actions.iter().map(|action| action.word()));
                    if let Some(at) = shown.poll_at {
                        view.set("pollAt", H::write(&at)?);
                    }
                }
                actions.extend((!state.is_ended()).then_some("cancel"));
                view.set("actions", H::write(&actions)?);
                if let Some(error) = &shown.error {
                    view.set("error", written::<F, H>(error)?);
                }
            }
            end => {
                view.set("name", H::write(&end.name())?);
                view.set("actions", H::list(Vec::new()));
                if let Life::Failed(error) = end {
                    view.set("error", written::<F, H>(error)?);
                }
            }
        }
        let mut output = H::object();
        output.set("view", view);
        if let Some(act) = effect.filter(|effect| !matches!(effect, Effect::Rest)) {
            output.set("act", self.written_effect(act)?);
        }
        if let Some(at) = wake_at {
            output.set("wakeAt", H::write(&at)?);
        }
        Some(output)
    }

    fn written_effect<H: Host>(&self, effect: Effect<F>) -> Option<H> {
        let named = |name: &str| {
            let mut act = H::object();
            act.set("type", H::write(name)?);
            Some(act)
        };
        Some(match effect {
            Effect::Rest => H::object(),
            Effect::Post(step, body) => {
                let mut act = named("post")?;
                act.set("step", H::write(step.word())?);
                act.set("body", H::write(&body)?);
                if let Some(flow) = self.flow.as_deref().filter(|_| !step.starts()) {
                    act.set("flow", H::write(flow)?);
                }
                act
            }
            Effect::Ask(step, ask) => {
                let mut act = H::write(&ask)?;
                act.set("type", H::write("ask")?);
                act.set("step", H::write(step.word())?);
                act
            }
            Effect::Open => named("open")?,
            Effect::OpenOnce(page) => {
                let mut act = named("open")?;
                act.set("page", H::write(&page)?);
                act
            }
            Effect::Resolve(outcome) => {
                let mut act = named("resolve")?;
                act.set("value", written_outcome(&outcome)?);
                act
            }
            Effect::Reject(error) => {
                let mut act = named("reject")?;
                act.set("error", written::<F, H>(&error)?);
                act
            }
        })
    }
}

impl<F: PageFlow, H: Host> AnyPage<H> for Page<F> {
    fn feed(&mut self, event: &str, data: &H, context: &mut Context<'_>) -> Result<H, Error> {
        let flow = self.flow.clone();
        let (life, effect) = self.next(event, data, context).inspect_err(|_| self.flow = flow)?;
        self.life = life;
        self.shown(Some(effect), context.now).ok_or_else(bug)
    }

    fn look(&self, now: i64) -> Result<H, Error> {
        self.shown(None, now).ok_or_else(bug)
    }

    fn snapshot(&self) -> Result<H, Error> {
        H::write(self).ok_or_else(bug)
    }
}

impl<F: PageFlow> Life<F> {
    /// The end that an error is. There is nothing left to try again, whatever the error says of its step.
    fn over(error: Error) -> (Self, Effect<F>) {
        let error = last(error);
        let life = if error.kind == Kind::Expired { Self::Expired } else { Self::Failed(error.clone()) };
        (life, Effect::Reject(error))
    }

    /// Events that reach a flow after its end.
    fn after<H: Host>(&self, event: &str, data: &H) -> Result<(Self, Effect<F>), Error> {
        if ["cancel", "tick", "resume"].contains(&event) {
            return Ok((self.clone(), Effect::Rest));
        }
        match read_variant(event, data) {
            Ok(call) if F::asks_for_end(&call) => {
                let error = match self {
                    Self::Failed(error) => error.clone(),
                    Self::Expired => too_late(),
                    Self::Open(_) | Self::Cancelled => given_up(),
                };
                Ok((self.clone(), Effect::Reject(error)))
            }
            _ => Err(not_now()),
        }
    }

    const fn name(&self) -> Name {
        match self {
            Self::Open(_) | Self::Failed(_) => Name::Failed,
            Self::Expired => Name::Expired,
            Self::Cancelled => Name::Cancelled,
        }
    }
}

fn offers<F: PageFlow>(state: &F, call: &str, now: i64) -> bool {
    state.pending().is_none() && state.view(now).actions.iter().any(|action| action.word() == call)
}

fn read_response<H: Host>(data: &H) -> Option<Response> {
    match (data.member("status").shape(), data.member("body").shape()) {
        (Shape::Number(status), Shape::Text(body)) => Some(Response { status: status as i64, body }),
        _ => None,
    }
}

/// An error with the name of its provider.
fn written<F: PageFlow, H: Host>(error: &Error) -> Option<H> {
    let mut value = H::write(error)?;
    value.set("provider", H::write(F::PROVIDER)?);
    Some(value)
}

fn written_outcome<T: Serialize, H: Host>(outcome: &Outcome<T>) -> Option<H> {
    match outcome {
        Outcome::Verified(Verification { ticket, claims }) => {
            let mut value = H::object();
            value.set("ticket", H::write(ticket)?);
            if let Some(claims) = claims {
                value.set("claims", H::from_json(claims.json())?);
            }
            Some(value)
        }
        Outcome::Other(value) => H::write(value),
    }
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

fn not_now() -> Error {
    Error::new(Kind::Misuse, Reason::NotNow)
}

fn bug() -> Error {
    Error::new(Kind::Bug, Reason::Bug)
}
