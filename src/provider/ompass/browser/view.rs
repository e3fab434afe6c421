//! What the page sees of a state.

use super::state::{Login, Session, State, Step};
use crate::flow::browser::View;
use crate::json::Value;
use crate::provider::ompass::input::REDIRECT;

pub(super) fn view(state: &State) -> View {
    match state {
        State::Idle => View::new("idle").with("opens", true).can("begin").can("cancel"),
        State::Opening { login, .. } => View::new("idle").with("opens", opens(login)).pending(Step::Begin.word()),
        State::Away { session, asked: false, error } => {
            away(session).can("finish").can("open").can("cancel").wake(session.expires_at).error(error.as_ref())
        }
        State::Away { session, asked: true, .. } => {
            away(session).pending(Step::Finish.word()).wake(session.expires_at)
        }
        State::Checking { session, .. } => away(session).pending(Step::Finish.word()),
        State::Verified(result) => View::new("verified").can(if result.is_null() { "" } else { "finish" }),
        State::Failed(error) => View::new("failed").error(Some(error)),
        State::Expired => View::new("expired"),
        State::Cancelled => View::new("cancelled"),
    }
}

fn away(session: &Session) -> View {
    let how = if session.login.redirects { REDIRECT } else { "popup" };
    let open = Value::object([("how", how.into()), ("url", session.url.as_str().into())]);
    View::new("awaitingReturn")
        .with("expiresAt", session.expires_at)
        .with("opens", opens(&session.login))
        .with("open", open)
}

/// Whether what opens the page needs a window for it.
fn opens(login: &Login) -> Option<bool> {
    (!login.redirects).then_some(true)
}
