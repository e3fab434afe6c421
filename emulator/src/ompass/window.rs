//! OMPASS's page (2.3), as far as it is known: the user says who they are if that is not known, has the phone ask, and is
//! sent back. The page itself is in the npm package; this answers what it asks.

use super::Emulator;
use super::fault::Fault;
use super::numbers::Outcome;
use super::options::{Options, Phone};
use super::routes::Version;
use super::session::{Session, Stage, Way};
use super::state::State;
use super::token;
use crate::host::{Context, Output, Reply, Request, no_such_action, not_now};
use crate::json::Body;
use bonin::error::{Error, Reason};
use bonin::format::url;
use serde::{Deserialize, Serialize};

/// The fields that the user filled.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Typed {
    user_id: String,
    phone: String,
}

/// A session, as the page shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    status: &'static str,
    registers: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    user_id: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    phone: Option<String>,
}

/// Answers the page: how its session stands, an action of the user, or the way back.
pub fn serve(
    emulator: &mut Emulator,
    request: &Request,
    id: &str,
    action: Option<&str>,
    context: &mut Context<'_>,
) -> Output {
    let reads = matches!(action, None | Some("return"));
    if request.method != if reads { "GET" } else { "POST" } || !reads && !request.is_json() {
        return Output::Reply(Reply::empty(405), None);
    }
    let reply = match action {
        None => Reply::of(&show(&mut emulator.state, id), context.lang),
        Some("return") => match back(emulator, id, context) {
            Ok(Some(address)) => Reply::see_other(address),
            // This status leaves a browser on the page that it is on.
            Ok(None) => Reply::empty(204),
            Err(error) => Reply::of::<()>(&Err(error), context.lang),
        },
        Some(action) => {
            let done = act(&mut emulator.state, id, action, &request.json(), context.now);
            Reply::of(&done.and_then(|()| show(&mut emulator.state, id)), context.lang)
        }
    };
    Output::Reply(reply, None)
}

fn session<'s>(state: &'s mut State, id: &str) -> Result<&'s mut Session, Error> {
    state.session(id).ok_or_else(|| Error::misuse("path", Reason::NotListed))
}

fn show(state: &mut State, id: &str) -> Result<Shown, Error> {
    let session = session(state, id)?;
    Ok(Shown {
        status: session.status(),
        registers: session.registers,
        user_id: session.user.clone(),
        phone: session.phone.clone(),
    })
}

/// Has the phone ask: a registered user's, or the one that is about to be registered.
fn act(state: &mut State, id: &str, action: &str, body: &Body, now: i64) -> Result<(), Error> {
    let found = session(state, id)?;
    if !found.may_ask() {
        return Err(not_now());
    }
    let typed: Typed = body.to();
    let (user, phone) = match action {
        "ask" if !found.registers => {
            // A user who typed a wrong id may type another one.
            let is_said = found.way == Way::Uaf && !typed.user_id.trim().is_empty();
            let said = is_said.then_some(typed.user_id);
            let user = said.or_else(|| found.user.clone());
            let user = user.ok_or_else(|| Error::misuse("userId", Reason::Missing))?;
            let registered = state.user(&user).ok_or_else(|| Error::misuse("userId", Reason::NotListed))?;
            (user, registered.phone.clone())
        }
        "register" if found.registers => {
            let Phone(phone) = typed.phone.try_into().map_err(|_| Error::misuse("phone", Reason::BadPhone))?;
            (found.user.clone().unwrap_or_default(), phone)
        }
        _ => return Err(no_such_action()),
    };
    session(state, id)?.ask(&user, &phone, now);
    Ok(())
}

/// The address that the user is sent back to, with the token of their approval (2.4, 3.3); once. None if a test wants
/// nobody to come back.
fn back(emulator: &mut Emulator, id: &str, context: &mut Context<'_>) -> Result<Option<String>, Error> {
    let Emulator { state, options, faults, .. } = emulator;
    let found = session(state, id)?;
    if found.stage != Stage::Approved {
        return Err(not_now());
    }
    found.stage = Stage::Returned;
    if faults.waiting(|fault| matches!(fault, Fault::NoReturn)).is_some() {
        return Ok(None);
    }
    let (user, phone) = (found.user.clone().unwrap_or_default(), found.phone.clone().unwrap_or_default());
    let (version, registers, magic) = (found.version, found.registers, found.magic());
    if registers {
        state.register(&user, &phone);
    }
    let old = faults.waiting(|fault| matches!(fault, Fault::ExpiredToken)).map(|_| "011");
    let code = if let Some(Outcome::Token(code)) = magic { Some(code) } else { old };
    let until = context.now + options.token_lives * 1000;
    let token = token::mint(state, &user, until, code, context)?;
    Ok(Some(address(options, version, &user, &token)))
}

fn address(options: &Options, version: Version, user: &str, token: &str) -> String {
    let uri = &options.redirect_uri.0;
    let name = if version == Version::One { "access_token" } else { "token" };
    let separator = if uri.contains('?') { '&' } else { '?' };
    // That version 2 names the user too is inferred.
    format!("{uri}{separator}username={}&{name}={}", url::encoded(user), url::encoded(token))
}
