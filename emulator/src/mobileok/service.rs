//! The service's five endpoints over HTTP: what arrives, what is decrypted, what goes wrong on order, and the log of it all.

use super::confirm::Typed;
use super::fault::Fault;
use super::numbers::{Outcome, outcome};
use super::refusal::refusal;
use super::routes::Step;
use super::transaction::Stage;
use super::state::{Stop, new_token};
use super::{Emulator, call, confirm, request, result, token};
use bonin::error::Error;
use crate::host::Context;
use crate::host::{Kind, Line, Order, Output, Reply, names, replaced, without};
use crate::json::{self, Loose, Value, object};
use bonin::crypto::base64;
use bonin::provider::mobileok::envelope;
use alloc::{string::String, vec::Vec};

/// What a slow number waits.
const SLOW: i64 = 8_000;

/// A request that waits for the host's private key.
#[derive(Debug)]
pub struct Pending {
    step: Step,
    body: Value,
    fault: Option<Order<Fault>>,
}

/// What came out of the host's private key.
enum Opened {
    /// There was nothing to open, or nothing that could be.
    Nothing,
    /// The RSA block did not open.
    Failed,
    /// The plaintext of the RSA block.
    Block(zeroize::Zeroizing<Vec<u8>>),
}

/// Takes a request in: an answer, or something to decrypt first.
pub fn arrive(emulator: &mut Emulator, step: Step, input: &Value, context: &mut Context<'_>) -> Result<Output, Error> {
    let text = |name: &str| input[name].as_str().unwrap_or_default();
    let fault = emulator.faults.arriving(step.name());
    let body = json::read(text("body")).unwrap_or_default();
    let pending = Pending { step, body, fault };
    match pending.fault.as_ref().map(|fault| &fault.kind) {
        Some(Kind::Drop { served: false }) => return finish(emulator, &pending, &[], Err(Stop::Dropped), context),
        Some(Kind::Special(Fault::Code { .. })) => {
            let answer = ordered_refusal(emulator, &pending, context)?;
            return finish(emulator, &pending, &[], answer, context);
        }
        _ => {}
    }
    if pending.body.as_object().is_none() || text("method") != "POST" {
        return finish(emulator, &pending, &[], Err("9998".into()), context);
    }
    match ciphertext(emulator, &pending) {
        Ok(Some(data)) => {
            emulator.pending.retain(|(known, _)| known != text("id"));
            emulator.pending.push((text("id").into(), pending));
            Ok(Output::Decrypt { key: "server", profile: envelope::PROFILE.webcrypto(), data })
        }
        Ok(None) => serve(emulator, &pending, Opened::Nothing, context),
        Err(code) => finish(emulator, &pending, &[], Err(code.into()), context),
    }
}

/// Goes on with what the private key made of a request; `data` is `None` where it did not open.
pub fn opened(emulator: &mut Emulator, id: &str, data: Option<&str>, context: &mut Context<'_>) -> Result<Output, Error> {
    let at = emulator.pending.iter().position(|(known, _)| known == id);
    let Some(at) = at else { return Err(Error::misuse("id", bonin::error::Reason::NotListed)) };
    let (_, pending) = emulator.pending.remove(at);
    let block = data.and_then(base64::decode).map(zeroize::Zeroizing::new);
    serve(emulator, &pending, block.map_or(Opened::Failed, Opened::Block), context)
}

/// What of a request the private key must open.
fn ciphertext(emulator: &Emulator, pending: &Pending) -> Result<Option<String>, &'static str> {
    let sealed = |name: &str| pending.body[name].as_str().and_then(|text| envelope::Sealed::split(text).ok());
    Ok(match pending.step {
        Step::Token => Some(token::ciphertext(&emulator.setup, &pending.body)?.into()),
        Step::Request => sealed("encryptMOKAuthInfo").map(|sealed| sealed.rsa_block()),
        Step::Confirm => sealed("encryptMOKVerifyInfo").map(|sealed| sealed.rsa_block()),
        Step::Call | Step::Resend => None,
    })
}

fn serve(emulator: &mut Emulator, pending: &Pending, opened: Opened, context: &mut Context<'_>) -> Result<Output, Error> {
    let plain = |name: &str| {
        let block = if let Opened::Block(block) = &opened { Some(block.as_slice()) } else { None };
        let text = envelope::Sealed::split(pending.body[name].as_str()?).ok()?.open(block).ok()?;
        json::read(&text)
    };
    let Emulator { state, setup, options, .. } = emulator;
    let body = &pending.body;
    let (answer, sealed) = match pending.step {
        Step::Token => {
            let block = if let Opened::Block(block) = &opened { Some(block.as_slice()) } else { None };
            (token::serve(state, setup, block, context), Value::Null)
        }
        Step::Request => {
            let plain = plain("encryptMOKAuthInfo");
            (request::serve(state, setup, options, body, plain.as_ref(), context), plain.unwrap_or_default())
        }
        Step::Resend => (request::resend(state, options, body, context), Value::Null),
        Step::Call => (call::serve(state, body, context), Value::Null),
        Step::Confirm => {
            let plain = plain("encryptMOKVerifyInfo");
            let typed = match (&body["encryptMOKVerifyInfo"], &plain) {
                (Value::Null, _) => Typed::Nothing,
                (_, Some(info)) => info["authNumber"].as_str().map_or(Typed::Unreadable, Typed::Number),
                (_, None) => Typed::Unreadable,
            };
            (give_result(emulator, body, &typed, context), plain.unwrap_or_default())
        }
    };
    finish(emulator, pending, &names(&sealed), answer, context)
}

/// Confirms, and seals the result of who was verified.
fn give_result(emulator: &mut Emulator, body: &Value, typed: &Typed<'_>, context: &mut Context<'_>) -> Result<Value, Stop> {
    let Emulator { state, setup, options, faults, .. } = emulator;
    let nth = state.results;
    let last = state.last_result.clone();
    let answer = |sealed: &str| object([("encryptMOKResult", sealed.into())]);
    let transaction = match confirm::serve(state, body, typed, context) {
        Err(Stop::Refused("4000", _)) if faults.waiting(|fault| matches!(fault, Fault::Again)).is_some() => {
            return Ok(answer(&last.unwrap_or_default()));
        }
        verified => verified?,
    };
    let fault = faults.waiting(Fault::is_of_result);
    let Stage::Asked(auth) = &transaction.stage else { return Err("4018".into()) };
    let made = result::seal(transaction, auth, setup, options, nth, fault.as_ref(), context)?;
    let sealed = match (fault, last) {
        (Some(Fault::Replay), Some(last)) => last,
        _ => made,
    };
    if let Some(auth) = transaction.auth_mut() {
        auth.result = Some(sealed.clone());
    }
    state.results += 1;
    state.last_result = Some(sealed.clone());
    Ok(answer(&sealed))
}

/// The refusal that a test ordered.
fn ordered_refusal(
    emulator: &mut Emulator,
    pending: &Pending,
    context: &mut Context<'_>,
) -> Result<Result<Value, Stop>, Error> {
    let Some(Kind::Special(Fault::Code { code, message, counts, token })) = pending.fault.as_ref().map(|o| &o.kind)
    else {
        return Ok(Err("9999".into()));
    };
    let mut answer = refusal(code, message.as_deref());
    for name in ["retryCount", "resendCount"] {
        answer = answer.with(name, counts[name].clone());
    }
    if *token {
        let fresh = new_token(context)?;
        let asked = pending.body["encryptMOKToken"].as_str().unwrap_or_default();
        if let Some(transaction) = emulator.state.by_token(asked) {
            transaction.renew(fresh.clone());
        }
        answer = answer.with("encryptMOKToken", fresh);
    }
    Ok(Ok(answer))
}

/// Writes the log, and makes the reply with what goes wrong on its way.
fn finish(
    emulator: &mut Emulator,
    pending: &Pending,
    sealed: &[String],
    answer: Result<Value, Stop>,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let (reply, code) = match answer {
        Ok(answer) => {
            let answer = succeeded(answer, pending.fault.as_ref());
            let code = answer["resultCode"].as_str().unwrap_or_default().into();
            (Reply::json(200, &answer).after(slowness(emulator, pending.step, &answer)), code)
        }
        Err(Stop::Refused(code, members)) => {
            let answer = members.as_object().into_iter().flatten();
            let answer = answer.fold(refusal(code, None), |all, (name, value)| all.with(name, value.clone()));
            (Reply::json(200, &without_token(answer, pending.fault.as_ref())), code.into())
        }
        Err(Stop::Dropped) => (Reply::drop(), "dropped".into()),
        Err(Stop::Page) => (Reply::html(502), "html".into()),
        Err(Stop::Broken(error)) => return Err(error),
    };
    let step = pending.step.name();
    let line = Line { at: context.now, step, fields: names(&pending.body), sealed: sealed.into(), code };
    let reply = if let Some(fault) = &pending.fault { fault.spoil(reply) } else { reply };
    Ok(Output::Reply(reply, Some(line)))
}

/// A success in the service's form. The ordered refusal has its own code already.
fn succeeded(answer: Value, fault: Option<&Order<Fault>>) -> Value {
    let coded = if answer["resultCode"].is_null() {
        answer.with("resultCode", "2000").with("resultMsg", "성공")
    } else {
        answer
    };
    match fault.map(|fault| &fault.kind) {
        Some(Kind::Special(Fault::PublicKey { value })) if !coded["publicKey"].is_null() => match value {
            Some(key) => replaced(&coded, "publicKey", *key),
            None => without(&coded, "publicKey"),
        },
        _ => without_token(coded, fault),
    }
}

fn without_token(answer: Value, fault: Option<&Order<Fault>>) -> Value {
    match fault.map(|fault| &fault.kind) {
        Some(Kind::Special(Fault::NoToken)) => without(&answer, "encryptMOKToken"),
        _ => answer,
    }
}

/// What a slow number adds to the answer of its auth request.
fn slowness(emulator: &mut Emulator, step: Step, answer: &Value) -> i64 {
    let token = answer["encryptMOKToken"].as_str().unwrap_or_default();
    let auth = emulator.state.by_token(token).and_then(|transaction| transaction.auth());
    let slow = auth.is_some_and(|auth| outcome(&auth.info.phone, auth.info.profile.method) == Some(Outcome::Slow));
    if slow && step == Step::Request { SLOW } else { 0 }
}
