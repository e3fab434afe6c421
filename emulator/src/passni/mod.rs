//! The SSO server of Pass-Ni with its linked systems, for development and tests: its login page and portal, a bridge for each
//! system's agent, and faults on order. It logs in nobody. Never in production.
//!
//! It reads requests by itself and shares no check with the flow. Section numbers are those of the list of facts beside this
//! folder; what that does not say is decided here, and marked as inferred.

mod agent;
mod bridge;
mod central;
mod fault;
mod handoff;
mod requests;
mod options;
mod users;
mod routes;
mod systems;
mod token;
mod window;
mod state;

use bonin::error::{Error, Reason};
use crate::host::Context;
use crate::host::{Emulated, Faults, Orders, Output, Seen, View};
use crate::json::Value;
use alloc::vec::Vec;
use fault::Fault;
use options::Options;
use routes::Route;
use systems::System;
use state::State;

/// The emulated SSO server and its bridges, with everything they remember.
pub struct Emulator {
    /// The linked systems as they were set up; `options` has them as they are.
    systems: Vec<System>,
    state: State,
    options: Options,
    faults: Faults<Fault>,
}

impl Emulator {
    /// A server that links these systems: `{ agents: [{ agentId, name, arriveUrl, bridgeSecret }] }`.
    pub fn new(setup: &Value) -> Result<Self, Error> {
        let systems = systems::read(&setup["agents"])?;
        let options = Options::of(&systems);
        Ok(Self { systems, options, state: State::default(), faults: Faults::default() })
    }
}

impl Emulated for Emulator {
    fn settle(&mut self, now: i64) {
        self.state.settle(now);
    }

    fn http(&mut self, request: &Value, context: &mut Context<'_>) -> Option<Result<Output, Error>> {
        Some(match Route::at(request["path"].as_str()?)? {
            Route::Bridge { system, call } => bridge::arrive(self, system, call, request, context),
            Route::Central(page) => central::arrive(self, page, request, context),
            Route::Window(action) => window::arrive(self, action, request, context),
        })
    }

    /// It has no private keys, so nothing ever waits for one.
    fn resume(&mut self, _: &str, _: Option<&str>, _: &mut Context<'_>) -> Result<Output, Error> {
        Err(Error::misuse("id", Reason::NotListed))
    }

    /// No phone has a part in it.
    fn view(&self, _: &str) -> View {
        View::default()
    }

    fn act(&mut self, _: &str, _: &str, _: &Value, _: i64) -> Result<(), Error> {
        Err(Error::misuse("action", Reason::NotListed))
    }

    fn phones(&self) -> Vec<Seen> {
        Vec::new()
    }

    fn faults(&mut self) -> &mut dyn Orders {
        &mut self.faults
    }

    fn choose(&mut self, options: &Value) -> Result<(), Error> {
        self.options.set(options)
    }

    fn numbers(&self) -> Value {
        users::list(&self.options.users)
    }

    fn reset(&mut self) {
        self.state = State::default();
        self.options = Options::of(&self.systems);
    }
}
