//! The driver of the proxy's half: everything that is the same for all providers.

use super::{Answer, Caller, Event, Given, Next, ProxyContext, ProxyFlow, Task};
use crate::error::{Error, Kind, Lang, Randomness, Reason};
use crate::flow::host::{Host, Shape};
use crate::flow::reading::{read, read_variant};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A provider with its settings, as the boundary holds it.
pub trait AnyService<H: Host> {
    /// A call of a page.
    ///
    /// # Errors
    /// Kind `bug`: the caller is not what the proxy's JavaScript makes of it.
    fn call(&self, lang: Lang, caller: &H) -> Result<Box<dyn AnyCall<H>>, Error>;
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
}

/// A state as it is sealed.
#[derive(Serialize, Deserialize)]
struct Sealed<S> {
    v: u32,
    state: S,
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
        Ok(Box::new(Call::<F> { settings: Rc::clone(&self.0), lang, caller, state: None }))
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
                self.state = Some(state);
                H::write::<Task>(&task).ok_or_else(bug)
            }
            Next::Done(answer) => self.written(answer).ok_or_else(bug),
            Next::Refused => Err(not_now()),
        }
    }

    fn written<H: Host>(&self, answer: Answer<F>) -> Option<H> {
        let mut task = H::object();
        task.set("type", H::write("answer")?);
        task.set("body", answer.body.map_or_else(|| Some(H::object()), |body| H::write(&body))?);
        task.set("ended", H::write(&answer.sealed.is_none())?);
        if let Some(identity) = &answer.identity {
            task.set("identity", H::write(identity.as_ref())?);
        }
        if let Some(otp) = &answer.otp {
            task.set("otp", H::write(otp)?);
        }
        if let Some(error) = &answer.error {
            task.set("error", written(error, F::PROVIDER, self.lang)?);
        }
        if let Some(state) = answer.sealed {
            task.set("state", H::write(&Sealed { v: F::SEALED, state })?);
        }
        Some(task)
    }
}

impl<F: ProxyFlow, H: Host> AnyCall<H> for Call<F> {
    fn begin(&mut self, step: &str, sealed: &H, body: &H, now: i64, rng: &mut Randomness<'_>) -> Result<H, Error> {
        if self.state.is_some() {
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
        let call = read_variant(step, body).map_err(|unreadable| unreadable.into_misuse("body"))?;
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
        let state = self.state.take().ok_or_else(bug)?;
        let settings = Rc::clone(&self.settings);
        let context = &mut ProxyContext { now, lang: self.lang, settings: &*settings, caller: &self.caller, rng };
        let next = state.step(event, context)?;
        self.next(next)
    }
}

fn opened<F: ProxyFlow, H: Host>(sealed: &H) -> Result<F::Sealed, Error> {
    let bad = || Error::misuse("flow", Reason::BadSnapshot);
    // The version first: the form of another version's states says nothing.
    if !matches!(sealed.member("v").shape(), Shape::Number(v) if v == f64::from(F::SEALED)) {
        return Err(bad());
    }
    let Sealed { state, .. } = read(sealed).map_err(|_| bad())?;
    Ok(state)
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
