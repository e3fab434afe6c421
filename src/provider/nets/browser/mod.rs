//! The browser's transition table. It asks the SSO server by itself, where the central cookie is; whatever that says goes to
//! the proxy, whose agent has the last word.

mod logon;
mod outcomes;
mod responses;
mod snapshot;
mod sso_request;
mod state;
mod view;

use sso_request::{Reply, ask, visit};
use responses::{done, look, looked};
use logon::{logon, second_factor};
use outcomes::{checked, out, post};
pub use state::State;
use state::{Doing, Method, Out, Place, Session, TRIES};
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::browser::{Act, BrowserFlow, View};
use crate::flow::input::{self, not_now};
use crate::flow::{Turn, answers};
use crate::json::Value;
use crate::provider::nets::{PROVIDER, TRY};
use alloc::boxed::Box;

/// What happened; the event's own members say more.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum On {
    Begin,
    Logon,
    SecondFactor,
    ChooseDuplicate,
    Result,
    Check,
    TrySso,
    Logoff,
    /// Give up.
    Cancel,
    /// Time went by.
    Tick,
    /// Somebody looks at the page, and it is time to ask again.
    Poll,
    /// The state came from a snapshot: whatever was on its way is lost.
    Resume,
    /// This page came back.
    Returned,
    /// It came back without a word.
    Closed,
    /// It was not let go.
    Blocked,
    /// The proxy answered, or the SSO server, or nobody.
    Answered,
    Replied,
    Unreachable,
}

const EVENTS: [(&str, On); 18] = [
    ("begin", On::Begin),
    ("logon", On::Logon),
    ("secondFactor", On::SecondFactor),
    ("chooseDuplicate", On::ChooseDuplicate),
    ("result", On::Result),
    ("check", On::Check),
    ("trySso", On::TrySso),
    ("logoff", On::Logoff),
    ("cancel", On::Cancel),
    ("tick", On::Tick),
    ("poll", On::Poll),
    ("resume", On::Resume),
    ("returned", On::Returned),
    ("closed", On::Closed),
    ("blocked", On::Blocked),
    ("answered", On::Answered),
    ("replied", On::Replied),
    ("unreachable", On::Unreachable),
];

pub(super) type Stepped = Result<(State, Act), Error>;

impl BrowserFlow for State {
    const PROVIDER: &'static str = PROVIDER;

    fn start() -> Self {
        Self::Idle
    }

    fn read(snapshot: &Value) -> Option<Self> {
        snapshot::read(snapshot)
    }

    fn write(&self) -> Value {
        snapshot::write(self)
    }

    fn step(self, event: &Value, turn: &mut Turn<'_>) -> Stepped {
        let named = event.get("type").text();
        let on = EVENTS.iter().find(|(name, _)| Some(*name) == named).map(|(_, on)| *on).ok_or_else(not_now)?;
        let is_begin = event.get("step").text() == Some("begin");
        match (self, on) {
            (Self::Idle, On::Begin) => begin(event, turn.now),
            (Self::Opening { quiet, .. }, On::Answered) if is_begin => opened(quiet, event.get("body"), turn),
            (Self::Opening { .. }, On::Unreachable) if is_begin => {
                Ok((Self::Idle, Act::Reject(answers::lost(event))))
            }
            (state @ (Self::Failed(_) | Self::Expired | Self::Cancelled), On::Cancel) | (state, On::Tick)
                if !matches!(state, Self::In(_)) =>
            {
                Ok((state, Act::Rest))
            }
            (_, On::Cancel) => Ok((Self::Cancelled, Act::Reject(Error::new(Kind::Cancelled, Reason::Cancelled)))),
            (state, On::Resume) => Ok((state.at_rest(), Act::Rest)),
            (Self::Opening { .. }, _) => Err(busy()),
            (Self::In(session), on) => inside(session, on, event, turn),
            _ => Err(not_now()),
        }
    }

    fn view(&self, _: i64) -> View {
        view::view(self)
    }
}

fn begin(event: &Value, now: i64) -> Stepped {
    let quiet = event.get("quiet");
    let is_quiet = quiet.boolean().or(if quiet.is_null() { Some(false) } else { None });
    let is_quiet = is_quiet.ok_or_else(|| Error::misuse("quiet", Reason::NotListed))?;
    // Member by member as the page gave them: the request may be on its way already.
    let body = Value::object([("nonce", input::nonce(event)?.into()), ("quiet", quiet.clone())]);
    Ok((State::Opening { since: now, quiet: is_quiet }, Act::Post { step: "begin", body, flow: None }))
}

/// The site is known; is the user logged on centrally?
fn opened(quiet: bool, body: &Value, turn: &Turn<'_>) -> Stepped {
    let failure = answers::failure(body, "begin");
    let Some(mut session) = Session::new(body, quiet, turn.now) else {
        let error = failure.unwrap_or_else(|| answers::bad_answer("begin"));
        let state = if error.kind == Kind::Network { State::Idle } else { State::Failed(error.clone()) };
        return Ok((state, Act::Reject(error)));
    };
    if let Some(error) = failure {
        return Ok(out(session, body, Some(error), Act::Rest));
    }
    session.doing = Some(Doing::CheckSso { held: false });
    let act = ask(&session, "checkSso", "check", &[]);
    Ok((State::In(session), act))
}

fn inside(mut session: Box<Session>, on: On, event: &Value, turn: &mut Turn<'_>) -> Stepped {
    if session.doing.is_none() && turn.now >= session.expires_at {
        let error = Error::new(Kind::Expired, Reason::FlowExpired).then(Next::Restart);
        return Ok((State::Expired, Act::Reject(error)));
    }
    if let Some(error) = session.settle(turn.now) {
        return Ok((State::In(session), Act::Reject(error)));
    }
    let body = event.get("body");
    let step = event.get("step").text().unwrap_or_default();
    if let Some(doing) = session.doing.clone() {
        return match on {
            On::Tick => Ok((State::In(session), Act::Rest)),
            On::Answered | On::Replied | On::Unreachable if step == doing.word() => {
                session.doing = None;
                done(session, doing, on, event, turn)
            }
            _ => Err(busy()),
        };
    }
    let is_ready = matches!(session.place, Place::Ready);
    let is_verified = matches!(session.place, Place::Verified(_));
    match (&mut session.place, on) {
        (_, On::Tick) => Ok((State::In(session), Act::Rest)),

        // ── Logging on ──
        (Place::Ready, On::Logon) => logon(session, event.get("credentials"), turn),
        (Place::Code(_), On::SecondFactor) => second_factor(session, event.get("code")),
        (Place::Choice(_), On::ChooseDuplicate) => {
            let stay = event.get("stay").boolean().ok_or_else(|| Error::misuse("stay", Reason::NotListed))?;
            let body = Value::object([("stay", stay.into())]);
            Ok(post(session, Doing::Choose { stay }, body))
        }
        (Place::Code(_) | Place::Away { .. } | Place::Out(Out { must: false, .. }), On::Begin) => {
            begin(event, turn.now)
        }

        // ── Looking again ──
        (Place::Ready | Place::Away { .. }, On::Check) => Ok(look(session, false)),
        (Place::Verified(_), On::Check) => Ok(post(session, Doing::Check, Value::object([]))),
        (Place::Ready, On::Poll) => {
            session.pace(turn)?;
            let act = ask(&session, "checkSso", "check", &[]);
            Ok((State::In(session), act))
        }
        (Place::Verified(user), On::Poll) => {
            let step = if user.moves > 0 { "move" } else { "check" };
            user.moves = (user.moves - 1).max(0);
            session.pace(turn)?;
            let flow = Some(session.flow.clone());
            Ok((State::In(session), Act::Post { step, body: Value::object([]), flow }))
        }
        (_, On::Replied | On::Unreachable) if is_ready && step == "checkSso" => {
            let reply = (on == On::Replied).then(|| Reply::read(event));
            looked(session, reply, (true, true), turn)
        }
        (_, On::Answered) if is_verified && step == "check" => checked(session, body, true, turn),
        (_, On::Answered) if is_verified && step == "move" => {
            session.renew(body, turn.now);
            let act = visit(body).unwrap_or(Act::Rest);
            Ok((State::In(session), act))
        }
        (Place::Verified(user), On::Replied | On::Unreachable) if ["check", "move", "visit"].contains(&step) => {
            // Whatever came of it: the next one.
            if user.moves > 0 {
                session.poll_at = turn.now;
            }
            Ok((State::In(session), Act::Rest))
        }
        (Place::Verified(user), On::Result) if !user.result.is_null() => {
            let result = core::mem::take(&mut user.result);
            Ok((State::In(session), Act::Resolve(result)))
        }

        // ── At page level ──
        (Place::Ready, On::TrySso) => {
            if session.tries >= TRIES {
                return Err(Error::new(Kind::Rejected, Reason::NoAttempts).at("trySso"));
            }
            let body = Value::object([("returnUrl", event.get("returnUrl").clone())]);
            Ok(post(session, Doing::Try, body))
        }
        (Place::Away { mark, .. }, On::Returned) => {
            let query = event.get("query");
            let text = |name: &str| query.get(name).text().filter(|text| !text.is_empty());
            let ours = text(TRY) == Some(mark.as_str()) && text("ssoResponse").or(text("artifactID")).is_some();
            session.place = Place::Ready;
            session.pace(turn)?;
            if !ours {
                return Ok(look(session, true));
            }
            let body = ["ssoResponse", "artifactID", "policyVersion"]
                .iter()
                .fold(Value::object([]), |body, name| body.with(name, query.get(name).clone()));
            let method = Method::Page;
            Ok(post(session, Doing::Logon { method, held: true }, body.with("method", method.word())))
        }
        (Place::Away { .. }, On::Closed) => {
            session.place = Place::Ready;
            session.pace(turn)?;
            Ok((State::In(session), Act::Rest))
        }
        (Place::Away { .. } | Place::Out(Out { leaving: true, .. }), On::Blocked) => {
            let error = Error::new(Kind::Misuse, Reason::WindowBlocked);
            if let Place::Out(out) = &mut session.place {
                out.leaving = false;
            } else {
                session.place = Place::Ready;
                session.pace(turn)?;
            }
            session.error = Some(error.clone());
            Ok((State::In(session), Act::Reject(error)))
        }
        (Place::Verified(_) | Place::Out(_), On::Logoff) => {
            session.place = Place::Out(Out { leaving: true, ..Out::default() });
            session.error = None;
            Ok((State::In(session), Act::Open))
        }
        (Place::Out(out), On::Returned | On::Closed) if out.leaving => {
            out.leaving = false;
            Ok((State::In(session), Act::Rest))
        }
        _ => Err(not_now()),
    }
}

fn busy() -> Error {
    Error::new(Kind::Misuse, Reason::Busy)
}
