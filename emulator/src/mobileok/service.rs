//! The service's five endpoints over HTTP: what arrives, what is decrypted, what goes wrong on order, and the log of it all.

use super::confirm::Typed;
use super::fault::Fault;
use super::messages::{Answer, ConfirmRequest, Request, VerifyInfo};
use super::numbers::Outcome;
use super::routes::Step;
use super::state::{Stop, new_token};
use super::transaction::Stage;
use super::{Emulator, call, confirm, request, result, token};
use crate::host::{self, Context, Line, MagicNumbers, Order, Output, Reply};
use crate::json::{Body, Member};
use bonin::crypto::base64;
use bonin::error::Error;
use bonin::provider::mobileok::envelope;
use zeroize::Zeroizing;

/// The delay of a slow number.
const SLOW: i64 = 8_000;

/// A request that waits for the host's private key.
pub struct Pending {
    step: Step,
    request: Request,
    /// The names of its members, for the log.
    names: Vec<String>,
    fault: Option<Order<Fault>>,
}

/// What came out of the host's private key.
enum Opened {
    /// There was nothing to open, or nothing that could be.
    Nothing,
    /// The RSA block did not open.
    Failed,
    /// The plaintext of the RSA block.
    Block(Zeroizing<Vec<u8>>),
}

/// Takes a request in: an answer, or something to decrypt first.
pub fn arrive(
    emulator: &mut Emulator,
    step: Step,
    asked: &host::Request,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let body = asked.json();
    let fault = emulator.faults.arriving(step);
    let pending = Pending { step, request: Request::read(step, &body), names: body.names(), fault };
    if let Some(order) = &pending.fault {
        if order.drops_unseen() {
            return finish(emulator, &pending, &[], Err(Stop::Dropped), context);
        }
        if let Some(refusal) = ordered_refusal(emulator, order.special(), &pending.request, context)? {
            return finish(emulator, &pending, &[], Ok(refusal), context);
        }
    }
    if !body.is_object() || asked.method != "POST" {
        return finish(emulator, &pending, &[], Err("9998".into()), context);
    }
    match ciphertext(emulator, &pending.request) {
        Ok(Some(data)) => {
            emulator.waiting.keep(&asked.id, pending);
            Ok(Output::Decrypt { key: "server", profile: envelope::PROFILE.webcrypto(), data })
        }
        Ok(None) => serve(emulator, &pending, &Opened::Nothing, context),
        Err(code) => finish(emulator, &pending, &[], Err(code.into()), context),
    }
}

/// Goes on with what the private key made of a request; `data` is `None` if it did not open.
pub fn opened(
    emulator: &mut Emulator,
    id: &str,
    data: Option<&str>,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let pending = emulator.waiting.take(id)?;
    let block = data.and_then(base64::decode).map(Zeroizing::new);
    serve(emulator, &pending, &block.map_or(Opened::Failed, Opened::Block), context)
}

/// The part of a request that the private key must open.
fn ciphertext(emulator: &Emulator, request: &Request) -> Result<Option<String>, &'static str> {
    let block = |member: &Member| Some(envelope::Sealed::split(member.text()?).ok()?.rsa_block());
    Ok(match request {
        Request::Token(request) => Some(token::ciphertext(&emulator.setup, request)?.into()),
        Request::Auth(request) => block(&request.info),
        Request::Confirm(request) => block(&request.info),
        Request::Call(_) | Request::Resend(_) => None,
    })
}

fn serve(
    emulator: &mut Emulator,
    pending: &Pending,
    opened: &Opened,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let block = if let Opened::Block(block) = opened { Some(block.as_slice()) } else { None };
    let plain = |member: &Member| {
        let text = envelope::Sealed::split(member.text()?).ok()?.open(block).ok()?;
        Some(Body::of_json(&text))
    };
    let Emulator { state, setup, options, .. } = emulator;
    let (answer, sealed) = match &pending.request {
        Request::Token(_) => (token::serve(state, setup, block, context), None),
        Request::Auth(request) => {
            let plain = plain(&request.info);
            (request::serve(state, setup, options, request, plain.as_ref(), context), plain)
        }
        Request::Resend(request) => (request::resend(state, options, request, context), None),
        Request::Call(request) => (call::serve(state, request, context), None),
        Request::Confirm(request) => {
            let plain = plain(&request.info);
            let info: Option<VerifyInfo> = plain.as_ref().map(Body::to);
            let typed = match &info {
                _ if request.info.is_none() => Typed::Nothing,
                Some(info) => info.auth_number.text().map_or(Typed::Unreadable, Typed::Number),
                None => Typed::Unreadable,
            };
            (give_result(emulator, request, &typed, context), plain)
        }
    };
    let sealed = sealed.map(|plain| plain.names()).unwrap_or_default();
    finish(emulator, pending, &sealed, answer, context)
}

/// Confirms, and seals the result of who was verified.
fn give_result(
    emulator: &mut Emulator,
    request: &ConfirmRequest,
    typed: &Typed<'_>,
    context: &mut Context<'_>,
) -> Result<Answer, Stop> {
    let Emulator { state, setup, options, faults, .. } = emulator;
    let nth = state.results;
    let last = state.last_result.clone();
    let answer = |sealed: String| Answer { result: Some(sealed), ..Answer::success() };
    let transaction = match confirm::serve(state, request, typed, context) {
        Err(Stop::Refused(refusal))
            if refusal.result_code == "4000" && faults.waiting(|fault| matches!(fault, Fault::Again)).is_some() =>
        {
            return Ok(answer(last.unwrap_or_default()));
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
    Ok(answer(sealed))
}

/// The refusal that a test ordered.
fn ordered_refusal(
    emulator: &mut Emulator,
    fault: Option<&Fault>,
    request: &Request,
    context: &mut Context<'_>,
) -> Result<Option<Answer>, Error> {
    let Some(Fault::Code { code, message, retry_count, resend_count, token }) = fault else { return Ok(None) };
    let mut answer = Answer {
        retry_count: retry_count.clone(),
        resend_count: resend_count.clone(),
        ..Answer::refusal(&code.to_string(), message.as_deref())
    };
    if *token == Some(true) {
        let fresh = new_token(context)?;
        if let Some(transaction) = request.token().and_then(|asked| emulator.state.by_token(asked)) {
            transaction.renew(fresh.clone());
        }
        answer.token = Some(fresh);
    }
    Ok(Some(answer))
}

/// Writes the log, and makes the reply with what goes wrong on its way.
fn finish(
    emulator: &mut Emulator,
    pending: &Pending,
    sealed: &[String],
    answer: Result<Answer, Stop>,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    let fault = pending.fault.as_ref();
    let (reply, code) = match answer {
        Ok(answer) => {
            let delay = delay(emulator, pending.step, &answer);
            let answer = spoilt(answer, fault.and_then(Order::special));
            (Reply::json(200, &answer).after(delay), answer.result_code)
        }
        Err(Stop::Refused(answer)) => {
            let answer = spoilt(*answer, fault.and_then(Order::special));
            (Reply::json(200, &answer), answer.result_code)
        }
        Err(Stop::Dropped) => (Reply::drop(), "dropped".into()),
        Err(Stop::Page) => (Reply::html(502), "html".into()),
        Err(Stop::Broken(error)) => return Err(error),
    };
    let step = pending.step.word();
    let line = Line { at: context.now, step, fields: pending.names.clone(), sealed: sealed.into(), code };
    let reply = if let Some(fault) = fault { fault.spoil(reply) } else { reply };
    Ok(Output::Reply(reply, Some(line)))
}

/// The answer as a fault wants it.
fn spoilt(answer: Answer, fault: Option<&Fault>) -> Answer {
    match fault {
        Some(Fault::NoToken) => Answer { token: None, ..answer },
        Some(Fault::PublicKey { key }) if answer.public_key.is_some() => {
            Answer { public_key: key.base64().map(Into::into), ..answer }
        }
        _ => answer,
    }
}

/// The delay that a slow number adds to the answer of its auth request.
fn delay(emulator: &mut Emulator, step: Step, answer: &Answer) -> i64 {
    let transaction = answer.token.as_deref().and_then(|token| emulator.state.by_token(token));
    let auth = transaction.and_then(|transaction| transaction.auth());
    let is_slow =
        auth.is_some_and(|auth| Outcome::of(&auth.info.phone, auth.info.profile.method) == Some(Outcome::Slow));
    if is_slow && step == Step::Request { SLOW } else { 0 }
}
