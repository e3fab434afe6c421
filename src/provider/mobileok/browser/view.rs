//! The page's view of each state of mobileOK.

use super::state::{Request, Session, Stage, State};
use crate::flow::page::{Name, View};
use crate::provider::mobileok::messages::Action;
use serde::Serialize;

/// The members of a view that are mobileOK's own; times in ms since 1970 UTC.
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum Members {
    /// While a request can be made.
    Ready {
        /// The token's end.
        expires_at: i64,
    },
    /// While a code is awaited.
    Code {
        /// The tries that are left.
        attempts_left: i64,
        /// The codes that can still be sent.
        resends_left: i64,
        /// The end of the code that was sent last.
        code_expires_at: i64,
        /// The end of the flow.
        expires_at: i64,
    },
    /// While the app is awaited.
    App {
        /// No poll before this time.
        wait_until: i64,
        /// The end of the flow.
        expires_at: i64,
    },
    /// While `call()` is awaited.
    Call {
        /// The number to key in.
        ars_number: Option<String>,
        /// The end of the flow.
        expires_at: i64,
    },
    /// During the phone call.
    Calling {
        /// The number to key in.
        ars_number: Option<String>,
        /// No poll before this time.
        wait_until: i64,
        /// The end of the flow.
        expires_at: i64,
    },
}

pub(super) fn view(state: &State, now: i64) -> View<State> {
    match state {
        State::Idle | State::Opening { .. } => View::new(Name::Idle).can([Action::Begin]),
        State::Ready(session) => ready(session).can([Action::Request]).wake(session.expires_at),
        State::Requesting { session, .. } => ready(session),
        State::Waiting { request, .. } => {
            let polls = matches!(request.stage, Stage::App | Stage::Calling);
            let is_code = request.stage == Stage::Code;
            let code_lives = is_code && now < request.code_expires_at;
            // A code that ran out and cannot be sent again is the end, so that is told at once.
            let by_code = code_lives || is_code && request.resends == 0;
            let wake = if by_code { request.code_expires_at } else { request.expires_at };
            waiting(request)
                .can_if(code_lives || polls, Action::Confirm)
                .can_if(is_code && request.resends > 0, Action::Resend)
                .can_if(request.stage == Stage::Call, Action::Call)
                .wake(wake.min(request.expires_at))
        }
        State::Working { request, .. } => waiting(request),
        State::Verified => View::new(Name::Verified),
    }
}

fn ready(session: &Session) -> View<State> {
    View::new(Name::Ready).with(Members::Ready { expires_at: session.expires_at })
}

fn waiting(request: &Request) -> View<State> {
    let &Request { expires_at, wait_until, .. } = request;
    let ars_number = request.ars_number.clone();
    let (name, members) = match request.stage {
        Stage::Code => (
            Name::AwaitingCode,
            Members::Code {
                attempts_left: request.attempts,
                resends_left: request.resends,
                code_expires_at: request.code_expires_at,
                expires_at,
            },
        ),
        Stage::App => (Name::AwaitingApp, Members::App { wait_until, expires_at }),
        Stage::Call => (Name::AwaitingCall, Members::Call { ars_number, expires_at }),
        Stage::Calling => (Name::Calling, Members::Calling { ars_number, wait_until, expires_at }),
    };
    View::new(name).with(members).error(request.error.as_ref())
}
