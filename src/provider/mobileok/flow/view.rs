//! What the page sees of a state.

use super::state::{Request, Stage, State, Step};
use crate::flow::browser::View;

pub(super) fn view(state: &State, now: i64) -> View {
    match state {
        State::Idle => View::new("idle").can("begin").can("cancel"),
        State::Opening { .. } => View::new("idle").pending(Step::Token.word()),
        State::Ready(session) => View::new("ready")
            .can("request")
            .can("cancel")
            .with("expiresAt", session.expires_at)
            .wake(session.expires_at),
        State::Requesting { session, .. } => {
            View::new("ready").with("expiresAt", session.expires_at).pending(Step::Request.word())
        }
        State::Waiting(_, request) => {
            let polls = matches!(request.stage, Stage::App | Stage::Calling);
            let code = request.stage == Stage::Code;
            let code_lives = code && now < request.code_expires_at;
            // A code that ran out and cannot be sent again is the end, so that is told at once.
            let by_code = code_lives || code && request.resends == 0;
            let wake = if by_code { request.code_expires_at } else { request.expires_at };
            waiting(request)
                .can(if code_lives || polls { "confirm" } else { "" })
                .can(if code && request.resends > 0 { "resend" } else { "" })
                .can(if request.stage == Stage::Call { "call" } else { "" })
                .can("cancel")
                .wake(wake.min(request.expires_at))
        }
        State::Working { request, step, .. } => waiting(request).pending(step.word()),
        State::Verified => View::new("verified"),
        State::Failed(error) => View::new("failed").error(Some(error)),
        State::Expired => View::new("expired"),
        State::Cancelled => View::new("cancelled"),
    }
}

fn waiting(request: &Request) -> View {
    let view = View::new(match request.stage {
        Stage::Code => "awaitingCode",
        Stage::App => "awaitingApp",
        Stage::Call => "awaitingCall",
        Stage::Calling => "calling",
    });
    let view = match request.stage {
        Stage::Code => view
            .with("attemptsLeft", request.attempts)
            .with("resendsLeft", request.resends)
            .with("codeExpiresAt", request.code_expires_at),
        Stage::Call => view,
        Stage::App | Stage::Calling => view.with("waitUntil", request.wait_until),
    };
    view.with("expiresAt", request.expires_at)
        .with("arsNumber", request.ars_number.as_deref())
        .error(request.error.as_ref())
}
