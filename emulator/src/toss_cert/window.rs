//! The standard window (2.8), as far as it is known: a form post opens it, the person says who they are, and approves. Its page
//! is in the npm package; this answers what the page asks.

use super::fields::check;
use super::numbers::Outcome;
use super::phone::stage;
use super::state::State;
use super::transaction::{Stage, Transaction, Way};
use super::user::User;
use crate::host::{Action, Context, Output, Reply, Request, no_such_action, not_now};
use crate::json::Body;
use bonin::error::{Error, Reason};
use bonin::format::seoul;
use serde::{Deserialize, Serialize};

/// The form that opens the window.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Start {
    tx_id: String,
}

/// The person, as the page sends them.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Identify {
    user_name: String,
    user_phone: String,
    user_birthday: String,
}

/// A transaction, as the page shows it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Shown {
    status: &'static str,
    identified: bool,
    #[serde(skip_serializing_if = "Option::is_none")]
    document: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    success_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    fail_url: Option<String>,
}

/// Opens the window for the transaction that a form names: the page is at an address of its own.
pub fn start(state: &State, request: &Request) -> Output {
    let is_posted = request.method == "POST" && request.is_form();
    let Start { tx_id } = if is_posted { request.form().to() } else { Start::default() };
    let known = state.transactions.iter().any(|one| one.tx_id == tx_id && one.way == Way::Window);
    let reply = if known { Reply::see_other(format!("window/?txId={tx_id}")) } else { Reply::html(400) };
    Output::Reply(reply, None)
}

/// Answers the page: how a transaction stands, after what the person did there.
pub fn act(
    state: &mut State,
    request: &Request,
    tx_id: &str,
    action: Option<&str>,
    context: &mut Context<'_>,
) -> Output {
    let wanted = if action.is_none() { "GET" } else { "POST" };
    if request.method != wanted || action.is_some() && !request.is_json() {
        return Output::Reply(Reply::empty(405), None);
    }
    let body = request.json();
    let found = state.find(tx_id).filter(|transaction| transaction.way == Way::Window);
    let answer = match (found, action) {
        (None, _) => Err(Error::misuse("path", Reason::NotListed)),
        (Some(transaction), None) => Ok(show(transaction)),
        (Some(transaction), Some(action)) => {
            act_on(transaction, action, &body, context.now).map(|()| show(transaction))
        }
    };
    Output::Reply(Reply::of(&answer, context.lang), None)
}

/// The person says who they are, or does what the phone's owner can do.
fn act_on(transaction: &mut Transaction, action: &str, body: &Body, now: i64) -> Result<(), Error> {
    if !transaction.is_open() {
        return Err(not_now());
    }
    if action == "identify" {
        let Identify { user_name, user_phone, user_birthday } = body.to();
        let person = User { name: user_name, phone: user_phone, birthday: user_birthday };
        let person = check(person, &seoul::today(now)).map_err(|_| Error::misuse("person", Reason::BadName))?;
        transaction.person = Some(person);
        transaction.stage = Stage::InProgress;
        transaction.ask(now);
        if let Some(Outcome::Request(_)) = transaction.magic() {
            transaction.stage = Stage::Declined;
        }
        return Ok(());
    }
    let to = stage(&Action::named(action)?, now).ok_or_else(no_such_action)?;
    // Nobody is verified before they have said who they are.
    if matches!(to, Stage::Completed { .. }) && transaction.person.is_none() {
        return Err(not_now());
    }
    transaction.stage = to;
    Ok(())
}

fn show(transaction: &Transaction) -> Shown {
    Shown {
        status: transaction.status(),
        identified: transaction.person.is_some(),
        document: transaction.document.as_ref().map(|document| document.title.clone()),
        success_url: transaction.success_url.clone(),
        fail_url: transaction.fail_url.clone(),
    }
}
