//! A provider of the older form, whose settings, states and tasks are JSON values, behind the same traits.

use super::driver::{AnyCall, AnyService, bug};
use crate::error::{Error, Lang, Empty, Randomness};
use crate::flow::host::Host;
use crate::flow::proxy::{ProxyFlow, run};
use crate::flow::Turn;
use crate::json::Value;
use std::marker::PhantomData;
use std::rc::Rc;

/// A provider with its settings.
pub struct LegacyService<F> {
    config: Rc<Value>,
    flow: PhantomData<F>,
}

struct LegacyCall<F> {
    config: Rc<Value>,
    lang: Lang,
    caller: Value,
    state: Value,
    step: String,
    flow: PhantomData<F>,
}

impl<F: ProxyFlow + 'static> LegacyService<F> {
    /// The provider with these settings.
    ///
    /// # Errors
    /// Every fault.
    pub fn configure(settings: &serde_json::Value) -> Result<Self, Vec<Error>> {
        let given = Value::from_json(&settings.to_string()).map_err(|_| vec![bug()])?;
        Ok(Self { config: Rc::new(F::configure(&given)?), flow: PhantomData })
    }
}

impl<F: ProxyFlow + 'static, H: Host> AnyService<H> for LegacyService<F> {
    fn call(&self, lang: Lang, caller: &H) -> Result<Box<dyn AnyCall<H>>, Error> {
        Ok(Box::new(LegacyCall::<F> {
            config: Rc::clone(&self.config),
            lang,
            caller: value(caller)?,
            state: Value::Null,
            step: String::new(),
            flow: PhantomData,
        }))
    }

    fn arrive(&self, step: &str, fields: &H, lang: Lang, now: i64) -> Result<String, Error> {
        if !F::ARRIVALS.contains(&step) {
            return Err(Error::misuse("step", crate::error::Reason::NotListed));
        }
        let pairs: Vec<(String, String)> = crate::flow::reading::read(fields).map_err(|_| bug())?;
        let fields = Value::Object(pairs.into_iter().map(|(name, value)| (name, value.into())).collect());
        let turn = Turn { now, lang, config: &self.config, caller: &Value::Null, rng: &mut Empty };
        F::arrive(&fields, &turn)
    }
}

impl<F: ProxyFlow> LegacyCall<F> {
    fn run<H: Host>(&mut self, event: Value, now: i64, rng: &mut Randomness<'_>) -> Result<H, Error> {
        let step = Value::from(self.step.as_str());
        let input = Value::object([("step", step), ("state", self.state.clone()), ("event", event)]);
        let mut turn = Turn { now, lang: self.lang, config: &self.config, caller: &self.caller, rng };
        let output = run::<F>(&input, &mut turn)?;
        self.state = output.get("state").clone();
        let task = output.get("task").clone();
        let is_over = task.get("ended").boolean() == Some(true);
        let task = if task.get("type").text() == Some("answer") && !is_over {
            task.with("state", self.state.clone())
        } else {
            task
        };
        H::from_json(&task.to_json()).ok_or_else(bug)
    }
}

impl<F: ProxyFlow, H: Host> AnyCall<H> for LegacyCall<F> {
    fn begin(&mut self, step: &str, sealed: &H, body: &H, now: i64, rng: &mut Randomness<'_>) -> Result<H, Error> {
        self.step = step.into();
        self.state = value(sealed)?;
        self.run(Value::object([("type", "call".into()), ("body", value(body)?)]), now, rng)
    }

    fn feed(&mut self, event: &str, data: &H, now: i64, rng: &mut Randomness<'_>) -> Result<H, Error> {
        let data = value(data)?;
        let members = data.members().unwrap_or_default().iter().cloned();
        let event = Value::Object(members.chain([("type".into(), event.into())]).collect());
        self.run(event, now, rng)
    }
}

fn value<H: Host>(value: &H) -> Result<Value, Error> {
    if value.shape().is_absent() {
        return Ok(Value::Null);
    }
    value.to_json().and_then(|text| Value::from_json(&text).ok()).ok_or_else(bug)
}
