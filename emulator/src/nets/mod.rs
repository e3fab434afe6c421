//! The SSO server of NETS*SSO with the agents of two sites, for development and tests: its rules, counts, times and codes, the
//! second factor on the phones of its users, and faults on order. It logs on nobody. Never in production.
//!
//! It reads requests by itself and shares no check with the flow. Section numbers are those of the list of facts in
//! `src/provider/nets`; a rule that it does not state is decided here, and marked as inferred.

mod agent;
mod call;
mod fault;
mod logon;
mod messages;
mod options;
mod phone;
pub mod private_key;
mod routes;
mod sso;
mod state;
mod users;
mod window;

use crate::host::{self, Activity, Context, Emulated, Faults, Numbers, Orders, Output, Request, View};
use crate::json::Value;
use bonin::error::Error;
pub use fault::Fault;
pub use options::Change;
use options::Options;
use private_key::PrivateKey;
use routes::Route;
use serde::Deserialize;
use state::State;

/// The key for user ids and passwords.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Setup {
    private_key: PrivateKey,
}

/// The emulated services, with everything they remember.
pub struct Emulator {
    key: PrivateKey,
    state: State,
    options: Options,
    faults: Faults<Fault>,
}

impl Emulator {
    /// Services that know two sites.
    pub fn new(setup: &Value) -> Result<Self, Error> {
        let Setup { private_key: key } = host::read(setup)?;
        Ok(Self { key, state: State::default(), options: Options::default(), faults: Faults::default() })
    }
}

impl Emulated for Emulator {
    fn settle(&mut self, now: i64) {
        self.state.settle(now);
    }

    fn http(&mut self, request: &Request, context: &mut Context<'_>) -> Option<Result<Output, Error>> {
        Some(match Route::at(&request.path)? {
            Route::Agent(site, dialect, step) => agent::arrive(self, site, dialect, step, request, context),
            Route::Sso(step) => sso::arrive(self, step, request, context),
            Route::Window => window::arrive(self, request, context),
        })
    }

    fn view(&self, phone: &str) -> View {
        phone::view(&self.state, phone)
    }

    fn phones(&self) -> Vec<Activity> {
        phone::activities(&self.state)
    }

    fn faults(&mut self) -> &mut dyn Orders {
        &mut self.faults
    }

    fn choose(&mut self, options: &Value) -> Result<(), Error> {
        self.options.set(&host::read(options)?);
        Ok(())
    }

    fn numbers(&self) -> Numbers {
        users::list()
    }

    fn reset(&mut self) {
        self.state = State::default();
        self.options = Options::default();
    }
}
