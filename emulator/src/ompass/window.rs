//! OMPASS's page (2.3), as far as it is known: the user says who they are where that is not known, has the phone ask, and is
//! sent back. The page itself is in the npm package; this is what it asks.

use super::Emulator;
use super::fault::Fault;
use super::numbers::Outcome;
use super::options::{Options, phone};
use super::routes::Version;
use super::token;
use super::session::{Stage, Session, Way};
use super::state::State;
use bonin::error::{Error, Reason};
use crate::host::Context;
use crate::host::{Output, Reply, is_json, not_now};
use crate::json::{self, Value, object};
use bonin::format::url;
use alloc::{format, string::String};

/// What the page asks of a visit: how it stands, an action of the user, or the way back.
pub fn serve(
    emulator: &mut Emulator,
    request: &Value,
    id: &str,
    action: Option<&str>,
    context: &mut Context<'_>,
) -> Output {
    let text = |name: &str| request[name].as_str().unwrap_or_default();
    let reads = matches!(action, None | Some("return"));
    if text("method") != if reads { "GET" } else { "POST" } || !reads && !is_json(request) {
        return Output::Reply(Reply::empty(405), None);
    }
    let reply = match action {
        None => Reply::of(show(&mut emulator.state, id), context.lang),
        Some("return") => match back(emulator, id, context) {
            Ok(Some(address)) => Reply::see_other(address),
            // What a browser is sent to without an answer, leaves it where it is.
            Ok(None) => Reply::empty(204),
            Err(error) => Reply::of(Err(error), context.lang),
        },
        Some(action) => {
            let body = json::read(text("body")).unwrap_or_default();
            let done = act(&mut emulator.state, id, action, &body, context.now);
            Reply::of(done.and_then(|()| show(&mut emulator.state, id)), context.lang)
        }
    };
    Output::Reply(reply, None)
}

fn visit<'w>(state: &'w mut State, id: &str) -> Result<&'w mut Session, Error> {
    state.visit(id).ok_or_else(|| Error::misuse("path", Reason::NotListed))
}

fn show(state: &mut State, id: &str) -> Result<Value, Error> {
    let visit = visit(state, id)?;
    Ok(object([
        ("status", visit.status().into()),
        ("registers", visit.registers.into()),
        ("userId", visit.user.as_deref().into()),
        ("phone", visit.phone.as_deref().into()),
    ]))
}

/// Has the phone ask: a registered user's, or the one that is about to be registered.
fn act(state: &mut State, id: &str, action: &str, body: &Value, now: i64) -> Result<(), Error> {
    let found = visit(state, id)?;
    if !found.may_ask() {
        return Err(not_now());
    }
    let typed = |name: &str| body[name].as_str().filter(|text| !text.trim().is_empty()).map(String::from);
    let (user, phone) = match action {
        "ask" if !found.registers => {
            // Who has typed a wrong id may type another one.
            let said = typed("userId").filter(|_| found.way == Way::Uaf);
            let user = said.or_else(|| found.user.clone());
            let user = user.ok_or_else(|| Error::misuse("userId", Reason::Missing))?;
            let registered = state.user(&user).ok_or_else(|| Error::misuse("userId", Reason::NotListed))?;
            (user, registered.phone.clone())
        }
        "register" if found.registers => {
            let phone = typed("phone").as_deref().and_then(phone);
            let phone = phone.ok_or_else(|| Error::misuse("phone", Reason::BadPhone))?;
            (found.user.clone().unwrap_or_default(), phone)
        }
        _ => return Err(Error::misuse("action", Reason::NotListed)),
    };
    visit(state, id)?.ask(&user, &phone, now);
    Ok(())
}

/// The address that the user is sent back to, with the token of what they approved (2.4, 3.3); once. None where a test wants
/// nobody to come back.
fn back(emulator: &mut Emulator, id: &str, context: &mut Context<'_>) -> Result<Option<String>, Error> {
    let Emulator { state, options, faults, .. } = emulator;
    let found = visit(state, id)?;
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
    let uri = &options.redirect_uri;
    let name = if version == Version::One { "access_token" } else { "token" };
    let separator = if uri.contains('?') { '&' } else { '?' };
    // That version 2 names the user too is inferred.
    format!("{uri}{separator}username={}&{name}={}", url::encoded(user), url::encoded(token))
}
