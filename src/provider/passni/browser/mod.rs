//! Pass-Ni's table for the page. The proxy keeps the token and asks the agent; the page has its calls, and the time of the
//! next check.

mod state;
mod view;

use super::PROVIDER;
use super::messages::{Answer, Body, Call, Step, Target};
use super::values::{AgentId, Status, System};
use crate::error::{Error, Kind, Reason};
use crate::flow::Context;
use crate::flow::answers::{bad_answer, last};
use crate::flow::page::{
    Effect, Event, Fields, How, Next, Nothing, Outcome, PageFlow, PageRequest, Reply, Verification, View,
};
use serde::Serialize;
pub use state::State;
use state::{Duplicate, PendingRequest, Session};

type Stepped = Result<Next<State>, Error>;

/// The value of a call that succeeds with something other than a ticket.
#[derive(Serialize)]
#[serde(untagged)]
pub enum CallValue {
    /// Of `agents()`.
    Agents(Vec<System>),
    /// Of `check()`.
    Status {
        /// The state of the login.
        status: Status,
        /// The address of the other login of the same user, if it is known.
        #[serde(skip_serializing_if = "Option::is_none")]
        ip: Option<String>,
    },
}

impl PageFlow for State {
    const PROVIDER: &'static str = PROVIDER;
    const SNAPSHOT: u32 = 2;
    type Call = Call;
    type Step = Step;
    type Request = Body;
    type Answer = Answer;
    type ServerReply = Nothing;
    type Query = Nothing;
    /// Each call is one request to the route of its name.
    type Action = Step;
    type Members = view::Members;
    type Outcome = CallValue;

    fn start() -> Self {
        Self::Idle
    }

    fn step(self, event: Event<Self>, context: &mut Context<'_>) -> Stepped {
        Ok(match (self, event) {
            // ── Before the login ──
            (Self::Idle, Event::Call(Call::Login { user_id })) => {
                Next::To(Self::LoggingIn, Effect::Post(Step::Login, Body { user_id, ..Body::default() }))
            }
            (Self::Idle, Event::Call(Call::Enter { sso_code, nonce })) => {
                let body = Body { sso_code: Some(sso_code), nonce, ..Body::default() };
                Next::To(Self::Entering, Effect::Post(Step::Enter, body))
            }
            (Self::LoggingIn, Event::Answered(Step::Login, reply)) => Next::To(Self::Idle, to_login_view(reply)),
            (Self::Entering, Event::Answered(Step::Enter, reply)) => entered(reply, context)?,
            (Self::LoggingIn, Event::Lost(Step::Login, error)) | (Self::Entering, Event::Lost(Step::Enter, error)) => {
                Next::To(Self::Idle, Effect::Reject(error))
            }

            // ── Logged in ──
            (Self::LoggedIn(session), Event::Call(Call::Agents)) => ask(session, PendingRequest::Agents, None),
            (Self::LoggedIn(session), Event::Call(Call::Move { agent_id, how })) => {
                ask(session, PendingRequest::Move(how.unwrap_or(Target::Window)), Some(agent_id))
            }
            (Self::LoggedIn(session), Event::Call(Call::Check)) => ask(session, PendingRequest::Check, None),
            (Self::LoggedIn(session), Event::Call(Call::Logout)) => ask(session, PendingRequest::Logout, None),
            (Self::LoggedIn(mut session), Event::Poll) => {
                session.schedule_check(context)?;
                Next::To(Self::LoggedIn(session), Effect::Post(Step::Check, Body::default()))
            }
            (Self::Asking { session, request }, Event::Answered(step, reply)) if request.step() == step => {
                answered(session, request, reply, context)?
            }
            // Nobody waits for the answer to a poll, so the state does not say that one is pending.
            (Self::LoggedIn(session), Event::Answered(Step::Check, reply)) => {
                answered(session, PendingRequest::Check, reply, context)?
            }
            (Self::Asking { session, request }, Event::Lost(step, error)) if request.step() == step => {
                reject(session, error)
            }
            (Self::LoggedIn(session), Event::Lost(Step::Check, error)) => reject(session, error),

            // ── A page that was to open ──
            (Self::LoggedIn(session), Event::Blocked) => reject(session, blocked()),
            (Self::LoggedIn(session), Event::Closed) => reject(session, closed()),
            (state @ (Self::Idle | Self::LoggedOut { .. }), Event::Blocked) => {
                Next::To(state, Effect::Reject(blocked()))
            }
            (state @ (Self::Idle | Self::LoggedOut { .. }), Event::Closed) => Next::To(state, Effect::Reject(closed())),

            _ => Next::Refused,
        })
    }

    fn pending(&self) -> Option<Step> {
        match self {
            Self::LoggingIn => Some(Step::Login),
            Self::Entering => Some(Step::Enter),
            Self::Asking { request, .. } => Some(request.step()),
            Self::Idle | Self::LoggedIn(_) | Self::LoggedOut { .. } => None,
        }
    }

    fn is_ended(&self) -> bool {
        matches!(self, Self::LoggedOut { .. })
    }

    /// The SSO server alone says how long a login counts.
    fn is_over(&self, _: i64) -> bool {
        false
    }

    fn at_rest(self) -> Self {
        match self {
            Self::LoggingIn | Self::Entering => Self::Idle,
            Self::Asking { session, .. } => Self::LoggedIn(session),
            state => state,
        }
    }

    fn view(&self, _: i64) -> View<Self> {
        view::view(self)
    }
}

/// This page gives way to the SSO server's. The user comes back with a code, to another flow.
fn to_login_view(reply: Reply<Answer>) -> Effect<State> {
    match (reply.error, reply.answer.url) {
        (Some(error), _) => Effect::Reject(error),
        (None, Some(url)) => Effect::OpenOnce(page(How::Redirect, url, None)),
        (None, None) => Effect::Reject(bad_answer(Step::Login.word())),
    }
}

/// The code is used up, whatever came of it: if there is no login, there is nothing to try again with.
fn entered(reply: Reply<Answer>, context: &mut Context<'_>) -> Stepped {
    Ok(match (reply.error, reply.answer.ticket) {
        (Some(error), _) => Next::Over(error),
        (None, Some(ticket)) if reply.has_flow => {
            let result = Verification { ticket, claims: reply.answer.claims };
            Next::To(State::LoggedIn(Session::new(context)?), Effect::Resolve(Outcome::Verified(result)))
        }
        (None, _) => Next::Over(bad_answer(Step::Enter.word())),
    })
}

fn ask(session: Box<Session>, request: PendingRequest, agent_id: Option<AgentId>) -> Next<State> {
    let body = Body { agent_id, ..Body::default() };
    Next::To(State::Asking { session, request }, Effect::Post(request.step(), body))
}

fn answered(
    mut session: Box<Session>,
    request: PendingRequest,
    reply: Reply<Answer>,
    context: &mut Context<'_>,
) -> Stepped {
    let answer = reply.answer;
    if let Some(error) = reply.error {
        return Ok(failed(session, error, answer.logged_out == Some(true)));
    }
    session.error = None;
    let effect = match (request, answer) {
        (PendingRequest::Agents, Answer { agents: Some(agents), .. }) => {
            Effect::Resolve(Outcome::Other(CallValue::Agents(agents)))
        }
        (PendingRequest::Move(target), Answer { url: Some(url), sso_code: Some(code), .. }) => {
            Effect::OpenOnce(page(target.into(), url, Some(Fields::SsoCode(code.as_str().into()))))
        }
        (PendingRequest::Check, Answer { status: Some(status), ip, .. }) => {
            session.schedule_check(context)?;
            session.duplicate = (status == Status::Duplicate).then(|| Duplicate { ip: ip.clone() });
            let effect = Effect::Resolve(Outcome::Other(CallValue::Status { status, ip }));
            if status == Status::LoggedOut {
                return Ok(Next::To(State::LoggedOut { propagated: None, error: None }, effect));
            }
            effect
        }
        (PendingRequest::Logout, Answer { propagated, url, .. }) => {
            let open = |url| Effect::OpenOnce(page(How::Redirect, url, None));
            return Ok(Next::To(State::LoggedOut { propagated, error: None }, url.map_or(Effect::Rest, open)));
        }
        _ => return Ok(reject(session, bad_answer(request.step().word()))),
    };
    Ok(Next::To(State::LoggedIn(session), effect))
}

/// An error that is not about the login leaves it as it is.
fn failed(session: Box<Session>, error: Error, logged_out: bool) -> Next<State> {
    if logged_out {
        let error = last(error);
        let state = State::LoggedOut { propagated: None, error: Some(error.clone()) };
        return Next::To(state, Effect::Reject(error));
    }
    // The sealed state is too old, or another proxy's: nothing can be asked with it any more.
    if matches!(error.reason, Reason::FlowExpired | Reason::BadSnapshot) {
        return Next::Over(error);
    }
    reject(session, error)
}

/// The call failed, and the login stands.
fn reject(mut session: Box<Session>, error: Error) -> Next<State> {
    session.error = Some(error.clone());
    Next::To(State::LoggedIn(session), Effect::Reject(error))
}

const fn page(how: How, url: String, fields: Option<Fields>) -> PageRequest {
    PageRequest { how, url, fields, android: None, ios: None }
}

fn blocked() -> Error {
    Error::new(Kind::Misuse, Reason::WindowBlocked)
}

fn closed() -> Error {
    Error::new(Kind::Cancelled, Reason::WindowClosed)
}
