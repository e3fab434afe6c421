//! The SSO server of Pass-Ni with its linked systems, for development and tests: its login page and portal, a bridge for each
//! system's agent, and faults on order. It logs in nobody. Never in production.
//!
//! It reads requests by itself and shares no check with the flow. Section numbers are those of the list of facts in
//! `src/provider/passni`; a rule that it does not state is decided here, and marked as inferred.

mod agent;
mod answers;
mod bridge;
mod central;
mod fault;
mod handoff;
mod options;
mod requests;
mod routes;
mod state;
mod systems;
mod token;
mod users;
mod window;

use crate::host::{self, AnyJson, Context, Emulated, Faults, Numbers, Orders, Output, Request};
use crate::json::Value;
use bonin::error::Error;
pub use fault::Fault;
pub use options::Change;
use options::Options;
use routes::Route;
use serde::Deserialize;
use state::State;
use systems::System;

/// The linked systems: `[{ agentId, name, arriveUrl, bridgeSecret }]`.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Setup {
    agents: Vec<AnyJson>,
}

/// The emulated SSO server and its bridges, with everything they remember.
pub struct Emulator {
    /// The linked systems as they were set up; `options` has them as they are.
    systems: Vec<System>,
    state: State,
    options: Options,
    faults: Faults<Fault>,
}

impl Emulator {
    /// A server that links these systems.
    pub fn new(setup: &Value) -> Result<Self, Error> {
        let Setup { agents } = host::read(setup)?;
        let systems = systems::read(&agents)?;
        let options = Options::of(&systems);
        Ok(Self { systems, options, state: State::default(), faults: Faults::default() })
    }
}

impl Emulated for Emulator {
    fn settle(&mut self, now: i64) {
        self.state.settle(now);
    }

    fn http(&mut self, request: &Request, context: &mut Context<'_>) -> Option<Result<Output, Error>> {
        Some(match Route::at(&request.path)? {
            Route::Bridge { system, call } => bridge::arrive(self, system, call, request, context),
            Route::Central(page) => central::arrive(self, page, request, context),
            Route::Window(action) => window::arrive(self, action, request, context),
        })
    }

    fn faults(&mut self) -> &mut dyn Orders {
        &mut self.faults
    }

    fn choose(&mut self, options: &Value) -> Result<(), Error> {
        self.options.set(&host::read(options)?)
    }

    fn numbers(&self) -> Numbers {
        users::list(&self.options.users)
    }

    fn reset(&mut self) {
        self.state = State::default();
        self.options = Options::of(&self.systems);
    }
}
