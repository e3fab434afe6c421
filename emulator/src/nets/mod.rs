//! The SSO server of NETS*SSO with the agents of two sites, for development and tests: its rules, counts, times and codes, the
//! second factor on the phones of its users, and faults on order. It logs on nobody. Never in production.
//!
//! It reads requests by itself and shares no check with the flow. Section numbers are those of the list of facts beside this
//! folder; what that does not say is decided here, and marked as inferred.

mod agent;
mod call;
mod fault;
mod logon;
mod options;
mod users;
mod phone;
mod routes;
pub mod private_key;
mod sso;
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
use private_key::PrivateKey;
use state::State;

/// The emulated services, with everything they remember.
pub struct Emulator {
    key: PrivateKey,
    state: State,
    options: Options,
    faults: Faults<Fault>,
}

impl Emulator {
    /// Services that know two sites: `{ privateKey }`, PKCS#8 in base64, of the key for user ids and passwords.
    pub fn new(setup: &Value) -> Result<Self, Error> {
        let key = setup["privateKey"].as_str().and_then(PrivateKey::from_base64);
        Ok(Self {
            key: key.ok_or_else(|| Error::misuse("privateKey", Reason::KeyNotRsa))?,
            state: State::default(),
            options: Options::default(),
            faults: Faults::default(),
        })
    }
}

impl Emulated for Emulator {
    fn settle(&mut self, now: i64) {
        self.state.settle(now);
    }

    fn http(&mut self, request: &Value, context: &mut Context<'_>) -> Option<Result<Output, Error>> {
        Some(match Route::at(request["path"].as_str()?)? {
            Route::Agent(site, dialect, step) => agent::arrive(self, site, dialect, step, request, context),
            Route::Sso(step) => sso::arrive(self, step, request, context),
            Route::Window => window::arrive(self, request, context),
        })
    }

    fn resume(&mut self, _id: &str, _made: Option<&str>, _turn: &mut Context<'_>) -> Result<Output, Error> {
        Err(Error::misuse("id", Reason::NotListed))
    }

    fn view(&self, phone: &str) -> View {
        phone::view(&self.state, phone)
    }

    fn act(&mut self, _phone: &str, _action: &str, _input: &Value, _now: i64) -> Result<(), Error> {
        Err(Error::misuse("action", Reason::NotListed))
    }

    fn phones(&self) -> Vec<Seen> {
        phone::seen(&self.state)
    }

    fn faults(&mut self) -> &mut dyn Orders {
        &mut self.faults
    }

    fn choose(&mut self, options: &Value) -> Result<(), Error> {
        self.options.set(options)
    }

    fn numbers(&self) -> Value {
        users::list()
    }

    fn reset(&mut self) {
        self.state = State::default();
        self.options = Options::default();
    }
}
