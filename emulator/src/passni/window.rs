//! The SSO server's pages ask who is logged in and where they can go, and log users in. The pages are in the npm package.

use super::central::{self, Query};
use super::fault::Fault;
use super::routes::Step;
use super::users::{Behavior, find};
use super::{Emulator, systems};
use crate::host::{Context, Line, Order, Output, Reply, Request};
use crate::json::Body;
use bonin::error::Error;
use serde::{Deserialize, Serialize};

/// The state of the SSO server, as its pages show it.
#[derive(Serialize)]
struct Shown<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    user: Option<Named<'a>>,
    /// The system that the user wants to go to.
    #[serde(skip_serializing_if = "Option::is_none")]
    agent: Option<Named<'a>>,
    agents: Vec<Named<'a>>,
    /// The code of the reason why the user may not go there.
    #[serde(skip_serializing_if = "Option::is_none")]
    code: Option<&'static str>,
}

/// A user or a system.
#[derive(Serialize)]
struct Named<'a> {
    id: &'a str,
    name: &'a str,
}

/// A login.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Login {
    user_id: String,
    password: String,
    /// The system that the user wants to go to.
    agent_id: Option<String>,
}

#[derive(Serialize)]
struct Refused<'a> {
    code: &'a str,
}

#[derive(Serialize)]
struct LoggedIn {}

/// Answers a page.
pub fn arrive(
    emulator: &mut Emulator,
    action: &str,
    request: &Request,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    match (action, request.method.as_str()) {
        ("state", "GET") => {
            let query: Query = request.query().to();
            let shown = shown(emulator, &query, &central::cookie(request), context.now);
            Ok(Output::Reply(Reply::json(200, &shown), None))
        }
        ("login", "POST") if request.is_json() => log_in(emulator, &request.json(), &central::cookie(request), context),
        ("state" | "login", _) => Ok(Output::Reply(Reply::empty(405), None)),
        _ => Ok(Output::Reply(Reply::empty(404), None)),
    }
}

/// The user, the systems, the one that the user wants to go to, and the code that is in the way.
fn shown<'e>(emulator: &'e Emulator, query: &Query, cookie: &str, now: i64) -> Shown<'e> {
    let row = |system: &'e systems::System| Named { id: &system.id, name: &system.name };
    let options = &emulator.options;
    let wanted = query.agt_id.as_deref();
    let session = emulator.state.session(cookie, now);
    let user = session.and_then(|session| find(&options.users, &session.user));
    Shown {
        user: user.map(|user| Named { id: &user.id, name: user.name() }),
        agent: wanted.and_then(|id| systems::find(&options.systems, id)).map(row),
        agents: options.systems.iter().map(row).collect(),
        code: wanted.and_then(|id| central::refusal(emulator, id, query.agt_url.as_deref(), cookie, now)),
    }
}

/// Logs a user in at the SSO server. Its codes for refusals are not known but for two; the others are the emulator's own.
fn log_in(emulator: &mut Emulator, body: &Body, cookie: &str, context: &mut Context<'_>) -> Result<Output, Error> {
    let login: Login = body.to();
    let order = emulator.faults.arriving(Step::Login);
    let fault = order.as_ref().and_then(Order::special);
    let (reply, code) = if order.as_ref().is_some_and(Order::drops_unseen) {
        (Reply::drop(), String::from("dropped"))
    } else if let Some(Fault::Code { code, .. }) = fault {
        refused(code)
    } else {
        match admitted(emulator, &login) {
            Err(code) => refused(code),
            Ok((user, seconds)) => {
                let session = emulator.state.log_in(cookie, &user, seconds, context)?;
                let wanted = login.agent_id.as_deref();
                let code = wanted.and_then(|id| central::refusal(emulator, id, None, &session, context.now));
                let (reply, code) = code.map_or_else(|| (Reply::json(200, &LoggedIn {}), "200".into()), refused);
                (reply.cookie(central::set(&session)), code)
            }
        }
    };
    let reply = order.iter().fold(reply, |reply, order| order.spoil(reply));
    let line = Line { at: context.now, step: Step::Login.word(), fields: body.names(), sealed: Vec::new(), code };
    Ok(Output::Reply(reply, Some(line)))
}

fn refused(code: &str) -> (Reply, String) {
    (Reply::json(409, &Refused { code }), code.into())
}

/// The user of this id and password, and how long the login counts.
fn admitted(emulator: &Emulator, login: &Login) -> Result<(String, Option<i64>), &'static str> {
    let user = find(&emulator.options.users, login.user_id.trim()).ok_or("ES0015")?;
    match user.behavior {
        Behavior::Locked => Err("LOCKED"),
        behavior if behavior != Behavior::NoPassword && login.password != user.password => Err("PASSWORD"),
        _ => Ok((user.id.clone(), user.seconds())),
    }
}
