//! The result of a transaction (2.6).

use super::answer::{Completed, NOT_DONE, OVER, READ_OUT, UNFIT, overwritten};
use super::fault::{Fault, SignaturePart};
use super::numbers::Outcome;
use super::routes::Service;
use super::service::{Call, finish, refuse};
use super::session::Opened;
use super::signing::{Job, Member};
use super::state::{Stop, iso};
use super::status::named;
use super::transaction::{READS, RESULT_LIVES, Stage, Transaction};
use super::user::User;
use super::{Emulator, signing, spoil};
use crate::host::{Context, Faults, Output};
use crate::json::{Map, Value, members};
use bonin::error::Error;
use bonin::format::seoul;
use bonin::provider::toss_cert::session::uuid;
use serde::{Deserialize, Serialize};

/// The body of a query.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
#[allow(dead_code, reason = "the session is read before, and has to be there")]
struct Query {
    tx_id: String,
    session_key: String,
}

/// The text that a person signs (1.7); the values beside the transaction's id are inferred.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Statement<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    tx_id: Option<String>,
    partner_code: &'static str,
    service_type: &'static str,
    identifier: String,
    user_identifier: String,
    request_ts: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    nonce: Option<&'a str>,
}

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
        Err(stop) => refuse(call, stop, context.now),
        Ok(Reading::Again(last)) => finish(call, Ok(*last), context.now),
        Ok(Reading::New(reading)) => {
            let Facts { answer, holder, contents, part } = *reading;
            signing::begin(emulator, id, Job::new(call, answer, contents, part), &holder, context)
        }
    }
}

/// The outcome of a query.
enum Reading {
    /// The result that was given before, by a fault.
    Again(Box<Completed>),
    /// A result that is signed next.
    New(Box<Facts>),
}

/// An answer without its signatures.
struct Facts {
    answer: Completed,
    holder: User,
    /// The members to come, and the bytes that each signs.
    contents: Vec<(Member, Vec<u8>)>,
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
    let query: Query = call.body.try_to().ok_or(UNFIT)?;
    let transaction = named(state, service, &query.tx_id)?;
    let at = count(transaction, faults, context.now)?;
    let Some(person) = &transaction.person else { return Err(NOT_DONE.into()) };
    let replay = faults.waiting(|fault| matches!(fault, Fault::Replay)).and(last);
    if let Some(last) = replay {
        return Ok(Reading::Again(Box::new(last)));
    }
    let person = if options.fixed_person { User::of_test_service(&person.phone) } else { person.clone() };
    let other = faults.waiting(|fault| matches!(fault, Fault::OtherTransaction)).is_some();
    let tx_id = if other { uuid(*context.random::<16>()?) } else { transaction.tx_id.clone() };
    let part = match faults.waiting(|fault| matches!(fault, Fault::Signature { .. })) {
        Some(Fault::Signature { part }) => Some(part),
        _ => None,
    };
    let personal_data = personal(&person, transaction.service, options.fixed_person, faults, session, context)?;
    let mut answer = Completed {
        tx_id: tx_id.clone(),
        status: "COMPLETED",
        signature: None,
        user_identifier: person.identifier("userIdentifier"),
        user_ci_token: person.identifier("userCiToken"),
        requested_dt: iso(transaction.born),
        completed_dt: iso(at),
        random_value: None,
        personal_data,
        doc: None,
        signed_doc: None,
    };
    let mut contents = vec![(Member::Signature, statement(transaction, &tx_id, &person, part, context)?)];
    if let Some(document) = &transaction.document {
        let text = if document.encrypted { session.seal(&document.text)? } else { document.text.clone() };
        answer.doc = Some(text);
        contents.push((Member::SignedDoc, document.text.clone().into_bytes()));
    }
    Ok(Reading::New(Box::new(Facts { answer, holder: person, contents, part })))
}

/// Counts a reading, if the result may be read now; gives the time when it was completed.
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
) -> Result<Map<String, Value>, Stop> {
    let mut plain = members(&person.personal_data(service, fixed, &seoul::today(context.now)));
    if let Some(Fault::Personal { set }) = faults.waiting(|fault| matches!(fault, Fault::Personal { .. })) {
        plain = overwritten(plain, &set.0);
    }
    let spoilt = faults.waiting(|fault| matches!(fault, Fault::Field { .. }));
    let mut sealed = Map::new();
    for (name, value) in plain {
        let part = match &spoilt {
            Some(Fault::Field { name: wanted, part }) if wanted.as_ref().is_none_or(|wanted| *wanted == name) => {
                Some(*part)
            }
            _ => None,
        };
        // A value that is no text was ordered so, and goes as it is.
        let field = match value.as_str() {
            Some(text) => spoil::field(session, text, part, context)?.into(),
            None => value,
        };
        sealed.insert(name, field);
    }
    Ok(sealed)
}

/// The text that the person signs.
fn statement(
    transaction: &Transaction,
    tx_id: &str,
    person: &User,
    part: Option<SignaturePart>,
    context: &mut Context<'_>,
) -> Result<Vec<u8>, Error> {
    let named = match part {
        Some(SignaturePart::NoTransaction) => None,
        Some(SignaturePart::OtherTransaction) => Some(uuid(*context.random::<16>()?)),
        _ => Some(tx_id.into()),
    };
    let statement = Statement {
        tx_id: named,
        partner_code: "BONIN",
        service_type: transaction.service.word(),
        identifier: person.number(),
        user_identifier: person.identifier("userIdentifier"),
        request_ts: iso(transaction.born),
        nonce: transaction.nonce.as_deref(),
    };
    Ok(serde_json::to_vec(&statement).unwrap_or_default())
}
