//! The page's view of each state of Pass-Ni.

use super::state::{Duplicate, Session, State};
use crate::flow::page::{Name, View};
use crate::provider::passni::messages::Step;
use serde::Serialize;

/// The members of a view that are Pass-Ni's own.
#[derive(Serialize)]
#[serde(untagged)]
pub enum Members {
    /// While the login stands.
    LoggedIn {
        /// `move()` may open a window, within the click.
        opens: bool,
        /// The other login of the same user, if there is one.
        #[serde(skip_serializing_if = "Option::is_none")]
        duplicate: Option<Duplicate>,
    },
    /// After `logout()`.
    LoggedOut {
        /// The SSO server was told.
        #[serde(skip_serializing_if = "Option::is_none")]
        propagated: Option<bool>,
    },
}

pub(super) fn view(state: &State) -> View<State> {
    match state {
        State::Idle => View::new(Name::Idle).can([Step::Login, Step::Enter]),
        State::LoggingIn | State::Entering => View::new(Name::Idle),
        State::LoggedIn(session) => logged_in(session)
            .can([Step::Agents, Step::Move, Step::Check, Step::Logout])
            .poll(session.poll_at)
            .error(session.error.as_ref()),
        State::Asking { session, .. } => logged_in(session),
        &State::LoggedOut { propagated, ref error } => {
            View::new(Name::LoggedOut).with(Members::LoggedOut { propagated }).error(error.as_ref())
        }
    }
}

fn logged_in(session: &Session) -> View<State> {
    View::new(Name::Verified).with(Members::LoggedIn { opens: true, duplicate: session.duplicate.clone() })
}
