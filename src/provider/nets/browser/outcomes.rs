//! The ends of the table's rows: where a flow goes from here.

use super::sso_request::ask;
use super::state::{LoggedOut, PendingRequest, Session, Stage, State, Stepped};
use crate::error::{Error, Reason};
use crate::flow::Context;
use crate::flow::page::{Effect, Next};
use crate::provider::nets::bodies::OtherLogon;
use crate::provider::nets::messages::{Body, Step};

/// The proxy's part of the flow is gone.
pub(super) fn is_end(error: &Error) -> bool {
    matches!(error.reason, Reason::FlowExpired | Reason::BadSnapshot)
}

/// A request of a call to the proxy.
pub(super) fn post(
    mut session: Box<Session>,
    stage: Option<Stage>,
    request: PendingRequest,
    body: Body,
) -> Next<State> {
    session.error = None;
    let effect = Effect::Post(request.step(), body);
    Next::To(State::Pending { session, stage, request }, effect)
}

/// Asks the SSO server whether the user is logged on.
pub(super) fn look(mut session: Box<Session>, held: bool) -> Next<State> {
    (session.quiet, session.error) = (false, None);
    check_sso(session, Some(Stage::Ready), held)
}

/// The same, with `quiet` and the error as they are.
pub(super) fn check_sso(session: Box<Session>, stage: Option<Stage>, held: bool) -> Next<State> {
    let effect = Effect::Ask(Step::CheckSso, ask(&session, &session.sso.check, &[]));
    Next::To(State::Pending { session, stage, request: PendingRequest::CheckSso { held } }, effect)
}

/// The call has succeeded without a ticket.
pub(super) fn rest(mut session: Box<Session>, stage: Stage) -> Next<State> {
    session.error = None;
    State::waiting(session, stage)
}

/// The call has failed, and the flow waits in this stage.
pub(super) fn failed(mut session: Box<Session>, stage: Stage, error: Error) -> Next<State> {
    session.error = Some(error.clone());
    Next::To(State::Waiting { session, stage }, Effect::Reject(error))
}

/// The call has failed. The user may log on again.
pub(super) fn ready(mut session: Box<Session>, error: Error, context: &mut Context<'_>) -> Stepped {
    session.pace(context)?;
    Ok(failed(session, Stage::Ready, error))
}

/// The call has failed. It can be tried again in the stage that it came from, unless that was a choice, which can be made once.
pub(super) fn back(session: Box<Session>, stage: Option<Stage>, error: Error, context: &mut Context<'_>) -> Stepped {
    match stage {
        None | Some(Stage::Choice(_)) => ready(session, error, context),
        Some(stage) => Ok(failed(session, stage, error)),
    }
}

/// The user is not logged on any more.
pub(super) fn logged_out(
    mut session: Box<Session>,
    must_log_off: bool,
    duplicate: Option<OtherLogon>,
    error: Option<Error>,
    effect: Effect<State>,
) -> Next<State> {
    session.error = error;
    // There is nothing to choose any more.
    let duplicate = OtherLogon { timeout_minutes: None, ..duplicate.unwrap_or_default() };
    let stage = Stage::LoggedOut(LoggedOut { must_log_off, is_leaving: false, duplicate });
    Next::To(State::Waiting { session, stage }, effect)
}
