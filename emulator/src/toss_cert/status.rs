//! How far is it? (2.5)

use super::answer::{UNFIT, UNKNOWN, nullable};
use super::numbers::Outcome;
use super::routes::Service;
use super::transaction::{Stage, Transaction};
use super::state::{Stop, State, iso};
use crate::json::Value;

/// Queries that a "not yet" number answers so.
const PATIENCE: u8 = 2;

/// Answers a query of the status.
pub fn serve(state: &mut State, service: Service, body: &Value, now: i64) -> Result<Value, Stop> {
    let transaction = named(state, service, body, &["txId"])?;
    match transaction.magic() {
        Some(Outcome::Status(code)) => return Err(code.into()),
        Some(Outcome::NotYet) if transaction.is_open() => {
            transaction.waited += 1;
            if transaction.waited > PATIENCE {
                transaction.stage = Stage::Completed { at: now };
            }
        }
        _ => {}
    }
    Ok(nullable([
        ("txId", transaction.tx_id.as_str().into()),
        ("status", transaction.status().into()),
        ("requestedDt", iso(transaction.born).into()),
    ]))
}

/// The transaction that a body names, which has these members and no others.
pub fn named<'w>(
    state: &'w mut State,
    service: Service,
    body: &Value,
    members: &[&str],
) -> Result<&'w mut Transaction, Stop> {
    let given = body.as_object().map_or(0, |given| given.len());
    let right = given == members.len() && members.iter().all(|name| body[name].as_str().is_some());
    if !right {
        return Err(UNFIT.into());
    }
    let found = state.find(body["txId"].as_str().unwrap_or_default());
    found.filter(|transaction| transaction.service.includes(service)).ok_or_else(|| UNKNOWN.into())
}
