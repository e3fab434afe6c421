//! The proxy's transition table: all that the agent is asked. The browser asks the SSO server by itself, since the central
//! cookie is there; what comes of that proves nothing before the agent confirms it here.

mod phase;
mod post_logon;
mod site;
mod steps;

use crate::error::{Error, Kind, Next, Reason};
use crate::flow::Turn;
use crate::flow::answers::unreachable;
use crate::flow::input::{self, known_members, not_now};
use crate::flow::proxy::{Answer, Event, ProxyFlow, Task};
use crate::flow::snapshot::text;
use crate::json::Value;
use crate::provider::nets::PROVIDER;
use crate::provider::nets::agent_client::{Call, Said, Status};
use crate::provider::nets::codes::{self, must_log_off};
use crate::provider::nets::cookie_jar::Jar;
use crate::provider::nets::identity::user;
use crate::provider::nets::settings::{self, is_allowed};
use alloc::{string::String, vec::Vec};
use phase::At;
use site::{attempt, key, site};

/// The proxy's state.
#[derive(Debug)]
pub struct Proxy {
    /// The relying party's value for the ticket.
    pub(super) nonce: Option<String>,
    /// The agent's cookies.
    pub(super) jar: Jar,
    /// The agent's site, and where the SSO server logs on.
    pub(super) site: Value,
    /// Who is logged on.
    pub(super) user: Option<String>,
    /// What a choice between two logons is made of: `{ ssoRequest, credential }`.
    pub(super) choice: Value,
    /// What the browser is still to send after a logon.
    pub(super) moves: Vec<Value>,
    pub(super) at: At,
}

pub(super) type Stepped = Result<(Proxy, Task), Error>;

impl ProxyFlow for Proxy {
    const PROVIDER: &'static str = PROVIDER;
    const STEPS: &'static [&'static str] =
        &["begin", "refused", "logon", "factor", "duplicate", "choose", "check", "try", "move"];
    /// As long as a working day: a page that was left alone must still be able to ask.
    const FLOW_SECONDS: i64 = 12 * 3600;

    fn configure(given: &Value) -> Result<Value, Vec<Error>> {
        settings::configure(given)
    }

    fn read(state: &Value) -> Option<Self> {
        Some(Self {
            nonce: text(state, "nonce"),
            jar: Jar::read(state.get("jar"))?,
            site: state.get("site").clone(),
            user: text(state, "user"),
            choice: state.get("choice").clone(),
            moves: state.get("moves").list().unwrap_or_default().to_vec(),
            at: At::read(state.get("at"))?,
        })
    }

    fn write(&self) -> Value {
        Value::object([
            ("nonce", self.nonce.as_deref().into()),
            ("jar", self.jar.write()),
            ("site", self.site.clone()),
            ("user", self.user.as_deref().into()),
            ("choice", self.choice.clone()),
            ("moves", Some(self.moves.clone()).filter(|moves| !moves.is_empty()).into()),
            ("at", self.at.write()),
        ])
    }

    fn call(state: Option<Self>, step: &'static str, body: &Value, turn: &mut Turn<'_>) -> Stepped {
        if step == "begin" {
            return begin(body, turn);
        }
        let state = state.ok_or_else(|| Error::misuse("flow", Reason::Missing))?;
        match (&state.at, step) {
            (At::Rest, "refused") => state.refused(body, turn),
            (At::Rest, "logon") => state.logon(body, turn),
            (At::Rest, "factor") => state.factor(body, turn),
            (At::Rest, "duplicate") => state.duplicate(body, turn),
            (At::Rest, "choose") if !state.choice.is_null() => state.choose(body, turn),
            (At::Rest, "check") if state.user.is_some() => {
                known_members(body, "body", &[])?;
                state.ask(Call::Check, &[], At::Check, turn)
            }
            (At::Rest, "try") => state.attempt(body, turn),
            (At::Rest, "move") => Ok(state.next_move()),
            _ => Err(not_now().at(step)),
        }
    }

    fn step(mut self, event: Event, turn: &mut Turn<'_>) -> Stepped {
        let at = core::mem::replace(&mut self.at, At::Rest);
        let said = match event {
            Event::Response { status, body, cookies } => {
                self.jar.absorb(&cookies, turn.now);
                Said::read(status, &body)
            }
            Event::Unreachable { timeout } => return self.unreachable(at, timeout, turn),
            Event::Fresh | Event::Used => return self.claimed(at, matches!(event, Event::Fresh)),
            _ => return Err(not_now()),
        };
        match at {
            At::Config => match site(&said, turn) {
                Ok(site) => {
                    self.site = Value::object(["site", "logon"].map(|name| (name, site.get(name).clone())));
                    let answer = Value::object([("sso", site)]);
                    self.ask(Call::Check, &[], At::FirstCheck { answer }, turn)
                }
                Err(error) => Ok(self.over(Answer::failed(error, Value::Null, true))),
            },
            At::FirstCheck { answer } => self.first_checked(&said, answer, turn),
            At::Key { answer, error, first } => Ok(self.keyed(key(&said, turn), answer, error, first)),
            At::Logon { name, method, answer } => self.logged_on(&said, &name, &method, answer, turn),
            At::Check => Ok(self.checked(&said, turn)),
            At::Factor { id } => self.factored(&said, &id, turn),
            At::Duplicate => self.duplicated(&said, turn),
            At::Choosing { stay } => self.chosen(&said, stay, turn),
            At::Rest | At::Claiming { .. } | At::Done => Err(not_now()),
        }
    }
}

/// Which site this is first, then whether the agent has anything to say.
fn begin(body: &Value, turn: &Turn<'_>) -> Stepped {
    known_members(body, "body", &["nonce", "quiet"])?;
    let state = Proxy {
        nonce: input::nonce(body)?,
        jar: Jar::default(),
        site: Value::Null,
        user: None,
        choice: Value::Null,
        moves: Vec::new(),
        at: At::Rest,
    };
    state.ask(Call::Config, &[], At::Config, turn)
}

impl Proxy {
    pub(super) fn ask(mut self, call: Call, fields: &[(&str, &str)], at: At, turn: &Turn<'_>) -> Stepped {
        let task = call.ask(fields, &self.jar, turn)?;
        self.at = at;
        Ok((self, task))
    }

    pub(super) fn rest(self, task: Task) -> (Self, Task) {
        (Self { at: At::Rest, ..self }, task)
    }

    /// A state that remembers nothing.
    fn over(self, task: Task) -> (Self, Task) {
        let none = Self {
            nonce: None,
            jar: Jar::default(),
            site: Value::Null,
            user: None,
            choice: Value::Null,
            moves: Vec::new(),
            at: At::Done,
        };
        (none, task)
    }

    pub(super) fn failed(self, error: Error, body: Value) -> (Self, Task) {
        self.rest(Answer::failed(error, body, false))
    }

    // ── Beginning ──

    fn first_checked(self, said: &Said, answer: Value, turn: &Turn<'_>) -> Stepped {
        let code = said.code(turn);
        match said.status(turn) {
            // Without a cookie nobody is logged on, whatever it says.
            Some(Status::First | Status::Success) => self.key(answer, turn),
            Some(Status::Fail) if code == codes::NONE => self.key(answer, turn),
            Some(Status::Fail) if must_log_off(&code) => {
                let body = answer.with("mustLogOff", true).with("duplicate", replaced_by(said, turn));
                Ok(self.failed(said.error("begin", turn), body))
            }
            _ => Ok(self.over(Answer::failed(said.error("begin", turn), Value::Null, true))),
        }
    }

    fn key(self, answer: Value, turn: &Turn<'_>) -> Stepped {
        self.answered(answer, None, true, turn)
    }

    /// Answers with a key for the next logon, where there is to be one.
    pub(super) fn answered(self, answer: Value, error: Option<Error>, first: bool, turn: &Turn<'_>) -> Stepped {
        if turn.config.get("credentials").text() == Some("basic") {
            return Ok(self.keyed(Ok(Value::Null), answer, error, first));
        }
        self.ask(Call::Key, &[], At::Key { answer, error, first }, turn)
    }

    /// Without a key nobody can begin. Later an old one is better than none.
    fn keyed(self, key: Result<Value, Error>, answer: Value, error: Option<Error>, first: bool) -> (Self, Task) {
        let answer = match key {
            Ok(key) => answer.with("key", key),
            Err(error) if first => return self.over(Answer::failed(error, Value::Null, true)),
            Err(_) => answer,
        };
        match error {
            None => self.rest(Answer::ok(answer)),
            Some(error) => self.failed(error, answer),
        }
    }

    // ── Afterwards ──

    fn checked(self, said: &Said, turn: &Turn<'_>) -> (Self, Task) {
        let code = said.code(turn);
        let out = Value::object([("loggedOut", true.into())]);
        match said.status(turn) {
            Some(Status::Success) if user(said, turn) == self.user.as_deref() => {
                self.rest(Answer::ok(Value::object([])))
            }
            Some(Status::Success) => {
                let error = Error::new(Kind::Tampered, Reason::OtherTransaction).at("check").then(Next::Restart);
                self.over(Answer::failed(error, out, true))
            }
            Some(Status::First) => self.over(ended(out)),
            Some(Status::Fail) if code == codes::NONE => self.over(ended(out)),
            Some(Status::Fail | Status::Denied) => {
                let must = must_log_off(&code).then_some(true);
                let out = out.with("mustLogOff", must).with("duplicate", replaced_by(said, turn));
                let error = said.error("check", turn);
                self.over(Answer::failed(error, out, true))
            }
            Some(Status::Unavailable) | None => self.failed(said.error("check", turn), Value::Null),
        }
    }

    fn attempt(self, body: &Value, turn: &mut Turn<'_>) -> Stepped {
        known_members(body, "body", &["returnUrl"])?;
        let back = match body.get("returnUrl") {
            Value::Null => turn.config.get("returnUrl").text().unwrap_or_default(),
            given => {
                let page = given.text().filter(|page| is_allowed(page, turn.config.get("hosts")));
                page.ok_or_else(|| Error::misuse("returnUrl", Reason::NotListed))?
            }
        };
        let mark = turn.random_id()?;
        let url = attempt(&self.site, back, &mark, turn).ok_or_else(not_now)?;
        Ok(self.rest(Answer::ok(Value::object([("url", url.into()), ("mark", mark.into())]))))
    }

    fn next_move(mut self) -> (Self, Task) {
        let next = if self.moves.is_empty() { Value::object([]) } else { self.moves.remove(0) };
        self.rest(Answer::ok(next))
    }

    /// Back to where the call came from; what could not even begin is over. Who said no need not wait for the agent.
    fn unreachable(self, at: At, timeout: bool, turn: &Turn<'_>) -> Stepped {
        let error = unreachable(at.phase(), timeout);
        match at {
            At::Config | At::FirstCheck { .. } => Ok(self.over(Answer::failed(error, Value::Null, true))),
            At::Key { answer, error: refusal, first } => Ok(self.keyed(Err(error), answer, refusal, first)),
            At::Choosing { stay: false } => Ok(self.choice_made(false, &Value::Null)),
            // Who waited long enough does not wait for a key, too.
            At::Logon { .. } | At::Factor { .. } | At::Duplicate if !timeout => {
                self.sent_back(error, Value::object([]), turn)
            }
            _ => Ok(self.failed(error, Value::Null)),
        }
    }
}

fn ended(body: Value) -> Task {
    Task::Answer(Answer { body, ended: true, ..Answer::default() })
}

/// Who ended this logon by another one: where from, and when.
fn replaced_by(said: &Said, turn: &Turn<'_>) -> Value {
    let text = |name: &str| Value::from(said.get(name, turn).text_or_number().filter(|text| !text.is_empty()));
    let by = Value::object([("ip", text("dupIP")), ("time", text("dupTime"))]);
    if said.code(turn) == codes::REPLACED { by } else { Value::Null }
}
