//! The service's side of the protocol, for development and tests: its rules, counts, timers and codes, the phones of the
//! people it verifies, and faults on order. It verifies nobody. Never in production.

mod auth_info;
mod call;
mod confirm;
mod control;
mod fault;
mod faults;
mod log;
mod method;
mod numbers;
mod person;
mod phone;
mod reply;
mod request;
mod result;
mod ring;
mod routes;
mod service;
mod step;
mod token;
mod transaction;
mod world;

use crate::error::{Error, Reason};
use crate::flow::Turn;
use crate::json::Value;
use crate::wire::PublicKey;
use alloc::{string::String, vec::Vec};
use faults::Faults;
use log::Line;
use service::Pending;
use world::{Options, Setup, World};

/// Members that the host adds to every input.
const OF_HOST: &[&str] = &["provider", "type", "action", "now", "lang"];

/// Lines of the log that are kept.
const LOG: usize = 500;

/// One emulated service, with everything it remembers.
pub struct Emulator {
    setup: Setup,
    world: World,
    options: Options,
    faults: Faults,
    log: Vec<Line>,
    pending: Vec<(String, Pending)>,
    /// How far its clock is ahead of the host's, in ms.
    offset: i64,
}

impl Emulator {
    /// A service that knows one relying party: `{ serviceId, siteUrl, publicKey, clientPublicKey }`, the keys in base64 SPKI.
    pub fn new(setup: &Value) -> Result<Self, Error> {
        let text = |name: &str| setup.get(name).text().ok_or_else(|| Error::misuse(name, Reason::Missing));
        let public_key = text("publicKey")?;
        PublicKey::from_base64(public_key)?;
        Ok(Self {
            setup: Setup {
                service_id: text("serviceId")?.into(),
                site_url: text("siteUrl")?.into(),
                public_key: public_key.into(),
                client_key: PublicKey::from_base64(text("clientPublicKey")?)?,
            },
            world: World::default(),
            options: Options::default(),
            faults: Faults::default(),
            log: Vec::new(),
            pending: Vec::new(),
            offset: 0,
        })
    }

    /// One input of the host: a request, what its private key made of one, an action on a phone, or one of the control API.
    pub fn step(&mut self, input: &Value, turn: &mut Turn<'_>) -> Result<Value, Error> {
        // From here on there is one clock: the emulator's.
        turn.now = turn.now.saturating_add(self.offset);
        self.world.settle(turn.now);
        let text = |name: &str| input.get(name).text().unwrap_or_default();
        match text("type") {
            "http" => routes::answer(self, input, turn),
            "decrypted" => service::opened(self, text("id"), Some(text("data")), turn),
            "undecryptable" => service::opened(self, text("id"), None, turn),
            "phone" => phone::act(&mut self.world, text("phone"), text("action"), input, turn.now),
            "control" => control::act(self, text("action"), input, turn.now),
            _ => Err(Error::misuse("type", Reason::NotListed)),
        }
    }

    fn write_log(&mut self, line: Line) {
        self.log.push(line);
        if self.log.len() > LOG {
            self.log.remove(0);
        }
    }
}
