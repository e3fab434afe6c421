//! Toss's side of the protocol, for development and tests: its rules, counts, times and codes, the app on the phones of the
//! people it verifies, its window, signatures of a CA of its own, and faults on order. It verifies nobody. Never in
//! production.
//!
//! It reads requests by itself and shares no check with the flow. Section numbers are those of the protocol's description
//! beside this folder; what that does not say is decided here, and marked as inferred.

mod answer;
mod certificate;
mod der;
mod document;
mod fault;
mod fields;
mod numbers;
mod oauth;
mod options;
mod user;
mod phone;
mod request;
mod result;
mod service;
mod session;
mod signed_data;
mod signing;
mod spoil;
mod status;
mod routes;
mod transaction;
mod window;
mod state;

use bonin::error::{Error, Reason};
use crate::host::Context;
use crate::host::{Emulated, Faults, Orders, Output, Seen, View};
use crate::json::Value;
use bonin::crypto::base64;
use alloc::{string::String, vec::Vec};
use fault::Fault;
use options::Options;
use signing::Pending;
use routes::Route;
use state::{Setup, State};

/// One emulated service, with everything it remembers.
pub struct Emulator {
    setup: Setup,
    state: State,
    options: Options,
    faults: Faults<Fault>,
    /// What waits for a private key of the host.
    pending: Vec<(String, Pending)>,
}

impl Emulator {
    /// A service that knows one relying party: `{ clientId, clientSecret, caPublicKey, signerPublicKey }`, the keys in base64
    /// SPKI. The private keys `session`, `ca` and `signer` are the host's.
    pub fn new(setup: &Value) -> Result<Self, Error> {
        let text = |name: &str| setup[name].as_str().ok_or_else(|| Error::misuse(name, Reason::Missing));
        let key = |name: &str| {
            let bytes = base64::decode(text(name)?);
            bytes.ok_or_else(|| Error::misuse(name, Reason::KeyNotSpki))
        };
        Ok(Self {
            setup: Setup {
                client_id: text("clientId")?.into(),
                client_secret: text("clientSecret")?.into(),
                ca_key: key("caPublicKey")?,
                signer_key: key("signerPublicKey")?,
            },
            state: State::default(),
            options: Options::default(),
            faults: Faults::default(),
            pending: Vec::new(),
        })
    }

    fn wait(&mut self, id: &str, pending: Pending) {
        self.pending.retain(|(known, _)| known != id);
        self.pending.push((id.into(), pending));
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

    fn http(&mut self, request: &Value, context: &mut Context<'_>) -> Option<Result<Output, Error>> {
        Some(match Route::at(request["path"].as_str()?)? {
            Route::Token => Ok(oauth::serve(self, request, context)),
            Route::Call(service, step) => service::arrive(self, service, step, request, context),
            Route::WindowStart => Ok(window::start(&self.state, request)),
            Route::Window(tx_id, action) => Ok(window::act(&mut self.state, request, tx_id, action, context)),
        })
    }

    fn resume(&mut self, id: &str, made: Option<&str>, context: &mut Context<'_>) -> Result<Output, Error> {
        let at = self.pending.iter().position(|(known, _)| known == id);
        let (_, pending) = self.pending.remove(at.ok_or_else(|| Error::misuse("id", Reason::NotListed))?);
        signing::resume(self, id, pending, made.and_then(base64::decode), context)
    }

    fn view(&self, phone: &str) -> View {
        phone::view(&self.state, phone)
    }

    fn act(&mut self, phone: &str, action: &str, _input: &Value, now: i64) -> Result<(), Error> {
        phone::act(&mut self.state, phone, action, now)
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
