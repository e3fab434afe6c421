//! What the agent of a system says, by what its SSO server knows (2.3 to 2.7, 5).

use super::bridge::{Stop, altered};
use super::fault::Fault;
use super::routes::Call;
use super::token::Part;
use super::state::{LoginState, Token};
use super::{Emulator, users, systems, token};
use crate::host::Context;
use crate::json::{Value, json, object};
use alloc::{string::String, vec::Vec};

/// What login-check says of who is logged out. Anything but the two codes that are known means that (2.5); this one is ours.
const LOGGED_OUT: &str = "SS0002";

/// Asks the agent of this system.
pub fn ask(
    emulator: &mut Emulator,
    system: &str,
    call: Call,
    body: &Value,
    context: &mut Context<'_>,
) -> Result<Value, Stop> {
    match call {
        Call::Token => exchange(emulator, system, body, context),
        Call::UserData => user_data(emulator, system, body, context.now),
        Call::SsoCode => {
            let session = checked(emulator, system, body, context.now)?.session.clone();
            let until = context.now + emulator.options.code_lives * 1000;
            // The agent is not told where the user goes, so the code is good at any system (inferred).
            let code = emulator.state.issue(&session, None, until, context)?;
            Ok(object([("ssoCode", code.into())]))
        }
        Call::LoginCheck => login_check(emulator, system, body, context.now),
        Call::Agents => Ok(agents(emulator, system)),
        Call::Logout => log_out(emulator, system, body, context.now),
    }
}

/// A token for a code, once (2.3).
fn exchange(emulator: &mut Emulator, system: &str, body: &Value, context: &mut Context<'_>) -> Result<Value, Stop> {
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    let session = emulator.state.redeem(text("ssoCode"), system, context.now)?;
    let user = emulator.state.session(&session, context.now).map(|session| session.user.clone()).ok_or("ES0029")?;
    let person = users::find(&emulator.options.users, &user).ok_or("ES0015")?;
    if !person.may_use(system) {
        return Err("EOP001".into());
    }
    let shape = emulator.faults.waiting(|fault| matches!(fault, Fault::Token { .. }));
    let part = if let Some(Fault::Token { part }) = shape { Some(part) } else { None };
    let made = token::mint(part, context)?;
    emulator.state.tokens.push(Token {
        text: made.clone(),
        session,
        system: system.into(),
        ip: text("userIp").into(),
        agent: text("userAgent").into(),
        born: context.now,
        until: context.now + emulator.options.token_lives * 1000,
    });
    Ok(match part {
        Some(Part::Missing) => object([]),
        _ => object([("token", made.into())]),
    })
}

/// The token of a request, where it counts for this system, this address and this browser (5.3).
fn checked<'e>(emulator: &'e Emulator, system: &str, body: &Value, now: i64) -> Result<&'e Token, &'static str> {
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    let token = emulator.state.token(text("token"), system, now)?;
    if emulator.state.session(&token.session, now).is_none() {
        // Nobody is logged in whose it could be (inferred).
        return Err("ES0028");
    }
    match () {
        () if token.ip != text("userIp") => Err("ES0025"),
        () if token.agent != text("userAgent") => Err("ES0026"),
        () => Ok(token),
    }
}

fn user_data(emulator: &mut Emulator, system: &str, body: &Value, now: i64) -> Result<Value, Stop> {
    let session = checked(emulator, system, body, now)?.session.clone();
    let user = emulator.state.session(&session, now).map(|session| session.user.clone()).unwrap_or_default();
    let data = users::find(&emulator.options.users, &user).ok_or("ES0015")?.data();
    let data = match emulator.faults.waiting(|fault| matches!(fault, Fault::UserData { .. } | Fault::UserDataIs { .. })) {
        Some(Fault::UserData { set }) => altered(data, &set),
        Some(Fault::UserDataIs { data }) => data,
        _ => data,
    };
    // With `json!`, which keeps a null.
    Ok(json!({ "userData": data }))
}

fn login_check(emulator: &mut Emulator, system: &str, body: &Value, now: i64) -> Result<Value, Stop> {
    let said = |code: &str, data: Option<&str>| Ok(object([("code", code.into()), ("data", data.into())]));
    let token = emulator.state.token(body["token"].as_str().unwrap_or_default(), system, now)?;
    let session = token.session.clone();
    match emulator.faults.waiting(|fault| matches!(fault, Fault::State { .. } | Fault::LoggedOut)) {
        Some(Fault::State { code, data }) => return said(&code, data.as_deref()),
        Some(_) => emulator.state.end(&session),
        None => {}
    }
    let always = emulator.state.session(&session, now).and_then(|session| {
        users::find(&emulator.options.users, &session.user)?.elsewhere()
    });
    match (emulator.state.state(&session, now), always) {
        (LoginState::LoggedOut, _) => said(LOGGED_OUT, None),
        (LoginState::Elsewhere(ip), _) => said("SS0007", ip),
        (LoginState::LoggedIn, Some(ip)) => said("SS0007", Some(ip)),
        (LoginState::LoggedIn, None) => said("SS0001", None),
    }
}

/// The other systems, and where each wants its codes (2.7).
fn agents(emulator: &mut Emulator, system: &str) -> Value {
    let fault = emulator.faults.waiting(|fault| matches!(fault, Fault::Agents { .. } | Fault::SsoUrl { .. }));
    let instead = match fault {
        Some(Fault::Agents { agents }) => return json!({ "agents": agents }),
        Some(Fault::SsoUrl { url }) => Some(url),
        _ => None,
    };
    let row = |other: &systems::System| {
        object([
            ("agt_nm", other.name.as_str().into()),
            ("agt_id", other.id.as_str().into()),
            ("sso_url", instead.as_deref().unwrap_or(&other.arrive_url).into()),
        ])
    };
    let others = emulator.options.systems.iter().filter(|other| other.id != system);
    object([("agents", others.map(row).collect::<Vec<_>>().into())])
}

/// The documented agent has no log-off, so a bridge ends nothing unless its operator made it (2.8).
fn log_out(emulator: &mut Emulator, system: &str, body: &Value, now: i64) -> Result<Value, Stop> {
    let propagates = emulator.options.propagates;
    if propagates {
        let token = emulator.state.token(body["token"].as_str().unwrap_or_default(), system, now)?;
        let session: String = token.session.clone();
        emulator.state.end(&session);
    }
    Ok(object([("propagated", propagates.into())]))
}
