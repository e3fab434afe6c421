//! The requests over HTTP: who asks, what goes wrong on order, and the line for the log.

use super::answer::{NO_BEARER, NO_BODY, NO_KEY, Refusal, WRONG_KEY, success};
use super::fault::Fault;
use super::login::{self, Stop};
use super::routes::{Call, Version};
use super::state::Setup;
use super::{Emulator, registration};
use bonin::error::Error;
use crate::host::Context;
use crate::host::{Kind, Line, Order, Output, Reply, header, is_json, names, replaced};
use crate::json::{self, Value};
use crate::form;
use alloc::string::String;

/// Answers a request.
pub fn arrive(
    emulator: &mut Emulator,
    call: &Call<'_>,
    request: &Value,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let order = emulator.faults.arriving(call.name());
    let input = input_of(call, request);
    let refused = |refusal: &Refusal| (refusal.reply(call.version()), refusal.code.clone());
    let (reply, code) = match order.as_ref().map(|order| &order.kind) {
        Some(Kind::Drop { served: false }) => (Reply::drop(), "dropped".into()),
        Some(Kind::Special(Fault::Code(refusal))) => refused(refusal),
        _ => match serve(emulator, call, request, &input, context) {
            Ok(Some(members)) => (Reply::json(200, &altered(order.as_ref(), call, members)), "200".into()),
            Ok(None) => (Reply::empty(204), "204".into()),
            Err(Stop::Refused(code)) => refused(&code.into()),
            Err(Stop::Broken(error)) => return Err(error),
        },
    };
    let reply = order.iter().fold(reply, |reply, order| order.spoil(reply));
    let line =
        Line { at: context.now, step: call.name(), fields: names(&input), sealed: alloc::vec![], code };
    Ok(Output::Reply(reply, Some(line)))
}

/// The members of the body, or of the query where there is no body.
fn input_of(call: &Call<'_>, request: &Value) -> Value {
    let text = |name: &str| request[name].as_str().unwrap_or_default();
    if call.method() == "POST" {
        return json::read(text("body")).unwrap_or_default();
    }
    form::read(text("query")).unwrap_or_default()
}

fn serve(
    emulator: &mut Emulator,
    call: &Call<'_>,
    request: &Value,
    input: &Value,
    context: &mut Context<'_>,
) -> Result<Option<Value>, Stop> {
    let text = |name: &str| request[name].as_str().unwrap_or_default();
    admit(&emulator.setup, call, request)?;
    if text("method") != call.method() || call.method() == "POST" && (input.as_object().is_none() || !is_json(request)) {
        return Err(NO_BODY.into());
    }
    let state = &mut emulator.state;
    Ok(match call {
        Call::U2f | Call::Uaf | Call::Auth => Some(login::start(state, call, input, text("origin"), context)?),
        Call::Verify(version) => Some(login::verify(state, &emulator.setup, *version, input, context.now)?),
        Call::Forget(user) => registration::forget(state, user).map(|()| None)?,
        Call::List => Some(registration::list(state, input)?),
        Call::Delete => registration::delete(state, input).map(|()| None)?,
    })
}

/// Whether this is the relying party (2.1, 3.1).
fn admit(setup: &Setup, call: &Call<'_>, request: &Value) -> Result<(), &'static str> {
    if call.version() == Version::Two {
        let right = header(request, "x-client-id") == setup.client_id
            && header(request, "x-secret-key") == setup.secret_key;
        return if right { Ok(()) } else { Err(WRONG_KEY) };
    }
    match header(request, "authorization") {
        "" => Err(NO_KEY),
        given => match given.strip_prefix("Bearer ") {
            None | Some("") => Err(NO_BEARER),
            Some(key) if key == setup.secret_key => Ok(()),
            Some(_) => Err(WRONG_KEY),
        },
    }
}

/// The answer as ordered.
fn altered(order: Option<&Order<Fault>>, call: &Call<'_>, members: Value) -> Value {
    let version = call.version();
    let named = |one: &'static str, two: &'static str| if version == Version::One { one } else { two };
    let Some(Kind::Special(fault)) = order.map(|order| &order.kind) else { return success(version, members) };
    match fault {
        Fault::Answer { set } => {
            let set = set.as_object().into_iter().flatten();
            success(version, set.fold(members, |all, (name, value)| replaced(&all, name, value.clone())))
        }
        Fault::OtherUser { user } if call.name() == "verify" => {
            success(version, replaced(&members, named("user_id", "username"), user.as_str()))
        }
        Fault::PageUrl { url } if call.name() == "start" => {
            success(version, replaced(&members, named("ompass_uri", "ompassUrl"), url.as_str()))
        }
        Fault::CodeText => replaced(&success(version, members), "code", String::from("200")),
        _ => success(version, members),
    }
}
