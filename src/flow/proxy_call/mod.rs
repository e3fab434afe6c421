//! The proxy's half of a flow: a call of the page goes in; requests to the provider, uses of the private key and of the store,
//! and at last one answer come out.
//!
//! A provider writes one table: [`ProxyFlow::call`] for the calls of the page, [`ProxyFlow::step`] for the results of tasks.
//! The [driver](driver) does what is the same for all providers. Between two calls only [`ProxyFlow::Sealed`] lives, sealed and
//! in the page's hands; everything else stays inside for the length of one call.

pub mod driver;
mod facts;
mod given;
mod ledger;
mod request;

pub use facts::Facts;
pub use given::Given;
pub use ledger::Cost;
pub use request::{Method, Request};

use super::{Identity, Nonce, Text};
use crate::error::{Error, Lang, Randomness};
use crate::words;
use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// One provider's half of the proxy.
pub trait ProxyFlow: Sized + 'static {
    /// The name in URLs and errors.
    const PROVIDER: &'static str;
    /// The version of the sealed states. A change of their form needs another number, so that no old one is misread.
    const SEALED: u32;
    /// The routes, in the order of the protocol.
    const STEPS: &'static [&'static str];
    /// The routes that start a flow: no sealed state is needed for them.
    const STARTS: &'static [&'static str];
    /// The steps that the operator's own backend can ask for; no route leads there.
    const BACKEND_STEPS: &'static [&'static str] = &[];
    /// The routes among `STARTS` that use something up.
    const SPENDS: &'static [&'static str] = &[];
    /// The routes that other sites send a browser to; they lead it on to a page of the operator and do nothing else.
    const ARRIVALS: &'static [&'static str] = &[];
    /// Its calls are worth nothing without the caller's address: the operator has to say whom to believe about it.
    const NEEDS_CALLER: bool = false;
    /// The life of a sealed state after each step, in seconds. A flow ends after as long a time, unless the operator sets another.
    const FLOW_SECONDS: i64 = 900;
    /// The flow can be ended before its time: its user logs off.
    const LOGS_OFF: bool = false;

    /// The operator's settings, checked.
    type Settings: 'static;
    /// The calls of the page, with their bodies.
    type Call: DeserializeOwned;
    /// The state between two calls.
    type Sealed: Serialize + DeserializeOwned;
    /// The members of the answers to the page.
    type Body: Serialize;

    /// How often one flow may send a request that costs this, whatever the provider would still allow.
    fn most(_cost: Cost) -> u8 {
        0
    }
    /// The name of the outcome of a call that starts a flow and uses something up: if its answer is lost, the same call gets
    /// that outcome again. A call within a flow needs no name.
    fn outcome(_call: &Self::Call) -> Option<String> {
        None
    }
    /// Checks the operator's settings. Faults are noted in `given`, all of them; `None` if there is one.
    fn configure(given: &mut Given) -> Option<Self::Settings>;
    /// The addresses that its requests begin with, each with the setting that it comes from.
    fn servers(settings: &Self::Settings) -> Vec<(&'static str, &str)>;
    /// The first task of a call.
    ///
    /// # Errors
    /// The input is not acceptable, or no randomness can be had. Nothing has happened then.
    fn call(
        sealed: Option<Self::Sealed>,
        call: Self::Call,
        context: &mut ProxyContext<'_, Self>,
    ) -> Result<Next<Self>, Error>;
    /// The task that follows the result of the last one.
    ///
    /// # Errors
    /// No randomness can be had.
    fn step(self, event: Event, context: &mut ProxyContext<'_, Self>) -> Result<Next<Self>, Error>;
    /// The address to lead a browser on to that arrived at a route of `ARRIVALS` with these fields. Anyone can have written them.
    ///
    /// # Errors
    /// There is no such route.
    fn arrive(_fields: &[(String, String)], _settings: &Self::Settings) -> Result<String, Error> {
        Err(Error::misuse("step", crate::error::Reason::NotListed))
    }
}

/// The inputs of a step of the proxy's half.
pub struct ProxyContext<'a, F: ProxyFlow> {
    /// Milliseconds since 1970-01-01T00:00:00Z.
    pub now: i64,
    /// The language of messages.
    pub lang: Lang,
    /// The operator's settings.
    pub settings: &'a F::Settings,
    /// The caller, as far as the operator said whom to believe about it.
    pub caller: &'a Caller,
    /// The host's source of random bytes.
    pub rng: &'a mut Randomness<'a>,
}

impl<F: ProxyFlow> ProxyContext<'_, F> {
    /// `N` random bytes, wiped when they go.
    ///
    /// # Errors
    /// Kind `bug`, if the host has no randomness.
    pub fn random<const N: usize>(&mut self) -> Result<Zeroizing<[u8; N]>, Error> {
        let mut bytes = Zeroizing::new([0; N]);
        self.rng.try_fill_bytes(bytes.as_mut_slice())?;
        Ok(bytes)
    }

    /// An identifier of 128 random bits: 32 lower-case hexadecimal digits.
    ///
    /// # Errors
    /// Kind `bug`, if the host has no randomness.
    pub fn random_id(&mut self) -> Result<String, Error> {
        random_id(self.rng)
    }
}

fn random_id(rng: &mut Randomness<'_>) -> Result<String, Error> {
    let mut bytes = [0; 16];
    rng.try_fill_bytes(&mut bytes)?;
    Ok(bytes.iter().flat_map(|b| [b >> 4, b & 15]).filter_map(|d| char::from_digit(d.into(), 16)).collect())
}

/// The browser that calls.
#[derive(Debug, Default, Clone, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Caller {
    /// Its IP address.
    pub ip: Option<String>,
    /// Its User-Agent.
    pub user_agent: Option<String>,
}

/// The end of a transition.
pub enum Next<F: ProxyFlow> {
    /// A state within the call, and a task whose result it waits for.
    Do(F, Task),
    /// The call is over.
    Done(Answer<F>),
    /// The event does not fit the state.
    Refused,
}

/// The work of the driver's JavaScript. Each task leads to exactly one [`Event`].
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "camelCase")]
pub enum Task {
    /// Send a request to the provider; redirects are not followed.
    Http(Request),
    /// The same, but its answer serves every call of this proxy until it is old: one request at a time, and none while the
    /// last answer is good.
    Shared(Shared),
    /// Decrypt `data` with the private key of the configuration.
    Decrypt {
        /// The WebCrypto algorithm.
        profile: Profile,
        /// The ciphertext, base64.
        data: String,
    },
    /// Find out if this step of this flow was never made before, and mark it made: a request that costs something follows.
    Claim {
        /// The flow.
        flow: String,
        /// The number of the step.
        number: u32,
        /// The mark has to last as long as the flow. Otherwise it lives a short time: nobody has vouched for this flow yet.
        lasts: bool,
    },
    /// Find out if `key` was never used before, and mark it used for `ttl` seconds.
    Once {
        /// The name of the thing that must be used once.
        key: String,
        /// The life of the mark, in seconds.
        ttl: i64,
    },
}

/// A request whose answer is shared.
#[derive(Debug, Serialize)]
pub struct Shared {
    /// The name of the answer among those of this provider.
    pub key: &'static str,
    /// The member of the JSON answer that says for how many seconds it is good.
    pub lifetime: &'static str,
    /// The answer in use was refused: get another one.
    pub renew: bool,
    /// The request.
    #[serde(flatten)]
    pub request: Request,
}

words! {
    /// The hashes of RSA-OAEP, by the names of WebCrypto.
    pub Profile {
        /// SHA-256 with MGF1-SHA-256.
        OaepSha256 = "RSA-OAEP-256",
        /// SHA-1 with MGF1-SHA-1.
        OaepSha1 = "RSA-OAEP",
    }
}

/// The answer to the page.
pub struct Answer<F: ProxyFlow> {
    /// The members of the JSON answer.
    pub body: Option<F::Body>,
    /// The verified person, for the ticket; never for the browser.
    pub identity: Option<Box<Identity>>,
    /// The error.
    pub error: Option<Error>,
    /// The state for the next call; none if the flow is over.
    pub sealed: Option<F::Sealed>,
    /// A code for the operator's own function, and for nobody else.
    pub otp: Option<Otp>,
    /// The user has logged off: no older state of this flow counts any more.
    pub is_left: bool,
}

/// A code that the relying party brings to the user by itself.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Otp {
    /// The code.
    pub code: Text,
    /// Our id of the transaction.
    pub transaction_id: String,
    /// The relying party's value for this flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<Nonce>,
}

/// Without the code.
impl std::fmt::Debug for Otp {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Otp")
    }
}

impl<F: ProxyFlow> Answer<F> {
    /// Success: these members, and the flow goes on.
    pub const fn ok(body: F::Body, sealed: F::Sealed) -> Next<F> {
        Next::Done(Self {
            body: Some(body),
            identity: None,
            error: None,
            sealed: Some(sealed),
            is_left: false,
            otp: None,
        })
    }

    /// The same, with a code for the operator.
    pub const fn told(body: F::Body, sealed: F::Sealed, otp: Option<Otp>) -> Next<F> {
        Next::Done(Self { body: Some(body), identity: None, error: None, sealed: Some(sealed), is_left: false, otp })
    }

    /// Failure, and the flow goes on.
    pub const fn failed(error: Error, body: Option<F::Body>, sealed: F::Sealed) -> Next<F> {
        Next::Done(Self { body, identity: None, error: Some(error), sealed: Some(sealed), is_left: false, otp: None })
    }

    /// Failure, and the flow is over.
    pub const fn over(error: Error, body: Option<F::Body>) -> Next<F> {
        Next::Done(Self { body, identity: None, error: Some(error), sealed: None, is_left: false, otp: None })
    }

    /// A person was verified, and the flow is over.
    pub fn verified(identity: Identity) -> Next<F> {
        let identity = Some(Box::new(identity));
        Next::Done(Self { body: None, identity, error: None, sealed: None, is_left: false, otp: None })
    }

    /// A person is logged in, and the flow goes on.
    pub fn logged_in(identity: Box<Identity>, body: Option<F::Body>, sealed: F::Sealed) -> Next<F> {
        Next::Done(Self {
            body,
            identity: Some(identity),
            error: None,
            sealed: Some(sealed),
            is_left: false,
            otp: None,
        })
    }

    /// Success, and the flow is over.
    pub const fn ended(body: F::Body) -> Next<F> {
        Next::Done(Self { body: Some(body), identity: None, error: None, sealed: None, is_left: false, otp: None })
    }

    /// The user has logged off, and the flow is over, all its older states included.
    pub const fn left(body: F::Body, error: Option<Error>) -> Next<F> {
        Next::Done(Self { body: Some(body), identity: None, error, sealed: None, is_left: true, otp: None })
    }
}

/// The result of a task.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Event {
    /// The provider answered.
    Response(Response),
    /// The provider did not answer.
    Unreachable {
        /// It took too long.
        timeout: bool,
    },
    /// The key opened the data.
    Decrypted {
        /// The plaintext, base64.
        data: Zeroizing<String>,
    },
    /// The key did not open the data.
    Undecryptable,
    /// The key of `Once` was new.
    Fresh,
    /// It was not.
    Used,
}

/// An HTTP response of the provider.
#[derive(Deserialize)]
pub struct Response {
    /// The status.
    pub status: i64,
    /// The body as text.
    pub body: String,
    /// Its headers `set-cookie`, for flows that keep a provider's cookies.
    #[serde(default)]
    pub cookies: Option<Vec<String>>,
}

impl Response {
    /// The status says success.
    #[must_use]
    pub fn is_success(&self) -> bool {
        (200..300).contains(&self.status)
    }
}

/// The name alone: answers and plaintexts are not for logs.
impl std::fmt::Debug for Event {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(match self {
            Self::Response(_) => "Response",
            Self::Unreachable { .. } => "Unreachable",
            Self::Decrypted { .. } => "Decrypted",
            Self::Undecryptable => "Undecryptable",
            Self::Fresh => "Fresh",
            Self::Used => "Used",
        })
    }
}
