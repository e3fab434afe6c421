//! The OMPASS app on a phone: what it shows, and what its owner does with it.

use super::session::{Stage, Session};
use super::state::State;
use bonin::error::{Error, Reason};
use crate::host::{View, not_now};
use crate::json::{Value, object};

/// Does `action` on the newest prompt that waits.
pub fn act(state: &mut State, phone: &str, action: &str, now: i64) -> Result<(), Error> {
    let to = match action {
        "approve" => Stage::Approved,
        "decline" => Stage::Declined,
        "ignore" => Stage::Expired,
        _ => return Err(Error::misuse("action", Reason::NotListed)),
    };
    let waiting = state.visits.iter_mut().rev().find(|visit| is_on(visit, phone) && visit.stage == Stage::Asked);
    let visit = waiting.ok_or_else(not_now)?;
    visit.settle(now);
    visit.stage = to;
    Ok(())
}

/// The newest prompt: one that waits, or else the last one.
pub fn view(state: &State, phone: &str) -> View {
    let on = || state.visits.iter().rev().filter(|visit| is_on(visit, phone));
    let shown = on().find(|visit| visit.stage == Stage::Asked).or_else(|| on().next());
    View { prompt: shown.map(prompt), ..View::default() }
}

fn prompt(visit: &Session) -> Value {
    let state = match visit.stage {
        Stage::Open | Stage::Asked => "waiting",
        Stage::Approved | Stage::Returned => "approved",
        Stage::Declined => "declined",
        Stage::Expired => "timedOut",
    };
    object([("app", "OMPASS".into()), ("at", visit.asked_at.into()), ("state", state.into())])
}

fn is_on(visit: &Session, phone: &str) -> bool {
    visit.phone.as_deref() == Some(phone)
}
