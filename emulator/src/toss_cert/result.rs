//! Who was it? (2.6)

use super::answer::{NOT_DONE, OVER, READ_OUT, UNFIT, nullable, overwritten};
use super::fault::{Fault, SignaturePart};
use super::numbers::Outcome;
use super::user::User;
use super::service::{Call, finish};
use super::session::Opened;
use super::signing::Job;
use super::status::named;
use super::routes::Service;
use super::transaction::{READS, RESULT_LIVES, Stage, Transaction};
use super::state::{Stop, State, iso};
use super::{Emulator, signing, spoil};
use bonin::error::Error;
use crate::host::Context;
use crate::host::{Faults, Output};
use crate::json::{Loose, Map, Value, object};
use bonin::format::seoul;
use bonin::provider::toss_cert::session::uuid;
use alloc::{boxed::Box, string::String, vec::Vec};

/// Queries of the result that a number answers "not done" after its status was complete.
const PATIENCE: u8 = 2;

/// Answers a query of the result: a refusal at once, a success when it is signed.
pub fn serve(
    emulator: &mut Emulator,
    id: &str,
    call: Call,
    service: Service,
    session: Option<&Opened>,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    match read(emulator, &call, service, session, context) {
        Err(stop) => finish(call, Err(stop), context.now),
        Ok(Reading::Again(last)) => finish(call, Ok(last), context.now),
        Ok(Reading::New(reading)) => {
            let Facts { answer, holder, contents, part } = *reading;
            signing::begin(emulator, id, Job::new(call, answer, contents, part), &holder, context)
        }
    }
}

/// What a query gets.
enum Reading {
    /// What was given before, by a fault.
    Again(Value),
    /// What is signed next.
    New(Box<Facts>),
}

/// An answer without its signatures.
struct Facts {
    answer: Value,
    holder: User,
    /// The members to come, and the bytes that each signs.
    contents: Vec<(&'static str, Vec<u8>)>,
    part: Option<SignaturePart>,
}

fn read(
    emulator: &mut Emulator,
    call: &Call,
    service: Service,
    session: Option<&Opened>,
    context: &mut Context<'_>,
) -> Result<Reading, Stop> {
    let Emulator { state, faults, options, .. } = emulator;
    let last = state.last_result.clone();
    let session = session.ok_or(UNFIT)?;
    session.spend(state)?;
    let transaction = named(state, service, &call.body, &["txId", "sessionKey"])?;
    let at = count(transaction, faults, context.now)?;
    let Some(person) = &transaction.person else { return Err(NOT_DONE.into()) };
    let replay = faults.waiting(|fault| matches!(fault, Fault::Replay)).and(last);
    if let Some(last) = replay {
        return Ok(Reading::Again(last));
    }
    let person = if options.fixed_person { User::of_test_service(&person.phone) } else { person.clone() };
    let other = faults.waiting(|fault| matches!(fault, Fault::OtherTransaction)).is_some();
    let tx_id = if other { uuid(*context.random::<16>()?) } else { transaction.tx_id.clone() };
    let part = match faults.waiting(|fault| matches!(fault, Fault::Signature(_))) {
        Some(Fault::Signature(part)) => Some(part),
        _ => None,
    };
    let personal = personal(&person, transaction.service, options.fixed_person, faults, session, context)?;
    let mut answer = nullable([
        ("txId", tx_id.as_str().into()),
        ("status", "COMPLETED".into()),
        ("signature", Value::Null),
        ("userIdentifier", person.identifier("userIdentifier").into()),
        ("userCiToken", person.identifier("userCiToken").into()),
        ("requestedDt", iso(transaction.born).into()),
        ("completedDt", iso(at).into()),
        ("randomValue", Value::Null),
        ("personalData", personal),
    ]);
    let mut contents = alloc::vec![("signature", statement(transaction, &tx_id, &person, part, context)?.into_bytes())];
    if let Some(document) = &transaction.document {
        let text = if document.encrypted { session.seal(&document.text)? } else { document.text.clone() };
        answer = answer.with("doc", text);
        contents.push(("signedDoc", document.text.clone().into_bytes()));
    }
    Ok(Reading::New(Box::new(Facts { answer, holder: person, contents, part })))
}

/// Whether the result may be read now; when it was completed.
fn count(transaction: &mut Transaction, faults: &mut Faults<Fault>, now: i64) -> Result<i64, Stop> {
    let Stage::Completed { at } = transaction.stage else {
        return Err(if transaction.is_open() { NOT_DONE } else { OVER }.into());
    };
    match transaction.magic() {
        Some(Outcome::Result(code)) => return Err(code.into()),
        Some(Outcome::NotReady) if transaction.waited < PATIENCE => {
            transaction.waited += 1;
            return Err(NOT_DONE.into());
        }
        _ => {}
    }
    if now >= at + RESULT_LIVES {
        return Err(OVER.into());
    }
    if transaction.reads >= READS && faults.waiting(|fault| matches!(fault, Fault::Again)).is_none() {
        return Err(READ_OUT.into());
    }
    transaction.reads = transaction.reads.saturating_add(1);
    Ok(at)
}

/// The person's data, each under the session of this query.
fn personal(
    person: &User,
    service: Service,
    fixed: bool,
    faults: &mut Faults<Fault>,
    session: &Opened,
    context: &mut Context<'_>,
) -> Result<Value, Stop> {
    let members = person.members(service, fixed, &seoul::today(context.now));
    let mut plain = Value::Object(members.into_iter().map(|(name, text)| (name.into(), text.into())).collect());
    if let Some(Fault::Personal { set }) = faults.waiting(|fault| matches!(fault, Fault::Personal { .. })) {
        plain = overwritten(&plain, &set);
    }
    let spoilt = faults.waiting(|fault| matches!(fault, Fault::Field { .. }));
    let mut sealed = Map::new();
    for (name, value) in plain.as_object().into_iter().flatten() {
        let part = match &spoilt {
            Some(Fault::Field { name: wanted, part }) if wanted.as_ref().is_none_or(|wanted| wanted == name) => {
                Some(*part)
            }
            _ => None,
        };
        // What is no text goes as it is: that is what was ordered.
        let field = match value.as_str() {
            Some(text) => spoil::field(session, text, part, context)?.into(),
            None => value.clone(),
        };
        sealed.insert(name.clone(), field);
    }
    Ok(Value::Object(sealed))
}

/// What the person signs (1.7); the values beside the transaction's id are inferred.
fn statement(
    transaction: &Transaction,
    tx_id: &str,
    person: &User,
    part: Option<SignaturePart>,
    context: &mut Context<'_>,
) -> Result<String, Error> {
    let named = match part {
        Some(SignaturePart::NoTransaction) => None,
        Some(SignaturePart::OtherTransaction) => Some(uuid(*context.random::<16>()?)),
        _ => Some(tx_id.into()),
    };
    let statement = object([
        ("txId", named.into()),
        ("partnerCode", "BONIN".into()),
        ("serviceType", transaction.service.word().into()),
        ("identifier", person.number().into()),
        ("userIdentifier", person.identifier("userIdentifier").into()),
        ("requestTs", iso(transaction.born).into()),
        ("nonce", transaction.nonce.clone()),
    ]);
    Ok(statement.to_string())
}

/// Keeps what was given, for a replay.
pub fn given(state: &mut State, answer: &Value) {
    state.last_result = Some(answer.clone());
}
