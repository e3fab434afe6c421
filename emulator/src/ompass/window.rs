//! OMPASS's page (2.3), as far as it is known: the user says who they are where that is not known, has the phone ask, and is
//! sent back. The page itself is in the npm package; this is what it asks.

use super::Emulator;
use super::fault::Fault;
use super::numbers::Outcome;
use super::options::{Options, phone};
use super::step::Version;
use super::token;
use super::visit::{Stage, Visit, Way};
use super::world::World;
use bonin::error::{Error, Reason};
use crate::host::Turn;
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
    turn: &mut Turn<'_>,
) -> Output {
    let text = |name: &str| request[name].as_str().unwrap_or_default();
    let reads = matches!(action, None | Some("return"));
    if text("method") != if reads { "GET" } else { "POST" } || !reads && !is_json(request) {
        return Output::Reply(Reply::empty(405), None);
    }
    let reply = match action {
        None => Reply::of(show(&mut emulator.world, id), turn.lang),
        Some("return") => match back(emulator, id, turn) {
            Ok(Some(address)) => Reply::see_other(address),
            // What a browser is sent to without an answer, leaves it where it is.
            Ok(None) => Reply::empty(204),
            Err(error) => Reply::of(Err(error), turn.lang),
        },
        Some(action) => {
            let body = json::read(text("body")).unwrap_or_default();
            let done = act(&mut emulator.world, id, action, &body, turn.now);
            Reply::of(done.and_then(|()| show(&mut emulator.world, id)), turn.lang)
        }
    };
    Output::Reply(reply, None)
}

fn visit<'w>(world: &'w mut World, id: &str) -> Result<&'w mut Visit, Error> {
    world.visit(id).ok_or_else(|| Error::misuse("path", Reason::NotListed))
}

fn show(world: &mut World, id: &str) -> Result<Value, Error> {
    let visit = visit(world, id)?;
    Ok(object([
        ("status", visit.status().into()),
        ("registers", visit.registers.into()),
        ("userId", visit.user.as_deref().into()),
        ("phone", visit.phone.as_deref().into()),
    ]))
}

/// Has the phone ask: a registered user's, or the one that is about to be registered.
fn act(world: &mut World, id: &str, action: &str, body: &Value, now: i64) -> Result<(), Error> {
    let found = visit(world, id)?;
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
            let registered = world.user(&user).ok_or_else(|| Error::misuse("userId", Reason::NotListed))?;
            (user, registered.phone.clone())
        }
        "register" if found.registers => {
            let phone = typed("phone").as_deref().and_then(phone);
            let phone = phone.ok_or_else(|| Error::misuse("phone", Reason::BadPhone))?;
            (found.user.clone().unwrap_or_default(), phone)
        }
        _ => return Err(Error::misuse("action", Reason::NotListed)),
    };
    visit(world, id)?.ask(&user, &phone, now);
    Ok(())
}

/// The address that the user is sent back to, with the token of what they approved (2.4, 3.3); once. None where a test wants
/// nobody to come back.
fn back(emulator: &mut Emulator, id: &str, turn: &mut Turn<'_>) -> Result<Option<String>, Error> {
    let Emulator { world, options, faults, .. } = emulator;
    let found = visit(world, id)?;
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
        world.register(&user, &phone);
    }
    let old = faults.waiting(|fault| matches!(fault, Fault::ExpiredToken)).map(|_| "011");
    let code = if let Some(Outcome::Token(code)) = magic { Some(code) } else { old };
    let until = turn.now + options.token_lives * 1000;
    let token = token::mint(world, &user, until, code, turn)?;
    Ok(Some(address(options, version, &user, &token)))
}

fn address(options: &Options, version: Version, user: &str, token: &str) -> String {
    let uri = &options.redirect_uri;
    let name = if version == Version::One { "access_token" } else { "token" };
    let separator = if uri.contains('?') { '&' } else { '?' };
    // That version 2 names the user too is inferred.
    format!("{uri}{separator}username={}&{name}={}", url::encoded(user), url::encoded(token))
}
