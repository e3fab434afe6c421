//! What the page sees of a state.

use super::state::{Session, State};
use crate::flow::browser::View;
use crate::json::Value;

pub(super) fn view(state: &State) -> View {
    match state {
        State::Idle => View::new("idle").can("login").can("enter").can("cancel"),
        State::Coming(step) => View::new("idle").pending(step.word()),
        State::In(session) => match session.asked {
            Some(step) => logged_in(session).pending(step.word()),
            None => logged_in(session)
                .can("agents")
                .can("move")
                .can("check")
                .can("logout")
                .can("cancel")
                .poll(session.poll_at)
                .error(session.error.as_ref()),
        },
        State::LoggedOut { propagated, error } => {
            View::new("loggedOut").with("propagated", *propagated).error(error.as_ref())
        }
        State::Failed(error) => View::new("failed").error(Some(error)),
        State::Expired => View::new("expired"),
        State::Cancelled => View::new("cancelled"),
    }
}

fn logged_in(session: &Session) -> View {
    let duplicate = session.is_duplicate.then(|| Value::object([("ip", session.duplicate.as_deref().into())]));
    View::new("verified").with("opens", true).with("duplicate", duplicate)
}
