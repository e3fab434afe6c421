//! What the proxy asks of Toss: an access token first, then the request itself.

use crate::error::{Error, Reason};
use crate::flow::Turn;
use crate::flow::proxy::{Request, Task};
use crate::json::Value;
use crate::provider::toss_cert::messages::Step;
use crate::provider::toss_cert::method::{Method, Trigger};
use crate::wire::session::{self, ENTROPY, Mode, Session};
use crate::wire::{PublicKey, base64};
use alloc::{format, string::String};
use zeroize::Zeroizing;

/// One request to Toss.
#[derive(Debug)]
pub(super) enum Work {
    /// Verify this person: the body as Toss gets it.
    Request { body: Value },
    /// How far is it?
    Status,
    /// What came of it? With a session of its own (2.6), here as the chance that it was made of, in base64. It never leaves
    /// the call that made it.
    Result { entropy: Zeroizing<String> },
}

impl Work {
    /// A result under a new session.
    pub(super) fn result(turn: &mut Turn<'_>) -> Result<Self, Error> {
        Ok(Self::Result { entropy: Zeroizing::new(base64::encode(&*turn.random::<ENTROPY>()?)) })
    }

    /// The route of the browser that it serves.
    pub(super) const fn step(&self) -> Step {
        match self {
            Self::Request { .. } => Step::Request,
            Self::Status | Self::Result { .. } => Step::Confirm,
        }
    }

    pub(super) fn write(&self) -> Value {
        let (name, body, entropy) = match self {
            Self::Request { body } => ("request", body.clone(), Value::Null),
            Self::Status => ("status", Value::Null, Value::Null),
            Self::Result { entropy } => ("result", Value::Null, entropy.as_str().into()),
        };
        Value::object([("name", name.into()), ("body", body), ("entropy", entropy)])
    }

    pub(super) fn read(value: &Value) -> Option<Self> {
        Some(match value.get("name").text()? {
            "request" => Self::Request { body: value.get("body").clone() },
            "status" => Self::Status,
            "result" => Self::Result { entropy: Zeroizing::new(value.get("entropy").text()?.into()) },
            _ => return None,
        })
    }

    /// The access token (2.2), which serves every call until it is old; another one where the last was refused.
    pub(super) fn authorize(renew: bool, turn: &Turn<'_>) -> Task {
        let config = |name: &str| turn.config.get(name).text().unwrap_or_default();
        let url = format!("{}/token", config("oauthUrl"));
        let fields = [
            ("grant_type", "client_credentials"),
            ("client_id", config("clientId")),
            ("client_secret", config("clientSecret")),
            ("scope", "ca"),
        ];
        Task::Shared { key: "token", lifetime: "expires_in", renew, request: Request::form(url, &fields) }
    }

    /// The request itself.
    pub(super) fn ask(&self, token: &str, method: Method, tx_id: &str, turn: &Turn<'_>) -> Result<Task, Error> {
        let transaction = Value::object([("txId", tx_id.into())]);
        let (name, body) = match self {
            Self::Request { body } => ("request", body.clone()),
            Self::Status => ("status", transaction),
            Self::Result { entropy } => {
                let session_key = session_of(entropy, turn)?.session_key().map(Value::from);
                ("result", transaction.with("sessionKey", session_key))
            }
        };
        let config = |name: &str| turn.config.get(name).text().unwrap_or_default();
        let path = if method == Method::Document { "/api/v2/sign/doc/" } else { config("path") };
        let url = format!("{}{path}{name}", config("baseUrl"));
        Ok(Task::Http(Request::post(url, &body).header("authorization", &format!("Bearer {token}"))))
    }
}

/// The session that this chance makes. It makes the same one again, so its key need not be kept in another form.
pub(super) fn session_of(entropy: &str, turn: &Turn<'_>) -> Result<Session, Error> {
    let bytes = base64::decode(entropy).map(Zeroizing::new).ok_or_else(bug)?;
    let entropy: &[u8; ENTROPY] = bytes.as_slice().try_into().map_err(|_| bug())?;
    let key = PublicKey::from_base64(turn.config.get("publicKey").text().unwrap_or_default())?;
    Session::generate(Mode::Gcm, &key, entropy)
}

fn bug() -> Error {
    Error::new(crate::error::Kind::Bug, Reason::Bug)
}

/// What the browser encrypted, in the order of 2.4, and how the user learns of it. Nothing passes that is not encrypted.
pub(super) fn request_of(body: &Value, method: Method, turn: &Turn<'_>) -> Result<(Value, Option<Trigger>), Error> {
    let (asked, trigger) = if method.is_personal() { personal(body, method)? } else { window(body)? };
    let asked = ["requestUrl", "successCallbackUrl", "failCallbackUrl", "expireSeconds"]
        .into_iter()
        .fold(asked, |asked, name| asked.with(name, turn.config.get(name).clone()));
    Ok((asked, trigger))
}

fn window(body: &Value) -> Result<(Value, Option<Trigger>), Error> {
    crate::flow::input::known_members(body, "body", &["requestType"])?;
    if body.get("requestType").text() != Some("USER_NONE") {
        return Err(Error::misuse("requestType", Reason::NotListed));
    }
    Ok((body.clone(), None))
}

fn personal(body: &Value, method: Method) -> Result<(Value, Option<Trigger>), Error> {
    const FIELDS: [&str; 4] = ["sessionKey", "userName", "userPhone", "userBirthday"];
    const DOCUMENT: [&str; 4] = ["serviceName", "docTitle", "doc", "docEncrypted"];
    let signs = method == Method::Document;
    let known = [&FIELDS[..], &["triggerType"], &DOCUMENT[..if signs { 4 } else { 0 }]].concat();
    crate::flow::input::known_members(body, "body", &known)?;
    let text = |name: &str| body.get(name).text().ok_or_else(|| Error::misuse(name, Reason::Missing));
    let session_key = text("sessionKey")?;
    for name in FIELDS {
        if !session::are_fields_of(session_key, &[text(name)?]) {
            return Err(Error::misuse(name, Reason::NotListed));
        }
    }
    let trigger = Trigger::from_word(text("triggerType")?);
    let trigger = trigger.ok_or_else(|| Error::misuse("triggerType", Reason::NotListed))?;
    let copy = |name: &'static str| (name, body.get(name).clone());
    let asked = Value::object([
        ("requestType", "USER_PERSONAL".into()),
        ("triggerType", trigger.word().into()),
        copy(FIELDS[0]),
        copy(FIELDS[1]),
        copy(FIELDS[2]),
        copy(FIELDS[3]),
    ]);
    if !signs {
        return Ok((asked, Some(trigger)));
    }
    let encrypted = body.get("docEncrypted").boolean();
    let encrypted = encrypted.ok_or_else(|| Error::misuse("docEncrypted", Reason::NotListed))?;
    if encrypted && !session::are_fields_of(session_key, &[text("doc")?]) {
        return Err(Error::misuse("doc", Reason::NotListed));
    }
    for name in ["serviceName", "docTitle", "doc"] {
        text(name)?;
    }
    let document = DOCUMENT.into_iter().fold(asked, |asked, name| asked.with(name, body.get(name).clone()));
    Ok((document.with("docType", "TEXT").with("signatureType", "PKCS7"), Some(trigger)))
}
