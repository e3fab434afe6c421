//! The proxy's half of a flow: a browser's call goes in; requests to the provider, uses of the private key and of the store,
//! and at last one answer come out.

use super::Turn;
use crate::error::{Error, Kind, Reason};
use crate::format::form;
use crate::json::Value;
use alloc::{string::String, vec::Vec};
use zeroize::Zeroizing;

/// What the driver does next. All but `Answer` lead to exactly one [`Event`].
#[derive(Debug)]
pub enum Task {
    /// Send a request to the provider; redirects are not followed.
    Http(Request),
    /// The same, but its answer serves every call of this proxy until it is old: one request at a time, and none while the
    /// last answer is good.
    Shared {
        /// Names the answer among those of this provider.
        key: &'static str,
        /// The member of the JSON answer that says for how many seconds it is good.
        lifetime: &'static str,
        /// The answer in use was refused: get another one.
        renew: bool,
        /// How to get it.
        request: Request,
    },
    /// Decrypt `data` with the private key of the configuration, by the WebCrypto algorithm that `profile` names.
    Decrypt {
        /// `RSA-OAEP-256` (SHA-256, MGF1-SHA-256) or `RSA-OAEP` (SHA-1, MGF1-SHA-1).
        profile: &'static str,
        /// The ciphertext, base64.
        data: String,
    },
    /// Find out whether `key` was never used before, and mark it used for `ttl` seconds.
    Once {
        /// What must be used once.
        key: String,
        /// How long to remember, in seconds.
        ttl: i64,
    },
    /// Answer the browser: the call is over.
    Answer(Answer),
}

/// A request to the provider.
pub struct Request {
    method: &'static str,
    url: String,
    headers: Value,
    body: Option<String>,
}

impl Request {
    /// A POST of JSON; `url` is absolute.
    pub fn post(url: String, body: &Value) -> Self {
        Self { method: "POST", url, headers: headers("application/json"), body: Some(body.to_json()) }
    }

    /// A POST of these fields as application/x-www-form-urlencoded.
    pub fn form(url: String, fields: &[(&str, &str)]) -> Self {
        let body = form::write(fields);
        Self { method: "POST", url, headers: headers("application/x-www-form-urlencoded"), body: Some(body) }
    }

    /// A request of this method without a body; `url` is absolute.
    pub fn bare(method: &'static str, url: String) -> Self {
        Self { method, url, headers: Value::object([("accept", "application/json".into())]), body: None }
    }

    /// With this header in place of the one it may have, its name in lower case.
    pub fn header(mut self, name: &str, value: &str) -> Self {
        let others = self.headers.members().unwrap_or_default().iter().filter(|(known, _)| known != name).cloned();
        self.headers = Value::Object(others.collect()).with(name, value);
        self
    }

    fn value(self, kind: &str) -> Value {
        Value::object([
            ("type", kind.into()),
            ("method", self.method.into()),
            ("url", self.url.into()),
            ("headers", self.headers),
            ("body", self.body.into()),
        ])
    }
}

/// Without the body, which may hold a person or a password.
impl core::fmt::Debug for Request {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.debug_struct("Request")
            .field("method", &self.method)
            .field("url", &self.url)
            .field("headers", &self.headers)
            .finish_non_exhaustive()
    }
}

fn headers(content_type: &str) -> Value {
    Value::object([("accept", "application/json".into()), ("content-type", content_type.into())])
}

/// What the browser gets.
#[derive(Debug, Default)]
pub struct Answer {
    /// Members of the JSON answer.
    pub body: Value,
    /// The verified person, for the ticket; never for the browser.
    pub identity: Option<Value>,
    /// What went wrong.
    pub error: Option<Error>,
    /// Whether the flow is over: nothing is sealed for a next step.
    pub ended: bool,
}

impl Answer {
    /// Success, with these members.
    pub fn ok(body: Value) -> Task {
        Task::Answer(Self { body, ..Self::default() })
    }

    /// Failure, with these members beside the error.
    pub fn failed(error: Error, body: Value, ended: bool) -> Task {
        Task::Answer(Self { body, error: Some(error), ended, identity: None })
    }
}

/// What came of a task.
pub enum Event {
    /// The provider answered.
    Response {
        /// The HTTP status.
        status: i64,
        /// The body, read as UTF-8.
        body: String,
        /// Its headers `set-cookie`, for those flows that keep a provider's cookies.
        cookies: Vec<String>,
    },
    /// The provider did not answer.
    Unreachable {
        /// It took too long.
        timeout: bool,
    },
    /// The key opened the data: the plaintext, base64.
    Decrypted(Zeroizing<String>),
    /// The key did not open the data.
    Undecryptable,
    /// The key of `Once` was new.
    Fresh,
    /// It was not.
    Used,
}

/// The name alone: answers and plaintexts are not for logs.
impl core::fmt::Debug for Event {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Response { .. } => "Response",
            Self::Unreachable { .. } => "Unreachable",
            Self::Decrypted(_) => "Decrypted",
            Self::Undecryptable => "Undecryptable",
            Self::Fresh => "Fresh",
            Self::Used => "Used",
        })
    }
}

/// One provider's proxy half.
pub trait ProxyFlow: Sized {
    /// Name in URLs and errors.
    const PROVIDER: &'static str;
    /// The routes, in the order of the protocol; the first one starts a flow.
    const STEPS: &'static [&'static str];
    /// What the operator's own backend can ask for; no route leads there.
    const BACKEND_STEPS: &'static [&'static str] = &[];
    /// Routes that other sites send a browser to: whatever comes, they only lead it on to a page of the operator's.
    const ARRIVALS: &'static [&'static str] = &[];
    /// Whether its calls are worth nothing without the caller's address: the operator has to say whom to believe about it.
    const NEEDS_CALLER: bool = false;
    /// How long the sealed state of a flow is good after each step, in seconds.
    const FLOW_SECONDS: i64 = 900;
    /// Checks the operator's settings and completes them; every fault, not just the first.
    fn configure(settings: &Value) -> Result<Value, Vec<Error>>;
    /// A state from its sealed form.
    fn read(state: &Value) -> Option<Self>;
    /// The form that the proxy seals, or keeps between two tasks.
    fn write(&self) -> Value;
    /// A browser's call of route `step`; `state` is what it brought back.
    fn call(state: Option<Self>, step: &'static str, body: &Value, turn: &mut Turn<'_>) -> Result<(Self, Task), Error>;
    /// The table.
    fn step(self, event: Event, turn: &mut Turn<'_>) -> Result<(Self, Task), Error>;
    /// Where a browser goes on to that arrived with these fields, which anyone may have written.
    fn arrive(_fields: &Value, _turn: &Turn<'_>) -> Result<String, Error> {
        Err(Error::misuse("step", Reason::NotListed))
    }
}

/// One step from the wire form `{ step, state, event }` to `{ state, task }`; of an arrival, which has no state, to `{ task }`.
pub fn run<F: ProxyFlow>(input: &Value, turn: &mut Turn<'_>) -> Result<Value, Error> {
    let state = match input.get("state") {
        Value::Null => None,
        sealed => Some(F::read(sealed).ok_or_else(|| Error::misuse("flow", Reason::BadSnapshot))?),
    };
    let event = input.get("event");
    if event.get("type").text() == Some("arrive") {
        let url = F::arrive(event.get("fields"), turn)?;
        return Ok(Value::object([("task", Value::object([("type", "redirect".into()), ("url", url.into())]))]));
    }
    let (state, task) = if event.get("type").text() == Some("call") {
        let asked = input.get("step").text().unwrap_or_default();
        let step = F::STEPS.iter().chain(F::BACKEND_STEPS).copied().find(|s| *s == asked);
        let step = step.ok_or_else(|| Error::misuse("step", Reason::NotListed))?;
        F::call(state, step, event.get("body"), turn)?
    } else {
        state.ok_or_else(bug)?.step(read_event(event)?, turn)?
    };
    Ok(Value::object([("state", state.write()), ("task", task_value(task, F::PROVIDER, turn))]))
}

fn bug() -> Error {
    Error::new(Kind::Bug, Reason::Bug)
}

fn read_event(event: &Value) -> Result<Event, Error> {
    Ok(match event.get("type").text().unwrap_or_default() {
        "response" => Event::Response {
            status: event.get("status").integer().unwrap_or_default(),
            body: event.get("body").text().unwrap_or_default().into(),
            cookies: event
                .get("cookies")
                .list()
                .unwrap_or_default()
                .iter()
                .filter_map(Value::text)
                .map(Into::into)
                .collect(),
        },
        "unreachable" => Event::Unreachable { timeout: event.get("timeout").boolean().unwrap_or(false) },
        "decrypted" => Event::Decrypted(Zeroizing::new(event.get("data").text().unwrap_or_default().into())),
        "undecryptable" => Event::Undecryptable,
        "fresh" => Event::Fresh,
        "used" => Event::Used,
        _ => return Err(bug()),
    })
}

fn task_value(task: Task, provider: &str, turn: &Turn<'_>) -> Value {
    match task {
        Task::Http(request) => request.value("http"),
        Task::Shared { key, lifetime, renew, request } => {
            request.value("shared").with("key", key).with("lifetime", lifetime).with("renew", renew)
        }
        Task::Decrypt { profile, data } => {
            Value::object([("type", "decrypt".into()), ("profile", profile.into()), ("data", data.into())])
        }
        Task::Once { key, ttl } => Value::object([("type", "once".into()), ("key", key.into()), ("ttl", ttl.into())]),
        Task::Answer(answer) => Value::object([
            ("type", "answer".into()),
            ("body", if answer.body.is_null() { Value::object([]) } else { answer.body }),
            ("identity", answer.identity.into()),
            ("error", answer.error.map(|e| e.to_value(provider, turn.lang)).into()),
            ("ended", answer.ended.into()),
        ]),
    }
}
