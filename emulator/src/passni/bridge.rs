//! The bridges over HTTP: who asks, what goes wrong on order, and the line for the log (4).

use super::fault::Fault;
use super::routes::Call;
use super::{Emulator, agent, requests, systems};
use bonin::error::Error;
use crate::host::Context;
use crate::host::{Kind, Line, Output, Reply, header, is_json, names, replaced};
use crate::json::{self, Value, object};
use alloc::string::String;

/// Why a request got nothing: an HTTP status, and a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub status: i64,
    pub code: String,
}

impl From<&str> for Refusal {
    /// What the agent says, as its bridge passes it on; the codes of the bridge itself have statuses of their own.
    fn from(code: &str) -> Self {
        let status = match code {
            "BRIDGE_BAD_REQUEST" => 400,
            "BRIDGE_UNAUTHORIZED" => 401,
            "BRIDGE_NOT_FOUND" => 404,
            "BRIDGE_BAD_METHOD" => 405,
            "BRIDGE_TOO_LARGE" => 413,
            "BRIDGE_BAD_TYPE" => 415,
            "BRIDGE_AGENT_FAILED" => 502,
            _ => 200,
        };
        Self { status, code: code.into() }
    }
}

impl Refusal {
    /// The answer, with the header that HTTP wants beside some statuses.
    fn reply(&self) -> Reply {
        let reply = Reply::json(self.status, &object([("errorCode", self.code.as_str().into())]));
        match self.status {
            401 => reply.header("www-authenticate", "Bearer"),
            405 => reply.header("allow", "POST"),
            _ => reply,
        }
    }
}

/// Why an agent said nothing of use.
pub enum Stop {
    /// By this code.
    Refused(String),
    /// The emulator itself is at fault.
    Broken(Error),
}

impl From<&str> for Stop {
    fn from(code: &str) -> Self {
        Self::Refused(code.into())
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Broken(error)
    }
}

/// Answers a proxy.
pub fn arrive(
    emulator: &mut Emulator,
    system: &str,
    call: Option<Call>,
    request: &Value,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let body = json::read(request["body"].as_str().unwrap_or_default()).unwrap_or_default();
    let refused = |refusal: &Refusal| (refusal.reply(), refusal.code.clone());
    let admitted = admit(emulator, system, call, request);
    let Some(call) = call else {
        let code = admitted.err().unwrap_or("BRIDGE_NOT_FOUND");
        return Ok(Output::Reply(Refusal::from(code).reply(), None));
    };
    let order = emulator.faults.arriving(call.name());
    let (reply, code) = match order.as_ref().map(|order| &order.kind) {
        Some(Kind::Drop { served: false }) => (Reply::drop(), "dropped".into()),
        Some(Kind::Special(Fault::Code(refusal))) => refused(refusal),
        special => match admitted.map_err(Stop::from).and_then(|()| {
            read(call, request, &body)?;
            agent::ask(emulator, system, call, &body, context)
        }) {
            Ok(answer) => {
                let code = answer["code"].as_str().unwrap_or("200").into();
                let answer = match special {
                    Some(Kind::Special(Fault::Answer { set })) => altered(answer, set),
                    _ => answer,
                };
                (Reply::json(200, &answer), code)
            }
            Err(Stop::Refused(code)) => refused(&code.as_str().into()),
            Err(Stop::Broken(error)) => return Err(error),
        },
    };
    let reply = order.iter().fold(reply, |reply, order| order.spoil(reply));
    let line = Line { at: context.now, step: call.name(), fields: names(&body), sealed: alloc::vec![], code };
    Ok(Output::Reply(reply, Some(line)))
}

/// Whether this is the system's own proxy, and there is anything for it here.
fn admit(emulator: &Emulator, system: &str, call: Option<Call>, request: &Value) -> Result<(), &'static str> {
    let system = systems::find(&emulator.options.systems, system).ok_or("BRIDGE_NOT_FOUND")?;
    let (scheme, secret) = header(request, "authorization").split_once(' ').unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("bearer") || secret != system.secret {
        return Err("BRIDGE_UNAUTHORIZED");
    }
    call.map(|_| ()).ok_or("BRIDGE_NOT_FOUND")
}

fn read(call: Call, request: &Value, body: &Value) -> Result<(), &'static str> {
    let text = |name: &str| request[name].as_str().unwrap_or_default();
    match () {
        () if text("method") != "POST" => Err("BRIDGE_BAD_METHOD"),
        () if !is_json(request) || !is_utf8(request) => Err("BRIDGE_BAD_TYPE"),
        () if text("body").len() > requests::BODY => Err("BRIDGE_TOO_LARGE"),
        () if !requests::fit(call, body) => Err("BRIDGE_BAD_REQUEST"),
        () => Ok(()),
    }
}

/// Whether a request says of no other encoding.
fn is_utf8(request: &Value) -> bool {
    let mut parameters = header(request, "content-type").split(';').skip(1).map(|one| one.trim().replace('"', ""));
    parameters.all(|one| one.eq_ignore_ascii_case("charset=utf-8"))
}

/// An object with these members in place of its own; `null` takes one away.
pub fn altered(object: Value, set: &Value) -> Value {
    let set = set.as_object().into_iter().flatten();
    set.fold(object, |object, (name, value)| replaced(&object, name, value.clone()))
}
