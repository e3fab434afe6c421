//! The status of a transaction (2.5).

use super::answer::{Status, UNFIT, UNKNOWN};
use super::numbers::Outcome;
use super::routes::Service;
use super::state::{State, Stop, iso};
use super::transaction::{Stage, Transaction};
use crate::json::Body;
use serde::Deserialize;

/// The body of a query.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Query {
    tx_id: String,
}

/// The number of queries that a "not yet" number answers so.
const PATIENCE: u8 = 2;

/// Answers a query of the status.
pub fn serve(state: &mut State, service: Service, body: &Body, now: i64) -> Result<Status, Stop> {
    let query: Query = body.try_to().ok_or(UNFIT)?;
    let transaction = named(state, service, &query.tx_id)?;
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
    let tx_id = transaction.tx_id.clone();
    Ok(Status { tx_id, status: transaction.status(), requested_dt: iso(transaction.born) })
}

/// The transaction of this id.
pub fn named<'s>(state: &'s mut State, service: Service, tx_id: &str) -> Result<&'s mut Transaction, Stop> {
    let found = state.find(tx_id);
    found.filter(|transaction| transaction.service.includes(service)).ok_or_else(|| UNKNOWN.into())
}
