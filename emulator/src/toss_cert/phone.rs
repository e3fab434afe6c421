//! The Toss app on a phone: what it shows, and what its owner does with it.

use super::transaction::{Stage, Transaction};
use super::state::State;
use bonin::error::{Error, Reason};
use crate::host::{View, not_now};
use crate::json::{Value, object};

/// Does `action` on the newest prompt that waits.
pub fn act(state: &mut State, phone: &str, action: &str, now: i64) -> Result<(), Error> {
    let to = stage(action, now).ok_or_else(|| Error::misuse("action", Reason::NotListed))?;
    let mut waiting = state.transactions.iter_mut().rev().filter(|transaction| is_on(transaction, phone));
    waiting.find(|transaction| transaction.is_open()).ok_or_else(not_now)?.stage = to;
    Ok(())
}

/// Where an action of the person leads.
pub fn stage(action: &str, now: i64) -> Option<Stage> {
    Some(match action {
        "open" => Stage::InProgress,
        "approve" => Stage::Completed { at: now },
        "decline" => Stage::Declined,
        "ignore" => Stage::Expired,
        _ => return None,
    })
}

/// The newest prompt: one that waits, or else the last one.
pub fn view(state: &State, phone: &str) -> View {
    let on = || state.transactions.iter().rev().filter(|transaction| is_on(transaction, phone));
    let shown = on().find(|transaction| transaction.is_open()).or_else(|| on().next());
    View { prompt: shown.map(prompt), ..View::default() }
}

fn prompt(transaction: &Transaction) -> Value {
    let state = match transaction.stage {
        Stage::Requested | Stage::InProgress => "waiting",
        Stage::Completed { .. } => "approved",
        Stage::Declined => "declined",
        Stage::Expired => "timedOut",
    };
    let document = transaction.document.as_ref().map(|document| {
        object([("title", document.title.as_str().into()), ("text", document.text.as_str().into())])
    });
    object([
        ("app", "Toss".into()),
        ("at", transaction.born.into()),
        ("state", state.into()),
        ("document", document.into()),
    ])
}

fn is_on(transaction: &Transaction, phone: &str) -> bool {
    transaction.person.as_ref().is_some_and(|person| person.phone == phone)
}
