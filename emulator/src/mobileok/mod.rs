//! The service's side of the protocol, for development and tests: its rules, counts, timers and codes, the phones of the
//! people it verifies, and faults on order. It verifies nobody. Never in production.

mod auth_info;
mod call;
mod confirm;
mod fault;
mod method;
mod numbers;
mod options;
mod user;
mod phone;
mod refusal;
mod request;
mod result;
mod phone_call;
mod service;
mod routes;
mod token;
mod transaction;
mod state;

use bonin::error::{Error, Reason};
use crate::host::Context;
use crate::host::{Emulated, Faults, Orders, Output, Seen, View};
use crate::json::Value;
use bonin::crypto::PublicKey;
use alloc::{string::String, vec::Vec};
use fault::Fault;
use options::Options;
use service::Pending;
use routes::Step;
use state::{Setup, State};

/// One emulated service, with everything it remembers.
pub struct Emulator {
    setup: Setup,
    state: State,
    options: Options,
    faults: Faults<Fault>,
    pending: Vec<(String, Pending)>,
}

impl Emulator {
    /// A service that knows one relying party: `{ serviceId, siteUrl, publicKey, clientPublicKey }`, the keys in base64 SPKI.
    pub fn new(setup: &Value) -> Result<Self, Error> {
        let text = |name: &str| setup[name].as_str().ok_or_else(|| Error::misuse(name, Reason::Missing));
        let public_key = text("publicKey")?;
        PublicKey::from_base64(public_key)?;
        Ok(Self {
            setup: Setup {
                service_id: text("serviceId")?.into(),
                site_url: text("siteUrl")?.into(),
                public_key: public_key.into(),
                client_key: PublicKey::from_base64(text("clientPublicKey")?)?,
            },
            state: State::default(),
            options: Options::default(),
            faults: Faults::default(),
            pending: Vec::new(),
        })
    }
}

impl Emulated for Emulator {
    fn settle(&mut self, now: i64) {
        self.state.settle(now);
    }

    fn http(&mut self, request: &Value, context: &mut Context<'_>) -> Option<Result<Output, Error>> {
        let step = Step::at(request["path"].as_str()?)?;
        Some(service::arrive(self, step, request, context))
    }

    fn resume(&mut self, id: &str, made: Option<&str>, context: &mut Context<'_>) -> Result<Output, Error> {
        service::opened(self, id, made, context)
    }

    fn view(&self, phone: &str) -> View {
        phone::view(&self.state, phone)
    }

    fn act(&mut self, phone: &str, action: &str, input: &Value, now: i64) -> Result<(), Error> {
        phone::act(&mut self.state, phone, action, input, now)
    }

    fn phones(&self) -> Vec<Seen> {
        self.state.phones()
    }

    fn faults(&mut self) -> &mut dyn Orders {
        &mut self.faults
    }

    fn choose(&mut self, options: &Value) -> Result<(), Error> {
        self.options.set(options)
    }

    fn numbers(&self) -> Value {
        numbers::list()
    }

    fn reset(&mut self) {
        self.state = State::default();
        self.options = Options::default();
        self.pending.clear();
    }
}
