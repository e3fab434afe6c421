//! NETS*SSO's table for the proxy: all requests to the agent. The page asks the SSO server by itself, because the central cookie
//! is there. Its outcome proves nothing before the agent confirms it here.

mod post_logon;
mod site;
mod state;
mod steps;

use super::{PROVIDER, RETURNED};
use super::agent::AgentCall;
use super::agent_client::AgentReply;
use super::limits::{FLOW_SECONDS, LONGEST_RETURNED};
use super::settings::{self, Settings};
use crate::error::Error;
use crate::flow::answers::unreachable;
use crate::flow::proxy_call::{Answer, Event, Given, Next, ProxyFlow};
use crate::format::url::encoded;
use state::{Body, Call, Context, Session, Stepped};
pub use state::{PendingLogon, Proxy};
use steps::{ask, replied_with_key};

/// The result of a task, as the table reads it.
enum Heard {
    /// The agent's reply.
    Reply(Box<AgentReply>),
    /// There was none.
    Lost {
        /// It took too long.
        timeout: bool,
    },
    /// The store has not seen the logon before.
    Fresh,
    /// It has.
    Used,
}

impl ProxyFlow for Proxy {
    const PROVIDER: &'static str = PROVIDER;
    const SEALED: u32 = 3;
    const STEPS: &'static [&'static str] =
        &["begin", "refused", "logon", "factor", "duplicate", "choose", "check", "try", "move", "logoff"];
    const STARTS: &'static [&'static str] = &["begin"];
    /// Where the SSO server posts a logon to, if its agent does not lead users by an address (4).
    const ARRIVALS: &'static [&'static str] = &["arrive"];
    const FLOW_SECONDS: i64 = FLOW_SECONDS;
    const LOGS_OFF: bool = true;
    type Settings = Settings;
    type Call = Call;
    type Sealed = Box<Session>;
    type Body = Body;

    fn configure(given: &mut Given) -> Option<Settings> {
        settings::configure(given)
    }

    fn servers(settings: &Settings) -> Vec<(&'static str, &str)> {
        vec![("agentUrl", &settings.agent_url)]
    }

    /// On to the operator's page, as the SSO server's own redirect would lead there. Anyone can send a browser here, so nothing
    /// goes along but the parameters that the page reads, and it believes only those with the mark of its own attempt.
    fn arrive(fields: &[(String, String)], settings: &Settings) -> Result<String, Error> {
        let page = settings.page_url.as_ref().unwrap_or(&settings.return_url);
        let known = RETURNED.iter().filter_map(|name| fields.iter().find(|(field, _)| field == name));
        let mut url = page.clone();
        for (name, value) in known.filter(|(_, value)| value.len() <= LONGEST_RETURNED) {
            let between = if url.contains('?') { '&' } else { '?' };
            url = format!("{url}{between}{name}={}", encoded(value));
        }
        Ok(url)
    }

    fn call(sealed: Option<Box<Session>>, call: Call, context: &mut Context<'_>) -> Stepped {
        Ok(match (sealed, call) {
            // The first step starts afresh, whatever an older flow left behind.
            (_, Call::Begin(begin)) => {
                let state = Self::Config { nonce: begin.nonce, jar: Default::default() };
                ask(AgentCall::Config, &[], state, context)?
            }
            (Some(session), Call::Refused(refused)) => steps::refused(session, &refused, context)?,
            (Some(session), Call::Logon(logon)) => steps::logon(session, *logon, context)?,
            (Some(session), Call::Factor(factor)) => steps::factor(session, factor, context)?,
            (Some(session), Call::Duplicate(duplicate)) => steps::duplicate(session, duplicate, context)?,
            (Some(session), Call::Choose(choose)) if session.choice.is_some() => {
                steps::choose(session, choose.stay, context)?
            }
            (Some(session), Call::Check) if session.user.is_some() => {
                ask(AgentCall::Check, &[], Self::Check { session }, context)?
            }
            (Some(session), Call::Try(attempt)) => steps::attempt(session, attempt, context)?,
            (Some(session), Call::Move) => steps::next_request(session),
            // The SSO server's page logs off, where the browser's cookies are; here the flow ends, all its copies included.
            (Some(_), Call::Logoff) => Answer::left(Body::default(), None),
            _ => Next::Refused,
        })
    }

    fn step(mut self, event: Event, context: &mut Context<'_>) -> Stepped {
        let heard = match event {
            Event::Response(response) => {
                self.jar().absorb(response.cookies.as_deref().unwrap_or_default(), context.now);
                Heard::Reply(Box::new(AgentReply::read(&response, &context.settings.profile)))
            }
            Event::Unreachable { timeout } => Heard::Lost { timeout },
            Event::Fresh => Heard::Fresh,
            Event::Used => Heard::Used,
            Event::Decrypted { .. } | Event::Undecryptable => return Ok(Next::Refused),
        };
        Ok(match (self, heard) {
            // ── Begin ──
            (Self::Config { nonce, jar }, Heard::Reply(reply)) => {
                match site::site(&reply, context.settings, context.lang) {
                    Ok(sso) => {
                        let session = Session::new(nonce, jar, &sso);
                        ask(AgentCall::Check, &[], Self::FirstCheck { session, sso: Box::new(sso) }, context)?
                    }
                    Err(error) => Answer::over(error, None),
                }
            }
            (Self::FirstCheck { session, sso }, Heard::Reply(reply)) => {
                steps::first_checked(session, sso, &reply, context)?
            }
            (Self::FirstKey { session, sso }, Heard::Reply(reply)) => {
                match site::key(&reply, context.settings, context.lang) {
                    Ok(key) => Answer::ok(Body { sso: Some(sso), key: Some(key), ..Body::default() }, session),
                    Err(error) => Answer::over(error, None),
                }
            }
            (Self::Config { .. } | Self::FirstCheck { .. } | Self::FirstKey { .. }, Heard::Lost { timeout }) => {
                Answer::over(unreachable("begin", timeout), None)
            }

            // ── Another key: an old one is better than none ──
            (Self::NextKey { session, mut body, error }, Heard::Reply(reply)) => {
                body.key = site::key(&reply, context.settings, context.lang).ok();
                steps::replied(session, *body, error)
            }
            (Self::NextKey { session, body, error }, Heard::Lost { .. }) => steps::replied(session, *body, error),

            // ── A logon ──
            (Self::Logon { session, logon }, Heard::Reply(reply)) => {
                steps::logged_on(session, *logon, &reply, context)?
            }
            (Self::CheckingReplay { session, identity, body }, Heard::Fresh) => {
                steps::verified(session, identity, *body)
            }
            (Self::CheckingReplay { session, .. }, Heard::Used) => steps::used(session),

            // ── A second factor, or a choice between two logons ──
            (Self::Factor { session, id }, Heard::Reply(reply)) => steps::factor_known(session, id, &reply, context)?,
            (Self::Duplicate { session, sso_request }, Heard::Reply(reply)) => {
                steps::duplicate_known(session, sso_request, &reply, context)?
            }
            (Self::Choosing { session, stay }, Heard::Reply(reply)) => steps::chosen(session, stay, &reply, context),
            (Self::Choosing { session, stay: true }, Heard::Lost { timeout }) => {
                Answer::failed(unreachable("choose", timeout), None, session)
            }
            // Somebody who gave way need not wait for the agent.
            (Self::Choosing { session, stay: false }, Heard::Lost { .. }) => steps::choice_made(session, false, None),

            // ── A look at the agent ──
            (Self::Check { session }, Heard::Reply(reply)) => steps::checked(session, &reply, context),
            (Self::Check { session }, Heard::Lost { timeout }) => {
                Answer::failed(unreachable("check", timeout), None, session)
            }

            // ── No reply about a logon. After a wait that was long enough, nobody waits for a key as well ──
            (Self::Logon { session, .. }, Heard::Lost { timeout: true }) => {
                Answer::failed(unreachable("logon", true), None, session)
            }
            (Self::Factor { session, .. }, Heard::Lost { timeout: true }) => {
                Answer::failed(unreachable("factor", true), None, session)
            }
            (Self::Duplicate { session, .. }, Heard::Lost { timeout: true }) => {
                Answer::failed(unreachable("duplicate", true), None, session)
            }
            (Self::Logon { session, .. }, Heard::Lost { .. }) => {
                replied_with_key(session, Body::default(), Some(unreachable("logon", false)), context)?
            }
            (Self::Factor { session, .. }, Heard::Lost { .. }) => {
                replied_with_key(session, Body::default(), Some(unreachable("factor", false)), context)?
            }
            (Self::Duplicate { session, .. }, Heard::Lost { .. }) => {
                replied_with_key(session, Body::default(), Some(unreachable("duplicate", false)), context)?
            }

            _ => Next::Refused,
        })
    }
}
