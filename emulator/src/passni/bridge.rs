//! The bridges over HTTP: who asks, what goes wrong on order, and the line for the log (4).

use super::answers::{Answer, Refused};
use super::fault::Fault;
use super::requests::{BODY, BridgeRequest};
use super::routes::Call;
use super::{Emulator, agent, systems};
use crate::host::{Context, Line, Order, Output, Reply, Request};
use crate::json::{Body, members, replace};
use bonin::error::Error;

/// A refusal: an HTTP status, and a code.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    pub status: u16,
    pub code: String,
}

impl From<&str> for Refusal {
    /// A code of the agent, as its bridge passes it on; the codes of the bridge itself have statuses of their own.
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
        let reply = Reply::json(self.status, &Refused { error_code: &self.code });
        match self.status {
            401 => reply.header("www-authenticate", "Bearer"),
            405 => reply.header("allow", "POST"),
            _ => reply,
        }
    }
}

/// The reason why an agent said nothing of use.
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
    request: &Request,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let admitted = admit(emulator, system, call, request);
    let Some(call) = call else {
        let code = admitted.err().unwrap_or("BRIDGE_NOT_FOUND");
        return Ok(Output::Reply(Refusal::from(code).reply(), None));
    };
    let body = request.json();
    let step = call.step();
    let order = emulator.faults.arriving(step);
    let fault = order.as_ref().and_then(Order::special);
    let refused = |refusal: Refusal| (refusal.reply(), refusal.code);
    let (reply, code) = if order.as_ref().is_some_and(Order::drops_unseen) {
        (Reply::drop(), "dropped".into())
    } else if let Some(refusal) = fault.and_then(Fault::refusal) {
        refused(refusal)
    } else {
        let read = admitted.and_then(|()| read(call, request, &body)).map_err(Stop::from);
        match read.and_then(|request| agent::ask(emulator, system, &request, context)) {
            Ok(answer) => (reply(&answer, fault), answer.code().into()),
            Err(Stop::Refused(code)) => refused(code.as_str().into()),
            Err(Stop::Broken(error)) => return Err(error),
        }
    };
    let reply = order.iter().fold(reply, |reply, order| order.spoil(reply));
    let line = Line { at: context.now, step: step.word(), fields: body.names(), sealed: Vec::new(), code };
    Ok(Output::Reply(reply, Some(line)))
}

/// The caller has to be the system's own proxy, and the call one that there is.
fn admit(emulator: &Emulator, system: &str, call: Option<Call>, request: &Request) -> Result<(), &'static str> {
    let system = systems::find(&emulator.options.systems, system).ok_or("BRIDGE_NOT_FOUND")?;
    if request.bearer() != system.secret {
        return Err("BRIDGE_UNAUTHORIZED");
    }
    call.map(|_| ()).ok_or("BRIDGE_NOT_FOUND")
}

fn read(call: Call, request: &Request, body: &Body) -> Result<BridgeRequest, &'static str> {
    match () {
        () if request.method != "POST" => Err("BRIDGE_BAD_METHOD"),
        () if !request.is_json() || !is_utf8(request) => Err("BRIDGE_BAD_TYPE"),
        () if request.body.len() > BODY => Err("BRIDGE_TOO_LARGE"),
        () => BridgeRequest::read(call, body).ok_or("BRIDGE_BAD_REQUEST"),
    }
}

/// The charset of a request is UTF-8, or absent.
fn is_utf8(request: &Request) -> bool {
    let mut parameters = request.header("content-type").split(';').skip(1).map(|one| one.trim().replace('"', ""));
    parameters.all(|one| one.eq_ignore_ascii_case("charset=utf-8"))
}

/// The answer, as a fault wants it.
fn reply(answer: &Answer, fault: Option<&Fault>) -> Reply {
    let Some(Fault::Answer { set }) = fault else { return Reply::json(200, answer) };
    let mut members = members(answer);
    replace(&mut members, &set.0);
    Reply::json(200, &members)
}
