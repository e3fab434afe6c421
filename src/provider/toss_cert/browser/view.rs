//! The page's view of each state of Toss cert.

use super::state::{Request, Session, State};
use crate::flow::page::{Name, PageRequest, View};
use crate::provider::toss_cert::messages::Action;
use crate::provider::toss_cert::method::Method;
use serde::Serialize;
use std::ops::Not;

/// The members of a view that are Toss cert's own; times in ms since 1970 UTC.
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum Members {
    /// While a request can be made.
    Ready {
        /// The flow's end, unless a request is made.
        expires_at: i64,
        /// The calls that open a page need a window for it, within the click.
        #[serde(skip_serializing_if = "Not::not")]
        opens: bool,
    },
    /// While the user is awaited.
    Waiting {
        /// No poll before this time.
        wait_until: i64,
        /// The flow's end.
        expires_at: i64,
        /// The calls that open a page need a window for it, within the click.
        #[serde(skip_serializing_if = "Not::not")]
        opens: bool,
        /// The page or the app to open.
        #[serde(skip_serializing_if = "Option::is_none")]
        open: Option<PageRequest>,
    },
}

pub(super) fn view(state: &State) -> View<State> {
    match state {
        State::Idle | State::Opening { .. } => View::new(Name::Idle).can([Action::Begin]),
        State::Ready(session) => ready(session).can([Action::Request]).wake(session.expires_at),
        State::Requesting { session, .. } => ready(session),
        State::Waiting { session, request } => waiting(session, request)
            .can([Action::Confirm])
            .can_if(request.way.page().is_some(), Action::Open)
            .wake(request.expires_at),
        State::Confirming { session, request } => waiting(session, request),
        State::Verified => View::new(Name::Verified),
    }
}

fn ready(session: &Session) -> View<State> {
    View::new(Name::Ready).with(Members::Ready { expires_at: session.expires_at, opens: opens(session) })
}

fn waiting(session: &Session, request: &Request) -> View<State> {
    let name = if request.way.is_window() { Name::AwaitingReturn } else { Name::AwaitingApp };
    let &Request { wait_until, expires_at, .. } = request;
    let members = Members::Waiting { wait_until, expires_at, opens: opens(session), open: request.way.page().cloned() };
    View::new(name).with(members).error(request.error.as_ref())
}

fn opens(session: &Session) -> bool {
    session.method == Method::Window
}
