//! OMPASS's side of the protocol, for development and tests: both versions of its interface, its page, its app on the phones of
//! those who are registered, and faults on order. It knows nobody. Never in production.
//!
//! It reads requests by itself and shares no check with the flow. Section numbers are those of the protocol's description
//! beside this folder; what that does not say is decided here, and marked as inferred.

mod answer;
mod fault;
mod login;
mod numbers;
mod options;
mod phone;
mod registration;
mod service;
mod routes;
mod token;
mod session;
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
use state::{Setup, State};

/// One emulated service, with everything it remembers.
pub struct Emulator {
    setup: Setup,
    state: State,
    options: Options,
    faults: Faults<Fault>,
}

impl Emulator {
    /// A service that knows one relying party: `{ secretKey, clientId, redirectUri }`.
    pub fn new(setup: &Value) -> Result<Self, Error> {
        let text = |name: &str| setup[name].as_str().ok_or_else(|| Error::misuse(name, Reason::Missing));
        let setup = Setup {
            secret_key: text("secretKey")?.into(),
            client_id: text("clientId")?.into(),
            redirect_uri: options::redirect_uri(&setup["redirectUri"])?,
        };
        let options = Options::of(&setup);
        Ok(Self { setup, options, state: State::default(), faults: Faults::default() })
    }
}

impl Emulated for Emulator {
    fn settle(&mut self, now: i64) {
        self.state.settle(now);
    }

    fn http(&mut self, request: &Value, context: &mut Context<'_>) -> Option<Result<Output, Error>> {
        Some(match Route::at(request["path"].as_str()?)? {
            Route::Call(call) => service::arrive(self, &call, request, context),
            Route::Session(id, action) => Ok(window::serve(self, request, id, action, context)),
        })
    }

    /// It has no private keys, so nothing ever waits for one.
    fn resume(&mut self, _: &str, _: Option<&str>, _: &mut Context<'_>) -> Result<Output, Error> {
        Err(Error::misuse("id", Reason::NotListed))
    }

    fn view(&self, phone: &str) -> View {
        phone::view(&self.state, phone)
    }

    fn act(&mut self, phone: &str, action: &str, _: &Value, now: i64) -> Result<(), Error> {
        phone::act(&mut self.state, phone, action, now)
    }

    fn phones(&self) -> Vec<Seen> {
        self.state.phones()
    }

    fn faults(&mut self) -> &mut dyn Orders {
        &mut self.faults
    }

    fn choose(&mut self, options: &Value) -> Result<(), Error> {
        self.options.set(options, &mut self.state)
    }

    fn numbers(&self) -> Value {
        numbers::list()
    }

    fn reset(&mut self) {
        self.state = State::default();
        self.options = Options::of(&self.setup);
    }
}
