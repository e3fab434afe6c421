//! A flow of the older form, whose events and states are JSON values, behind the same trait.

use super::driver::AnyPage;
use crate::error::{Error, Kind, Lang, Reason};
use crate::flow::browser::{BrowserFlow, run};
use crate::flow::host::Host;
use crate::flow::{Context, Turn};
use crate::json::Value;
use std::marker::PhantomData;

/// A flow whose state is a JSON value.
pub struct LegacyPage<F> {
    state: Value,
    flow: PhantomData<F>,
}

impl<F: BrowserFlow> LegacyPage<F> {
    /// A flow before anything happened, or that of a snapshot.
    ///
    /// # Errors
    /// The snapshot cannot be read.
    pub fn new<H: Host>(snapshot: Option<&H>) -> Result<Self, Error> {
        let state = snapshot.map_or(Ok(Value::Null), value)?;
        let mut page = Self { state, flow: PhantomData };
        page.state = page.run(Value::Null, 0, &mut crate::error::Empty)?.get("state").clone();
        Ok(page)
    }

    fn run(&self, event: Value, now: i64, rng: &mut crate::error::Randomness<'_>) -> Result<Value, Error> {
        let input = Value::object([("state", self.state.clone()), ("event", event)]);
        let turn = &mut Turn { now, lang: Lang::Ko, config: &Value::Null, caller: &Value::Null, rng };
        run::<F>(&input, turn)
    }
}

impl<F: BrowserFlow, H: Host> AnyPage<H> for LegacyPage<F> {
    fn feed(&mut self, event: &str, data: &H, context: &mut Context<'_>) -> Result<H, Error> {
        let data = value(data)?;
        let members = data.members().unwrap_or_default().iter().cloned();
        let event = Value::Object(members.chain([("type".into(), event.into())]).collect());
        let said = self.run(event, context.now, context.rng)?;
        self.state = said.get("state").clone();
        H::from_json(&said.to_json()).ok_or_else(bug)
    }

    fn look(&self, now: i64) -> Result<H, Error> {
        let said = self.run(Value::Null, now, &mut crate::error::Empty)?;
        H::from_json(&said.to_json()).ok_or_else(bug)
    }

    fn snapshot(&self) -> Result<H, Error> {
        H::from_json(&self.state.to_json()).ok_or_else(bug)
    }
}

fn value<H: Host>(value: &H) -> Result<Value, Error> {
    value.to_json().and_then(|text| Value::from_json(&text).ok()).ok_or_else(bug)
}

fn bug() -> Error {
    Error::new(Kind::Bug, Reason::Bug)
}
