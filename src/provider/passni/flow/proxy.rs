//! The proxy's transition table: a code becomes a token and a person; then each call of the browser is one or two of the
//! bridge's. The token never leaves but to the bridge, and sealed.

use crate::error::{Error, Kind, Next, Reason};
use crate::flow::Turn;
use crate::flow::answers::{bad_answer, last, unreachable};
use crate::flow::input::{self, known_members, not_now};
use crate::flow::proxy::{Answer, Event, ProxyFlow, Request, Task};
use crate::json::Value;
use crate::provider::passni::answer::{self, Refusal};
use crate::provider::passni::{PROVIDER, codes, identity, is_id, is_sso_code, settings, token};
use crate::format::url;
use alloc::{format, string::String, vec::Vec};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

/// The proxy's state: what it must remember of a login, and what it waits for.
pub struct Proxy {
    /// The relying party's value for the ticket.
    nonce: Option<String>,
    /// The agent's token, from its answer on.
    token: Zeroizing<String>,
    at: At,
}

/// What the proxy waits for. Only `LoggedIn` and `Done` are ever sealed; the rest lives for one call.
enum At {
    /// the token for the code that the store knows by this key
    Exchanging { key: String },
    /// the store's word on whether that code is new
    Claiming,
    /// who it is
    Naming,
    /// the browser's next call
    LoggedIn,
    /// the linked systems; the one of this id, to go there
    Listing { target: Option<String> },
    /// a code for the system at this address
    Moving { url: String },
    /// whether the login still counts
    Checking,
    /// the log-off
    Leaving,
    /// nothing
    Done,
}

/// How long a code is remembered, in seconds. How long it is good is not known; no code is good on another day.
const USED_SECONDS: i64 = 24 * 3600;

/// The longest list of systems that is read; ours.
const SYSTEMS: usize = 500;

type Stepped = Result<(Proxy, Task), Error>;

impl ProxyFlow for Proxy {
    const PROVIDER: &'static str = PROVIDER;
    const STEPS: &'static [&'static str] = &["enter", "login", "agents", "move", "check", "logout"];
    const ARRIVALS: &'static [&'static str] = &["arrive"];
    /// The token counts for one address and one browser alone (5.3).
    const NEEDS_CALLER: bool = true;
    /// The SSO server says at each check whether the login still counts; this is for a browser that does not ask.
    const FLOW_SECONDS: i64 = 12 * 3600;

    fn configure(given: &Value) -> Result<Value, Vec<Error>> {
        settings::configure(given)
    }

    fn read(state: &Value) -> Option<Self> {
        let text = |name: &str| state.get(name).text();
        let at = match text("at")? {
            "exchanging" => At::Exchanging { key: text("key")?.into() },
            "claiming" => At::Claiming,
            "naming" => At::Naming,
            "loggedIn" => At::LoggedIn,
            "listing" => At::Listing { target: text("target").map(Into::into) },
            "moving" => At::Moving { url: text("url")?.into() },
            "checking" => At::Checking,
            "leaving" => At::Leaving,
            "done" => At::Done,
            _ => return None,
        };
        let token = Zeroizing::new(text("token").unwrap_or_default().into());
        Some(Self { nonce: text("nonce").map(Into::into), token, at })
    }

    fn write(&self) -> Value {
        let said = |at: &str| Value::object([("at", at.into())]);
        let state = match &self.at {
            At::Exchanging { key } => said("exchanging").with("key", key.as_str()),
            At::Claiming => said("claiming"),
            At::Naming => said("naming"),
            At::LoggedIn => said("loggedIn"),
            At::Listing { target } => said("listing").with("target", target.as_deref()),
            At::Moving { url } => said("moving").with("url", url.as_str()),
            At::Checking => said("checking"),
            At::Leaving => said("leaving"),
            At::Done => said("done"),
        };
        let token = Some(self.token.as_str()).filter(|token| !token.is_empty());
        state.with("nonce", self.nonce.as_deref()).with("token", token)
    }

    fn call(state: Option<Self>, step: &'static str, body: &Value, turn: &mut Turn<'_>) -> Stepped {
        let Some(state) = state else {
            return match step {
                "enter" => enter(body, turn),
                "login" => login(body, turn),
                _ => Err(Error::misuse("flow", Reason::Missing)),
            };
        };
        if !matches!(state.at, At::LoggedIn) {
            return Err(not_now().at(step));
        }
        known_members(body, "body", if step == "move" { &["agentId"] } else { &[] })?;
        let of_token = Value::object([("token", state.token.as_str().into())]);
        Ok(match step {
            "agents" => state.ask(At::Listing { target: None }, "agents", &Value::object([]), turn),
            "move" => {
                caller(turn).map_err(|error| error.at(step))?;
                let id = body.get("agentId").text().filter(|id| is_id(id));
                let target = Some(id.ok_or_else(|| Error::misuse("agentId", Reason::Missing))?.into());
                state.ask(At::Listing { target }, "agents", &Value::object([]), turn)
            }
            "check" => state.ask(At::Checking, "login-check", &of_token, turn),
            "logout" => state.ask(At::Leaving, "logout", &of_token, turn),
            _ => return Err(not_now().at(step)),
        })
    }

    fn step(mut self, event: Event, turn: &mut Turn<'_>) -> Stepped {
        let at = core::mem::replace(&mut self.at, At::Done);
        match (at, event) {
            (At::Claiming, Event::Fresh) => {
                let body = on_behalf(Value::object([("token", self.token.as_str().into())]), turn)?;
                Ok(self.ask(At::Naming, "user-data", &body, turn))
            }
            (At::Claiming, Event::Used) => {
                let error = Error::new(Kind::Rejected, Reason::ResultUsed).at("enter").then(Next::Restart);
                Ok(self.over(Answer::failed(error, Value::Null, true)))
            }
            (at, Event::Unreachable { timeout }) if at.asks() => {
                let error = unreachable(at.phase(), timeout);
                Ok(self.failed(&at, error))
            }
            (at, Event::Response { status, body, .. }) if at.asks() => match answer::read(status, &body) {
                Ok(answer) => self.answered(at, &answer, turn),
                Err(refusal) => Ok(self.refused(&at, &refusal, turn)),
            },
            _ => Err(not_now()),
        }
    }

    /// On to the operator's page, with the code in the fragment, where neither a server's log nor a referrer has it (6).
    /// Anyone can send a browser here, so nothing goes along but what has the shape of a code.
    fn arrive(fields: &Value, turn: &Turn<'_>) -> Result<String, Error> {
        let page = turn.config.get("pageUrl").text().unwrap_or_default();
        let code = fields.get("sso_code").text().filter(|code| is_sso_code(code));
        Ok(code.map_or_else(|| page.into(), |code| format!("{page}#sso_code={code}")))
    }
}

impl At {
    /// Whether it waits for the bridge.
    const fn asks(&self) -> bool {
        !matches!(self, Self::Claiming | Self::LoggedIn | Self::Done)
    }

    /// The route of the browser that it serves.
    const fn phase(&self) -> &'static str {
        match self {
            Self::Exchanging { .. } | Self::Claiming | Self::Naming | Self::LoggedIn | Self::Done => "enter",
            Self::Listing { target: None } => "agents",
            Self::Listing { .. } | Self::Moving { .. } => "move",
            Self::Checking => "check",
            Self::Leaving => "logout",
        }
    }
}

/// A code is good once, even if the agent would take it twice: the store remembers its hash. The agent is asked first,
/// because anyone can send digits that are no code, and they would fill the store.
fn enter(body: &Value, turn: &Turn<'_>) -> Stepped {
    known_members(body, "body", &["ssoCode", "nonce"])?;
    let nonce = input::nonce(body)?;
    let code = match body.get("ssoCode") {
        Value::Null => return Err(Error::misuse("ssoCode", Reason::Missing)),
        Value::Text(code) if is_sso_code(code) => code.as_str(),
        _ => return Err(Error::misuse("ssoCode", Reason::NotListed)),
    };
    let members = on_behalf(Value::object([("ssoCode", code.into())]), turn).map_err(|error| error.at("enter"))?;
    let hash = Sha256::digest(code.to_ascii_uppercase());
    let key = hash.iter().fold(format!("{PROVIDER}:"), |key, byte| format!("{key}{byte:02x}"));
    let proxy = Proxy { nonce, token: Zeroizing::default(), at: At::Done };
    Ok(proxy.ask(At::Exchanging { key }, "token", &members, turn))
}

/// Where the user logs in (2.1).
fn login(body: &Value, turn: &Turn<'_>) -> Stepped {
    known_members(body, "body", &["userId"])?;
    let user = match body.get("userId") {
        Value::Null => None,
        Value::Text(id) if is_id(id) => Some(id.as_str()),
        Value::Text(_) => return Err(Error::misuse("userId", Reason::TooLong)),
        _ => return Err(Error::misuse("userId", Reason::NotText)),
    };
    let config = |name: &str| turn.config.get(name).text();
    let view = config("loginUrl").ok_or_else(|| Error::config("loginUrl", Reason::Missing).at("login"))?;
    let query = [("agt_id", config("agentId")), ("agt_url", config("agentUrl")), ("user_id", user)];
    let mut address = String::from(view);
    for (name, value) in query.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        let separator = if address.contains('?') { '&' } else { '?' };
        address = format!("{address}{separator}{name}={}", url::encoded(value));
    }
    let state = Proxy { nonce: None, token: Zeroizing::default(), at: At::Done };
    Ok((state, Task::Answer(Answer { body: Value::object([("url", address.into())]), ended: true, ..Answer::default() })))
}

/// Whose call it is. Without an address every token would be the proxy's own, and refused at the next system.
fn caller<'a>(turn: &'a Turn<'_>) -> Result<(&'a str, &'a str), Error> {
    let ip = turn.caller.get("ip").text().ok_or_else(|| Error::config("clientAddress", Reason::Missing))?;
    Ok((ip, turn.caller.get("userAgent").text().unwrap_or_default()))
}

/// A request's members, with whom it is for.
fn on_behalf(members: Value, turn: &Turn<'_>) -> Result<Value, Error> {
    let (ip, agent) = caller(turn)?;
    Ok(members.with("userIp", ip).with("userAgent", agent))
}

impl Proxy {
    /// One request to the bridge (4).
    fn ask(self, at: At, route: &str, body: &Value, turn: &Turn<'_>) -> (Self, Task) {
        let config = |name: &str| turn.config.get(name).text().unwrap_or_default();
        let request = Request::post(format!("{}/{route}", config("bridgeUrl")), body);
        let request = request.header("authorization", &format!("Bearer {}", config("bridgeSecret")));
        (Self { at, ..self }, Task::Http(request))
    }

    /// A state that remembers nothing, for calls after which there is no next one.
    fn over(self, task: Task) -> (Self, Task) {
        (Self { nonce: None, token: Zeroizing::default(), at: At::Done }, task)
    }

    /// The login goes on, whatever came of the call.
    fn logged_in(self, task: Task) -> (Self, Task) {
        (Self { at: At::LoggedIn, ..self }, task)
    }

    /// A code that was given out is used, so a login that fails has to begin again.
    fn ended(self, error: Error) -> (Self, Task) {
        self.over(Answer::failed(last(error), Value::Null, true))
    }

    /// A login that stands goes on.
    fn failed(self, at: &At, error: Error) -> (Self, Task) {
        if at.phase() == "enter" {
            return self.ended(error);
        }
        self.logged_in(Answer::failed(error, Value::Null, false))
    }

    fn refused(self, at: &At, refusal: &Refusal, turn: &Turn<'_>) -> (Self, Task) {
        if at.phase() == "enter" || !refusal.ends_login() {
            return self.failed(at, refusal.error(at.phase(), turn));
        }
        match at {
            At::Checking => return self.over(logged_out(Value::object([("status", "loggedOut".into())]))),
            // The token is worth nothing, but the SSO server may still know the browser.
            At::Leaving => return self.left(false, turn),
            _ => {}
        }
        let told = Value::object([("loggedOut", true.into())]);
        self.over(Answer::failed(refusal.error(at.phase(), turn), told, true))
    }

    fn answered(mut self, at: At, answer: &Value, turn: &mut Turn<'_>) -> Stepped {
        let text = |name: &str| answer.get(name).text().filter(|text| !text.is_empty());
        let phase = at.phase();
        match at {
            At::Exchanging { key } => Ok(match text("token") {
                Some(found) if token::is_token(found) => {
                    self.token = Zeroizing::new(found.into());
                    (Self { at: At::Claiming, ..self }, Task::Once { key, ttl: USED_SECONDS })
                }
                Some(_) => self.ended(Error::tampered().at(phase)),
                None => self.ended(bad_answer(phase)),
            }),
            At::Naming => match identity::identity(answer.get("userData"), &self.token, turn) {
                Ok(identity) => {
                    let identity = identity.with("nonce", self.nonce.take());
                    Ok(self.logged_in(Task::Answer(Answer { identity: Some(identity), ..Answer::default() })))
                }
                Err(error) => Ok(self.failed(&at, error)),
            },
            At::Listing { target } => match (systems(answer), target) {
                (None, _) => Ok(self.logged_in(Answer::failed(bad_answer(phase), Value::Null, false))),
                (Some(systems), None) => {
                    let shown: Vec<Value> = systems.iter().map(|system| shown(system, turn)).collect();
                    Ok(self.logged_in(Answer::ok(Value::object([("agents", shown.into())]))))
                }
                (Some(systems), Some(target)) => self.moved(&systems, &target, turn),
            },
            At::Moving { url } => Ok(match text("ssoCode").filter(|code| is_sso_code(code)) {
                Some(code) => {
                    self.logged_in(Answer::ok(Value::object([("url", url.into()), ("ssoCode", code.into())])))
                }
                None => self.logged_in(Answer::failed(bad_answer(phase), Value::Null, false)),
            }),
            At::Checking => Ok(match text("code") {
                Some(codes::LOGGED_IN) => {
                    self.logged_in(Answer::ok(Value::object([("status", "loggedIn".into())])))
                }
                Some(codes::DUPLICATE) => {
                    let ip = text("data").filter(|ip| is_address(ip));
                    self.logged_in(Answer::ok(Value::object([("status", "duplicate".into()), ("ip", ip.into())])))
                }
                // Whatever else it says, the user is logged out (2.5).
                Some(_) => self.over(logged_out(Value::object([("status", "loggedOut".into())]))),
                None => self.failed(&at, bad_answer(phase)),
            }),
            At::Leaving => {
                let propagated = answer.get("propagated").boolean() == Some(true);
                Ok(self.left(propagated, turn))
            }
            At::Claiming | At::LoggedIn | At::Done => Err(not_now()),
        }
    }

    /// Logged out here; the SSO server's page does the rest.
    fn left(self, propagated: bool, turn: &Turn<'_>) -> (Self, Task) {
        let page = turn.config.get("logoutUrl").clone();
        self.over(logged_out(Value::object([("propagated", propagated.into()), ("url", page)])))
    }

    /// A code for a system that is in the list, at an address that the operator allows: nothing is spent on any other.
    fn moved(self, systems: &[System<'_>], target: &str, turn: &Turn<'_>) -> Stepped {
        let Some(system) = systems.iter().find(|system| system.id == target) else {
            let error = Error::misuse("agentId", Reason::NotListed).at("move");
            return Ok(self.logged_in(Answer::failed(error, Value::Null, false)));
        };
        let Some(url) = system.url.filter(|url| settings::is_system(turn.config, url)) else {
            let error = Error::config("agentHosts", Reason::NotListed).at("move");
            return Ok(self.logged_in(Answer::failed(error, Value::Null, false)));
        };
        let body = on_behalf(Value::object([("token", self.token.as_str().into())]), turn)?;
        Ok(self.ask(At::Moving { url: url.into() }, "sso-code", &body, turn))
    }
}

/// A linked system (2.7).
struct System<'a> {
    id: &'a str,
    name: &'a str,
    url: Option<&'a str>,
}

/// The systems of a list; those without an id cannot be gone to. "none" is the agent's word for an empty one.
fn systems(answer: &Value) -> Option<Vec<System<'_>>> {
    let agents = answer.get("agents");
    if agents.text() == Some("none") {
        return Some(Vec::new());
    }
    let read = |agent: &'_ Value| -> bool { agent.get("agt_id").text().is_some_and(is_id) };
    let found = agents.list()?.iter().take(SYSTEMS).filter(|agent| read(agent)).map(|agent| {
        let text = |name: &str| agent.get(name).text().map(str::trim).filter(|text| is_id(text));
        let id = agent.get("agt_id").text().unwrap_or_default();
        System { id, name: text("agt_nm").unwrap_or(id), url: agent.get("sso_url").text().map(str::trim) }
    });
    Some(found.collect())
}

/// What the page may know of a system: not its address, where codes go.
fn shown(system: &System<'_>, turn: &Turn<'_>) -> Value {
    let movable = system.url.is_some_and(|url| settings::is_system(turn.config, url));
    Value::object([("id", system.id.into()), ("name", system.name.into()), ("movable", movable.into())])
}

fn logged_out(body: Value) -> Task {
    Task::Answer(Answer { body, ended: true, ..Answer::default() })
}

/// Whether this may be shown as an address of IPv4 or IPv6.
fn is_address(text: &str) -> bool {
    text.parse::<core::net::IpAddr>().is_ok()
}
