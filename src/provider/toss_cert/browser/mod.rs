//! Toss cert's table for the page. The proxy keeps the transaction and the access to Toss; the page has Toss's key and the
//! clocks.

mod state;
mod view;

use super::messages::{Action, Answer, Begin, Body, Call, Step};
use super::method::{Method, Trigger};
use super::{PROVIDER, goes_on, payload};
use crate::error::{Error, Kind, Reason};
use crate::flow::Context;
use crate::flow::answers::bad_answer;
use crate::flow::page::{Effect, Event, Next, Nothing, Outcome, PageFlow, Reply, Verification, View};
pub use state::State;
use state::{Request, Session};

type Stepped = Result<Next<State>, Error>;

impl PageFlow for State {
    const PROVIDER: &'static str = PROVIDER;
    const SNAPSHOT: u32 = 2;
    type Call = Call;
    type Step = Step;
    type Request = Body;
    type Answer = Answer;
    type ServerReply = Nothing;
    type Query = Nothing;
    type Action = Action;
    type Members = view::Members;
    type Outcome = Nothing;

    fn start() -> Self {
        Self::Idle
    }

    fn step(self, event: Event<Self>, context: &mut Context<'_>) -> Stepped {
        Ok(match (self, event) {
            // ── Toss's key ──
            (Self::Idle, Event::Call(Call::Begin(begin))) => open(begin, context.now),
            (Self::Opening { since, method }, Event::Answered(Step::Begin, reply)) => {
                opened(since, method, reply, context.now)
            }
            (Self::Opening { .. }, Event::Lost(Step::Begin, error)) => Next::To(Self::Idle, Effect::Reject(error)),

            // ── Request ──
            (Self::Ready(session), Event::Call(Call::Request { info })) => {
                let checked = payload::check(info, session.method, context.now)?;
                let body = checked.seal(&session.public_key, context)?;
                let state = Self::Requesting { session, trigger: checked.trigger(), since: context.now };
                Next::To(state, Effect::Post(Step::Request, Body::Request(Box::new(body))))
            }
            (Self::Requesting { session, trigger, since }, Event::Answered(Step::Request, reply)) => {
                match reply.error {
                    None => requested(session, trigger, since, reply.answer, context.now),
                    Some(error) if goes_on(&error, Step::Request) => {
                        Next::To(Self::Ready(session), Effect::Reject(error))
                    }
                    Some(error) => Next::Over(error),
                }
            }
            (Self::Requesting { session, .. }, Event::Lost(Step::Request, error)) => {
                Next::To(Self::Ready(session), Effect::Reject(error))
            }

            // ── The app, or Toss's window ──
            (Self::Waiting { session, mut request }, Event::Call(Call::Open)) if request.way.page().is_some() => {
                // The page is tried again, so the last error is out of date.
                request.error = None;
                Next::To(Self::Waiting { session, request }, Effect::Open)
            }
            (Self::Waiting { session, mut request }, Event::Returned(_)) if request.way.is_window() => {
                // The result alone counts, whatever the window says, and now is the time to ask for it.
                request.wait_until = context.now;
                request.error = None;
                Next::To(Self::Waiting { session, request }, Effect::Rest)
            }
            (Self::Waiting { session, request }, Event::Closed) if request.way.is_window() => {
                not_open(session, request, Error::new(Kind::Cancelled, Reason::WindowClosed))
            }
            (Self::Waiting { session, request }, Event::Blocked) if request.way.page().is_some() => {
                not_open(session, request, Error::new(Kind::Misuse, Reason::WindowBlocked))
            }
            (Self::Waiting { session, request }, Event::Call(Call::Confirm)) => {
                let body = Body::Confirm(Nothing {});
                Next::To(Self::Confirming { session, request }, Effect::Post(Step::Confirm, body))
            }
            (Self::Confirming { session, request }, Event::Answered(Step::Confirm, reply)) => {
                match (reply.error, reply.answer.ticket) {
                    (None, Some(ticket)) => {
                        let result = Verification { ticket, claims: reply.answer.claims };
                        Next::To(Self::Verified, Effect::Resolve(Outcome::Verified(result)))
                    }
                    (None, None) => later(session, request, bad_answer(Step::Confirm.word()), context.now),
                    (Some(error), _) if goes_on(&error, Step::Confirm) => later(session, request, error, context.now),
                    (Some(error), _) => Next::Over(error),
                }
            }
            (Self::Confirming { session, request }, Event::Lost(Step::Confirm, error)) => {
                later(session, request, error, context.now)
            }

            _ => Next::Refused,
        })
    }

    fn pending(&self) -> Option<Step> {
        match self {
            Self::Opening { .. } => Some(Step::Begin),
            Self::Requesting { .. } => Some(Step::Request),
            Self::Confirming { .. } => Some(Step::Confirm),
            Self::Idle | Self::Ready(_) | Self::Waiting { .. } | Self::Verified => None,
        }
    }

    fn is_ended(&self) -> bool {
        matches!(self, Self::Verified)
    }

    fn is_over(&self, now: i64) -> bool {
        match self {
            Self::Ready(session) => now >= session.expires_at,
            Self::Waiting { request, .. } => now >= request.expires_at,
            _ => false,
        }
    }

    fn at_rest(self) -> Self {
        match self {
            Self::Opening { .. } => Self::Idle,
            // A request that Toss took after all runs out unused.
            Self::Requesting { session, .. } => Self::Ready(session),
            Self::Confirming { session, request } => Self::Waiting { session, request },
            state => state,
        }
    }

    fn view(&self, _: i64) -> View<Self> {
        view::view(self)
    }
}

fn open(begin: Begin, now: i64) -> Next<State> {
    let state = State::Opening { since: now, method: begin.method.unwrap_or_default() };
    Next::To(state, Effect::Post(Step::Begin, Body::Begin(begin)))
}

fn opened(since: i64, method: Method, reply: Reply<Answer>, now: i64) -> Next<State> {
    match (reply.error, reply.answer.public_key) {
        (Some(error), _) if error.kind == Kind::Network => Next::To(State::Idle, Effect::Reject(error)),
        (Some(error), _) => Next::Over(error),
        (None, Some(public_key)) if reply.has_flow => {
            let session = Session::new(public_key, method, since);
            if now >= session.expires_at {
                return Next::To(State::Idle, Effect::Reject(bad_answer(Step::Begin.word())));
            }
            Next::To(State::Ready(session), Effect::Rest)
        }
        (None, _) => Next::To(State::Idle, Effect::Reject(bad_answer(Step::Begin.word()))),
    }
}

fn requested(session: Box<Session>, trigger: Option<Trigger>, since: i64, answer: Answer, now: i64) -> Next<State> {
    match Request::new(session.method, trigger, since, answer, now) {
        Ok(request) => {
            let effect = if request.way.page().is_some() { Effect::Open } else { Effect::Rest };
            Next::To(State::Waiting { session, request }, effect)
        }
        Err(error) => Next::Over(error),
    }
}

/// The page may be open all the same, so the caller is told, and nothing else changes.
fn not_open(session: Box<Session>, mut request: Box<Request>, error: Error) -> Next<State> {
    request.error = Some(error.clone());
    Next::To(State::Waiting { session, request }, Effect::Reject(error))
}

/// There is no result yet.
fn later(session: Box<Session>, mut request: Box<Request>, error: Error, now: i64) -> Next<State> {
    request.wait(now, error.clone());
    Next::To(State::Waiting { session, request }, Effect::Reject(error))
}
