//! The requests over HTTP: who asks, what goes wrong on order, and the line for the log.

use super::answer::{NO_BEARER, NO_BODY, NO_KEY, Refusal, Success, WRONG_KEY};
use super::fault::Fault;
use super::login::{self, Stop};
use super::routes::{Call, Version};
use super::state::Setup;
use super::{Emulator, registration};
use crate::host::{Context, Line, Order, Output, Reply, Request};
use crate::json::Body;
use bonin::error::Error;

/// Answers a request.
pub fn arrive(
    emulator: &mut Emulator,
    call: &Call<'_>,
    request: &Request,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let (version, step) = (call.version(), call.step());
    let order = emulator.faults.arriving(step);
    let fault = order.as_ref().and_then(Order::special);
    let input = if call.method() == "POST" { request.json() } else { request.query() };
    let refused = |refusal: Refusal| (refusal.reply(version), refusal.code);
    let (reply, code) = if order.as_ref().is_some_and(Order::drops_unseen) {
        (Reply::drop(), "dropped".into())
    } else if let Some(refusal) = fault.and_then(Fault::refusal) {
        refused(refusal)
    } else {
        match serve(emulator, call, request, &input, context) {
            Ok(Some(success)) => (success.reply(version, step, fault), "200".into()),
            Ok(None) => (Reply::empty(204), "204".into()),
            Err(Stop::Refused(code)) => refused(code.into()),
            Err(Stop::Broken(error)) => return Err(error),
        }
    };
    let reply = order.iter().fold(reply, |reply, order| order.spoil(reply));
    let line = Line { at: context.now, step: step.word(), fields: input.names(), sealed: Vec::new(), code };
    Ok(Output::Reply(reply, Some(line)))
}

/// `None` is an answer without a body.
fn serve(
    emulator: &mut Emulator,
    call: &Call<'_>,
    request: &Request,
    input: &Body,
    context: &mut Context<'_>,
) -> Result<Option<Success>, Stop> {
    admit(&emulator.setup, call, request)?;
    let is_post = call.method() == "POST";
    if request.method != call.method() || is_post && (!input.is_object() || !request.is_json()) {
        return Err(NO_BODY.into());
    }
    let state = &mut emulator.state;
    Ok(match call {
        Call::U2f | Call::Uaf | Call::Auth => Some(login::start(state, call, input, &request.origin, context)?),
        Call::Verify(version) => Some(login::verify(state, &emulator.setup, *version, input, context.now)?),
        Call::Forget(user) => registration::forget(state, user).map(|()| None)?,
        Call::List => Some(Success::Authenticators(registration::list(state, input)?)),
        Call::Delete => registration::delete(state, input).map(|()| None)?,
    })
}

/// The caller has to be the relying party (2.1, 3.1).
fn admit(setup: &Setup, call: &Call<'_>, request: &Request) -> Result<(), &'static str> {
    if call.version() == Version::Two {
        let right =
            request.header("x-client-id") == setup.client_id && request.header("x-secret-key") == setup.secret_key;
        return if right { Ok(()) } else { Err(WRONG_KEY) };
    }
    match request.header("authorization") {
        "" => Err(NO_KEY),
        given => match given.strip_prefix("Bearer ") {
            None | Some("") => Err(NO_BEARER),
            Some(key) if key == setup.secret_key => Ok(()),
            Some(_) => Err(WRONG_KEY),
        },
    }
}
