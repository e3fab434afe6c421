//! What emulated services have in common: one clock, one set of phones, one control API, one way in over HTTP. Each service
//! is a provider's own; this stands in front of all of them.

mod context;
mod control;
mod fault;
mod given;
mod log;
mod numbers;
mod phone;
mod reply;
mod request;
mod routes;
mod waiting;

use crate::json::Value;
use bonin::error::{Error, Reason};
pub use context::Context;
pub use control::{Control, Controlled};
pub use fault::{CommonFault, Faults, HttpStatus, Order, Orders, ProviderFault};
pub use given::{AnyJson, AnyMembers, Filled, TextOrNumber, read};
use log::Log;
pub use log::{Counts, Line, LogLine};
pub(crate) use numbers::numbers;
pub use numbers::{Magic, MagicNumbers, NumberRow, Numbers, UserRow};
pub use phone::{
    Action, Activity, Call, CallKind, CallState, Message, MessageKind, Prompt, PromptDocument, PromptState, Screen,
    View, no_such_action, not_now,
};
pub use reply::Reply;
pub use request::Request;
pub use routes::wire_form;
use serde::{Deserialize, Serialize};
pub use waiting::{Waiting, unknown_id};

/// One input of the host.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
enum Input {
    /// A service is to get ready.
    Start { id: String, provider: String },
    /// A request.
    Http(Request),
    /// A private key opened something.
    Decrypted { id: String, data: String },
    /// A private key signed something.
    Signed { id: String, data: String },
    /// A private key could not open something.
    Undecryptable { id: String },
    /// The owner of a phone does something.
    Phone { phone: String, action: String, input: AnyJson },
    /// A test uses the control API.
    Control { action: String, input: AnyJson },
}

/// What a service says to one input.
#[derive(Debug)]
pub enum Output {
    /// It is ready, with facts for those who use it.
    Ready(Facts),
    /// A reply; with a line for the log if it answers a request of the protocol.
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

/// What users of a service need to know of it, besides its setup.
#[derive(Debug, Default, Serialize)]
pub struct Facts {
    /// The certificates that its signatures lead to, in PEM.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    pub roots: Vec<String>,
}

/// What the host gets for one input.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Answer {
    /// The service is ready.
    Ready {
        /// Facts of the service.
        ready: Facts,
    },
    /// A reply is to be sent.
    Reply {
        /// The reply.
        reply: Reply,
    },
    /// A private key is to open something.
    Decrypt {
        /// What.
        decrypt: Exchange,
    },
    /// A private key is to sign something.
    Sign {
        /// What.
        sign: Exchange,
    },
    /// What a phone shows.
    Screen(Screen),
    /// What the control API answers.
    Controlled(Controlled),
}

/// Work for a private key of the host.
#[derive(Debug, Serialize)]
pub struct Exchange {
    id: String,
    provider: &'static str,
    key: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    profile: Option<&'static str>,
    data: String,
}

/// One emulated service. `context.now` is the emulator's clock.
pub trait Emulated {
    /// Makes what has to be there before the first request.
    fn start(&mut self, _id: &str) -> Output {
        Output::Ready(Facts::default())
    }

    /// Lets time take effect.
    fn settle(&mut self, now: i64);

    /// Answers a request; `None` if the path is not the service's.
    fn http(&mut self, request: &Request, context: &mut Context<'_>) -> Option<Result<Output, Error>>;

    /// Goes on with what a private key made, base64; `None` if it opened nothing. A service without such keys never waits.
    fn resume(&mut self, _id: &str, _made: Option<&str>, _context: &mut Context<'_>) -> Result<Output, Error> {
        Err(unknown_id())
    }

    /// What a phone shows of it: nothing, unless it sends something to phones.
    fn view(&self, _phone: &str) -> View {
        View::default()
    }

    /// The phone's owner does something.
    fn act(&mut self, _phone: &str, _action: &Action, _now: i64) -> Result<(), Error> {
        Err(no_such_action())
    }

    /// The phones that something happened on.
    fn phones(&self) -> Vec<Activity> {
        Vec::new()
    }

    /// What is to go wrong.
    fn faults(&mut self) -> &mut dyn Orders;

    /// Sets options.
    fn choose(&mut self, options: &Value) -> Result<(), Error>;

    /// What a person can type to try it.
    fn numbers(&self) -> Numbers;

    /// Forgets everything but its setup; its faults are forgotten apart.
    fn reset(&mut self);
}

/// Every emulated service, behind one door.
pub struct Emulators {
    services: Vec<(&'static str, Box<dyn Emulated>)>,
    /// The exchanges that are open, and whose they are.
    waiting: Waiting<usize>,
    log: Log,
    /// How far the clock is ahead of the host's, in ms.
    offset: i64,
}

impl Emulators {
    /// These services, by their names.
    pub fn of(services: Vec<(&'static str, Box<dyn Emulated>)>) -> Self {
        Self { services, waiting: Waiting::default(), log: Log::default(), offset: 0 }
    }

    /// One input of the host: a request, what a private key made of one, an action on a phone, or one of the control API.
    pub fn step(&mut self, input: &Value, context: &mut Context<'_>) -> Result<Answer, Error> {
        // From here on there is one clock: the emulator's.
        context.now = context.now.saturating_add(self.offset).clamp(0, control::LATEST);
        self.services.iter_mut().for_each(|(_, service)| service.settle(context.now));
        match read_input(input)? {
            Input::Start { id, provider } => {
                let at = self.named(Some(&provider))?;
                let output = self.services[at].1.start(&id);
                Ok(self.passed_on(at, &id, output))
            }
            Input::Http(request) => self.http(&request, context),
            Input::Decrypted { id, data } | Input::Signed { id, data } => self.resume(&id, Some(&data), context),
            Input::Undecryptable { id } => self.resume(&id, None, context),
            Input::Phone { phone, action, input: AnyJson(input) } => {
                self.phone(&phone, &action, &input, context.now).map(Answer::Screen)
            }
            Input::Control { action, input: AnyJson(input) } => {
                let action = Control::from_word(&action).ok_or_else(no_such_action)?;
                self.control(action, &input, context.now).map(Answer::Controlled)
            }
        }
    }

    fn resume(&mut self, id: &str, made: Option<&str>, context: &mut Context<'_>) -> Result<Answer, Error> {
        let service = self.waiting.take(id)?;
        let output = self.services[service].1.resume(id, made, context)?;
        Ok(self.passed_on(service, id, output))
    }

    /// The service of this name; the first one if there is no name.
    fn named(&self, name: Option<&str>) -> Result<usize, Error> {
        let position = self.services.iter().position(|(known, _)| name.is_none_or(|name| name == *known));
        position.ok_or_else(|| Error::misuse("provider", Reason::NotListed))
    }

    /// Passes on what a service says.
    fn passed_on(&mut self, service: usize, id: &str, output: Output) -> Answer {
        let provider = self.services[service].0;
        match output {
            Output::Ready(ready) => Answer::Ready { ready },
            Output::Decrypt { key, profile, data } => {
                self.waiting.keep(id, service);
                Answer::Decrypt { decrypt: Exchange { id: id.into(), provider, key, profile: Some(profile), data } }
            }
            Output::Sign { key, data } => {
                self.waiting.keep(id, service);
                Answer::Sign { sign: Exchange { id: id.into(), provider, key, profile: None, data } }
            }
            Output::Reply(mut reply, line) => {
                reply.of_protocol = line.is_some();
                line.into_iter().for_each(|line| self.log.write(provider, line));
                Answer::Reply { reply }
            }
        }
    }
}

fn read_input(input: &Value) -> Result<Input, Error> {
    #[derive(Deserialize)]
    struct Type {
        r#type: String,
    }
    let (head, own) = given::split(input, &["type"]);
    let Type { r#type: name } = read(&head)?;
    given::variant("type", &name, &own)
}
