//! Toss's side of the protocol, for development and tests: its rules, counts, times and codes, the app on the phones of the
//! people it verifies, its window, signatures of a CA of its own, and faults on order. It verifies nobody. Never in
//! production.
//!
//! It reads requests by itself and shares no check with the flow. Section numbers are those of the protocol's description in
//! `src/provider/toss_cert`; a rule that it does not state is decided here, and marked as inferred.

mod answer;
mod certificate;
mod der;
mod document;
mod fault;
mod fields;
mod numbers;
mod oauth;
mod options;
mod phone;
mod request;
mod result;
mod routes;
mod service;
mod session;
mod signed_data;
mod signing;
mod spoil;
mod state;
mod status;
mod transaction;
mod user;
mod window;

use crate::host::{
    self, Action, Activity, Context, Emulated, Faults, MagicNumbers, Numbers, Orders, Output, Request, View, Waiting,
};
use crate::json::Value;
use bonin::crypto::base64;
use bonin::error::Error;
pub use fault::Fault;
use numbers::Outcome;
pub use options::Change;
use options::Options;
use routes::Route;
use signing::Pending;
pub use state::Setup;
use state::State;

/// One emulated service, with everything it remembers.
pub struct Emulator {
    setup: Setup,
    state: State,
    options: Options,
    faults: Faults<Fault>,
    waiting: Waiting<Pending>,
}

impl Emulator {
    /// A service that knows one relying party.
    pub fn new(setup: &Value) -> Result<Self, Error> {
        let setup: Setup = host::read(setup)?;
        Ok(Self {
            setup,
            state: State::default(),
            options: Options::default(),
            faults: Faults::default(),
            waiting: Waiting::default(),
        })
    }
}

impl Emulated for Emulator {
    /// The CA's own certificate, which is ready once the host has signed it.
    fn start(&mut self, id: &str) -> Output {
        signing::root(self, id)
    }

    fn settle(&mut self, now: i64) {
        self.state.settle(now);
    }

    fn http(&mut self, request: &Request, context: &mut Context<'_>) -> Option<Result<Output, Error>> {
        Some(match Route::at(&request.path)? {
            Route::Token => Ok(oauth::serve(self, request, context)),
            Route::Call(service, step) => service::arrive(self, service, step, request, context),
            Route::WindowStart => Ok(window::start(&self.state, request)),
            Route::Window(tx_id, action) => Ok(window::act(&mut self.state, request, tx_id, action, context)),
        })
    }

    fn resume(&mut self, id: &str, made: Option<&str>, context: &mut Context<'_>) -> Result<Output, Error> {
        let pending = self.waiting.take(id)?;
        signing::resume(self, id, pending, made.and_then(base64::decode), context)
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
        self.options.set(&host::read(options)?);
        Ok(())
    }

    fn numbers(&self) -> Numbers {
        Outcome::list()
    }

    fn reset(&mut self) {
        self.state = State::default();
        self.options = Options::default();
        self.waiting.clear();
    }
}
