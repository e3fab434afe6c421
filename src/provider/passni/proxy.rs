//! Pass-Ni's table for the proxy: a code becomes a token and a person; then each call of the page is one or two requests to
//! the bridge. The token goes to the bridge, and is otherwise sealed.

use super::api::{self, LinkedSystem, Refusal, Systems};
use super::limits::{FLOW_SECONDS, USED_SECONDS};
use super::settings::{self, Settings};
use super::token::Token;
use super::values::{AgentId, SsoCode, Status, System, UserId};
use super::{PROVIDER, codes, identity};
use crate::error::{Error, Kind, Next as Advice, Reason};
use crate::flow::answers::{bad_answer, last, unreachable};
use crate::flow::proxy_call::{Answer, Caller, Cost, Event, Given, Next, ProxyContext, ProxyFlow, Request, Task};
use crate::flow::{Loose, Nonce};
use crate::format::url;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::net::IpAddr;

/// The state between two calls.
#[derive(Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Sealed {
    /// A login waits for the next call of its page.
    LoggedIn {
        /// The agent's token.
        token: Token,
    },
}

/// The states within a call, named for the thing that each waits for.
#[derive(Debug)]
pub enum Proxy {
    /// The token for a code.
    Exchanging {
        /// The name of the code in the store.
        key: String,
        /// The relying party's value for the ticket.
        nonce: Option<Nonce>,
    },
    /// The store, which knows if the code was used before.
    CheckingReplay(Token, Option<Nonce>),
    /// The user data.
    Naming(Token, Option<Nonce>),
    /// The bridge's response to a call of a page that is logged in.
    Asking(Token, PendingRequest),
}

/// A request to the bridge for a page that is logged in.
#[derive(Debug)]
pub enum PendingRequest {
    /// The linked systems, for the page.
    List,
    /// The linked systems, to find the one to open.
    Find(AgentId),
    /// A code for the system at this address.
    Move(String),
    /// The state of the login.
    Check,
    /// The end of the login.
    Logout,
}

/// The calls of the page, with their bodies.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Call {
    /// Log in by a code.
    Enter {
        /// The code.
        sso_code: SsoCode,
        /// The relying party's value for the ticket.
        nonce: Option<Nonce>,
    },
    /// Get the address of the SSO server's login view.
    Login {
        /// The user, if the page knows who it is.
        user_id: Option<UserId>,
    },
    /// List the linked systems.
    Agents,
    /// Get a code for another system.
    Move {
        /// The system.
        agent_id: AgentId,
    },
    /// Ask how the login stands.
    Check,
    /// End the login.
    Logout,
}

/// The members of the answers to the page.
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum Body {
    /// Of `login`.
    Login {
        /// The address of the SSO server's view.
        url: String,
    },
    /// Of `agents`.
    Agents {
        /// The linked systems.
        agents: Vec<System>,
    },
    /// Of `move`.
    Move {
        /// The address of the other system.
        url: String,
        /// The code to post there.
        sso_code: SsoCode,
    },
    /// Of `check`.
    Check {
        /// The state of the login.
        status: Status,
        /// The address of the other login of the same user, if it is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        ip: Option<String>,
    },
    /// Of `logout`.
    Logout {
        /// The bridge told the SSO server.
        propagated: bool,
        /// The SSO server's page that logs out of all systems, if the operator set it.
        #[serde(skip_serializing_if = "Option::is_none")]
        url: Option<String>,
    },
    /// Beside an error that ends the login.
    Over {
        /// The login does not count any more.
        logged_out: bool,
    },
}

pub(super) type Context<'a> = ProxyContext<'a, Proxy>;

impl ProxyFlow for Proxy {
    const PROVIDER: &'static str = PROVIDER;
    const SEALED: u32 = 3;
    const STEPS: &'static [&'static str] = &["enter", "login", "agents", "move", "check", "logout"];
    const STARTS: &'static [&'static str] = &["enter", "login"];
    const SPENDS: &'static [&'static str] = &["enter"];
    const ARRIVALS: &'static [&'static str] = &["arrive"];
    /// The token counts for one address and one browser alone (5.3).
    const NEEDS_CALLER: bool = true;
    const FLOW_SECONDS: i64 = FLOW_SECONDS;
    const LOGS_OFF: bool = true;
    type Settings = Settings;
    type Call = Call;
    type Sealed = Sealed;
    type Body = Body;

    fn outcome(call: &Call) -> Option<String> {
        match call {
            Call::Enter { sso_code, .. } => Some(mark(sso_code)),
            _ => None,
        }
    }

    fn configure(given: &mut Given) -> Option<Settings> {
        settings::configure(given)
    }

    fn servers(settings: &Settings) -> Vec<(&'static str, &str)> {
        vec![("bridgeUrl", &settings.bridge_url)]
    }

    fn call(sealed: Option<Sealed>, call: Call, context: &mut Context<'_>) -> Result<Next<Self>, Error> {
        Ok(match (sealed, call) {
            (None, Call::Enter { sso_code, nonce }) => enter(&sso_code, nonce, context)?,
            (None, Call::Login { user_id }) => login(user_id.as_ref(), context.settings)?,
            (Some(Sealed::LoggedIn { token }), Call::Agents) => {
                let request = post("agents", &api::Body::default(), context);
                Next::Do(Self::Asking(token, PendingRequest::List), Task::Http(request))
            }
            (Some(Sealed::LoggedIn { token }), Call::Move { agent_id }) => {
                // Nothing is asked if the code could not be asked for.
                on_behalf(api::Body::default(), context.caller).map_err(|error| error.at("move"))?;
                let request = post("agents", &api::Body::default(), context);
                Next::Do(Self::Asking(token, PendingRequest::Find(agent_id)), Task::Http(request))
            }
            (Some(Sealed::LoggedIn { token }), Call::Check) => {
                let request = post("login-check", &of(&token), context);
                Next::Do(Self::Asking(token, PendingRequest::Check), Task::Http(request))
            }
            (Some(Sealed::LoggedIn { token }), Call::Logout) => {
                let request = post("logout", &of(&token), context);
                Next::Do(Self::Asking(token, PendingRequest::Logout), Task::Http(request))
            }
            _ => Next::Refused,
        })
    }

    fn step(self, event: Event, context: &mut Context<'_>) -> Result<Next<Self>, Error> {
        Ok(match (self, event) {
            // ── Login ──
            (Self::Exchanging { key, nonce }, Event::Response(response)) => match api::read(&response) {
                Ok(answer) => exchanged(key, nonce, answer, context.settings),
                Err(refusal) => not_entered(refusal.error("enter", context.lang)),
            },
            (Self::CheckingReplay(token, nonce), Event::Fresh) => {
                let request = post("user-data", &on_behalf(of(&token), context.caller)?, context);
                Next::Do(Self::Naming(token, nonce), Task::Http(request))
            }
            (Self::CheckingReplay(..), Event::Used) => {
                not_entered(Error::new(Kind::Rejected, Reason::ResultUsed).at("enter").then(Advice::Restart))
            }
            (Self::Naming(token, nonce), Event::Response(response)) => match api::read(&response) {
                Ok(answer) => named(token, nonce, &answer, context),
                Err(refusal) => not_entered(refusal.error("enter", context.lang)),
            },
            (Self::Exchanging { .. } | Self::Naming(..), Event::Unreachable { timeout }) => {
                not_entered(unreachable("enter", timeout))
            }

            // ── Logged in ──
            (Self::Asking(token, request), Event::Response(response)) => match api::read(&response) {
                Ok(answer) => answered(token, request, answer, context)?,
                Err(refusal) => refused(token, &request, &refusal, context),
            },
            (Self::Asking(token, request), Event::Unreachable { timeout }) => {
                failed(token, unreachable(request.phase(), timeout))
            }

            _ => Next::Refused,
        })
    }

    /// On to the operator's page, with the code in the fragment, where neither a server's log nor a referrer has it (6).
    /// Anyone can send a browser here, so nothing goes along but a text of the shape of a code.
    fn arrive(fields: &[(String, String)], settings: &Settings) -> Result<String, Error> {
        let page = &settings.page_url;
        let code = fields.iter().find(|(name, _)| name == "sso_code").filter(|(_, code)| settings.shapes.allow_code(code));
        Ok(code.map_or_else(|| page.clone(), |(_, code)| format!("{page}#sso_code={}", url::encoded(code))))
    }
}

impl PendingRequest {
    /// The route of the page that it serves.
    const fn phase(&self) -> &'static str {
        match self {
            Self::List => "agents",
            Self::Find(_) | Self::Move(_) => "move",
            Self::Check => "check",
            Self::Logout => "logout",
        }
    }
}

// ── Requests to the bridge (4) ──

fn post(route: &str, body: &api::Body<'_>, context: &Context<'_>) -> Request {
    let Settings { bridge_url, bridge_secret, .. } = context.settings;
    let authorization = format!("Bearer {}", bridge_secret.as_str());
    let request = Request::post(format!("{bridge_url}/{route}"), body).header("authorization", &authorization);
    if matches!(route, "agents" | "login-check") { request.repeatable() } else { request }
}

fn of(token: &Token) -> api::Body<'_> {
    api::Body { token: Some(token), ..api::Body::default() }
}

/// A request on behalf of the user. Without an address every token would be bound to the proxy's own, and refused at the next
/// system.
fn on_behalf<'a>(body: api::Body<'a>, caller: &'a Caller) -> Result<api::Body<'a>, Error> {
    let ip = caller.ip.as_deref().ok_or_else(|| Error::config("clientAddress", Reason::Missing))?;
    Ok(api::Body { user_ip: Some(ip), user_agent: Some(caller.user_agent.as_deref().unwrap_or_default()), ..body })
}

// ── Login ──

/// A code is good once, even if the agent would take it twice: the store remembers its hash. The agent is asked first,
/// because anyone can send digits that are no code, and they would fill the store.
fn enter(code: &SsoCode, nonce: Option<Nonce>, context: &Context<'_>) -> Result<Next<Proxy>, Error> {
    if !context.settings.shapes.allow_code(code.as_str()) {
        return Err(Error::misuse("ssoCode", Reason::NotListed).at("enter"));
    }
    let body = api::Body { sso_code: Some(code), ..api::Body::default() };
    let request = post("token", &on_behalf(body, context.caller).map_err(|error| error.at("enter"))?, context);
    let key = [PROVIDER, ":", &mark(code)].concat();
    Ok(Next::Do(Proxy::Exchanging { key, nonce }, Task::Http(request.costing(Cost::Value))))
}

/// The name of a code, which does not tell it.
fn mark(code: &SsoCode) -> String {
    let hash = Sha256::digest(code.as_str().to_ascii_uppercase());
    hash.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The address of the SSO server's view, where the user logs in (2.1).
fn login(user: Option<&UserId>, settings: &Settings) -> Result<Next<Proxy>, Error> {
    let view = settings.login.as_ref().ok_or_else(|| Error::config("loginUrl", Reason::Missing).at("login"))?;
    let query = [
        ("agt_id", Some(view.agent_id.as_str())),
        ("agt_url", Some(view.agent_url.as_str())),
        ("user_id", user.map(UserId::as_str)),
    ];
    let mut url = view.url.clone();
    for (name, value) in query.into_iter().filter_map(|(name, value)| Some((name, value?))) {
        let separator = if url.contains('?') { '&' } else { '?' };
        url = format!("{url}{separator}{name}={}", url::encoded(value));
    }
    Ok(Answer::ended(Body::Login { url }))
}

fn exchanged(key: String, nonce: Option<Nonce>, answer: api::Answer, settings: &Settings) -> Next<Proxy> {
    match answer.token.0.filter(|token| !token.is_empty()).map(Token::try_from) {
        Some(Ok(token)) if settings.shapes.allow_token(token.as_str()) => Next::Do(Proxy::CheckingReplay(token, nonce), Task::Once { key, ttl: USED_SECONDS }),
        Some(_) => not_entered(Error::tampered().at("enter")),
        None => not_entered(bad_answer("enter")),
    }
}

fn named(token: Token, nonce: Option<Nonce>, answer: &api::Answer, context: &mut Context<'_>) -> Next<Proxy> {
    match identity::identity(answer.user_data.as_ref(), &token, nonce, context) {
        Ok(identity) => Answer::logged_in(Box::new(identity), None, Sealed::LoggedIn { token }),
        Err(error) => not_entered(error),
    }
}

/// A code that was sent may be used up, so a login that fails has to begin again.
fn not_entered(error: Error) -> Next<Proxy> {
    Answer::over(last(error), None)
}

// ── Logged in ──

fn answered(
    token: Token,
    request: PendingRequest,
    answer: api::Answer,
    context: &Context<'_>,
) -> Result<Next<Proxy>, Error> {
    let phase = request.phase();
    let body = match (request, answer) {
        (PendingRequest::List, api::Answer { agents: Loose(Some(Systems(systems))), .. }) => {
            Body::Agents { agents: systems.into_iter().map(|system| shown(system, context.settings)).collect() }
        }
        (PendingRequest::Find(target), api::Answer { agents: Loose(Some(Systems(systems))), .. }) => {
            return moved(token, &target, systems, context);
        }
        (PendingRequest::Move(url), api::Answer { sso_code: Loose(Some(sso_code)), .. }) => {
            Body::Move { url, sso_code }
        }
        (PendingRequest::Check, api::Answer { code, data, .. }) => {
            match code.as_deref().filter(|code| !code.is_empty()) {
                Some(codes::LOGGED_IN) => Body::Check { status: Status::LoggedIn, ip: None },
                Some(codes::DUPLICATE) => {
                    let ip = data.0.filter(|text| text.parse::<IpAddr>().is_ok());
                    Body::Check { status: Status::Duplicate, ip }
                }
                // Any other code says that the user is logged out (2.5).
                Some(_) => return Ok(logged_out()),
                None => return Ok(failed(token, bad_answer(phase))),
            }
        }
        (PendingRequest::Logout, api::Answer { propagated, .. }) => {
            return Ok(left(propagated.0 == Some(true), context.settings));
        }
        _ => return Ok(failed(token, bad_answer(phase))),
    };
    Ok(Answer::ok(body, Sealed::LoggedIn { token }))
}

/// A code for a system that is in the list, at an address that the operator allows: no code is spent on any other.
fn moved(
    token: Token,
    target: &AgentId,
    systems: Vec<LinkedSystem>,
    context: &Context<'_>,
) -> Result<Next<Proxy>, Error> {
    let Some(system) = systems.into_iter().find(|system| system.id == *target) else {
        return Ok(failed(token, Error::misuse("agentId", Reason::NotListed).at("move")));
    };
    let Some(url) = system.url.filter(|url| context.settings.is_system(url)) else {
        return Ok(failed(token, Error::config("agentHosts", Reason::NotListed).at("move")));
    };
    let request = post("sso-code", &on_behalf(of(&token), context.caller)?, context);
    Ok(Next::Do(Proxy::Asking(token, PendingRequest::Move(url)), Task::Http(request)))
}

fn refused(token: Token, request: &PendingRequest, refusal: &Refusal, context: &Context<'_>) -> Next<Proxy> {
    let error = refusal.error(request.phase(), context.lang);
    match request {
        _ if !refusal.ends_login() => failed(token, error),
        PendingRequest::Check => logged_out(),
        // The token is worth nothing, but the SSO server may still know the browser.
        PendingRequest::Logout => left(false, context.settings),
        _ => Answer::left(Body::Over { logged_out: true }, Some(error)),
    }
}

/// The call failed, and the login stands.
const fn failed(token: Token, error: Error) -> Next<Proxy> {
    Answer::failed(error, None, Sealed::LoggedIn { token })
}

const fn logged_out() -> Next<Proxy> {
    Answer::left(Body::Check { status: Status::LoggedOut, ip: None }, None)
}

/// Logged out here; the SSO server's page does the rest.
fn left(propagated: bool, settings: &Settings) -> Next<Proxy> {
    Answer::left(Body::Logout { propagated, url: settings.logout_url.clone() }, None)
}

/// The page does not get the address of a system, where codes go.
fn shown(system: LinkedSystem, settings: &Settings) -> System {
    let movable = system.url.is_some_and(|url| settings.is_system(&url));
    System { id: system.id.as_str().into(), name: system.name, movable }
}
