//! The responses to the requests of a call: what becomes of the flow when one arrives, or is lost.

use super::logon::chosen;
use super::outcomes::{back, check_sso, failed, logged_out, post, ready, rest};
use super::sso_request::{DUPLICATE, FACTOR, SsoReply};
use super::state::{Choice, Factor, PendingRequest, Session, Stage, State, Stepped, User};
use crate::error::{Error, Kind, Next as Advice, Reason};
use crate::flow::Context;
use crate::flow::answers::bad_answer;
use crate::flow::page::{Effect, Next, Outcome, Reply, Verification};
use crate::provider::nets::bodies::{Method, Phase, Refused};
use crate::provider::nets::limits::BACKGROUND_RETRY_MS;
use crate::provider::nets::messages::{Answer, Body, Step};

/// The site is known. The next question is whether the user is logged on centrally.
pub(super) fn opened(quiet: bool, reply: Reply<Answer>, now: i64) -> Next<State> {
    let Reply { has_flow, error, answer } = reply;
    let Some(sso) = answer.sso.filter(|_| has_flow) else {
        let error = error.unwrap_or_else(|| bad_answer(Step::Begin.word()));
        let is_network = error.kind == Kind::Network;
        return if is_network { Next::To(State::Idle, Effect::Reject(error)) } else { Next::Over(error) };
    };
    let session = Session::new(sso, answer.key, quiet, now);
    match error {
        None => check_sso(session, None, false),
        error => logged_out(session, answer.must_log_off == Some(true), answer.duplicate, error, Effect::Rest),
    }
}

/// The SSO server's word on whether the user is logged on, for a call.
pub(super) fn sso_checked(
    mut session: Box<Session>,
    stage: Option<Stage>,
    held: bool,
    reply: Option<SsoReply>,
    context: &mut Context<'_>,
) -> Stepped {
    let reply = match reply {
        Some(reply) if reply.is_success => return Ok(confirm(session, stage, Method::Sso, held, reply)),
        other => other,
    };
    session.pace(context)?;
    if session.quiet {
        return Ok(State::waiting(session, Stage::Ready));
    }
    match reply {
        Some(reply) if reply.is_readable => {
            session.account = reply.account();
            if reply.members.error_code.0.is_none() {
                return Ok(rest(session, Stage::Ready));
            }
            Ok(further(session, Some(Stage::Ready), Method::Sso, reply))
        }
        other => {
            let lost = || Error::new(Kind::Network, Reason::Unreachable).at(Step::CheckSso.word());
            session.error = Some(if other.is_some() { bad_answer(Step::CheckSso.word()) } else { lost() });
            Ok(State::waiting(session, Stage::Ready))
        }
    }
}

/// The same, for a poll: only success is of interest.
pub(super) fn sso_polled(session: Box<Session>, reply: SsoReply) -> Next<State> {
    if reply.is_success {
        return confirm(session, Some(Stage::Ready), Method::Sso, true, reply);
    }
    State::waiting(session, Stage::Ready)
}

/// The SSO server's reply to a logon.
pub(super) fn sso_logged_on(
    mut session: Box<Session>,
    mut stage: Option<Stage>,
    method: Method,
    reply: SsoReply,
    context: &mut Context<'_>,
) -> Stepped {
    session.account = reply.account();
    if reply.is_success {
        return Ok(confirm(session, stage, method, false, reply));
    }
    if !reply.is_readable {
        return unanswered(session, stage, method, bad_answer(Step::LogonSso.word()), context);
    }
    if let (Method::Ntfa, Some(Stage::Code(factor))) = (method, &mut stage) {
        factor.attempts = reply.attempts().or_else(|| factor.attempts.map(|left| left.saturating_sub(1)));
        if let Some(id) = reply.members.tfa_id.as_deref().filter(|id| !id.is_empty()) {
            factor.id = id.into();
        }
    }
    Ok(further(session, stage, method, reply))
}

/// Nobody knows what the SSO server did. A password may have arrived and have used its key up, so the proxy is asked for another
/// key as after a refusal, and the call fails with the error of this request.
pub(super) fn unanswered(
    session: Box<Session>,
    stage: Option<Stage>,
    method: Method,
    error: Error,
    context: &mut Context<'_>,
) -> Stepped {
    if method != Method::EncryptedBasic {
        return back(session, stage, error, context);
    }
    let body = Refused { phase: method.phase(), error_code: None, error_message: None };
    let request = PendingRequest::Refused { phase: method.phase(), code: None };
    let effect = Effect::Post(Step::Refused, Body::Refused(body));
    let session = Box::new(Session { error: Some(error), ..*session });
    Ok(Next::To(State::Pending { session, stage, request }, effect))
}

/// More is needed than this logon, or it is refused.
fn further(session: Box<Session>, stage: Option<Stage>, method: Method, reply: SsoReply) -> Next<State> {
    match reply.members.error_code.as_deref() {
        Some(FACTOR) if method != Method::Ntfa => {
            let request = PendingRequest::Factor { attempts: reply.attempts() };
            post(session, stage, request, Body::Factor(reply.factor()))
        }
        Some(DUPLICATE) => post(session, stage, PendingRequest::Duplicate, Body::Duplicate(reply.duplicate())),
        code => {
            let (phase, code) = (method.phase(), code.map(String::from));
            let body = Refused { phase, error_code: code.clone(), error_message: reply.message() };
            post(session, stage, PendingRequest::Refused { phase, code }, Body::Refused(body))
        }
    }
}

/// The SSO server says yes. The next question is whether the agent does.
fn confirm(session: Box<Session>, stage: Option<Stage>, method: Method, held: bool, reply: SsoReply) -> Next<State> {
    let body = Body::Logon(Box::new(reply.logon(method)));
    post(session, stage, PendingRequest::Logon { method, held }, body)
}

/// The agent's word on a logon.
pub(super) fn logged_on(
    mut session: Box<Session>,
    method: Method,
    held: bool,
    reply: Reply<Answer>,
    context: &mut Context<'_>,
) -> Stepped {
    let Reply { error, mut answer, .. } = reply;
    match (error, answer.ticket.take()) {
        (None, Some(ticket)) => {
            let result = Verification { ticket, claims: answer.claims.take() };
            let (kept, effect) =
                if held { (Some(result), Effect::Rest) } else { (None, Effect::Resolve(Outcome::Verified(result))) };
            let user = User::new(&mut answer, kept);
            session.pace(context)?;
            if user.moves > 0 {
                session.poll_at = context.now;
            }
            (session.tries, session.quiet, session.error) = (0, false, None);
            Ok(Next::To(State::Waiting { session, stage: Stage::Verified(user) }, effect))
        }
        (error, _) => {
            let error = error.unwrap_or_else(|| bad_answer(Step::Logon.word()));
            if answer.must_log_off == Some(true) {
                let effect = Effect::Reject(error.clone());
                return Ok(logged_out(session, true, answer.duplicate, Some(error), effect));
            }
            logon_failed(session, method, held, error, context)
        }
    }
}

/// The agent did not confirm a logon.
pub(super) fn logon_failed(
    mut session: Box<Session>,
    method: Method,
    held: bool,
    error: Error,
    context: &mut Context<'_>,
) -> Stepped {
    if method != Method::Sso || !held && !session.quiet {
        return ready(session, error, context);
    }
    session.poll_at = context.now + BACKGROUND_RETRY_MS;
    Ok(rest(session, Stage::Ready))
}

/// The meaning of a refusal by the proxy's table. Without the proxy, the code is all that is known.
pub(super) fn refused(
    mut session: Box<Session>,
    stage: Option<Stage>,
    phase: Phase,
    code: Option<String>,
    (told, answer): (Option<Error>, Answer),
    context: &mut Context<'_>,
) -> Stepped {
    let by_code = || {
        let mut error = Error::new(Kind::Rejected, Reason::Rejected).at(phase.word());
        if let Some(code) = &code {
            error = error.with_code(code, None);
        }
        if phase == Phase::SecondFactor { error.then(Advice::RetryCode) } else { error }
    };
    let error = session.error.take().or(told).unwrap_or_else(by_code);
    let can_retry_code = error.next == Some(Advice::RetryCode);
    // No call has failed if only the look at the start found a logon that is refused.
    let is_background = phase == Phase::Begin;
    if answer.must_log_off == Some(true) {
        let effect = if is_background { Effect::Rest } else { Effect::Reject(error.clone()) };
        return Ok(logged_out(session, true, answer.duplicate, Some(error), effect));
    }
    match stage {
        Some(Stage::Code(factor)) if factor.attempts != Some(0) && can_retry_code => {
            Ok(failed(session, Stage::Code(factor), error))
        }
        Some(Stage::Ready) if is_background => {
            session.error = Some(error);
            Ok(State::waiting(session, Stage::Ready))
        }
        _ => ready(session, error, context),
    }
}

/// The second factor is known.
pub(super) fn factor_known(
    session: Box<Session>,
    attempts: Option<u16>,
    reply: Reply<Answer>,
    context: &mut Context<'_>,
) -> Stepped {
    match (reply.error, reply.answer.factor) {
        (None, Some(details)) => Ok(rest(session, Stage::Code(Factor::new(details, attempts, context.now)))),
        (error, _) => ready(session, error.unwrap_or_else(|| bad_answer(Step::Factor.word())), context),
    }
}

/// The other logon is known.
pub(super) fn duplicate_known(session: Box<Session>, reply: Reply<Answer>, context: &mut Context<'_>) -> Stepped {
    match (reply.error, reply.answer.duplicate) {
        (None, Some(other)) => Ok(rest(session, Stage::Choice(Choice::new(other, context.now)))),
        (error, _) => ready(session, error.unwrap_or_else(|| bad_answer(Step::Duplicate.word())), context),
    }
}

/// The agent knows the user's choice.
pub(super) fn choice_made(
    mut session: Box<Session>,
    stage: Option<Stage>,
    stay: bool,
    reply: Reply<Answer>,
    context: &mut Context<'_>,
) -> Stepped {
    match (reply.error, reply.answer.credential) {
        (None, Some(credential)) if stay => Ok(chosen(session, stage, &credential)),
        (None, None) if !stay => {
            session.pace(context)?;
            Ok(rest(session, Stage::Ready))
        }
        (error, _) => ready(session, error.unwrap_or_else(|| bad_answer(Step::Choose.word())), context),
    }
}

/// The address for a logon at page level is known.
pub(super) fn page_level(mut session: Box<Session>, reply: Reply<Answer>, context: &mut Context<'_>) -> Stepped {
    match (reply.error, reply.answer.url, reply.answer.mark) {
        (None, Some(url), Some(mark)) => {
            session.tries = session.tries.saturating_add(1);
            session.error = None;
            let stage = Stage::Away { url, mark };
            Ok(Next::To(State::Waiting { session, stage }, Effect::Open))
        }
        (error, ..) => ready(session, error.unwrap_or_else(|| bad_answer(Step::Try.word())), context),
    }
}

/// The agent's word on whether the user is still logged on. The state tells. A poll that failed changes nothing.
pub(super) fn checked(mut session: Box<Session>, user: User, is_poll: bool, reply: Reply<Answer>) -> Next<State> {
    let Reply { error, answer, .. } = reply;
    if answer.logged_out == Some(true) {
        let must_log_off = answer.must_log_off == Some(true);
        return logged_out(session, must_log_off, answer.duplicate, error, Effect::Rest);
    }
    match error {
        Some(_) if is_poll => State::waiting(session, Stage::Verified(user)),
        Some(error) => failed(session, Stage::Verified(user), error),
        None => {
            session.error = None;
            State::waiting(session, Stage::Verified(user))
        }
    }
}
