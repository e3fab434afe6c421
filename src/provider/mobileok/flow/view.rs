//! What the page sees of a state.

use super::state::{Request, Stage, State};
use crate::flow::browser::View;
use alloc::{vec, vec::Vec};

pub(super) fn view(state: &State, now: i64) -> View {
    match state {
        State::Idle => View { actions: vec!["begin", "cancel"], ..named("idle") },
        State::Opening { .. } => pending(named("idle"), "token"),
        State::Ready { session } => View {
            actions: vec!["request", "cancel"],
            expires_at: Some(session.expires_at),
            wake_at: Some(session.expires_at),
            ..named("ready")
        },
        State::Requesting { session, .. } => {
            pending(View { expires_at: Some(session.expires_at), ..named("ready") }, "request")
        }
        State::Waiting { request, .. } => waiting(request, now),
        State::Working { request, step, .. } => pending(waiting(request, now), step),
        State::Verified => named("verified"),
        State::Failed { error } => View { error: Some(error.clone()), ..named("failed") },
        State::Expired => named("expired"),
        State::Cancelled => named("cancelled"),
    }
}

fn named(name: &'static str) -> View {
    View { name, ..View::default() }
}

fn pending(view: View, step: &'static str) -> View {
    View { actions: vec!["cancel"], pending: Some(step), wake_at: None, ..view }
}

fn waiting(request: &Request, now: i64) -> View {
    let name = match request.stage {
        Stage::Code => "awaitingCode",
        Stage::App => "awaitingApp",
        Stage::Call => "awaitingCall",
        Stage::Calling => "calling",
    };
    let code = request.stage == Stage::Code;
    let code_lives = code && now < request.code_expires_at;
    let polls = matches!(request.stage, Stage::App | Stage::Calling);
    let mut actions: Vec<&'static str> = Vec::new();
    if code_lives || polls {
        actions.push("confirm");
    }
    if code && request.resends > 0 {
        actions.push("resend");
    }
    if request.stage == Stage::Call {
        actions.push("call");
    }
    actions.push("cancel");
    View {
        actions,
        attempts_left: code.then_some(request.attempts),
        resends_left: code.then_some(request.resends),
        expires_at: Some(request.expires_at),
        code_expires_at: code.then_some(request.code_expires_at),
        wait_until: polls.then_some(request.wait_until),
        ars_number: request.ars_number.clone(),
        error: request.error.clone(),
        wake_at: Some(if code_lives { request.code_expires_at.min(request.expires_at) } else { request.expires_at }),
        ..named(name)
    }
}
