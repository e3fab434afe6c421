//! The proxy's transition table: a request, then for each confirm the status, and where that says so the result.

use super::work::{Work, request_of};
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::Turn;
use crate::flow::answers::{bad_answer, last, unreachable};
use crate::flow::input::{self, known_members, not_now};
use crate::flow::proxy::{Answer, Event, ProxyFlow, Task};
use crate::flow::snapshot::number;
use crate::json::Value;
use crate::provider::toss_cert::answer::{self, Refusal, text};
use crate::provider::toss_cert::identity::{self, Transaction};
use crate::provider::toss_cert::method::{Method, Trigger};
use crate::provider::toss_cert::settings::{self, is_link};
use crate::provider::toss_cert::{PROVIDER, goes_on};
use crate::format::url;
use crate::wire::session::Session;
use alloc::{format, string::String, vec::Vec};

/// The proxy's state: what it must remember of a transaction, and what it waits for.
#[derive(Debug)]
pub struct Proxy {
    method: Method,
    /// The relying party's value for the ticket.
    nonce: Option<String>,
    /// Toss's id of the transaction, and how the user learns of it; from the request's answer on.
    transaction: Option<(String, Trigger)>,
    /// How many reads of the result got lost, of which each may have been one of two.
    lost: i64,
    at: At,
}

/// What the proxy waits for. Only `Ready`, `Requested` and `Done` are ever sealed; the rest lives for one call.
#[derive(Debug)]
enum At {
    /// the browser's request
    Ready,
    /// the access token; `renewed` where an older one was refused
    Authorizing { work: Work, renewed: bool },
    /// Toss's answer
    Asking { work: Work, renewed: bool },
    /// the browser's confirm
    Requested,
    /// the store's word on whether this is the first use
    Claiming { identity: Value },
    /// nothing
    Done,
}

/// Toss hands a result out for an hour, of a request of half an hour at most (2.4, 2.6): it must not come back after its mark
/// is gone.
const USED_SECONDS: i64 = 2 * 3600;

/// A result can be read twice (2.6). One read that got lost is followed by one more; after that nothing is left.
const READS: i64 = 2;

type Stepped = Result<(Proxy, Task), Error>;

impl ProxyFlow for Proxy {
    const PROVIDER: &'static str = PROVIDER;
    const STEPS: &'static [&'static str] = &["begin", "request", "confirm"];

    fn configure(given: &Value) -> Result<Value, Vec<Error>> {
        settings::configure(given)
    }

    fn read(state: &Value) -> Option<Self> {
        let text = |name: &str| state.get(name).text();
        let work = || Work::read(state.get("work"));
        let renewed = state.get("renewed").boolean() == Some(true);
        let at = match text("at")? {
            "ready" => At::Ready,
            "authorizing" => At::Authorizing { work: work()?, renewed },
            "asking" => At::Asking { work: work()?, renewed },
            "requested" => At::Requested,
            "claiming" => At::Claiming { identity: state.get("identity").clone() },
            "done" => At::Done,
            _ => return None,
        };
        Some(Self {
            method: Method::from_word(text("method")?)?,
            nonce: text("nonce").map(Into::into),
            transaction: text("txId").map(String::from).zip(text("trigger").and_then(Trigger::from_word)),
            lost: number(state.get("lost"))?,
            at,
        })
    }

    fn write(&self) -> Value {
        let (at, work, identity) = match &self.at {
            At::Ready => ("ready", None, Value::Null),
            At::Authorizing { work, renewed } => ("authorizing", Some((work, *renewed)), Value::Null),
            At::Asking { work, renewed } => ("asking", Some((work, *renewed)), Value::Null),
            At::Requested => ("requested", None, Value::Null),
            At::Claiming { identity } => ("claiming", None, identity.clone()),
            At::Done => ("done", None, Value::Null),
        };
        let transaction = self.transaction.as_ref();
        Value::object([
            ("at", at.into()),
            ("method", self.method.word().into()),
            ("nonce", self.nonce.as_deref().into()),
            ("txId", transaction.map(|(id, _)| id.as_str()).into()),
            ("trigger", transaction.map(|(_, trigger)| trigger.word()).into()),
            ("lost", self.lost.into()),
            ("work", work.map(|(work, _)| work.write()).into()),
            ("renewed", work.map(|(_, renewed)| renewed).into()),
            ("identity", identity),
        ])
    }

    fn call(state: Option<Self>, step: &'static str, body: &Value, turn: &mut Turn<'_>) -> Stepped {
        let Some(mut state) = state else {
            return if step == "begin" { begin(body, turn) } else { Err(Error::misuse("flow", Reason::Missing)) };
        };
        match (&state.at, step) {
            (At::Ready, "request") => {
                let (body, trigger) = request_of(body, state.method, turn)?;
                state.transaction = Some((String::new(), trigger));
                Ok(state.authorize(Work::Request { body }, false, turn))
            }
            (At::Requested, "confirm") => {
                known_members(body, "body", &[])?;
                Ok(state.authorize(Work::Status, false, turn))
            }
            _ => Err(not_now().at(step)),
        }
    }

    fn step(mut self, event: Event, turn: &mut Turn<'_>) -> Stepped {
        match (core::mem::replace(&mut self.at, At::Done), event) {
            (At::Authorizing { work, renewed }, Event::Response { status, body, .. }) => {
                match answer::access_token(status, &body, work.phase()) {
                    Ok(token) => self.ask(work, renewed, &token, turn),
                    Err(error) => Ok(self.failed(&work, error)),
                }
            }
            (At::Authorizing { work, .. }, Event::Unreachable { timeout }) => {
                let error = unreachable(work.phase(), timeout);
                Ok(self.failed(&work, error))
            }
            (At::Asking { work: work @ Work::Result { .. }, .. }, Event::Unreachable { timeout }) => {
                let error = unreachable(work.phase(), timeout);
                Ok(self.read_lost(&work, error))
            }
            (At::Asking { work, .. }, Event::Unreachable { timeout }) => {
                let error = unreachable(work.phase(), timeout);
                Ok(self.failed(&work, error))
            }
            (At::Asking { work, renewed }, Event::Response { status, body, .. }) => match answer::read(status, &body) {
                Ok(success) => self.answered(&work, &success, turn),
                Err(refusal) => Ok(self.refused(work, renewed, &refusal, turn)),
            },
            (At::Claiming { identity }, Event::Fresh) => {
                let identity = identity.with("nonce", self.nonce.take());
                Ok(self.over(Task::Answer(Answer { identity: Some(identity), ended: true, ..Answer::default() })))
            }
            (At::Claiming { .. }, Event::Used) => {
                let error = Error::new(Kind::Rejected, Reason::ResultUsed).at("confirm").then(Next::Restart);
                Ok(self.over(Answer::failed(error, Value::Null, true)))
            }
            _ => Err(not_now()),
        }
    }
}

/// Nothing to ask of Toss yet: its key is the operator's setting.
fn begin(body: &Value, turn: &Turn<'_>) -> Stepped {
    known_members(body, "body", &["method", "nonce"])?;
    let (method, nonce) = (Method::given(body)?, input::nonce(body)?);
    let answer = Value::object([("publicKey", turn.config.get("publicKey").clone())]);
    Ok((Proxy { method, nonce, transaction: None, lost: 0, at: At::Ready }, Answer::ok(answer)))
}

impl Proxy {
    fn authorize(self, work: Work, renew: bool, turn: &Turn<'_>) -> (Self, Task) {
        (Self { at: At::Authorizing { work, renewed: renew }, ..self }, Work::authorize(renew, turn))
    }

    fn ask(self, work: Work, renewed: bool, token: &str, turn: &Turn<'_>) -> Stepped {
        let task = work.ask(token, self.method, self.tx_id(), turn)?;
        Ok((Self { at: At::Asking { work, renewed }, ..self }, task))
    }

    fn tx_id(&self) -> &str {
        self.transaction.as_ref().map(|(id, _)| id.as_str()).unwrap_or_default()
    }

    /// A state that remembers nothing, for calls after which there is no next one.
    fn over(self, task: Task) -> (Self, Task) {
        (Self { nonce: None, transaction: None, at: At::Done, ..self }, task)
    }

    /// Back to where the call came from: the page may try again, where the error says so.
    fn failed(self, work: &Work, error: Error) -> (Self, Task) {
        let ended = !goes_on(&error, work.phase());
        if ended {
            return self.over(Answer::failed(error, Value::Null, true));
        }
        let at = if work.phase() == "request" { At::Ready } else { At::Requested };
        (Self { at, ..self }, Answer::failed(error, Value::Null, false))
    }

    /// A refused token is replaced once; a result is not asked for again without the user (2.6).
    fn refused(self, work: Work, renewed: bool, refusal: &Refusal, turn: &Turn<'_>) -> (Self, Task) {
        let error = refusal.error(work.phase(), turn);
        match (refusal, &work) {
            (Refusal::Token, Work::Result { .. }) => {
                // Nothing was read: the next confirm begins with the status, which gets another token.
                self.failed(&work, error.then(Next::Wait))
            }
            (Refusal::Token, _) if !renewed => self.authorize(work, true, turn),
            (Refusal::Unreadable, Work::Result { .. }) => self.read_lost(&work, error),
            _ => self.failed(&work, error),
        }
    }

    fn read_lost(self, work: &Work, error: Error) -> (Self, Task) {
        let lost = self.lost + 1;
        let error = if lost < READS { error } else { last(error) };
        Self { lost, ..self }.failed(work, error)
    }

    fn answered(self, work: &Work, success: &Value, turn: &mut Turn<'_>) -> Stepped {
        match work {
            Work::Request { .. } => Ok(self.requested(work, success, turn)),
            Work::Status => self.status(work, success, turn),
            Work::Result { session, .. } => match self.opened(session, success, turn) {
                Ok(identity) => {
                    let key = format!("{PROVIDER}:{}", self.tx_id());
                    Ok((Self { at: At::Claiming { identity }, ..self }, Task::Once { key, ttl: USED_SECONDS }))
                }
                Err(error) => Ok(self.over(Answer::failed(error.at("confirm"), Value::Null, true))),
            },
        }
    }

    /// What the page may know: where the user goes from here. Without that there is nothing to wait for.
    fn requested(self, work: &Work, success: &Value, turn: &Turn<'_>) -> (Self, Task) {
        let trigger = self.transaction.as_ref().map_or(Trigger::Push, |(_, trigger)| *trigger);
        let link = |name: &str| Value::from(text(success, name).filter(|link| is_link(link)));
        let tx_id = text(success, "txId").filter(|id| id.len() <= 200 && id.bytes().all(|b| b.is_ascii_graphic()));
        let body = match trigger {
            Trigger::Push => Value::object([]),
            Trigger::AppScheme => {
                Value::object(["appScheme", "androidAppUri", "iosAppUri"].map(|name| (name, link(name))))
            }
            Trigger::Window => Value::object([
                ("authUrl", text(success, "authUrl").filter(|page| url::is_page(page)).into()),
                ("txId", tx_id.into()),
            ]),
        };
        let nowhere = match trigger {
            Trigger::Push => false,
            Trigger::AppScheme => body.members().is_none_or(<[_]>::is_empty),
            Trigger::Window => body.get("authUrl").is_null(),
        };
        match tx_id.filter(|_| !nowhere) {
            Some(tx_id) => {
                let body = body.with("expireSeconds", turn.config.get("expireSeconds").clone());
                let transaction = Some((tx_id.into(), trigger));
                (Self { transaction, at: At::Requested, ..self }, Answer::ok(body))
            }
            None => self.failed(work, bad_answer("request")),
        }
    }

    /// Progress only: of a status that is not known, the result decides.
    fn status(self, work: &Work, success: &Value, turn: &mut Turn<'_>) -> Stepped {
        if text(success, "txId").is_some_and(|id| id != self.tx_id()) {
            let error = Error::new(Kind::Tampered, Reason::OtherTransaction).then(Next::Restart);
            return Ok(self.failed(work, error.at("confirm")));
        }
        match text(success, "status") {
            None => Ok(self.failed(work, bad_answer("confirm"))),
            Some("REQUESTED" | "IN_PROGRESS") => {
                let error = Error::new(Kind::Rejected, Reason::NotYet).then(Next::Wait);
                Ok(self.failed(work, error.at("confirm")))
            }
            Some("EXPIRED") => {
                let error = Error::new(Kind::Expired, Reason::FlowExpired).then(Next::Restart);
                Ok(self.failed(work, error.at("confirm")))
            }
            Some(_) => Ok(self.authorize(Work::result(turn)?, false, turn)),
        }
    }

    fn opened(&self, session: &str, success: &Value, turn: &Turn<'_>) -> Result<Value, Error> {
        let (id, trigger) = self.transaction.as_ref().ok_or_else(not_now)?;
        let of = Transaction { id, method: self.method, trigger: *trigger };
        identity::identity(success, &of, &Session::restore(session)?, turn)
    }
}
