//! mobileOK's table for the page. The proxy keeps clientTxId and the tokens; the page has the public key, the clocks and the
//! counts.

mod state;
mod view;

use super::messages::{Action, Answer, Body, Call, Step};
use super::payload;
use super::{PROVIDER, seal};
use crate::error::{Error, Kind, Next as Advice, Reason};
use crate::flow::answers::{bad_answer, last};
use crate::flow::page::{Effect, Event, Next, Nothing, Outcome, PageFlow, Reply, Verification, View};
use crate::flow::{Context, Nonce};
use crate::flow::Typed;
pub use state::State;
use state::{Request, Session, Stage};

type Stepped = Result<Next<State>, Error>;

impl PageFlow for State {
    const PROVIDER: &'static str = PROVIDER;
    const SNAPSHOT: u32 = 3;
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
            // ── Token ──
            (Self::Idle, Event::Call(Call::Begin { nonce })) => open(nonce, None, context.now),
            (Self::Opening { since, nonce, report }, Event::Answered(Step::Token, reply)) => {
                opened(since, nonce, report, reply, context.now)
            }
            (Self::Opening { report, .. }, Event::Lost(Step::Token, error)) => {
                no_token(report, error)
            }

            // ── Request ──
            (Self::Ready(session), Event::Call(Call::Request { auth_info })) => {
                let info = payload::auth_info(*auth_info, context.now)?;
                let envelope = seal(&session.public_key, info.json.as_str(), context)?;
                let state = Self::Requesting { session, method: info.method, since: context.now };
                Next::To(state, Effect::Post(Step::Request, Body::auth_info(envelope, info.adult_law)))
            }
            (Self::Requesting { session, method, since }, Event::Answered(Step::Request, reply)) => {
                if let Some(error) = reply.error {
                    return Ok(request_failed(session, error, context.now));
                }
                match Request::new(method, &session, since, &reply.answer, context.now) {
                    Ok(request) => Next::To(Self::Waiting { session, request }, Effect::Rest),
                    // The provider took the request, so its token is used up.
                    Err(error) => open(session.nonce, Some(error), context.now),
                }
            }
            (Self::Requesting { session, .. }, Event::Lost(Step::Request, error)) => {
                Next::To(Self::Ready(session), Effect::Reject(error))
            }

            // ── A code, the app, or a call ──
            (Self::Waiting { session, request }, Event::Call(Call::Resend)) if request.stage == Stage::Code => {
                if request.resends == 0 {
                    return Err(Error::new(Kind::Misuse, Reason::NoResends));
                }
                work(session, request, Step::Resend, Body::default(), context.now)
            }
            (Self::Waiting { session, request }, Event::Call(Call::Call))
                if request.stage == Stage::Call || request.may_not_have_rung(context.now) =>
            {
                work(session, request, Step::Call, Body::default(), context.now)
            }
            (Self::Waiting { session, request }, Event::Call(Call::Confirm { auth_number }))
                if request.stage != Stage::Call =>
            {
                let body = verify_info(&session, &request, auth_number, context)?;
                work(session, request, Step::Confirm, body, context.now)
            }
            (Self::Working { session, request, step, since }, Event::Answered(of, reply)) if step == of => {
                match reply.error {
                    None => worked(session, request, step, since, reply.answer, context.now),
                    Some(error) => work_failed(session, request, step, error, &reply.answer, context.now),
                }
            }
            (Self::Working { session, request, step, .. }, Event::Lost(of, error)) if step == of => {
                Next::To(Self::Waiting { session, request }, Effect::Reject(error))
            }

            _ => Next::Refused,
        })
    }

    fn pending(&self) -> Option<Step> {
        match self {
            Self::Opening { .. } => Some(Step::Token),
            Self::Requesting { .. } => Some(Step::Request),
            Self::Working { step, .. } => Some(*step),
            Self::Idle | Self::Ready(_) | Self::Waiting { .. } | Self::Verified => None,
        }
    }

    fn is_ended(&self) -> bool {
        matches!(self, Self::Verified)
    }

    fn is_over(&self, now: i64) -> bool {
        match self {
            Self::Ready(session) => now >= session.expires_at,
            Self::Waiting { request, .. } => request.is_over(now),
            _ => false,
        }
    }

    /// A request may have used its token, so that starts over.
    fn at_rest(self) -> Self {
        match self {
            Self::Opening { .. } | Self::Requesting { .. } => Self::Idle,
            Self::Working { session, request, .. } => Self::Waiting { session, request },
            state => state,
        }
    }

    fn view(&self, now: i64) -> View<Self> {
        view::view(self, now)
    }
}

fn open(nonce: Option<Nonce>, report: Option<Error>, now: i64) -> Next<State> {
    let body = Body { nonce: nonce.clone(), ..Body::default() };
    Next::To(State::Opening { since: now, nonce, report }, Effect::Post(Step::Token, body))
}

/// `report`: the error of the request that used the last token up; the caller is told now.
fn opened(
    since: i64,
    nonce: Option<Nonce>,
    report: Option<Error>,
    reply: Reply<Answer>,
    now: i64,
) -> Next<State> {
    match (reply.error, reply.answer.public_key) {
        (Some(error), _) if error.kind == Kind::Network => no_token(report, error),
        // The flow ends as the token's error says, and the caller hears of its own request.
        (Some(error), _) => match report {
            Some(told) => Next::OverFor { end: error, told },
            None => Next::Over(error),
        },
        (None, Some(public_key)) if reply.has_flow => {
            let session = Session::new(public_key, since, nonce);
            if now >= session.expires_at {
                return no_token(report, bad_answer("token"));
            }
            Next::To(State::Ready(session), report.map_or(Effect::Rest, Effect::Reject))
        }
        (None, _) => no_token(report, bad_answer("token")),
    }
}

/// The flow is where it began. The request that made another token necessary cannot be repeated from there, whatever its error
/// says.
fn no_token(report: Option<Error>, error: Error) -> Next<State> {
    Next::To(State::Idle, Effect::Reject(report.map_or(error, last)))
}

/// A request that the provider turned down has used its token up (section 4), so a flow that the user can mend goes on with a
/// new one. If only the way to the provider broke, the same token may still be good.
fn request_failed(session: Box<Session>, error: Error, now: i64) -> Next<State> {
    match (error.kind, error.next) {
        (Kind::Network, _) if error.code.is_none() => Next::To(State::Ready(session), Effect::Reject(error)),
        (
            Kind::Rejected | Kind::Network,
            Some(Advice::CheckInput | Advice::InstallApp | Advice::Unblock | Advice::UseSms | Advice::Wait),
        ) => open(session.nonce, Some(error), now),
        _ => Next::Over(error),
    }
}

fn work(session: Box<Session>, request: Box<Request>, step: Step, body: Body, now: i64) -> Next<State> {
    Next::To(State::Working { session, request, step, since: now }, Effect::Post(step, body))
}

/// Section 7: the code in an envelope; nothing at all for PASS and ARS, as in every sample.
fn verify_info(
    session: &Session,
    request: &Request,
    auth_number: Option<Typed>,
    context: &mut Context<'_>,
) -> Result<Body, Error> {
    if request.stage != Stage::Code {
        let is_blank = auth_number.is_none_or(|text| text.is_blank());
        return if is_blank { Ok(Body::default()) } else { Err(Error::misuse("authNumber", Reason::NotAllowed)) };
    }
    let json = payload::verify_info_of(request.method, auth_number)?;
    if context.now >= request.code_expires_at {
        return Err(Error::new(Kind::Expired, Reason::CodeExpired).then(Advice::Resend));
    }
    Ok(Body::verify_info(seal(&session.public_key, json.as_str(), context)?))
}

fn worked(
    session: Box<Session>,
    mut request: Box<Request>,
    step: Step,
    since: i64,
    answer: Answer,
    now: i64,
) -> Next<State> {
    match (step, answer.ticket) {
        (Step::Resend, _) => request.resent(since, answer.resend_count),
        (Step::Call, _) => request.rung(now),
        (_, Some(ticket)) => {
            let result = Verification { ticket, claims: answer.claims };
            return Next::To(State::Verified, Effect::Resolve(Outcome::Verified(result)));
        }
        (_, None) => {
            let error = bad_answer(step.word());
            return Next::To(State::Waiting { session, request }, Effect::Reject(error));
        }
    }
    Next::To(State::Waiting { session, request }, Effect::Rest)
}

fn work_failed(
    session: Box<Session>,
    mut request: Box<Request>,
    step: Step,
    mut error: Error,
    answer: &Answer,
    now: i64,
) -> Next<State> {
    request.count(step, &error, answer);
    if request.stage == Stage::Code && request.attempts == 0 {
        return Next::Over(no_attempts(error));
    }
    match (error.next, request.stage) {
        // The phone rings already, or was answered: the result is what to ask for.
        (Some(Advice::Wait), Stage::Call | Stage::Calling) if step == Step::Call && error.kind == Kind::Rejected => {
            request.rung(now);
        }
        (Some(Advice::Wait), stage) if stage != Stage::Call => request.wait(now),
        (Some(Advice::CallAgain), Stage::Calling) => request.stage = Stage::Call,
        (Some(Advice::Resend), Stage::Code) if request.resends > 0 && error.kind == Kind::Expired => {
            request.code_expires_at = request.code_expires_at.min(now);
        }
        (Some(Advice::RetryCode), Stage::Code) | (Some(Advice::CallAgain), Stage::Call) => {}
        // A resend that is refused (4302, 4015, ...) leaves the code that was sent as good as it was.
        _ if step == Step::Resend && error.kind == Kind::Rejected => error = error.then(Advice::RetryCode),
        (next, _) if error.kind == Kind::Network && next != Some(Advice::Restart) => {}
        _ => return Next::Over(error),
    }
    request.error = Some(error.clone());
    Next::To(State::Waiting { session, request }, Effect::Reject(error))
}

/// The sentence of a wrong code asks to type again, which is wrong after the last attempt. A code that says itself that it is
/// over (4301) keeps its own.
fn no_attempts(error: Error) -> Error {
    match (error.retryable, error.code.as_deref()) {
        (true, Some(code)) => Error::new(Kind::Rejected, Reason::NoAttempts)
            .at(Step::Confirm.word())
            .then(Advice::Restart)
            .with_code(code, None)
            .with_detail_code(error.detail_code.as_deref()),
        _ => error,
    }
}
