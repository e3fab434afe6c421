//! The OMPASS app on a phone: what it shows, and what its owner does with it.

use super::session::{Session, Stage};
use super::state::State;
use crate::host::{Action, Prompt, PromptState, View, no_such_action, not_now};
use bonin::error::Error;

/// Does an action on the newest prompt that waits.
pub fn act(state: &mut State, phone: &str, action: &Action, now: i64) -> Result<(), Error> {
    let to = match action {
        Action::Approve => Stage::Approved,
        Action::Decline => Stage::Declined,
        Action::Ignore => Stage::Expired,
        _ => return Err(no_such_action()),
    };
    let mut newest = state.sessions.iter_mut().rev();
    let session = newest.find(|one| is_on(one, phone) && one.stage == Stage::Asked).ok_or_else(not_now)?;
    session.settle(now);
    session.stage = to;
    Ok(())
}

/// The newest prompt: one that waits, or else the last one.
pub fn view(state: &State, phone: &str) -> View {
    let on = || state.sessions.iter().rev().filter(|one| is_on(one, phone));
    let shown = on().find(|one| one.stage == Stage::Asked).or_else(|| on().next());
    View { prompt: shown.map(prompt), ..View::default() }
}

fn prompt(session: &Session) -> Prompt {
    let state = match session.stage {
        Stage::Open | Stage::Asked => PromptState::Waiting,
        Stage::Approved | Stage::Returned => PromptState::Approved,
        Stage::Declined => PromptState::Declined,
        Stage::Expired => PromptState::TimedOut,
    };
    Prompt { app: "OMPASS", at: session.asked_at, state, code: None, document: None }
}

fn is_on(session: &Session, phone: &str) -> bool {
    session.phone.as_deref() == Some(phone)
}
