//! The page's view of each state of mobileOK.

use super::state::{Request, Session, Stage, State};
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::page::{Name, View};
use crate::provider::mobileok::messages::{Action, Step};
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
        /// The time from which another call may be asked for.
        call_again_at: i64,
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
            let by_ring = request.stage == Stage::Calling && now < request.call_again_at;
            let wake = match (by_code, by_ring) {
                (true, _) => request.code_expires_at,
                (_, true) => request.call_again_at,
                _ => request.expires_at,
            };
            let no_call = request.may_not_have_rung(now);
            let view = waiting(request)
                .can_if(code_lives || polls, Action::Confirm)
                .can_if(is_code && request.resends > 0, Action::Resend)
                .can_if(request.stage == Stage::Call || no_call, Action::Call)
                .wake(wake.min(request.expires_at));
            if no_call { view.error(Some(&not_rung())) } else { view }
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
        Stage::Calling => {
            let call_again_at = request.call_again_at;
            (Name::Calling, Members::Calling { ars_number, wait_until, call_again_at, expires_at })
        }
    };
    View::new(name).with(members).error(request.error.as_ref())
}

/// Why a phone may never ring (section 6), for the user who waits for it.
fn not_rung() -> Error {
    Error::new(Kind::Rejected, Reason::NotRung).at(Step::Call.word()).then(Next::CallAgain)
}
