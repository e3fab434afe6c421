//! The proxy's transition table: the address of OMPASS's page, and then whose login it was. Besides, for the operator's own
//! backend, a registration is taken back.

use super::reset::Reset;
use super::work;
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::Turn;
use crate::flow::answers::{bad_answer, unreachable};
use crate::flow::input::{known_members, not_now};
use crate::flow::proxy::{Answer, Event, ProxyFlow, Task};
use crate::flow::snapshot::number;
use crate::json::Value;
use crate::provider::ompass::answer;
use crate::provider::ompass::input::{self as given, is_token, user_id};
use crate::provider::ompass::method::Method;
use crate::provider::ompass::settings::{self, Version};
use crate::provider::ompass::{PROVIDER, goes_on};
use crate::format::seoul;
use alloc::{format, string::String, vec::Vec};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

/// The proxy's states. Only `Away` and `Done` are ever sealed; the rest lives for one call.
#[derive(Debug)]
pub enum Proxy {
    /// OMPASS's answer with the page
    Opening(Login),
    /// the browser's finish
    Away(Login),
    /// OMPASS's word on the token of `user`; `key` marks that token, and does not tell it
    Checking { login: Login, user: String, key: String },
    /// the store's word on whether this is the first use
    Claiming { identity: Value },
    /// OMPASS's answers to a reset
    Resetting(Reset),
    /// nothing
    Done,
}

/// A login.
#[derive(Debug)]
pub struct Login {
    /// Its id: ours, OMPASS has none.
    id: String,
    method: Method,
    /// Whose login it has to be; none where OMPASS's page asks who it is.
    user_id: Option<String>,
    /// The relying party's value for the ticket.
    nonce: Option<String>,
    expires_at: i64,
}

/// How long a token's mark stays: far longer than tokens are good (2.6).
const USED_SECONDS: i64 = 3600;

/// What the browser sends at its last moment is still on its way then.
const GRACE_MS: i64 = 60_000;

type Stepped = Result<(Proxy, Task), Error>;

impl ProxyFlow for Proxy {
    const PROVIDER: &'static str = PROVIDER;
    const STEPS: &'static [&'static str] = &["begin", "finish"];
    const BACKEND_STEPS: &'static [&'static str] = &["reset"];
    const FLOW_SECONDS: i64 = 1920;

    fn configure(given: &Value) -> Result<Value, Vec<Error>> {
        settings::configure(given)
    }

    fn read(state: &Value) -> Option<Self> {
        let login = || Login::read(state.get("login"));
        let text = |name: &str| state.get(name).text().map(String::from);
        Some(match state.get("at").text()? {
            "opening" => Self::Opening(login()?),
            "away" => Self::Away(login()?),
            "checking" => Self::Checking { login: login()?, user: text("user")?, key: text("key")? },
            "claiming" => Self::Claiming { identity: state.get("identity").clone() },
            "resetting" => Self::Resetting(Reset::read(state.get("reset"))?),
            "done" => Self::Done,
            _ => return None,
        })
    }

    fn write(&self) -> Value {
        let at = |at: &str| Value::object([("at", at.into())]);
        match self {
            Self::Opening(login) => at("opening").with("login", login.write()),
            Self::Away(login) => at("away").with("login", login.write()),
            Self::Checking { login, user, key } => {
                at("checking").with("login", login.write()).with("user", user.as_str()).with("key", key.as_str())
            }
            Self::Claiming { identity } => at("claiming").with("identity", identity.clone()),
            Self::Resetting(reset) => at("resetting").with("reset", reset.write()),
            Self::Done => at("done"),
        }
    }

    fn call(state: Option<Self>, step: &'static str, body: &Value, turn: &mut Turn<'_>) -> Stepped {
        match (state, step) {
            (None, "begin") => begin(body, turn),
            (None, "reset") => {
                let (reset, task) = Reset::begin(body, turn)?;
                Ok((Self::Resetting(reset), task))
            }
            (None, _) => Err(Error::misuse("flow", Reason::Missing)),
            (Some(Self::Away(login)), "finish") => finish(login, body, turn),
            _ => Err(not_now().at(step)),
        }
    }

    fn step(self, event: Event, turn: &mut Turn<'_>) -> Stepped {
        match (self, event) {
            (Self::Opening(login), Event::Response { status, body, .. }) => {
                Ok(match answer::read(status, &body, "begin", turn).and_then(|data| page(&data, turn)) {
                    Ok(answer) => (Self::Away(login), Answer::ok(answer)),
                    Err(error) => over(error),
                })
            }
            (Self::Opening(_), Event::Unreachable { timeout }) => Ok(over(unreachable("begin", timeout))),
            (Self::Checking { login, user, key }, Event::Response { status, body, .. }) => {
                let read = answer::read(status, &body, "finish", turn);
                Ok(match read.and_then(|data| identity(&login, &user, data, turn)) {
                    Ok(identity) => (Self::Claiming { identity }, Task::Once { key, ttl: USED_SECONDS }),
                    Err(error) => unfinished(login, error),
                })
            }
            (Self::Checking { login, .. }, Event::Unreachable { timeout }) => {
                Ok(unfinished(login, unreachable("finish", timeout)))
            }
            (Self::Claiming { identity }, Event::Fresh) => {
                let answer = Answer { identity: Some(identity), ended: true, ..Answer::default() };
                Ok((Self::Done, Task::Answer(answer)))
            }
            (Self::Claiming { .. }, Event::Used) => {
                Ok(over(Error::new(Kind::Rejected, Reason::ResultUsed).at("finish").then(Next::Restart)))
            }
            (Self::Resetting(reset), event) => {
                let (reset, task) = reset.step(event, turn)?;
                Ok((reset.map_or(Self::Done, Self::Resetting), task))
            }
            _ => Err(not_now()),
        }
    }
}

fn begin(body: &Value, turn: &mut Turn<'_>) -> Stepped {
    known_members(body, "body", &["method", "userId", "lang", "how", "nonce"])?;
    let (method, user_id) = given::begin(body)?;
    match (Version::of(turn.config), method, &user_id) {
        // Who it is the user says on OMPASS's page (2.3).
        (Version::V1, Method::Uaf, Some(_)) => return Err(Error::misuse("userId", Reason::NotAllowed)),
        // One request for both, and it names the user (3.2).
        (Version::V2, _, None) => return Err(Error::misuse("userId", Reason::Missing)),
        _ => {}
    }
    let seconds = turn.config.get("sessionSeconds").integer().unwrap_or_default();
    let login = Login {
        id: turn.random_id()?,
        method,
        user_id,
        nonce: body.get("nonce").text().map(Into::into),
        expires_at: turn.now.saturating_add(seconds * 1000),
    };
    let task = work::start(method, login.user_id.as_deref(), body.get("lang").text(), turn);
    Ok((Proxy::Opening(login), task))
}

/// What the browser may know of a started login. Whether the user is registered is none of it: anyone may ask.
fn page(data: &Value, turn: &Turn<'_>) -> Result<Value, Error> {
    let name = if Version::of(turn.config) == Version::V1 { "ompass_uri" } else { "ompassUrl" };
    let page = data.get(name).text().filter(|page| settings::is_page(turn.config, page));
    let page = page.ok_or_else(|| bad_answer("begin"))?;
    Ok(Value::object([("url", page.into()), ("expireSeconds", turn.config.get("sessionSeconds").clone())]))
}

fn finish(login: Login, body: &Value, turn: &Turn<'_>) -> Stepped {
    known_members(body, "body", &["username", "token"])?;
    if turn.now > login.expires_at.saturating_add(GRACE_MS) {
        return Ok(over(Error::new(Kind::Expired, Reason::FlowExpired).at("finish").then(Next::Restart)));
    }
    let token = body.get("token").text().ok_or_else(|| Error::misuse("token", Reason::Missing))?;
    if !is_token(token) {
        return Err(Error::misuse("token", Reason::NotText));
    }
    // Of a user who is known no other one is asked for; of one who is not, OMPASS has the last word (2.5).
    let named = match body.get("username") {
        Value::Null => None,
        name => Some(user_id(name).map_err(|error| Error::misuse("username", error.reason))?),
    };
    let user = match (&login.user_id, named) {
        (Some(user), Some(named)) if !is_same(user, &named) => return Ok(over(another())),
        (Some(user), _) => user.clone(),
        (None, Some(named)) => named,
        (None, None) => return Err(Error::misuse("username", Reason::Missing)),
    };
    let hash = Sha256::digest(token);
    let digits = hash.iter().flat_map(|byte| [byte >> 4, byte & 15]).filter_map(|d| char::from_digit(d.into(), 16));
    let key = [PROVIDER, ":"].into_iter().flat_map(str::chars).chain(digits).collect();
    let task = work::verify(&user, token, turn);
    Ok((Proxy::Checking { login, user, key }, task))
}

/// Who logged in, where OMPASS says that the token is this user's, and this site's where it tells (2.5, 3.3).
fn identity(login: &Login, user: &str, data: Value, turn: &Turn<'_>) -> Result<Value, Error> {
    let name = if Version::of(turn.config) == Version::V1 { "user_id" } else { "username" };
    let said = data.get(name).text().ok_or_else(|| bad_answer("finish"))?;
    let client = data.get("clientId").text();
    if !is_same(said, user) || client.is_some_and(|client| Some(client) != turn.config.get("clientId").text()) {
        return Err(another());
    }
    Ok(Value::object([
        ("provider", PROVIDER.into()),
        ("method", login.method.word().into()),
        ("assurance", "login".into()),
        ("transactionId", login.id.as_str().into()),
        ("verifiedAt", format!("{}+09:00", seoul::issue_date(turn.now).replace(' ', "T")).into()),
        ("userId", said.into()),
        ("nonce", login.nonce.as_deref().into()),
        ("raw", without_tokens(data)),
    ]))
}

fn is_same(one: &str, other: &str) -> bool {
    bool::from(one.as_bytes().ct_eq(other.as_bytes()))
}

fn without_tokens(data: Value) -> Value {
    let members = data.members().unwrap_or_default().iter();
    Value::Object(members.filter(|(name, _)| !name.to_ascii_lowercase().contains("token")).cloned().collect())
}

fn another() -> Error {
    Error::new(Kind::Tampered, Reason::OtherTransaction).at("finish").then(Next::Restart)
}

/// A state that remembers nothing, for calls after which there is no next one.
fn over(error: Error) -> (Proxy, Task) {
    (Proxy::Done, Answer::failed(error, Value::Null, true))
}

/// The page may try again, where the error says so.
fn unfinished(login: Login, error: Error) -> (Proxy, Task) {
    if goes_on(&error, "finish") {
        return (Proxy::Away(login), Answer::failed(error, Value::Null, false));
    }
    over(error)
}

impl Login {
    fn write(&self) -> Value {
        Value::object([
            ("id", self.id.as_str().into()),
            ("method", self.method.word().into()),
            ("userId", self.user_id.as_deref().into()),
            ("nonce", self.nonce.as_deref().into()),
            ("expiresAt", self.expires_at.into()),
        ])
    }

    fn read(value: &Value) -> Option<Self> {
        let text = |name: &str| value.get(name).text().map(String::from);
        Some(Self {
            id: text("id")?,
            method: Method::from_word(value.get("method").text()?)?,
            user_id: text("userId"),
            nonce: text("nonce"),
            expires_at: number(value.get("expiresAt"))?,
        })
    }
}
