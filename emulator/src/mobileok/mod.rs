//! The service's side of the protocol, for development and tests: its rules, counts, timers and codes, the phones of the
//! people it verifies, and faults on order. It verifies nobody. Never in production.

mod auth_info;
mod call;
mod confirm;
mod fault;
mod messages;
mod method;
mod numbers;
mod options;
mod phone;
mod phone_call;
mod request;
mod result;
mod routes;
mod service;
mod state;
mod token;
mod transaction;
mod user;

use crate::host::{
    self, Action, Activity, Context, Emulated, Faults, MagicNumbers, Numbers, Orders, Output, Request, View, Waiting,
};
use crate::json::Value;
use bonin::error::Error;
pub use fault::Fault;
use numbers::Outcome;
pub use options::Change;
use options::Options;
use routes::Step;
use service::Pending;
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
    fn settle(&mut self, now: i64) {
        self.state.settle(now);
    }

    fn http(&mut self, request: &Request, context: &mut Context<'_>) -> Option<Result<Output, Error>> {
        let step = Step::at(&request.path)?;
        Some(service::arrive(self, step, request, context))
    }

    fn resume(&mut self, id: &str, made: Option<&str>, context: &mut Context<'_>) -> Result<Output, Error> {
        service::opened(self, id, made, context)
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
        self.options.set(host::read(options)?);
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
