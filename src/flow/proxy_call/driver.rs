//! The driver of the proxy's half: everything that is the same for all providers.

use super::ledger::Ledger;
use super::{Answer, Caller, Cost, Event, Given, Next, ProxyContext, ProxyFlow, Request, Task, random_id};
use crate::error::{Error, Kind, Lang, Next as Advice, Randomness, Reason};
use crate::flow::answers::{bad_answer, last};
use crate::flow::host::{Host, Shape};
use crate::flow::named::Named;
use crate::flow::reading::{read, read_variant};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use std::rc::Rc;

/// A provider with its settings, as the boundary holds it.
pub trait AnyService<H: Host> {
    /// A call of a page.
    ///
    /// # Errors
    /// Kind `bug`: the caller is not what the proxy's JavaScript makes of it.
    fn call(&self, lang: Lang, caller: &H) -> Result<Box<dyn AnyCall<H>>, Error>;
    /// The addresses of the provider, each by the setting that it comes from.
    fn servers(&self) -> Named<String>;
    /// The address to lead a browser on to that arrived at the route `step`, with `fields` as `[[name, value]]`.
    ///
    /// # Errors
    /// There is no such route.
    fn arrive(&self, step: &str, fields: &H, lang: Lang, now: i64) -> Result<String, Error>;
}

/// One call of a page, from its request to its answer.
pub trait AnyCall<H: Host> {
    /// The first task: `{ type, ... }`.
    ///
    /// # Errors
    /// The input is not acceptable.
    fn begin(&mut self, step: &str, sealed: &H, body: &H, now: i64, rng: &mut Randomness<'_>) -> Result<H, Error>;
    /// The next task, from the result of the last one.
    ///
    /// # Errors
    /// The event does not fit.
    fn feed(&mut self, event: &str, data: &H, now: i64, rng: &mut Randomness<'_>) -> Result<H, Error>;
}

/// A provider with its settings.
pub struct Service<F: ProxyFlow>(Rc<F::Settings>);

/// A call: the settings, and the state that waits for the result of a task.
struct Call<F: ProxyFlow> {
    settings: Rc<F::Settings>,
    lang: Lang,
    caller: Caller,
    state: Option<F>,
    /// The route.
    step: String,
    /// The account of the flow; none before the call has begun.
    ledger: Option<Ledger>,
    /// The flow was there before this call.
    goes_on: bool,
    /// A request that waits for the store's word on its step.
    unclaimed: Option<Request>,
    /// What this call has cost, if it has cost something.
    cost: Option<Cost>,
    /// The name of the outcome of a call that starts a flow.
    outcome: Option<String>,
}

/// A state as it is sealed.
#[derive(Serialize, Deserialize)]
struct Sealed<S> {
    v: u32,
    flow: Ledger,
    state: S,
}

/// The marks of an answer, for the proxy's JavaScript.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Marks {
    /// The flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    flow: Option<String>,
    /// The name of the outcome of a call that starts a flow and uses something up.
    #[serde(skip_serializing_if = "Option::is_none")]
    outcome: Option<String>,
    /// The step was made before: its outcome may have been kept, and this answer is for the case that it was not.
    was_made: bool,
    /// The outcome has to be kept, because the call cannot be made again.
    keeps: bool,
    /// The step's mark has to last from now on, because the provider has vouched for the flow.
    lasts: bool,
    /// The user has logged off.
    is_left: bool,
}

impl<F: ProxyFlow> Service<F> {
    /// The provider with these settings, a JSON object.
    ///
    /// # Errors
    /// Every fault in the settings, each of kind `config`.
    pub fn configure(settings: serde_json::Value) -> Result<Self, Vec<Error>> {
        let mut given = Given::new(settings);
        let settings = F::configure(&mut given);
        given.finish(settings).map(Rc::new).map(Self)
    }
}

impl<F: ProxyFlow, H: Host> AnyService<H> for Service<F> {
    fn call(&self, lang: Lang, caller: &H) -> Result<Box<dyn AnyCall<H>>, Error> {
        let caller = if caller.shape().is_absent() { Caller::default() } else { read(caller).map_err(|_| bug())? };
        Ok(Box::new(Call::<F> {
            settings: Rc::clone(&self.0),
            lang,
            caller,
            state: None,
            step: String::new(),
            ledger: None,
            goes_on: false,
            unclaimed: None,
            cost: None,
            outcome: None,
        }))
    }

    fn servers(&self) -> Named<String> {
        Named(F::servers(&self.0).into_iter().map(|(setting, address)| (setting, address.to_owned())).collect())
    }

    fn arrive(&self, step: &str, fields: &H, _lang: Lang, _now: i64) -> Result<String, Error> {
        if !F::ARRIVALS.contains(&step) {
            return Err(Error::misuse("step", Reason::NotListed));
        }
        let fields: Vec<(String, String)> = read(fields).map_err(|_| bug())?;
        F::arrive(&fields, &self.0)
    }
}

impl<F: ProxyFlow> Call<F> {
    fn next<H: Host>(&mut self, next: Next<F>) -> Result<H, Error> {
        match next {
            Next::Do(state, task) => {
                let task = self.claimed(task)?;
                self.state = Some(state);
                H::write::<Task>(&task).ok_or_else(bug)
            }
            Next::Done(answer) => {
                let answer = if is_too_deep(&answer) { unreadable(&self.step) } else { answer };
                self.written(answer, false).ok_or_else(bug)
            }
            Next::Refused => Err(not_now()),
        }
    }

    /// A request that costs something waits until its step is marked in the store. A call that starts a flow has nothing yet
    /// that could be marked.
    fn claimed(&mut self, task: Task) -> Result<Task, Error> {
        let Task::Http(request) = task else { return Ok(task) };
        // One call is one step, even if its request has to be sent again with another access token.
        let Some(cost) = request.cost().filter(|_| self.cost.is_none()) else { return Ok(Task::Http(request)) };
        self.cost = Some(cost);
        let Some(ledger) = self.ledger.as_mut().filter(|_| self.goes_on) else { return Ok(Task::Http(request)) };
        let (number, lasts) = (ledger.number, ledger.vouched);
        ledger.spend(cost, F::most(cost)).map_err(|error| error.at(&self.step))?;
        self.unclaimed = Some(request);
        Ok(Task::Claim { flow: ledger.id.clone(), number, lasts })
    }

    fn written<H: Host>(&mut self, answer: Answer<F>, was_made: bool) -> Option<H> {
        let marks = self.settled(&answer, was_made);
        let mut task = H::object();
        task.set("type", H::write("answer")?);
        task.set("body", answer.body.map_or_else(|| Some(H::object()), |body| H::write(&body))?);
        task.set("ended", H::write(&answer.sealed.is_none())?);
        task.set("marks", H::write(&marks)?);
        if let Some(identity) = &answer.identity {
            task.set("identity", H::write(identity.as_ref())?);
        }
        if let Some(otp) = &answer.otp {
            task.set("otp", H::write(otp)?);
        }
        if let Some(error) = &answer.error {
            task.set("error", written(error, F::PROVIDER, self.lang)?);
            if let Some(said) = &error.provider_message {
                task.set("providerMessage", H::write(said)?);
            }
        }
        if let Some(state) = answer.sealed {
            task.set("state", H::write(&Sealed { v: F::SEALED, flow: self.ledger.clone()?, state })?);
        }
        Some(task)
    }

    /// Brings the account up to date with the answer.
    fn settled(&mut self, answer: &Answer<F>, was_made: bool) -> Marks {
        let cost = self.cost.filter(|_| !was_made);
        // No answer, or one that says that it is too early: nothing that the provider counts has happened, as far as is known.
        let is_void = |error: &Error| error.kind == Kind::Network || error.next == Some(Advice::Wait);
        let is_void = answer.error.as_ref().is_some_and(is_void);
        let mut lasts = false;
        if let (Some(ledger), Some(cost)) = (self.ledger.as_mut().filter(|_| self.goes_on), cost) {
            if is_void {
                ledger.restore(cost);
            }
            lasts = answer.error.is_none() && !ledger.vouched;
        }
        // A flow in which nobody ever was logged on is a stranger's, perhaps, and there is nothing in its copies to be ended.
        let is_left = answer.is_left && self.ledger.as_ref().is_some_and(|ledger| ledger.vouched);
        if let Some(ledger) = self.ledger.as_mut() {
            ledger.vouched |= answer.identity.is_some() || answer.error.is_none() && cost.is_some();
        }
        Marks {
            flow: self.ledger.as_ref().map(|ledger| ledger.id.clone()),
            outcome: self.outcome.clone(),
            was_made,
            keeps: cost.is_some() && (self.goes_on || answer.error.is_none()) || answer.identity.is_some() || is_left,
            lasts,
            is_left,
        }
    }
}

impl<F: ProxyFlow, H: Host> AnyCall<H> for Call<F> {
    fn begin(&mut self, step: &str, sealed: &H, body: &H, now: i64, rng: &mut Randomness<'_>) -> Result<H, Error> {
        if self.state.is_some() || self.unclaimed.is_some() {
            return Err(not_now().at(step));
        }
        if !F::STEPS.contains(&step) && !F::BACKEND_STEPS.contains(&step) {
            return Err(Error::misuse("step", Reason::NotListed));
        }
        let state = if sealed.shape().is_absent() { None } else { Some(opened::<F, H>(sealed)?) };
        let needs_none = F::STARTS.contains(&step) || F::BACKEND_STEPS.contains(&step);
        if state.is_none() && !needs_none {
            return Err(Error::misuse("flow", Reason::Missing));
        }
        let body = match body.shape() {
            Shape::Undefined => &H::object(),
            Shape::Null => return Err(Error::misuse("body", Reason::NotObject)),
            _ => body,
        };
        let call = read_variant(step, body).map_err(|unreadable| unreadable.into_refusal("body"))?;
        self.step = step.into();
        self.outcome = F::outcome(&call);
        self.goes_on = state.is_some();
        let (state, ledger) = match state {
            Some((state, ledger)) => (Some(state), ledger),
            None => (None, Ledger::new(random_id(rng)?)),
        };
        self.ledger = Some(ledger);
        let settings = Rc::clone(&self.settings);
        let caller = std::mem::take(&mut self.caller);
        let context = &mut ProxyContext { now, lang: self.lang, settings: &*settings, caller: &caller, rng };
        let next = F::call(state, call, context);
        self.caller = caller;
        self.next(next?).map_err(|error| {
            if error.phase.is_none() && error.reason == Reason::NotNow { error.at(step) } else { error }
        })
    }

    fn feed(&mut self, event: &str, data: &H, now: i64, rng: &mut Randomness<'_>) -> Result<H, Error> {
        let event: Event = read_variant(event, data).map_err(|_| bug())?;
        if let Some(request) = self.unclaimed.take() {
            return match event {
                Event::Fresh => H::write(&Task::Http(request)).ok_or_else(bug),
                Event::Used => self.written(was_made(&self.step), true).ok_or_else(bug),
                _ => Err(not_now()),
            };
        }
        let state = self.state.take().ok_or_else(bug)?;
        let settings = Rc::clone(&self.settings);
        let context = &mut ProxyContext { now, lang: self.lang, settings: &*settings, caller: &self.caller, rng };
        let next = state.step(event, context)?;
        self.next(next)
    }
}

/// The answer to an older state of a flow, if the outcome of its step was not kept.
fn was_made<F: ProxyFlow>(step: &str) -> Answer<F> {
    let error = Error::new(Kind::Rejected, Reason::StepMade).at(step).then(Advice::Restart);
    Answer { body: None, identity: None, error: Some(error), sealed: None, is_left: false, otp: None }
}

/// No identity of a provider is nested deeper.
const DEEPEST: u8 = 8;

/// What a provider says of a person goes into the ticket as it is, so its form is bounded here for all of them.
fn is_too_deep<F: ProxyFlow>(answer: &Answer<F>) -> bool {
    let Some(identity) = &answer.identity else { return false };
    let attributes = identity.attributes.iter().flat_map(serde_json::Map::values);
    identity.raw.iter().chain(attributes).any(|value| !fits(value, DEEPEST))
}

fn fits(value: &Value, levels: u8) -> bool {
    let Some(inside) = levels.checked_sub(1) else { return !value.is_array() && !value.is_object() };
    match value {
        Value::Array(items) => items.iter().all(|item| fits(item, inside)),
        Value::Object(members) => members.values().all(|member| fits(member, inside)),
        _ => true,
    }
}

/// The end of a flow whose result is used up, and cannot be read.
fn unreadable<F: ProxyFlow>(step: &str) -> Answer<F> {
    let error = Some(last(bad_answer(step)));
    Answer { body: None, identity: None, error, sealed: None, is_left: false, otp: None }
}

fn opened<F: ProxyFlow, H: Host>(sealed: &H) -> Result<(F::Sealed, Ledger), Error> {
    let bad = || Error::misuse("flow", Reason::BadSnapshot);
    // The version first: the form of another version's states says nothing.
    if !matches!(sealed.member("v").shape(), Shape::Number(v) if v == f64::from(F::SEALED)) {
        return Err(bad());
    }
    let Sealed { state, flow, .. } = read(sealed).map_err(|_| bad())?;
    Ok((state, flow))
}

/// An error for the browser: with its provider, and with a sentence in the browser's language.
pub fn written<H: Host>(error: &Error, provider: &str, lang: Lang) -> Option<H> {
    let mut value: H = H::write(error)?;
    if !provider.is_empty() {
        value.set("provider", H::write(provider)?);
    }
    if error.message.is_none() {
        value.set("message", H::write(error.reason.text(lang))?);
    }
    Some(value)
}

fn not_now() -> Error {
    Error::new(Kind::Misuse, Reason::NotNow)
}

/// The error for a mistake of this library.
#[must_use]
pub fn bug() -> Error {
    Error::new(Kind::Bug, Reason::Bug)
}
