//! What the page sees of a state.

use super::state::{Request, Session, State, Step};
use crate::flow::browser::View;
use crate::provider::toss_cert::method::{Method, Trigger};

pub(super) fn view(state: &State) -> View {
    match state {
        State::Idle => View::new("idle").can("begin").can("cancel"),
        State::Opening { .. } => View::new("idle").pending(Step::Begin.word()),
        State::Ready(session) => ready(session).can("request").can("cancel").wake(session.expires_at),
        State::Requesting { session, .. } => ready(session).pending(Step::Request.word()),
        State::Waiting(session, request) => waiting(session, request)
            .can("confirm")
            .can(if request.open.is_null() { "" } else { "open" })
            .can("cancel")
            .wake(request.expires_at),
        State::Confirming { session, request } => waiting(session, request).pending(Step::Confirm.word()),
        State::Verified => View::new("verified"),
        State::Failed(error) => View::new("failed").error(Some(error)),
        State::Expired => View::new("expired"),
        State::Cancelled => View::new("cancelled"),
    }
}

fn ready(session: &Session) -> View {
    View::new("ready").with("expiresAt", session.expires_at).with("opens", opens(session))
}

fn waiting(session: &Session, request: &Request) -> View {
    View::new(if request.trigger == Trigger::Window { "awaitingReturn" } else { "awaitingApp" })
        .with("waitUntil", request.wait_until)
        .with("expiresAt", request.expires_at)
        .with("opens", opens(session))
        .with("open", request.open.clone())
        .error(request.error.as_ref())
}

/// Whether the calls of this flow that open something need a window for it.
fn opens(session: &Session) -> Option<bool> {
    (session.method == Method::Window).then_some(true)
}
