//! The page's view of each state of OMPASS.

use super::state::{Session, State};
use crate::flow::page::{How, Name, PageRequest, View};
use crate::provider::ompass::messages::{Action, Way};
use serde::Serialize;

/// The members of a view that are OMPASS's own; times in ms since 1970 UTC.
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum Members {
    /// Before there is a page to open.
    Idle {
        /// The call that opens the page needs a window for it.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        opens: bool,
    },
    /// While the user is at OMPASS's page.
    Away {
        /// The end of the time that the user may take.
        expires_at: i64,
        /// The call that opens the page needs a window for it.
        #[serde(skip_serializing_if = "std::ops::Not::not")]
        opens: bool,
        /// The page.
        open: PageRequest,
    },
}

pub(super) fn view(state: &State) -> View<State> {
    match state {
        State::Idle => idle(Way::Popup).can([Action::Begin]),
        State::Opening { way, .. } => idle(*way),
        State::Away { session, error, .. } => {
            away(session).can([Action::Finish, Action::Open]).wake(session.expires_at).error(error.as_ref())
        }
        State::Checking { session, .. } => away(session),
        State::Verified { result } => View::new(Name::Verified).can_if(result.is_some(), Action::Finish),
    }
}

fn idle(way: Way) -> View<State> {
    View::new(Name::Idle).with(Members::Idle { opens: way == Way::Popup })
}

fn away(session: &Session) -> View<State> {
    let how = match session.way {
        Way::Popup => How::Popup,
        Way::Redirect => How::Redirect,
    };
    let open = PageRequest { how, url: session.url.clone(), fields: None, android: None, ios: None };
    let Session { expires_at, way, .. } = *session;
    View::new(Name::AwaitingReturn).with(Members::Away { expires_at, opens: way == Way::Popup, open })
}
