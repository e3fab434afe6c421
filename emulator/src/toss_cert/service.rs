//! The steps over HTTP: what arrives, what is opened, what goes wrong on order, and the line for the log.

use super::answer::{Refusal, Success, TOKEN, UNFIT, altered};
use super::fault::Fault;
use super::numbers::Outcome;
use super::routes::{Service, Step};
use super::session::{Opened, SessionKey};
use super::signing::Pending;
use super::state::Stop;
use super::{Emulator, request, result, status};
use crate::host::{Context, Line, Order, Output, Reply, Request};
use crate::json::{Body, Member};
use bonin::error::Error;
use bonin::provider::toss_cert::session;
use serde::{Deserialize, Serialize};

/// The delay of a slow number.
const SLOW: i64 = 8_000;

/// One request, on its way to an answer.
pub struct Call {
    step: Step,
    pub body: Body,
    order: Option<Order<Fault>>,
    /// The names of the members that came encrypted and opened.
    pub sealed: Vec<String>,
    /// The answer in a word, for the log.
    pub code: String,
    slow: bool,
}

/// The member that every encrypted request has.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Sealed {
    session_key: Member,
}

/// The rest of the way of a request, once its session is open.
pub struct Way {
    pub service: Service,
    pub step: Step,
    pub origin: String,
}

impl Call {
    /// A request as it arrives, with what goes wrong with it.
    pub fn arriving(emulator: &mut Emulator, step: Step, body: Body) -> Self {
        let order = emulator.faults.arriving(step);
        Self { step, body, order, sealed: Vec::new(), code: String::new(), slow: false }
    }

    /// The fault of this service that was ordered.
    pub fn fault(&self) -> Option<&Fault> {
        self.order.as_ref().and_then(Order::special)
    }

    /// The connection drops before the service sees the request.
    pub fn drops_unseen(&self) -> bool {
        self.order.as_ref().is_some_and(Order::drops_unseen)
    }
}

/// Takes a request in: an answer, or a session key to open first.
pub fn arrive(
    emulator: &mut Emulator,
    service: Service,
    step: Step,
    request: &Request,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let call = Call::arriving(emulator, step, request.json());
    if call.drops_unseen() {
        return refuse(call, Stop::Dropped, context.now);
    }
    if let Some(refusal) = call.fault().and_then(Fault::refusal) {
        return refuse(call, Stop::Refused(refusal), context.now);
    }
    if let Err(stop) = admit(emulator, &call, request, context.now) {
        return refuse(call, stop, context.now);
    }
    let way = Way { service, step, origin: request.origin.clone() };
    let sealed: Sealed = call.body.to();
    match sealed.session_key.text().map(SessionKey::read) {
        Some(Ok(key)) if step != Step::Status => {
            let output =
                Output::Decrypt { key: "session", profile: session::PROFILE.webcrypto(), data: key.block.clone() };
            emulator.waiting.keep(&request.id, Pending::Session(Box::new((call, way, key))));
            Ok(output)
        }
        Some(Err(code)) if step != Step::Status => refuse(call, code.into(), context.now),
        _ => serve(emulator, &request.id, call, &way, None, context),
    }
}

/// Goes on with the session key as the private key opened it.
pub fn opened(
    emulator: &mut Emulator,
    id: &str,
    (mut call, way, key): (Call, Way, SessionKey),
    made: Option<&[u8]>,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    match key.opened(made) {
        Err(code) => refuse(call, code.into(), context.now),
        Ok(session) => {
            call.sealed = call.body.names_where(|field| session.open(field).is_ok());
            serve(emulator, id, call, &way, Some(&session), context)
        }
    }
}

/// The access token first, then the form of the request.
fn admit(emulator: &Emulator, call: &Call, request: &Request, now: i64) -> Result<(), Stop> {
    if !emulator.state.knows_token(request.bearer(), now) {
        return Err(TOKEN.into());
    }
    if request.method != "POST" {
        return Err(Stop::Refused(Refusal { status: 405, ..UNFIT.into() }));
    }
    if call.body.is_object() && request.is_json() { Ok(()) } else { Err(UNFIT.into()) }
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
    match step {
        Step::Result => result::serve(emulator, id, call, *service, session, context),
        Step::Status => {
            let answer = status::serve(&mut emulator.state, *service, &call.body, context.now);
            finish(call, answer, context.now)
        }
        Step::Request => {
            let answer = request::serve(&mut emulator.state, *service, &call.body, session, origin, context);
            if answer.is_ok() {
                let last = emulator.state.transactions.last();
                call.slow = last.is_some_and(|transaction| transaction.magic() == Some(Outcome::Slow));
            }
            finish(call, answer, context.now)
        }
        // Its path has an arm of its own.
        Step::Token => refuse(call, UNFIT.into(), context.now),
    }
}

/// The answer to a step that does not succeed.
pub fn refuse(call: Call, stop: Stop, now: i64) -> Result<Output, Error> {
    finish::<()>(call, Err(stop), now)
}

/// The answer to a step.
pub fn finish<T: Serialize>(mut call: Call, answer: Result<T, Stop>, now: i64) -> Result<Output, Error> {
    let (reply, code) = match answer {
        Ok(answer) => (Reply::json(200, &Success::around(altered(&answer, call.fault()))), "SUCCESS".into()),
        Err(Stop::Refused(refusal)) => (Reply::json(refusal.status, &refusal.body()), refusal.code.clone()),
        Err(Stop::Dropped) => (Reply::drop(), "dropped".into()),
        Err(Stop::Page) => (Reply::html(502), "html".into()),
        Err(Stop::Broken(error)) => return Err(error),
    };
    call.code = code;
    Ok(sent(&call, reply, now))
}

/// The answer with what goes wrong on its way, and its line.
pub fn sent(call: &Call, reply: Reply, now: i64) -> Output {
    let reply = if call.slow { reply.after(SLOW) } else { reply };
    let reply = call.order.iter().fold(reply, |reply, order| order.spoil(reply));
    let line = Line {
        at: now,
        step: call.step.word(),
        fields: call.body.names(),
        sealed: call.sealed.clone(),
        code: call.code.clone(),
    };
    Output::Reply(reply, Some(line))
}
