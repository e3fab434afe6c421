//! The standard window (2.8), as far as it is known: a form post opens it, the person says who they are, and approves. Its page
//! is in the npm package; this is what the page asks.

use super::fields::check;
use super::numbers::Outcome;
use super::user::User;
use super::phone::stage;
use super::transaction::{Stage, Transaction, Way};
use super::state::State;
use bonin::error::{Error, Reason};
use crate::host::Context;
use crate::host::{Output, Reply, is_json, is_type, not_now};
use crate::json::{self, Value, object};
use crate::form;
use bonin::format::seoul;
use alloc::format;

/// Opens the window for the transaction that a form names: the page is at an address of its own.
pub fn start(state: &State, request: &Value) -> Output {
    let text = |name: &str| request[name].as_str().unwrap_or_default();
    let posted = text("method") == "POST" && is_type(request, "application/x-www-form-urlencoded");
    let form = form::read(text("body")).filter(|_| posted).unwrap_or_default();
    let tx_id = form["txId"].as_str().unwrap_or_default();
    let known = state.transactions.iter().any(|one| one.tx_id == tx_id && one.way == Way::Window);
    let reply = if known { Reply::see_other(format!("window/?txId={tx_id}")) } else { Reply::html(400) };
    Output::Reply(reply, None)
}

/// What the page asks for a transaction, or what the person does there.
pub fn act(state: &mut State, request: &Value, tx_id: &str, action: Option<&str>, context: &mut Context<'_>) -> Output {
    let text = |name: &str| request[name].as_str().unwrap_or_default();
    let wanted = if action.is_none() { "GET" } else { "POST" };
    if text("method") != wanted || action.is_some() && !is_json(request) {
        return Output::Reply(Reply::empty(405), None);
    }
    let body = json::read(text("body")).unwrap_or_default();
    let found = state.find(tx_id).filter(|transaction| transaction.way == Way::Window);
    let answer = match (found, action) {
        (None, _) => Err(Error::misuse("path", Reason::NotListed)),
        (Some(transaction), None) => Ok(show(transaction)),
        (Some(transaction), Some(action)) => act_on(transaction, action, &body, context.now).map(|()| show(transaction)),
    };
    Output::Reply(Reply::of(answer, context.lang), None)
}

/// Says who the person is, or does what the phone's owner can do.
fn act_on(transaction: &mut Transaction, action: &str, body: &Value, now: i64) -> Result<(), Error> {
    if !transaction.is_open() {
        return Err(not_now());
    }
    if action == "identify" {
        let text = |name: &str| body[name].as_str().unwrap_or_default().into();
        let person = User { name: text("userName"), phone: text("userPhone"), birthday: text("userBirthday") };
        let person = check(person, &seoul::today(now)).map_err(|_| Error::misuse("person", Reason::BadName))?;
        transaction.person = Some(person);
        transaction.stage = Stage::InProgress;
        transaction.ask(now);
        if let Some(Outcome::Request(_)) = transaction.magic() {
            transaction.stage = Stage::Declined;
        }
        return Ok(());
    }
    let to = stage(action, now).ok_or_else(|| Error::misuse("action", Reason::NotListed))?;
    // Nobody is verified whom nobody knows.
    if matches!(to, Stage::Completed { .. }) && transaction.person.is_none() {
        return Err(not_now());
    }
    transaction.stage = to;
    Ok(())
}

fn show(transaction: &Transaction) -> Value {
    let document = transaction.document.as_ref().map(|document| document.title.as_str());
    object([
        ("status", transaction.status().into()),
        ("identified", transaction.person.is_some().into()),
        ("document", document.into()),
        ("successUrl", transaction.success_url.clone()),
        ("failUrl", transaction.fail_url.clone()),
    ])
}
