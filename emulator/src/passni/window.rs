//! What the SSO server's pages ask: who is logged in and where they can go, and a login. The pages are in the npm package.

use super::fault::Fault;
use super::users::{Behavior, find};
use super::routes::LOGIN;
use super::{Emulator, central, systems};
use bonin::error::Error;
use crate::host::Context;
use crate::host::{Kind, Line, Output, Reply, is_json, names};
use crate::json::{self, Value, object};
use crate::form;
use alloc::{string::String, vec::Vec};

/// Answers a page.
pub fn arrive(
    emulator: &mut Emulator,
    action: &str,
    request: &Value,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let text = |name: &str| request[name].as_str().unwrap_or_default();
    match (action, text("method")) {
        ("state", "GET") => {
            let query = form::read(text("query")).unwrap_or_default();
            let shown = state(emulator, &query, &central::cookie(request), context.now);
            Ok(Output::Reply(Reply::json(200, &shown), None))
        }
        ("login", "POST") if is_json(request) => {
            let body = json::read(text("body")).unwrap_or_default();
            log_in(emulator, &body, &central::cookie(request), context)
        }
        ("state" | "login", _) => Ok(Output::Reply(Reply::empty(405), None)),
        _ => Ok(Output::Reply(Reply::empty(404), None)),
    }
}

/// Who is logged in, the systems, the one that the user wants to go to, and the code that is in the way.
fn state(emulator: &Emulator, query: &Value, cookie: &str, now: i64) -> Value {
    let row = |system: &systems::System| {
        object([("id", system.id.as_str().into()), ("name", system.name.as_str().into())])
    };
    let wanted = query["agt_id"].as_str();
    let session = emulator.state.session(cookie, now);
    let user = session.and_then(|session| find(&emulator.options.users, &session.user)).map(|person| {
        object([("id", person.id.as_str().into()), ("name", person.name().into())])
    });
    let code = wanted.and_then(|id| central::refusal(emulator, id, query["agt_url"].as_str(), cookie, now));
    object([
        ("user", user.into()),
        ("agent", wanted.and_then(|id| systems::find(&emulator.options.systems, id)).map(row).into()),
        ("agents", emulator.options.systems.iter().map(row).collect::<Vec<_>>().into()),
        ("code", code.into()),
    ])
}

/// Logs a user in at the SSO server. Its codes for refusals are not known but for two; the words are the emulator's own.
fn log_in(emulator: &mut Emulator, body: &Value, cookie: &str, context: &mut Context<'_>) -> Result<Output, Error> {
    let order = emulator.faults.arriving(LOGIN);
    let (reply, code) = match order.as_ref().map(|order| &order.kind) {
        Some(Kind::Drop { served: false }) => (Reply::drop(), String::from("dropped")),
        Some(Kind::Special(Fault::Code(refusal))) => refused(&refusal.code),
        _ => match admitted(emulator, body) {
            Err(code) => refused(code),
            Ok((user, seconds)) => {
                let session = emulator.state.log_in(cookie, &user, seconds, context)?;
                let wanted = body["agentId"].as_str();
                let code = wanted.and_then(|id| central::refusal(emulator, id, None, &session, context.now));
                let (reply, code) = code.map_or_else(|| (Reply::json(200, &object([])), "200".into()), refused);
                (reply.cookie(central::set(&session)), code)
            }
        },
    };
    let reply = order.iter().fold(reply, |reply, order| order.spoil(reply));
    let line = Line { at: context.now, step: LOGIN, fields: names(body), sealed: alloc::vec![], code };
    Ok(Output::Reply(reply, Some(line)))
}

fn refused(code: &str) -> (Reply, String) {
    (Reply::json(409, &object([("code", code.into())])), code.into())
}

/// The user of this id and password, and how long the login counts.
fn admitted(emulator: &Emulator, body: &Value) -> Result<(String, Option<i64>), &'static str> {
    let text = |name: &str| body[name].as_str().unwrap_or_default();
    let person = find(&emulator.options.users, text("userId").trim()).ok_or("ES0015")?;
    match person.behavior {
        Behavior::Locked => Err("LOCKED"),
        behavior if behavior != Behavior::NoPassword && text("password") != person.password => Err("PASSWORD"),
        _ => Ok((person.id.clone(), person.seconds())),
    }
}
