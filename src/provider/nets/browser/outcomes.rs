//! Where a flow goes from here.

use super::Stepped;
use super::state::{Doing, Out, Place, Session, State};
use crate::error::{Error, Kind, Reason};
use crate::flow::browser::Act;
use crate::flow::{Turn, answers};
use crate::json::Value;
use alloc::boxed::Box;

/// Whether the agent still knows the user; the state tells. A poll that failed changes nothing.
pub(super) fn checked(mut session: Box<Session>, body: &Value, polled: bool, turn: &mut Turn<'_>) -> Stepped {
    session.renew(body, turn.now);
    let failure = answers::failure(body, "check");
    if body.get("loggedOut").boolean() == Some(true) {
        return Ok(out(session, body, failure, Act::Rest));
    }
    match failure {
        Some(error) if is_end(&error) => {
            let state = if error.kind == Kind::Expired { State::Expired } else { State::Failed(error.clone()) };
            Ok((state, Act::Reject(error)))
        }
        Some(_) if polled => Ok((State::In(session), Act::Rest)),
        Some(error) => back(session, error, turn),
        None => {
            session.error = None;
            Ok((State::In(session), Act::Rest))
        }
    }
}

pub(super) fn post(mut session: Box<Session>, doing: Doing, body: Value) -> (State, Act) {
    let act = Act::Post { step: doing.word(), body, flow: Some(session.flow.clone()) };
    session.error = None;
    session.doing = Some(doing);
    (State::In(session), act)
}

pub(super) fn rest(mut session: Box<Session>, place: Place) -> (State, Act) {
    session.place = place;
    session.error = None;
    (State::In(session), Act::Rest)
}

/// The call failed; the user may log on again.
pub(super) fn ready(mut session: Box<Session>, error: Error, turn: &mut Turn<'_>) -> Stepped {
    session.place = Place::Ready;
    session.pace(turn)?;
    session.error = Some(error.clone());
    Ok((State::In(session), Act::Reject(error)))
}

/// The call failed; it can be tried again where it came from. A choice that was made cannot.
pub(super) fn back(mut session: Box<Session>, error: Error, turn: &mut Turn<'_>) -> Stepped {
    if matches!(session.place, Place::Start | Place::Choice(_)) {
        return ready(session, error, turn);
    }
    session.error = Some(error.clone());
    Ok((State::In(session), Act::Reject(error)))
}

/// The user is logged on no more.
pub(super) fn out(mut session: Box<Session>, body: &Value, error: Option<Error>, act: Act) -> (State, Act) {
    let must = body.get("mustLogOff").boolean() == Some(true);
    let duplicate = body.get("duplicate").clone();
    session.place = Place::Out(Out { must, leaving: false, duplicate });
    session.error = error;
    (State::In(session), act)
}

/// Whether the proxy's part of the flow is gone.
pub(super) fn is_end(error: &Error) -> bool {
    matches!(error.reason, Reason::FlowExpired | Reason::BadSnapshot)
}
