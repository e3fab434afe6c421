//! The Toss app on a phone: what it shows, and what its owner does with it.

use super::state::State;
use super::transaction::{Stage, Transaction};
use crate::host::{Action, Prompt, PromptDocument, PromptState, View, no_such_action, not_now};
use bonin::error::Error;

/// Does an action on the newest prompt that waits.
pub fn act(state: &mut State, phone: &str, action: &Action, now: i64) -> Result<(), Error> {
    let to = stage(action, now).ok_or_else(no_such_action)?;
    let mut waiting = state.transactions.iter_mut().rev().filter(|transaction| is_on(transaction, phone));
    waiting.find(|transaction| transaction.is_open()).ok_or_else(not_now)?.stage = to;
    Ok(())
}

/// The stage that an action of the person leads to.
pub fn stage(action: &Action, now: i64) -> Option<Stage> {
    Some(match action {
        Action::Open => Stage::InProgress,
        Action::Approve => Stage::Completed { at: now },
        Action::Decline => Stage::Declined,
        Action::Ignore => Stage::Expired,
        _ => return None,
    })
}

/// The newest prompt: one that waits, or else the last one.
pub fn view(state: &State, phone: &str) -> View {
    let on = || state.transactions.iter().rev().filter(|transaction| is_on(transaction, phone));
    let shown = on().find(|transaction| transaction.is_open()).or_else(|| on().next());
    View { prompt: shown.map(prompt), ..View::default() }
}

fn prompt(transaction: &Transaction) -> Prompt {
    let state = match transaction.stage {
        Stage::Requested | Stage::InProgress => PromptState::Waiting,
        Stage::Completed { .. } => PromptState::Approved,
        Stage::Declined => PromptState::Declined,
        Stage::Expired => PromptState::TimedOut,
    };
    let document = transaction.document.as_ref();
    let document =
        document.map(|document| PromptDocument { title: document.title.clone(), text: document.text.clone() });
    Prompt { app: "Toss", at: transaction.born, state, code: None, document }
}

fn is_on(transaction: &Transaction, phone: &str) -> bool {
    transaction.person.as_ref().is_some_and(|person| person.phone == phone)
}
