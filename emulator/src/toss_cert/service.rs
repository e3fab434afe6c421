//! The steps over HTTP: what arrives, what is opened, what goes wrong on order, and the line for the log.

use super::answer::{Refusal, TOKEN, UNFIT, overwritten, success, with_null_texts};
use super::fault::Fault;
use super::numbers::Outcome;
use super::session::{Opened, SessionKey};
use super::signing::Pending;
use super::routes::{Service, Step};
use super::state::Stop;
use super::{Emulator, request, result, status};
use bonin::error::Error;
use crate::host::Context;
use crate::host::{Kind, Line, Order, Output, Reply, header, is_json, names};
use crate::json::{self, Value};
use bonin::provider::toss_cert::session;
use alloc::{boxed::Box, string::String, vec::Vec};

/// What a slow number waits.
const SLOW: i64 = 8_000;

/// One request, on its way to an answer.
pub struct Call {
    /// The name of its step.
    pub step: &'static str,
    pub body: Value,
    fault: Option<Order<Fault>>,
    /// The names of what came encrypted and opened.
    pub sealed: Vec<String>,
    /// What the answer says, in a word.
    pub code: String,
    slow: bool,
}

/// Where a request goes on once its session is open.
pub struct Way {
    pub service: Service,
    pub step: Step,
    pub origin: String,
}

impl Call {
    /// A request as it arrives, with what goes wrong with it.
    pub fn arriving(emulator: &mut Emulator, step: &'static str, body: Value) -> Self {
        let fault = emulator.faults.arriving(step);
        Self { step, body, fault, sealed: Vec::new(), code: String::new(), slow: false }
    }

    /// What was ordered to go wrong.
    pub fn ordered(&self) -> Option<Kind<Fault>> {
        self.fault.as_ref().map(|order| order.kind.clone())
    }
}

/// Takes a request in: an answer, or a session key to open first.
pub fn arrive(
    emulator: &mut Emulator,
    service: Service,
    step: Step,
    request: &Value,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let text = |name: &str| request[name].as_str().unwrap_or_default();
    let body = json::read(text("body")).unwrap_or_default();
    let call = Call::arriving(emulator, step.name(), body);
    match call.ordered() {
        Some(Kind::Drop { served: false }) => return finish(call, Err(Stop::Dropped), context.now),
        Some(Kind::Special(Fault::Code(refusal))) => return finish(call, Err(Stop::Refused(refusal)), context.now),
        _ => {}
    }
    if let Err(stop) = admit(emulator, &call, request, context.now) {
        return finish(call, Err(stop), context.now);
    }
    let way = Way { service, step, origin: text("origin").into() };
    match call.body["sessionKey"].as_str().map(SessionKey::read) {
        Some(Ok(key)) if step != Step::Status => {
            let output =
                Output::Decrypt { key: "session", profile: session::PROFILE.webcrypto(), data: key.block.clone() };
            emulator.wait(text("id"), Pending::Session(Box::new((call, way, key))));
            Ok(output)
        }
        Some(Err(code)) if step != Step::Status => finish(call, Err(code.into()), context.now),
        _ => serve(emulator, text("id"), call, &way, None, context),
    }
}

/// Goes on with what the private key made of the session key.
pub fn opened(
    emulator: &mut Emulator,
    id: &str,
    (mut call, way, key): (Call, Way, SessionKey),
    made: Option<&[u8]>,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    match key.opened(made) {
        Err(code) => finish(call, Err(code.into()), context.now),
        Ok(session) => {
            let members = call.body.as_object().into_iter().flatten();
            let opens = |value: &Value| value.as_str().is_some_and(|field| session.open(field).is_ok());
            call.sealed = members.filter(|(_, value)| opens(value)).map(|(name, _)| name.clone()).collect();
            serve(emulator, id, call, &way, Some(&session), context)
        }
    }
}

/// The access token first, then the form of the request.
fn admit(emulator: &Emulator, call: &Call, request: &Value, now: i64) -> Result<(), Stop> {
    let (scheme, token) = header(request, "authorization").split_once(' ').unwrap_or_default();
    if !scheme.eq_ignore_ascii_case("bearer") || !emulator.state.knows_token(token, now) {
        return Err(TOKEN.into());
    }
    if request["method"].as_str() != Some("POST") {
        return Err(Stop::Refused(Refusal { status: 405, ..UNFIT.into() }));
    }
    if call.body.as_object().is_some() && is_json(request) { Ok(()) } else { Err(UNFIT.into()) }
}

fn serve(
    emulator: &mut Emulator,
    id: &str,
    mut call: Call,
    way: &Way,
    session: Option<&Opened>,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let Way { service, step, origin } = way;
    let answer = match step {
        Step::Result => return result::serve(emulator, id, call, *service, session, context),
        Step::Status => status::serve(&mut emulator.state, *service, &call.body, context.now),
        Step::Request => request::serve(&mut emulator.state, *service, &call.body, session, origin, context),
    };
    if let (Step::Request, Ok(_)) = (step, &answer) {
        let last = emulator.state.transactions.last();
        call.slow = last.is_some_and(|transaction| transaction.magic() == Some(Outcome::Slow));
    }
    finish(call, answer, context.now)
}

/// The answer to a step.
pub fn finish(mut call: Call, answer: Result<Value, Stop>, now: i64) -> Result<Output, Error> {
    let (reply, code) = match answer {
        Ok(members) => (Reply::json(200, &success(altered(&call, members))), "SUCCESS".into()),
        Err(Stop::Refused(refusal)) => (Reply::json(refusal.status, &refusal.body()), refusal.code),
        Err(Stop::Dropped) => (Reply::drop(), "dropped".into()),
        Err(Stop::Page) => (Reply::html(502), "html".into()),
        Err(Stop::Broken(error)) => return Err(error),
    };
    call.code = code;
    Ok(sent(&call, reply, now))
}

/// The answer's members as ordered.
pub fn altered(call: &Call, members: Value) -> Value {
    match call.ordered() {
        Some(Kind::Special(Fault::Answer { set })) => overwritten(&members, &set),
        Some(Kind::Special(Fault::NullText)) => with_null_texts(&members),
        _ => members,
    }
}

/// The answer with what goes wrong on its way, and its line.
pub fn sent(call: &Call, reply: Reply, now: i64) -> Output {
    let reply = if call.slow { reply.after(SLOW) } else { reply };
    let reply = call.fault.iter().fold(reply, |reply, order| order.spoil(reply));
    let line = Line {
        at: now,
        step: call.step,
        fields: names(&call.body),
        sealed: call.sealed.clone(),
        code: call.code.clone(),
    };
    Output::Reply(reply, Some(line))
}
