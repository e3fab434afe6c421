//! What the proxy asks of Toss: an access token first, then the request itself.

use crate::error::{Error, Reason};
use crate::flow::Turn;
use crate::flow::proxy::{Request, Task};
use crate::json::Value;
use crate::provider::toss_cert::method::{Method, Trigger};
use crate::wire::PublicKey;
use crate::wire::session::{self, Mode, Session};
use alloc::{format, string::String};
use zeroize::Zeroizing;

/// One request to Toss.
pub(super) enum Work {
    /// Verify this person: the body as Toss gets it.
    Request { body: Value },
    /// How far is it?
    Status,
    /// What came of it? With a session of its own (2.6), here as text, and its session key. The session never leaves the call
    /// that made it.
    Result { session: Zeroizing<String>, session_key: String },
}

impl Work {
    /// A result under a new session.
    pub(super) fn result(turn: &mut Turn<'_>) -> Result<Self, Error> {
        let key = PublicKey::from_base64(turn.config.get("publicKey").text().unwrap_or_default())?;
        let session = Session::generate(Mode::Gcm, &key, turn.rng)?;
        let session_key = session.session_key().unwrap_or_default().into();
        Ok(Self::Result { session: session.serialize(), session_key })
    }

    /// The route of the browser that it serves.
    pub(super) const fn phase(&self) -> &'static str {
        match self {
            Self::Request { .. } => "request",
            Self::Status | Self::Result { .. } => "confirm",
        }
    }

    pub(super) fn write(&self) -> Value {
        let (name, body, session, session_key) = match self {
            Self::Request { body } => ("request", body.clone(), Value::Null, Value::Null),
            Self::Status => ("status", Value::Null, Value::Null, Value::Null),
            Self::Result { session, session_key } => {
                ("result", Value::Null, session.as_str().into(), session_key.as_str().into())
            }
        };
        Value::object([("name", name.into()), ("body", body), ("session", session), ("sessionKey", session_key)])
    }

    pub(super) fn read(value: &Value) -> Option<Self> {
        Some(match value.get("name").text()? {
            "request" => Self::Request { body: value.get("body").clone() },
            "status" => Self::Status,
            "result" => {
                let session = Zeroizing::new(value.get("session").text()?.into());
                Self::Result { session, session_key: value.get("sessionKey").text()?.into() }
            }
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
            Self::Result { session_key, .. } => ("result", transaction.with("sessionKey", session_key.as_str())),
        };
        let config = |name: &str| turn.config.get(name).text().unwrap_or_default();
        let path = if method == Method::Document { "/api/v2/sign/doc/" } else { config("path") };
        let url = format!("{}{path}{name}", config("baseUrl"));
        Ok(Task::Http(Request::post(url, &body).header("authorization", &format!("Bearer {token}"))))
    }
}

/// Which request it is, and nothing of what it holds.
impl core::fmt::Debug for Work {
    fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
        f.write_str(match self {
            Self::Request { .. } => "Request",
            Self::Status => "Status",
            Self::Result { .. } => "Result",
        })
    }
}

/// What the browser encrypted, in the order of 2.4, and how the user learns of it. Nothing passes that is not encrypted.
pub(super) fn request_of(body: &Value, method: Method, turn: &Turn<'_>) -> Result<(Value, Trigger), Error> {
    let (asked, trigger) = if method.is_personal() { personal(body, method)? } else { window(body)? };
    let asked = ["requestUrl", "successCallbackUrl", "failCallbackUrl", "expireSeconds"]
        .into_iter()
        .fold(asked, |asked, name| asked.with(name, turn.config.get(name).clone()));
    Ok((asked, trigger))
}

fn window(body: &Value) -> Result<(Value, Trigger), Error> {
    crate::flow::input::known_members(body, "body", &["requestType"])?;
    if body.get("requestType").text() != Some("USER_NONE") {
        return Err(Error::misuse("requestType", Reason::NotListed));
    }
    Ok((body.clone(), Trigger::Window))
}

fn personal(body: &Value, method: Method) -> Result<(Value, Trigger), Error> {
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
    let trigger = Trigger::from_word(text("triggerType")?).filter(|trigger| *trigger != Trigger::Window);
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
        return Ok((asked, trigger));
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
    Ok((document.with("docType", "TEXT").with("signatureType", "PKCS7"), trigger))
}
