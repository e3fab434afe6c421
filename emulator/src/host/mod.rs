//! What emulated services have in common: one clock, one set of phones, one control API, one way in over HTTP. Each service
//! is a provider's own; this stands in front of all of them.

mod context;
mod control;
mod fault;
mod log;
mod numbers;
mod phone;
mod reply;
mod routes;

use crate::json::{Value, object};
use alloc::{boxed::Box, string::String, vec::Vec};
use bonin::error::{Error, Reason};
pub use context::Context;
pub use fault::{Faults, Kind, Order, Orders, Special, listed};
use log::Log;
pub use log::{Line, names};
pub(crate) use numbers::numbers;
pub use numbers::{Magic, list, outcome};
pub use phone::{Seen, View, not_now};
pub use reply::{Reply, replaced, without};
pub use routes::{header, is_json, is_type, wire_form};

/// Members that the host adds to what a person wrote.
pub const OF_HOST: &[&str] = &["provider", "type", "action", "now", "lang"];

/// What a service says to one input.
#[derive(Debug)]
pub enum Output {
    /// It is ready, with facts for those who use it.
    Ready(Value),
    /// An answer; with a line where it was a request of the protocol.
    Reply(Reply, Option<Line>),
    /// A private key of the host is to open something.
    Decrypt {
        /// Which key.
        key: &'static str,
        /// The WebCrypto algorithm: `RSA-OAEP-256` or `RSA-OAEP`.
        profile: &'static str,
        /// The ciphertext, base64.
        data: String,
    },
    /// A private key of the host is to sign something: RSASSA-PKCS1-v1_5 with SHA-256.
    Sign {
        /// Which key.
        key: &'static str,
        /// What is signed, base64.
        data: String,
    },
}

/// One emulated service. `context.now` is the emulator's clock.
pub trait Emulated {
    /// What has to be made before the first request.
    fn start(&mut self, _id: &str) -> Output {
        Output::Ready(object([]))
    }

    /// Lets time take effect.
    fn settle(&mut self, now: i64);

    /// Answers `{ id, method, path, query, origin, headers, body }`, with all headers and `origin` the emulator's own; `None`
    /// where the path is not its own.
    fn http(&mut self, request: &Value, context: &mut Context<'_>) -> Option<Result<Output, Error>>;

    /// Goes on with what a private key made, base64; `None` where it opened nothing.
    fn resume(&mut self, id: &str, made: Option<&str>, context: &mut Context<'_>) -> Result<Output, Error>;

    /// What a phone shows of it.
    fn view(&self, phone: &str) -> View;

    /// What the phone's owner does.
    fn act(&mut self, phone: &str, action: &str, input: &Value, now: i64) -> Result<(), Error>;

    /// The phones that something happened on.
    fn phones(&self) -> Vec<Seen>;

    /// What is to go wrong.
    fn faults(&mut self) -> &mut dyn Orders;

    /// Sets what a test may choose.
    fn choose(&mut self, options: &Value) -> Result<(), Error>;

    /// The magic numbers.
    fn numbers(&self) -> Value;

    /// Forgets everything but its setup; its faults are forgotten apart.
    fn reset(&mut self);
}

/// Every emulated service, behind one door.
pub struct Emulators {
    services: Vec<(&'static str, Box<dyn Emulated>)>,
    /// The exchanges on their way, and whose they are.
    waiting: Vec<(String, usize)>,
    log: Log,
    /// How far the clock is ahead of the host's, in ms.
    offset: i64,
}

impl Emulators {
    /// These services, by their names.
    pub fn of(services: Vec<(&'static str, Box<dyn Emulated>)>) -> Self {
        Self { services, waiting: Vec::new(), log: Log::default(), offset: 0 }
    }

    /// One input of the host: a request, what a private key made of one, an action on a phone, or one of the control API.
    pub fn step(&mut self, input: &Value, context: &mut Context<'_>) -> Result<Value, Error> {
        // From here on there is one clock: the emulator's.
        context.now = context.now.saturating_add(self.offset);
        self.services.iter_mut().for_each(|(_, service)| service.settle(context.now));
        let text = |name: &str| input[name].as_str().unwrap_or_default();
        match text("type") {
            "start" => {
                let at = self.named(input)?;
                let output = self.services[at].1.start(text("id"));
                Ok(self.told(at, text("id"), output))
            }
            "http" => self.http(input, context),
            "decrypted" | "signed" => self.resume(text("id"), Some(text("data")), context),
            "undecryptable" => self.resume(text("id"), None, context),
            "phone" => self.phone(text("phone"), text("action"), input, context.now),
            "control" => self.control(text("action"), input, context.now),
            _ => Err(Error::misuse("type", Reason::NotListed)),
        }
    }

    fn resume(&mut self, id: &str, made: Option<&str>, context: &mut Context<'_>) -> Result<Value, Error> {
        let at = self.waiting.iter().position(|(known, _)| known == id);
        let (_, service) = self.waiting.remove(at.ok_or_else(|| Error::misuse("id", Reason::NotListed))?);
        let output = self.services[service].1.resume(id, made, context)?;
        Ok(self.told(service, id, output))
    }

    /// The service that the input names; the first one where it names none.
    fn named(&self, input: &Value) -> Result<usize, Error> {
        let position = match input["provider"].as_str() {
            None if self.services.is_empty() => None,
            None => Some(0),
            Some(name) => self.services.iter().position(|(known, _)| *known == name),
        };
        position.ok_or_else(|| Error::misuse("provider", Reason::NotListed))
    }

    /// What the host reads.
    fn told(&mut self, service: usize, id: &str, output: Output) -> Value {
        let provider = self.services[service].0;
        let mut asked = |kind: &str, key: &str, profile: Option<&str>, data: String| {
            self.waiting.retain(|(known, _)| known != id);
            self.waiting.push((id.into(), service));
            let exchange = object([
                ("id", id.into()),
                ("provider", provider.into()),
                ("key", key.into()),
                ("profile", profile.into()),
                ("data", data.into()),
            ]);
            object([(kind, exchange)])
        };
        match output {
            Output::Ready(facts) => object([("ready", facts)]),
            Output::Decrypt { key, profile, data } => asked("decrypt", key, Some(profile), data),
            Output::Sign { key, data } => asked("sign", key, None, data),
            Output::Reply(reply, line) => {
                let of_protocol = line.is_some();
                line.into_iter().for_each(|line| self.log.write(provider, line));
                reply.to_value(of_protocol)
            }
        }
    }
}
