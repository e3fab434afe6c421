//! The agent of a system: it answers by what its SSO server knows (2.3 to 2.7, 5).

use super::answers::{Agent, Answer};
use super::bridge::Stop;
use super::fault::Fault;
use super::requests::{BridgeRequest, Exchange, Held, TokenText};
use super::state::{LoginState, Token};
use super::token::Part;
use super::{Emulator, systems, token, users};
use crate::host::Context;
use crate::json::replace;

/// The code of login-check for a user who is logged out. Any code but the two that are known means that (2.5), so this one is
/// the emulator's own.
const LOGGED_OUT: &str = "SS0002";

/// Asks the agent of this system.
pub fn ask(
    emulator: &mut Emulator,
    system: &str,
    request: &BridgeRequest,
    context: &mut Context<'_>,
) -> Result<Answer, Stop> {
    match request {
        BridgeRequest::Token(exchange) => token_for(emulator, system, exchange, context),
        BridgeRequest::UserData(held) => user_data(emulator, system, held, context.now),
        BridgeRequest::SsoCode(held) => {
            let session = checked(emulator, system, held, context.now)?.session.clone();
            let until = context.now + emulator.options.code_lives * 1000;
            // The agent is not told where the user goes, so the code is good at any system (inferred).
            let sso_code = emulator.state.issue(&session, None, until, context)?;
            Ok(Answer::SsoCode { sso_code })
        }
        BridgeRequest::LoginCheck(request) => login_check(emulator, system, &request.token, context.now),
        BridgeRequest::Agents => Ok(agents(emulator, system)),
        BridgeRequest::Logout(request) => log_out(emulator, system, &request.token, context.now),
    }
}

/// A token for a code, once (2.3).
fn token_for(
    emulator: &mut Emulator,
    system: &str,
    exchange: &Exchange,
    context: &mut Context<'_>,
) -> Result<Answer, Stop> {
    let session = emulator.state.redeem(&exchange.sso_code.0, system, context.now)?;
    let id = emulator.state.session(&session, context.now).map(|session| session.user.clone()).ok_or("ES0029")?;
    let user = users::find(&emulator.options.users, &id).ok_or("ES0015")?;
    if !user.may_use(system) {
        return Err("EOP001".into());
    }
    let shape = emulator.faults.waiting(|fault| matches!(fault, Fault::Token { .. }));
    let part = if let Some(Fault::Token { part }) = shape { Some(part) } else { None };
    let made = token::mint(part, context)?;
    emulator.state.tokens.push(Token {
        text: made.clone(),
        session,
        system: system.into(),
        ip: exchange.user_ip.0.clone(),
        agent: exchange.user_agent.0.clone(),
        born: context.now,
        until: context.now + emulator.options.token_lives * 1000,
    });
    Ok(Answer::Token { token: Some(made).filter(|_| part != Some(Part::Missing)) })
}

/// The token of a request, if it counts for this system, this address and this browser (5.3).
fn checked<'e>(emulator: &'e Emulator, system: &str, held: &Held, now: i64) -> Result<&'e Token, &'static str> {
    let token = emulator.state.token(&held.token.0, system, now)?;
    if emulator.state.session(&token.session, now).is_none() {
        // The user of the token is logged out (inferred).
        return Err("ES0028");
    }
    match () {
        () if token.ip != held.user_ip.0 => Err("ES0025"),
        () if token.agent != held.user_agent.0 => Err("ES0026"),
        () => Ok(token),
    }
}

fn user_data(emulator: &mut Emulator, system: &str, held: &Held, now: i64) -> Result<Answer, Stop> {
    let session = checked(emulator, system, held, now)?.session.clone();
    let id = emulator.state.session(&session, now).map(|session| session.user.clone()).unwrap_or_default();
    let mut data = users::find(&emulator.options.users, &id).ok_or("ES0015")?.data();
    match emulator.faults.waiting(|fault| matches!(fault, Fault::UserData { .. })) {
        Some(Fault::UserData { set: Some(set), .. }) => replace(&mut data, &set.0),
        Some(Fault::UserData { set: None, data }) => return Ok(Answer::UserData { user_data: data.0 }),
        _ => {}
    }
    Ok(Answer::UserData { user_data: data.into() })
}

fn login_check(emulator: &mut Emulator, system: &str, token: &TokenText, now: i64) -> Result<Answer, Stop> {
    let said =
        |code: &str, data: Option<&str>| Ok(Answer::LoginCheck { code: code.into(), data: data.map(Into::into) });
    let session = emulator.state.token(&token.0, system, now)?.session.clone();
    match emulator.faults.waiting(|fault| matches!(fault, Fault::State { .. } | Fault::LoggedOut)) {
        Some(Fault::State { code, data }) => return said(&code, data.as_deref()),
        Some(_) => emulator.state.end(&session),
        None => {}
    }
    let login = emulator.state.session(&session, now);
    let always = login.and_then(|session| users::find(&emulator.options.users, &session.user)?.elsewhere());
    match (emulator.state.state(&session, now), always) {
        (LoginState::LoggedOut, _) => said(LOGGED_OUT, None),
        (LoginState::Elsewhere(ip), _) => said("SS0007", ip),
        (LoginState::LoggedIn, Some(ip)) => said("SS0007", Some(ip)),
        (LoginState::LoggedIn, None) => said("SS0001", None),
    }
}

/// The other systems, and the address that each wants its codes at (2.7).
fn agents(emulator: &mut Emulator, system: &str) -> Answer {
    let fault = emulator.faults.waiting(|fault| matches!(fault, Fault::Agents { .. } | Fault::SsoUrl { .. }));
    let instead = match fault {
        Some(Fault::Agents { agents }) => return Answer::AnyAgents { agents: agents.0 },
        Some(Fault::SsoUrl { url }) => Some(url),
        _ => None,
    };
    let row = |other: &systems::System| Agent {
        name: other.name.clone(),
        id: other.id.clone(),
        url: instead.clone().unwrap_or_else(|| other.arrive_url.clone()),
    };
    let others = emulator.options.systems.iter().filter(|other| other.id != system);
    Answer::Agents { agents: others.map(row).collect() }
}

/// The documented agent has no log-off, so a bridge ends nothing unless its operator made it (2.8).
fn log_out(emulator: &mut Emulator, system: &str, token: &TokenText, now: i64) -> Result<Answer, Stop> {
    let propagated = emulator.options.propagates;
    if propagated {
        let session = emulator.state.token(&token.0, system, now)?.session.clone();
        emulator.state.end(&session);
    }
    Ok(Answer::Logout { propagated })
}
