//! What becomes of a call when its answer comes, or is lost.

use super::sso_request::{DUPLICATE, FACTOR, Reply, ask};
use super::{On, Stepped};
use super::logon::ask_to_log_on;
use super::outcomes::{back, checked, is_end, out, post, ready, rest};
use super::state::{Choice, Doing, Factor, Method, Place, Session, State, User};
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::browser::Act;
use crate::flow::input::not_now;
use crate::flow::{Turn, answers};
use crate::json::Value;
use crate::provider::nets::lenient_json::kept;
use alloc::{boxed::Box, string::String};

/// What the proxy needs of a reply, to log on, to ask for a second factor, and for who is logged on already.
const LOGON: [&str; 9] = [
    "ssoResponse",
    "artifactID",
    "policyVersion",
    "gateUrl",
    "moveUrl",
    "authnGroup",
    "domainCred",
    "dupinfo",
    "uccp",
];
const FACTORS: [&str; 4] = ["tfaID", "ntfa", "signature", "policyVersion"];
const DUPLICATES: [&str; 2] = ["ssoRequest", "policyVersion"];

/// How long a logon that nobody asked for is not tried again after the agent refused it.
const LATER_MS: i64 = 10 * 60_000;

/// What was on its way has come, or is lost.
pub(super) fn done(mut session: Box<Session>, doing: Doing, on: On, event: &Value, turn: &mut Turn<'_>) -> Stepped {
    let body = event.get("body");
    let is_lost = on == On::Unreachable;
    let asked = matches!(doing, Doing::CheckSso { .. } | Doing::LogonSso { .. });
    if !is_lost && asked != (on == On::Replied) {
        return Err(not_now());
    }
    if !is_lost && !asked {
        session.renew(body, turn.now);
    }
    // What every answer of the proxy may be: one that ends the flow, or a failure.
    let failure = if is_lost {
        Some(answers::lost(event))
    } else if asked {
        None
    } else {
        answers::failure(body, doing.word())
    };
    if let Some(error) = failure.clone().filter(is_end) {
        let state = if error.kind == Kind::Expired { State::Expired } else { State::Failed(error.clone()) };
        return Ok((state, Act::Reject(error)));
    }
    match doing {
        Doing::CheckSso { held } => {
            let silent = session.quiet;
            looked(session, (!is_lost).then(|| Reply::read(event)), (held, silent), turn)
        }
        Doing::LogonSso { method } => match failure {
            Some(error) => unheard(session, method, error, turn),
            None => said(session, method, &Reply::read(event), turn),
        },
        Doing::Logon { method, held } => logged_on(session, (method, held), failure, body, turn),
        Doing::Refused { phase, code } => refused(session, phase, &code, failure.filter(|_| !is_lost), body, turn),
        Doing::Factor { attempts } => match (failure, Factor::new(body.get("factor"), attempts, turn.now)) {
            (None, Some(factor)) => Ok(rest(session, Place::Code(factor))),
            (error, _) => ready(session, error.unwrap_or_else(|| answers::bad_answer("factor")), turn),
        },
        Doing::Duplicate => match (failure, body.get("duplicate").members()) {
            (None, Some(_)) => Ok(rest(session, Place::Choice(Choice::new(body.get("duplicate"), turn.now)))),
            (error, _) => ready(session, error.unwrap_or_else(|| answers::bad_answer("duplicate")), turn),
        },
        Doing::Choose { stay } => match (failure, body.get("credential").text()) {
            (None, Some(credential)) if stay => {
                let fields = [("credType", "DUPCHOICE"), ("credential", credential)];
                Ok(ask_to_log_on(session, Method::DupChoice, &fields))
            }
            (None, None) if !stay => {
                session.pace(turn)?;
                Ok(rest(session, Place::Ready))
            }
            (error, _) => ready(session, error.unwrap_or_else(|| answers::bad_answer("choose")), turn),
        },
        Doing::Check => match failure {
            Some(error) if is_lost => back(session, error, turn),
            _ => checked(session, body, false, turn),
        },
        Doing::Try => {
            let text = |name: &str| body.get(name).text().map(String::from);
            match (failure, text("url").zip(text("mark"))) {
                (None, Some((url, mark))) => {
                    session.tries += 1;
                    session.error = None;
                    session.place = Place::Away { url, mark };
                    Ok((State::In(session), Act::Open))
                }
                (error, _) => ready(session, error.unwrap_or_else(|| answers::bad_answer("try")), turn),
            }
        }
    }
}

/// Asks the SSO server whether the user is logged on.
pub(super) fn look(mut session: Box<Session>, held: bool) -> (State, Act) {
    session.place = Place::Ready;
    session.quiet = false;
    session.error = None;
    session.doing = Some(Doing::CheckSso { held });
    let act = ask(&session, "checkSso", "check", &[]);
    (State::In(session), act)
}

/// What the SSO server says of who is logged on, if anything.
pub(super) fn looked(
    mut session: Box<Session>,
    reply: Option<Reply>,
    (held, silent): (bool, bool),
    turn: &mut Turn<'_>,
) -> Stepped {
    if let Some(reply) = reply.as_ref().filter(|reply| reply.good) {
        return Ok(confirm(session, Method::Sso, held, reply));
    }
    let was_ready = matches!(session.place, Place::Ready) && held && silent;
    session.place = Place::Ready;
    if !was_ready {
        session.pace(turn)?;
    }
    if silent {
        return Ok((State::In(session), Act::Rest));
    }
    match reply {
        Some(reply) if reply.told => {
            session.account = reply.account();
            match reply.code.as_str() {
                "" => Ok(rest(session, Place::Ready)),
                _ => Ok(further(session, Method::Sso, &reply)),
            }
        }
        other => {
            let lost = Error::new(Kind::Network, Reason::Unreachable).at("checkSso");
            session.error = Some(if other.is_some() { answers::bad_answer("checkSso") } else { lost });
            Ok((State::In(session), Act::Rest))
        }
    }
}

/// What the SSO server says to a logon.
fn said(mut session: Box<Session>, method: Method, reply: &Reply, turn: &mut Turn<'_>) -> Stepped {
    session.account = reply.account();
    if reply.good {
        return Ok(confirm(session, method, false, reply));
    }
    if !reply.told {
        return unheard(session, method, answers::bad_answer("logonSso"), turn);
    }
    if let (Method::Ntfa, Place::Code(factor)) = (method, &mut session.place) {
        factor.attempts = reply.attempts().or_else(|| factor.attempts.map(|left| (left - 1).max(0)));
        if let Some(id) = reply.value.get("tfaID").text_or_number().filter(|id| !id.is_empty()) {
            factor.id = id.into();
        }
    }
    Ok(further(session, method, reply))
}

/// Nobody knows what the SSO server did. A password may have arrived, and have used its key up: the proxy is asked for another
/// as after a refusal, and what is told is what went wrong here.
fn unheard(session: Box<Session>, method: Method, error: Error, turn: &mut Turn<'_>) -> Stepped {
    if method != Method::EncryptedBasic {
        return back(session, error, turn);
    }
    let phase = method.phase();
    let (mut state, act) =
        post(session, Doing::Refused { phase, code: String::new() }, Value::object([("phase", phase.into())]));
    if let State::In(session) = &mut state {
        session.error = Some(error);
    }
    Ok((state, act))
}

/// More is needed than a logon, or it is refused.
fn further(session: Box<Session>, method: Method, reply: &Reply) -> (State, Act) {
    match reply.code.as_str() {
        FACTOR if method != Method::Ntfa => {
            post(session, Doing::Factor { attempts: reply.attempts() }, reply.pick(&FACTORS))
        }
        DUPLICATE => post(session, Doing::Duplicate, reply.pick(&DUPLICATES)),
        code => {
            let phase = method.phase();
            let body = Value::object([
                ("phase", phase.into()),
                ("errorCode", code.into()),
                ("errorMessage", short(reply.value.get("errorMessage")).into()),
            ]);
            post(session, Doing::Refused { phase, code: code.into() }, body)
        }
    }
}

/// The SSO server says yes: does the agent?
fn confirm(session: Box<Session>, method: Method, held: bool, reply: &Reply) -> (State, Act) {
    let body = reply.pick(&LOGON).with("method", method.word());
    post(session, Doing::Logon { method, held }, body)
}

fn logged_on(
    mut session: Box<Session>,
    (method, held): (Method, bool),
    failure: Option<Error>,
    body: &Value,
    turn: &mut Turn<'_>,
) -> Stepped {
    let ticket = body.get("ticket").text().is_some();
    if failure.is_none() && ticket {
        let result = ["ticket", "claims"].map(|name| (name, body.get(name).clone()));
        let result = Value::object(result);
        let moves = body.get("moves").integer().unwrap_or(0).clamp(0, 10);
        let (held, act) = if held { (result, Act::Rest) } else { (Value::Null, Act::Resolve(result)) };
        let shown = ["gateUrl", "hijackScript"].map(|name| (name, body.get(name).clone()));
        session.place = Place::Verified(User { result: held, shown: Value::object(shown), moves });
        session.pace(turn)?;
        if moves > 0 {
            session.poll_at = turn.now;
        }
        (session.tries, session.quiet, session.error) = (0, false, None);
        return Ok((State::In(session), act));
    }
    let error = failure.unwrap_or_else(|| answers::bad_answer("logon"));
    if body.get("mustLogOff").boolean() == Some(true) {
        return Ok(out(session, body, Some(error.clone()), Act::Reject(error)));
    }
    let silent = session.quiet && method == Method::Sso;
    session.place = Place::Ready;
    session.pace(turn)?;
    if held && method == Method::Sso || silent {
        session.poll_at = turn.now + LATER_MS;
        session.error = None;
        return Ok((State::In(session), Act::Rest));
    }
    ready(session, error, turn)
}

/// What the refusal says, by the proxy's table; without the proxy its code is all there is. Of what was unheard it is known.
fn refused(
    mut session: Box<Session>,
    phase: &'static str,
    code: &str,
    told: Option<Error>,
    body: &Value,
    turn: &mut Turn<'_>,
) -> Stepped {
    let error = session.error.take().or(told).unwrap_or_else(|| {
        let error = Error::new(Kind::Rejected, Reason::Rejected).with_code(code, None).at(phase);
        if phase == Method::Ntfa.phase() { error.then(Next::RetryCode) } else { error }
    });
    if body.get("mustLogOff").boolean() == Some(true) {
        let act = if phase == Method::Sso.phase() { Act::Rest } else { Act::Reject(error.clone()) };
        return Ok(out(session, body, Some(error), act));
    }
    match &session.place {
        Place::Code(factor) if factor.attempts != Some(0) && error.next == Some(Next::RetryCode) => {
            session.error = Some(error.clone());
            Ok((State::In(session), Act::Reject(error)))
        }
        Place::Ready if phase == Method::Sso.phase() => {
            session.error = Some(error);
            Ok((State::In(session), Act::Rest))
        }
        _ => ready(session, error, turn),
    }
}

/// What the SSO server says of a refusal, for the proxy.
fn short(text: &Value) -> String {
    kept(text.text().unwrap_or_default(), |c| !c.is_control(), 200)
}
