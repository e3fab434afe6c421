//! The proxy's transition table: one HTTP request to the provider a step, and after a confirm the opening of the result.

use super::super::{PROVIDER, codes, identity, settings};
use crate::error::{CodeRow, Error, Kind, Next, Reason};
use crate::flow::Turn;
use crate::flow::answers::{bad_answer, unreachable};
use crate::flow::input::{self, known_members, not_now};
use crate::flow::proxy::{Answer, Event, ProxyFlow, Request, Task};
use crate::json::Value;
use crate::format::seoul;
use crate::crypto::{OaepProfile, PublicKey, base64};
use crate::provider::mobileok::{envelope, envelope::Sealed};
use alloc::{format, string::String, vec::Vec};
use zeroize::Zeroizing;

/// The proxy's state: what it must remember of a transaction, and what it waits for.
#[derive(Debug)]
pub struct Proxy {
    /// This flow's own id (section 4), compared with the result's.
    client_tx_id: String,
    /// The newest token.
    token: String,
    /// The relying party's value for the ticket.
    nonce: Option<String>,
    at: At,
}

/// What the proxy waits for. Only `Ready`, `Requested` and `Done` are ever sealed; the rest lives for one call.
#[derive(Debug)]
enum At {
    /// token/get
    Tokening,
    /// the browser's request
    Ready,
    /// auth/request
    Requesting,
    /// the browser's next call
    Requested,
    /// auth/resend, auth/call or confirm/request
    Working { step: &'static str },
    /// the private key
    Opening { envelope: String },
    /// the store's word on whether this is the first use
    Claiming { identity: Value },
    /// nothing
    Done,
}

/// Longer than any flow, so that a result cannot come back after its mark is gone.
const USED_SECONDS: i64 = 3600;

impl ProxyFlow for Proxy {
    const PROVIDER: &'static str = PROVIDER;
    const STEPS: &'static [&'static str] = &["token", "request", "resend", "call", "confirm"];

    fn configure(given: &Value) -> Result<Value, Vec<Error>> {
        settings::configure(given)
    }

    fn read(state: &Value) -> Option<Self> {
        let text = |name: &str| state.get(name).text().map(String::from);
        let at = match state.get("at").text()? {
            "tokening" => At::Tokening,
            "ready" => At::Ready,
            "requesting" => At::Requesting,
            "requested" => At::Requested,
            "done" => At::Done,
            "opening" => At::Opening { envelope: text("envelope")? },
            "claiming" => At::Claiming { identity: state.get("identity").clone() },
            step => At::Working { step: Self::STEPS.iter().copied().find(|s| *s == step)? },
        };
        Some(Self { client_tx_id: text("clientTxId")?, token: text("token")?, nonce: text("nonce"), at })
    }

    fn write(&self) -> Value {
        let (at, name, extra) = match &self.at {
            At::Tokening => ("tokening", "", Value::Null),
            At::Ready => ("ready", "", Value::Null),
            At::Requesting => ("requesting", "", Value::Null),
            At::Requested => ("requested", "", Value::Null),
            At::Working { step } => (*step, "", Value::Null),
            At::Opening { envelope } => ("opening", "envelope", envelope.as_str().into()),
            At::Claiming { identity } => ("claiming", "identity", identity.clone()),
            At::Done => ("done", "", Value::Null),
        };
        Value::object([
            ("at", at.into()),
            ("clientTxId", self.client_tx_id.as_str().into()),
            ("token", self.token.as_str().into()),
            ("nonce", self.nonce.as_deref().into()),
            (name, extra),
        ])
    }

    fn call(state: Option<Self>, step: &'static str, body: &Value, turn: &mut Turn<'_>) -> Result<(Self, Task), Error> {
        let Some(state) = state else {
            return if step == "token" { token(body, turn) } else { Err(Error::misuse("flow", Reason::Missing)) };
        };
        match (&state.at, step) {
            (At::Ready, "request") => {
                let sealed = envelope_of(body, "encryptMOKAuthInfo")?.ok_or_else(|| missing("encryptMOKAuthInfo"))?;
                let request = Value::object([
                    ("siteUrl", turn.config.get("siteUrl").clone()),
                    ("encryptMOKToken", state.token.as_str().into()),
                    ("encryptMOKAuthInfo", sealed.into()),
                ]);
                Ok(state.send(At::Requesting, "/agent/v1/auth/request", request, turn))
            }
            (At::Requested, "resend" | "call") => {
                known_members(body, "body", &[])?;
                let request = Value::object([("encryptMOKToken", state.token.as_str().into())]);
                let path = if step == "resend" { "/agent/v1/auth/resend" } else { "/agent/v1/auth/call" };
                Ok(state.send(At::Working { step }, path, request, turn))
            }
            (At::Requested, "confirm") => {
                let sealed = envelope_of(body, "encryptMOKVerifyInfo")?;
                let request = Value::object([
                    ("encryptMOKToken", state.token.as_str().into()),
                    ("encryptMOKVerifyInfo", sealed.into()),
                ]);
                Ok(state.send(At::Working { step }, "/agent/v1/confirm/request", request, turn))
            }
            _ => Err(not_now().at(step)),
        }
    }

    fn step(self, event: Event, turn: &mut Turn<'_>) -> Result<(Self, Task), Error> {
        match (self, event) {
            (Self { at: At::Tokening, .. }, Event::Unreachable { timeout }) => {
                Ok(Self::over(Answer::failed(unreachable("token", timeout), Value::Null, true)))
            }
            (state @ Self { at: At::Tokening, .. }, Event::Response { status, body, .. }) => {
                Ok(match read_answer(status, &body, "token", turn) {
                    Ok(answer) => state.tokened(&answer),
                    Err((error, _)) => Self::over(Answer::failed(error, Value::Null, true)),
                })
            }
            (state @ Self { at: At::Requesting, .. }, Event::Unreachable { timeout }) => Ok((
                Self { at: At::Ready, ..state },
                Answer::failed(unreachable("request", timeout), Value::Null, false),
            )),
            (state @ Self { at: At::Requesting, .. }, Event::Response { status, body, .. }) => {
                Ok(match read_answer(status, &body, "request", turn) {
                    Ok(answer) => state.going_on(&answer),
                    Err((error, answer)) => state.failed(At::Ready, error, &answer),
                })
            }
            (state @ Self { at: At::Working { .. }, .. }, Event::Unreachable { timeout }) => {
                let error = unreachable(state.phase(), timeout);
                Ok((Self { at: At::Requested, ..state }, Answer::failed(error, Value::Null, false)))
            }
            (state @ Self { at: At::Working { step: "confirm" }, .. }, Event::Response { status, body, .. }) => {
                Ok(match read_answer(status, &body, "confirm", turn) {
                    Ok(answer) => state.confirmed(&answer),
                    Err((error, answer)) => state.failed(At::Requested, error, &answer),
                })
            }
            (state @ Self { at: At::Working { .. }, .. }, Event::Response { status, body, .. }) => {
                Ok(match read_answer(status, &body, state.phase(), turn) {
                    Ok(answer) => state.going_on(&answer),
                    Err((error, answer)) => state.failed(At::Requested, error, &answer),
                })
            }
            (mut state @ Self { at: At::Opening { .. }, .. }, event @ (Event::Decrypted(_) | Event::Undecryptable)) => {
                let At::Opening { envelope } = core::mem::replace(&mut state.at, At::Done) else {
                    return Err(not_now());
                };
                Ok(match state.opened(&envelope, event, turn) {
                    Ok((state, task)) => (state, task),
                    Err(error) => Self::over(Answer::failed(error.at("confirm"), Value::Null, true)),
                })
            }
            (Self { at: At::Claiming { identity }, nonce, .. }, Event::Fresh) => {
                let identity = identity.with("nonce", nonce);
                Ok(Self::over(Task::Answer(Answer { identity: Some(identity), ended: true, ..Answer::default() })))
            }
            (Self { at: At::Claiming { .. }, .. }, Event::Used) => {
                let error = Error::new(Kind::Rejected, Reason::ResultUsed).at("confirm").then(Next::Restart);
                Ok(Self::over(Answer::failed(error, Value::Null, true)))
            }
            _ => Err(not_now()),
        }
    }
}

/// Section 4: `serviceId`, `siteUrl`, and the id with the time in Seoul under the provider's key.
fn token(body: &Value, turn: &mut Turn<'_>) -> Result<(Proxy, Task), Error> {
    known_members(body, "body", &["nonce"])?;
    let nonce = input::nonce(body)?;
    let text = |name: &str| turn.config.get(name).text().unwrap_or_default();
    let (prefix, server_key) = (text("clientPrefix"), PublicKey::from_base64(text("serverPublicKey"))?);
    let client_tx_id = format!("{prefix}{}", turn.random_id()?);
    let info = Zeroizing::new(format!("{client_tx_id}|{}", seoul::compact(turn.now)));
    let block = server_key.encrypt(envelope::PROFILE, info.as_bytes(), turn.rng)?;
    let request = Value::object([
        ("serviceId", turn.config.get("serviceId").clone()),
        ("encryptReqClientInfo", base64::encode(&block).into()),
        ("siteUrl", turn.config.get("siteUrl").clone()),
    ]);
    let state = Proxy { client_tx_id, token: String::new(), nonce, at: At::Tokening };
    Ok(state.send(At::Tokening, "/agent/v1/token/get", request, turn))
}

impl Proxy {
    fn send(self, at: At, path: &str, body: Value, turn: &Turn<'_>) -> (Self, Task) {
        let url = format!("{}{path}", turn.config.get("baseUrl").text().unwrap_or_default());
        (Self { at, ..self }, Task::Http(Request::post(url, &body)))
    }

    /// A state that remembers nothing, for calls after which there is no next one.
    fn over(task: Task) -> (Self, Task) {
        (Self { client_tx_id: String::new(), token: String::new(), nonce: None, at: At::Done }, task)
    }

    fn phase(&self) -> &'static str {
        if let At::Working { step } = self.at { step } else { "" }
    }

    fn tokened(self, answer: &Value) -> (Self, Task) {
        let (token, key) = (answer.get("encryptMOKToken").text(), answer.get("publicKey").text());
        match (token, key.filter(|key| PublicKey::from_base64(key).is_ok())) {
            (Some(token), Some(key)) => {
                let body = Value::object([("publicKey", key.into())]);
                (Self { token: token.into(), at: At::Ready, ..self }, Answer::ok(body))
            }
            _ => Self::over(Answer::failed(bad_answer("token"), Value::Null, true)),
        }
    }

    /// The next token, and what the page may know. A code in the answer (`otpCode`) stays here: who shows it verifies nobody.
    fn going_on(self, answer: &Value) -> (Self, Task) {
        let body = Value::object([
            ("resendCount", answer.get("resendCount").integer().into()),
            ("arsOtpNumber", answer.get("arsOtpNumber").text_or_number().into()),
        ]);
        (Self { at: At::Requested, ..self.renewed(answer) }, Answer::ok(body))
    }

    /// A failed step: the newest token for the next try, and the counts as the server gives them.
    fn failed(self, at: At, error: Error, answer: &Value) -> (Self, Task) {
        let body = Value::object([
            ("retryCount", answer.get("retryCount").integer().into()),
            ("resendCount", answer.get("resendCount").integer().into()),
        ]);
        // The page may go on where the error says so, and after a refused resend the code that was sent still counts.
        let ended = !(error.retryable || error.kind == Kind::Network || self.phase() == "resend");
        (Self { at, ..self.renewed(answer) }, Answer::failed(error, body, ended))
    }

    fn renewed(mut self, answer: &Value) -> Self {
        if let Some(token) = answer.get("encryptMOKToken").text().filter(|token| !token.is_empty()) {
            self.token = token.into();
        }
        self
    }

    fn confirmed(self, answer: &Value) -> (Self, Task) {
        let envelope = answer.get("encryptMOKResult").text().unwrap_or_default();
        match Sealed::split(envelope) {
            Ok(sealed) => {
                let task =
                    Task::Decrypt { profile: OaepProfile::webcrypto(envelope::PROFILE), data: sealed.rsa_block() };
                (Self { at: At::Opening { envelope: envelope.into() }, ..self }, task)
            }
            Err(error) => Self::over(Answer::failed(error.at("confirm"), Value::Null, true)),
        }
    }

    fn opened(self, envelope: &str, event: Event, turn: &Turn<'_>) -> Result<(Self, Task), Error> {
        let block = match event {
            Event::Decrypted(data) => base64::decode(&data).map(Zeroizing::new),
            _ => None,
        };
        let plaintext = Sealed::split(envelope)?.open(block.as_deref().map(Vec::as_slice))?;
        let result = Value::from_json(&plaintext).map_err(|_| Error::new(Kind::Tampered, Reason::BadAnswer))?;
        let identity = identity::identity(&result, &self.client_tx_id, turn.now, turn.config.get("methods"))?;
        let key = format!("{PROVIDER}:{}", self.client_tx_id);
        Ok((Self { at: At::Claiming { identity }, ..self }, Task::Once { key, ttl: USED_SECONDS }))
    }
}

/// Reads what the provider sent, whatever its content type says: the answer, or the error with the answer it came in.
fn read_answer(status: i64, body: &str, phase: &str, turn: &Turn<'_>) -> Result<Value, (Error, Value)> {
    let answer = Value::from_json(body).ok().filter(|a| a.members().is_some());
    let Some(answer) = answer else { return Err((bad_answer(phase), Value::Null)) };
    match answer.get("resultCode").text_or_number() {
        Some("2000") if (200..300).contains(&status) => Ok(answer),
        Some(code) if code != "2000" => Err((refusal(code, &answer, phase, turn), answer)),
        _ => Err((bad_answer(phase), Value::Null)),
    }
}

/// The provider's code, by our table; a code that the table lacks keeps the server's own message.
fn refusal(code: &str, answer: &Value, phase: &str, turn: &Turn<'_>) -> Error {
    let said = answer.get("resultMsg").text().unwrap_or_default();
    let detail = codes::detail_code(said);
    CodeRow::refusal(codes::find(code, phase), code, said, turn.lang).with_detail_code(detail).at(phase)
}

fn envelope_of<'a>(body: &'a Value, name: &str) -> Result<Option<&'a str>, Error> {
    known_members(body, "body", &[name])?;
    match body.get(name) {
        Value::Null => Ok(None),
        Value::Text(text) if Sealed::split(text).is_ok() => Ok(Some(text)),
        _ => Err(Error::misuse(name, Reason::NotListed)),
    }
}

fn missing(name: &str) -> Error {
    Error::misuse(name, Reason::Missing)
}
