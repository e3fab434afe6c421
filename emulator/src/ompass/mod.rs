//! OMPASS's side of the protocol, for development and tests: both versions of its interface, its page, its app on the phones of
//! those who are registered, and faults on order. It knows nobody. Never in production.
//!
//! It reads requests by itself and shares no check with the flow. Section numbers are those of the protocol's description in
//! `src/provider/ompass`; a rule that it does not state is decided here, and marked as inferred.

mod answer;
mod fault;
mod login;
mod numbers;
mod options;
mod phone;
mod registration;
mod routes;
mod service;
mod session;
mod state;
mod token;
mod window;

use crate::host::{
    self, Action, Activity, Context, Emulated, Faults, MagicNumbers, Numbers, Orders, Output, Request, View,
};
use crate::json::Value;
use bonin::error::Error;
pub use fault::Fault;
use numbers::Outcome;
pub use options::Change;
use options::Options;
use routes::Route;
pub use state::Setup;
use state::State;

/// One emulated service, with everything it remembers.
pub struct Emulator {
    setup: Setup,
    state: State,
    options: Options,
    faults: Faults<Fault>,
}

impl Emulator {
    /// A service that knows one relying party.
    pub fn new(setup: &Value) -> Result<Self, Error> {
        let setup: Setup = host::read(setup)?;
        let options = Options::of(&setup);
        Ok(Self { setup, options, state: State::default(), faults: Faults::default() })
    }
}

impl Emulated for Emulator {
    fn settle(&mut self, now: i64) {
        self.state.settle(now);
    }

    fn http(&mut self, request: &Request, context: &mut Context<'_>) -> Option<Result<Output, Error>> {
        Some(match Route::at(&request.path)? {
            Route::Call(call) => service::arrive(self, &call, request, context),
            Route::Page(id, action) => Ok(window::serve(self, request, id, action, context)),
        })
    }

    fn view(&self, phone: &str) -> View {
        phone::view(&self.state, phone)
    }

    fn act(&mut self, phone: &str, action: &Action, now: i64) -> Result<(), Error> {
        phone::act(&mut self.state, phone, action, now)
    }

    fn phones(&self) -> Vec<Activity> {
        self.state.phones()
    }

    fn faults(&mut self) -> &mut dyn Orders {
        &mut self.faults
    }

    fn choose(&mut self, options: &Value) -> Result<(), Error> {
        self.options.set(host::read(options)?, &mut self.state);
        Ok(())
    }

    fn numbers(&self) -> Numbers {
        Outcome::list()
    }

    fn reset(&mut self) {
        self.state = State::default();
        self.options = Options::of(&self.setup);
    }
}
