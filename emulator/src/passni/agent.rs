//! What the agent of a system says, by what its SSO server knows (2.3 to 2.7, 5).

use super::bridge::{Stop, altered};
use super::fault::Fault;
use super::place::Route;
use super::token::Part;
use super::world::{State, Token};
use super::{Emulator, people, systems, token};
use crate::host::Turn;
use crate::json::{Value, json, object};
use alloc::{string::String, vec::Vec};

/// What login-check says of who is logged out. Anything but the two codes that are known means that (2.5); this one is ours.
const LOGGED_OUT: &str = "SS0002";

/// Asks the agent of this system.
pub fn ask(
    emulator: &mut Emulator,
    system: &str,
    route: Route,
    body: &Value,
    turn: &mut Turn<'_>,
) -> Result<Value, Stop> {
    match route {
        Route::Token => exchange(emulator, system, body, turn),
        Route::UserData => user_data(emulator, system, body, turn.now),
        Route::SsoCode => {
            let session = checked(emulator, system, body, turn.now)?.session.clone();
            let until = turn.now + emulator.options.code_lives * 1000;
            // The agent is not told where the user goes, so the code is good at any system (inferred).
            let code = emulator.world.issue(&session, None, until, turn)?;
            Ok(object([("ssoCode", code.into())]))
        }
        Route::LoginCheck => login_check(emulator, system, body, turn.now),
        Route::Agents => Ok(agents(emulator, system)),
        Route::Logout => log_out(emulator, system, body, turn.now),
    }
}

/// A token for a code, once (2.3).
fn exchange(emulator: &mut Emulator, system: &str, body: &Value, turn: &mut Turn<'_>) -> Result<Value, Stop> {
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    let session = emulator.world.redeem(text("ssoCode"), system, turn.now)?;
    let user = emulator.world.session(&session, turn.now).map(|session| session.user.clone()).ok_or("ES0029")?;
    let person = people::find(&emulator.options.people, &user).ok_or("ES0015")?;
    if !person.may_use(system) {
        return Err("EOP001".into());
    }
    let shape = emulator.faults.waiting(|fault| matches!(fault, Fault::Token { .. }));
    let part = if let Some(Fault::Token { part }) = shape { Some(part) } else { None };
    let made = token::mint(part, turn)?;
    emulator.world.tokens.push(Token {
        text: made.clone(),
        session,
        system: system.into(),
        ip: text("userIp").into(),
        agent: text("userAgent").into(),
        born: turn.now,
        until: turn.now + emulator.options.token_lives * 1000,
    });
    Ok(match part {
        Some(Part::Missing) => object([]),
        _ => object([("token", made.into())]),
    })
}

/// The token of a request, where it counts for this system, this address and this browser (5.3).
fn checked<'e>(emulator: &'e Emulator, system: &str, body: &Value, now: i64) -> Result<&'e Token, &'static str> {
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    let token = emulator.world.token(text("token"), system, now)?;
    if emulator.world.session(&token.session, now).is_none() {
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
    let user = emulator.world.session(&session, now).map(|session| session.user.clone()).unwrap_or_default();
    let data = people::find(&emulator.options.people, &user).ok_or("ES0015")?.data();
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
    let token = emulator.world.token(body["token"].as_str().unwrap_or_default(), system, now)?;
    let session = token.session.clone();
    match emulator.faults.waiting(|fault| matches!(fault, Fault::State { .. } | Fault::LoggedOut)) {
        Some(Fault::State { code, data }) => return said(&code, data.as_deref()),
        Some(_) => emulator.world.end(&session),
        None => {}
    }
    let always = emulator.world.session(&session, now).and_then(|session| {
        people::find(&emulator.options.people, &session.user)?.elsewhere()
    });
    match (emulator.world.state(&session, now), always) {
        (State::LoggedOut, _) => said(LOGGED_OUT, None),
        (State::Elsewhere(ip), _) => said("SS0007", ip),
        (State::LoggedIn, Some(ip)) => said("SS0007", Some(ip)),
        (State::LoggedIn, None) => said("SS0001", None),
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
        let token = emulator.world.token(body["token"].as_str().unwrap_or_default(), system, now)?;
        let session: String = token.session.clone();
        emulator.world.end(&session);
    }
    Ok(object([("propagated", propagates.into())]))
}
