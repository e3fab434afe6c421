//! OMPASS's table for the page. The proxy asks OMPASS; the page has the window that was opened, its callback, and the clock.

mod callback;
mod state;
mod view;

use super::PROVIDER;
use super::messages::{Action, Answer, BeginBody, Body, Call, FinishBody, Query, Step, Way};
use crate::error::{Error, Kind, Reason};
use crate::flow::Context;
use crate::flow::answers::bad_answer;
use crate::flow::page::{Effect, Event, Next, Nothing, Outcome, PageFlow, Reply, Verification, View};
use callback::finish_body;
use state::Session;
pub use state::State;

type Stepped = Result<Next<State>, Error>;

impl PageFlow for State {
    const PROVIDER: &'static str = PROVIDER;
    const SNAPSHOT: u32 = 2;
    type Call = Call;
    type Step = Step;
    type Request = Body;
    type Answer = Answer;
    type ServerReply = Nothing;
    type Query = Query;
    type Action = Action;
    type Members = view::Members;
    type Outcome = Nothing;

    fn start() -> Self {
        Self::Idle
    }

    fn step(self, event: Event<Self>, context: &mut Context<'_>) -> Stepped {
        Ok(match (self, event) {
            // ── The page's address ──
            (Self::Idle, Event::Call(Call::Begin(body))) => begin(body, context.now)?,
            (Self::Opening { since, login, way }, Event::Answered(Step::Begin, reply)) => {
                let Reply { has_flow, error, answer } = reply;
                let session = Session::new(answer, since, login, way).filter(|_| has_flow);
                opened(error, session, context.now)
            }
            (Self::Opening { .. }, Event::Lost(Step::Begin, error)) => Next::To(Self::Idle, Effect::Reject(error)),

            // ── The page ──
            (Self::Away { session, asked: false, .. }, Event::Call(Call::Open)) => {
                Next::To(Self::Away { session, asked: false, error: None }, Effect::Open)
            }
            (Self::Away { session, .. }, Event::Closed) => {
                not_open(session, Error::new(Kind::Cancelled, Reason::WindowClosed))
            }
            (Self::Away { session, .. }, Event::Blocked) => {
                not_open(session, Error::new(Kind::Misuse, Reason::WindowBlocked))
            }
            (Self::Away { session, asked, .. }, Event::Returned(query)) => {
                match finish_body(query, &session.login, None)? {
                    Some(body) => check(session, asked, body),
                    // The callback of another provider, say: it is not for this flow, and another one may want it.
                    None => Next::Refused,
                }
            }
            // Whoever closed the window may have been through, so this waits all the same.
            (Self::Away { session, asked: false, .. }, Event::Call(Call::Finish { callback_url: None, .. })) => {
                Next::To(Self::Away { session, asked: true, error: None }, Effect::Rest)
            }
            (Self::Away { session, asked: false, .. }, Event::Call(Call::Finish { callback_url: Some(url), user_id })) => {
                let body = finish_body(url.0, &session.login, user_id)?;
                check(session, true, body.ok_or_else(|| Error::misuse("callbackUrl", Reason::Missing))?)
            }
            // The call that waits was given up by its own signal: no request was pending.
            (Self::Away { session, asked: true, .. }, Event::Lost(Step::Finish, _)) => {
                let error = Error::new(Kind::Cancelled, Reason::Cancelled);
                Next::To(Self::Away { session, asked: false, error: None }, Effect::Reject(error))
            }

            // ── The token ──
            (Self::Checking { session, asked: false }, Event::Call(Call::Finish { callback_url: None, .. })) => {
                Next::To(Self::Checking { session, asked: true }, Effect::Rest)
            }
            (Self::Checking { session, asked }, Event::Answered(Step::Finish, reply)) => checked(session, asked, reply),
            (Self::Checking { session, .. }, Event::Lost(Step::Finish, error)) => not_open(session, error),
            (Self::Verified { result: Some(result) }, Event::Call(Call::Finish { .. })) => {
                Next::To(Self::Verified { result: None }, Effect::Resolve(Outcome::Verified(result)))
            }

            _ => Next::Refused,
        })
    }

    /// The user waits for `finish()` also while no request is pending.
    fn pending(&self) -> Option<Step> {
        match self {
            Self::Opening { .. } => Some(Step::Begin),
            Self::Away { asked: true, .. } | Self::Checking { .. } => Some(Step::Finish),
            Self::Idle | Self::Away { asked: false, .. } | Self::Verified { .. } => None,
        }
    }

    fn is_ended(&self) -> bool {
        matches!(self, Self::Verified { .. })
    }

    fn is_over(&self, now: i64) -> bool {
        matches!(self, Self::Away { session, .. } if now >= session.expires_at)
    }

    /// The token went with the page that had it, and so did the page's own waiting.
    fn at_rest(self) -> Self {
        match self {
            Self::Opening { .. } => Self::Idle,
            Self::Away { session, error, .. } => Self::Away { session, asked: false, error },
            Self::Checking { session, .. } => Self::Away { session, asked: false, error: None },
            state => state,
        }
    }

    fn view(&self, _: i64) -> View<Self> {
        view::view(self)
    }

    /// The callback may have come, and failed, before anybody called `finish()`.
    fn asks_for_end(call: &Call) -> bool {
        matches!(call, Call::Finish { .. })
    }
}

fn begin(body: BeginBody, now: i64) -> Stepped {
    let (login, way) = (body.login()?, body.how.unwrap_or(Way::Popup));
    Ok(Next::To(State::Opening { since: now, login, way }, Effect::Post(Step::Begin, Body::Begin(body))))
}

fn opened(error: Option<Error>, session: Option<Box<Session>>, now: i64) -> Next<State> {
    match (error, session) {
        (Some(error), _) if error.kind == Kind::Network || Step::Begin.goes_on_after(&error) => {
            Next::To(State::Idle, Effect::Reject(error))
        }
        (Some(error), _) => Next::Over(error),
        (None, Some(session)) if now < session.expires_at => {
            Next::To(State::Away { session, asked: false, error: None }, Effect::Open)
        }
        (None, _) => Next::To(State::Idle, Effect::Reject(bad_answer(Step::Begin.word()))),
    }
}

/// The user may come back all the same, so the error is told and nothing else happens.
fn not_open(session: Box<Session>, error: Error) -> Next<State> {
    Next::To(State::Away { session, asked: false, error: Some(error.clone()) }, Effect::Reject(error))
}

fn check(session: Box<Session>, asked: bool, body: FinishBody) -> Next<State> {
    Next::To(State::Checking { session, asked }, Effect::Post(Step::Finish, Body::Finish(body)))
}

fn checked(session: Box<Session>, asked: bool, reply: Reply<Answer>) -> Next<State> {
    match (reply.error, reply.answer.ticket) {
        (None, Some(ticket)) => {
            let result = Verification { ticket, claims: reply.answer.claims };
            if asked {
                Next::To(State::Verified { result: None }, Effect::Resolve(Outcome::Verified(result)))
            } else {
                Next::To(State::Verified { result: Some(result) }, Effect::Rest)
            }
        }
        (None, None) => not_open(session, bad_answer(Step::Finish.word())),
        (Some(error), _) if Step::Finish.goes_on_after(&error) => not_open(session, error),
        (Some(error), _) => Next::Over(error),
    }
}
