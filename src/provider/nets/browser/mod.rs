//! NETS*SSO's table for the page. The page asks the SSO server by itself, because the central cookie is there. The outcome goes to
//! the proxy, whose agent has the last word.

mod logon;
mod outcomes;
mod responses;
mod sso_request;
mod state;
mod view;

use super::PROVIDER;
use super::bodies::{Begin, Choose, Logon, Method, PassedOn, Phase, Refused, Try};
use super::limits::PAGE_LEVEL_TRIES;
use super::messages::{Action, Answer, Body, Call, Returned, Step};
use crate::error::{Error, Kind, Reason};
use crate::flow::page::{Effect, Event, Next, Nothing, Outcome, PageFlow, Reply, View};
use crate::flow::{Context, Nonce};
use outcomes::{back, failed, is_end, look, post, ready};
pub use state::State;
use state::{LoggedOut, PendingRequest, Session, Stage, Stepped};

impl PageFlow for State {
    const PROVIDER: &'static str = PROVIDER;
    const SNAPSHOT: u32 = 3;
    type Call = Call;
    type Step = Step;
    type Request = Body;
    type Answer = Answer;
    type ServerReply = sso_request::SsoReply;
    type Query = Returned;
    type Action = Action;
    type Members = view::Members;
    type Outcome = Nothing;

    fn start() -> Self {
        Self::Idle
    }

    fn step(mut self, mut event: Event<Self>, context: &mut Context<'_>) -> Stepped {
        if let Event::Answered(_, reply) = &mut event {
            self.renew(reply, context.now);
        }
        Ok(match (self, event) {
            // ── Begin ──
            (
                Self::Idle
                | Self::Waiting {
                    stage: Stage::Code(_) | Stage::Away { .. } | Stage::LoggedOut(LoggedOut { must_log_off: false, .. }),
                    ..
                },
                Event::Call(Call::Begin { nonce, quiet }),
            ) => begin(nonce, quiet),
            (Self::Opening { quiet }, Event::Answered(Step::Begin, reply)) => {
                responses::opened(quiet, reply, context.now)
            }
            (Self::Opening { .. }, Event::Lost(Step::Begin, error)) => Next::To(Self::Idle, Effect::Reject(error)),

            // ── A logoff: the flow ends at the proxy first. Whatever comes of that, the page goes to the SSO server ──
            (Self::Waiting { session, stage: Stage::Verified(_) }, Event::Call(Call::Logoff)) => {
                let stage = Stage::LoggedOut(LoggedOut::default());
                post(session, Some(stage), PendingRequest::Logoff, Body::empty())
            }
            (
                Self::Pending { session, request: PendingRequest::Logoff, .. },
                Event::Answered(Step::Logoff, _) | Event::Lost(Step::Logoff, _),
            ) => leaving(session),
            (Self::Waiting { session, stage: Stage::LoggedOut(_) }, Event::Call(Call::Logoff)) => leaving(session),

            // ── An answer of the proxy that ends the flow ──
            (Self::Pending { request, .. }, Event::Answered(step, Reply { error: Some(error), .. }))
                if step == request.step() && is_end(&error) =>
            {
                Next::Over(error)
            }
            (
                Self::Waiting { stage: Stage::Verified(_), .. },
                Event::Answered(Step::Check, Reply { error: Some(error), .. }),
            ) if is_end(&error) => Next::Over(error),

            // ── A look at the SSO server ──
            (Self::Waiting { session, stage: Stage::Ready | Stage::Away { .. } }, Event::Call(Call::Check)) => {
                look(session, false)
            }
            (
                Self::Pending { session, stage, request: PendingRequest::CheckSso { held } },
                Event::Replied(Step::CheckSso, reply),
            ) => responses::sso_checked(session, stage, held, Some(reply), context)?,
            (
                Self::Pending { session, stage, request: PendingRequest::CheckSso { held } },
                Event::Lost(Step::CheckSso, _),
            ) => responses::sso_checked(session, stage, held, None, context)?,
            (Self::Waiting { mut session, stage: Stage::Ready }, Event::Poll) => {
                session.pace(context)?;
                poll_sso(session)
            }
            (Self::Waiting { session, stage: Stage::Ready }, Event::Replied(Step::CheckSso, reply)) => {
                responses::sso_polled(session, reply)
            }
            (state @ Self::Waiting { stage: Stage::Ready, .. }, Event::Lost(Step::CheckSso, _)) => {
                Next::To(state, Effect::Rest)
            }

            // ── A logon ──
            (Self::Waiting { session, stage: Stage::Ready }, Event::Call(Call::Logon { credentials })) => {
                logon::logon(session, &credentials, context)?
            }
            (Self::Waiting { session, stage: Stage::Code(factor) }, Event::Call(Call::SecondFactor { code })) => {
                logon::second_factor(session, factor, code)?
            }
            (
                Self::Pending { session, stage, request: PendingRequest::LogonSso { method } },
                Event::Replied(Step::LogonSso, reply),
            ) => responses::sso_logged_on(session, stage, method, reply, context)?,
            (
                Self::Pending { session, stage, request: PendingRequest::LogonSso { method } },
                Event::Lost(Step::LogonSso, error),
            ) => responses::unanswered(session, stage, method, error, context)?,
            (
                Self::Pending { session, request: PendingRequest::Logon { method, held }, .. },
                Event::Answered(Step::Logon, reply),
            ) => responses::logged_on(session, method, held, reply, context)?,
            (
                Self::Pending { session, request: PendingRequest::Logon { method, held }, .. },
                Event::Lost(Step::Logon, error),
            ) => responses::logon_failed(session, method, held, error, context)?,
            (
                Self::Pending { session, stage, request: PendingRequest::Refused { phase, code } },
                Event::Answered(Step::Refused, Reply { error, answer, .. }),
            ) => responses::refused(session, stage, phase, code, (error, answer), context)?,
            (
                Self::Pending { session, stage, request: PendingRequest::Refused { phase, code } },
                Event::Lost(Step::Refused, _),
            ) => responses::refused(session, stage, phase, code, (None, Answer::default()), context)?,

            // ── A second factor, or a choice between two logons ──
            (
                Self::Pending { session, request: PendingRequest::Factor { attempts }, .. },
                Event::Answered(Step::Factor, reply),
            ) => responses::factor_known(session, attempts, reply, context)?,
            (
                Self::Pending { session, request: PendingRequest::Duplicate, .. },
                Event::Answered(Step::Duplicate, reply),
            ) => responses::duplicate_known(session, reply, context)?,
            (
                Self::Waiting { session, stage: stage @ Stage::Choice(_) },
                Event::Call(Call::ChooseDuplicate { stay }),
            ) => post(session, Some(stage), PendingRequest::Choose { stay }, Body::Choose(Choose { stay })),
            (
                Self::Pending { session, stage, request: PendingRequest::Choose { stay } },
                Event::Answered(Step::Choose, reply),
            ) => responses::choice_made(session, stage, stay, reply, context)?,

            // ── Logged on ──
            (Self::Waiting { session, stage: Stage::Verified(mut user) }, Event::Call(Call::Result))
                if user.result.is_some() =>
            {
                let result = user.result.take().map(Outcome::Verified);
                let state = Self::Waiting { session, stage: Stage::Verified(user) };
                Next::To(state, result.map_or(Effect::Rest, Effect::Resolve))
            }
            (Self::Waiting { session, stage: stage @ Stage::Verified(_) }, Event::Call(Call::Check)) => {
                post(session, Some(stage), PendingRequest::Check, Body::empty())
            }
            (
                Self::Pending { session, stage: Some(Stage::Verified(user)), request: PendingRequest::Check },
                Event::Answered(Step::Check, reply),
            ) => responses::checked(session, user, false, reply),
            (Self::Pending { session, stage, request: PendingRequest::Check }, Event::Lost(Step::Check, error)) => {
                back(session, stage, error, context)?
            }
            (Self::Waiting { mut session, stage: Stage::Verified(mut user) }, Event::Poll) => {
                session.pace(context)?;
                let step = if user.moves > 0 { Step::Move } else { Step::Check };
                user.moves = user.moves.saturating_sub(1);
                let state = Self::Waiting { session, stage: Stage::Verified(user) };
                Next::To(state, Effect::Post(step, Body::empty()))
            }
            (Self::Waiting { session, stage: Stage::Verified(user) }, Event::Answered(Step::Check, reply)) => {
                responses::checked(session, user, true, reply)
            }
            (state @ Self::Waiting { stage: Stage::Verified(_), .. }, Event::Answered(Step::Move, reply)) => {
                let request = reply.answer.url.zip(reply.answer.body);
                let visit = |(url, body)| Effect::Ask(Step::Visit, sso_request::post(url, body));
                Next::To(state, request.map_or(Effect::Rest, visit))
            }
            // Whatever came of this request, the next one follows.
            (
                Self::Waiting { mut session, stage: Stage::Verified(user) },
                Event::Replied(Step::Visit, _) | Event::Lost(Step::Visit | Step::Move | Step::Check, _),
            ) => {
                if user.moves > 0 {
                    session.poll_at = context.now;
                }
                Self::waiting(session, Stage::Verified(user))
            }

            // ── A logon at page level ──
            (Self::Waiting { session, stage: stage @ Stage::Ready }, Event::Call(Call::TrySso { return_url, here })) => {
                if session.tries >= PAGE_LEVEL_TRIES {
                    return Err(Error::new(Kind::Rejected, Reason::NoAttempts).at(Action::TrySso.word()));
                }
                post(session, Some(stage), PendingRequest::Try, Body::Try(Try { return_url, here }))
            }
            (Self::Pending { session, request: PendingRequest::Try, .. }, Event::Answered(Step::Try, reply)) => {
                responses::page_level(session, reply, context)?
            }
            (Self::Waiting { mut session, stage: Stage::Away { mark, .. } }, Event::Returned(query)) => {
                session.pace(context)?;
                returned(session, &mark, query)
            }
            (Self::Waiting { mut session, stage: Stage::Away { .. } }, Event::Closed) => {
                session.pace(context)?;
                Self::waiting(session, Stage::Ready)
            }
            (Self::Waiting { session, stage: Stage::Away { .. } }, Event::Blocked) => {
                ready(session, blocked(), context)?
            }

            // ── Back from a logoff ──
            (
                Self::Waiting { session, stage: Stage::LoggedOut(out @ LoggedOut { is_leaving: true, .. }) },
                Event::Returned(_) | Event::Closed,
            ) => Self::waiting(session, Stage::LoggedOut(out.stayed())),
            (
                Self::Waiting { session, stage: Stage::LoggedOut(out @ LoggedOut { is_leaving: true, .. }) },
                Event::Blocked,
            ) => failed(session, Stage::LoggedOut(out.stayed()), blocked()),

            // ── A request of a call that was lost, or answered by the wrong server ──
            (
                Self::Pending {
                    session,
                    request:
                        request @ (PendingRequest::Factor { .. }
                        | PendingRequest::Duplicate
                        | PendingRequest::Choose { .. }
                        | PendingRequest::Try),
                    ..
                },
                Event::Lost(step, error),
            ) if step == request.step() => ready(session, error, context)?,
            (Self::Pending { request, .. }, Event::Answered(step, _) | Event::Replied(step, _))
                if step == request.step() =>
            {
                return Err(Error::new(Kind::Misuse, Reason::NotNow));
            }

            _ => Next::Refused,
        })
    }

    fn pending(&self) -> Option<Step> {
        match self {
            Self::Opening { .. } => Some(Step::Begin),
            Self::Pending { request, .. } => Some(request.step()),
            Self::Idle | Self::Waiting { .. } => None,
        }
    }

    /// Logging off, or a later logon, can follow every state.
    fn is_ended(&self) -> bool {
        false
    }

    fn is_over(&self, now: i64) -> bool {
        matches!(self, Self::Waiting { session, .. } if now >= session.expires_at)
    }

    fn at_rest(self) -> Self {
        match self {
            Self::Opening { .. } | Self::Pending { stage: None, .. } => Self::Idle,
            Self::Pending { session, stage: Some(stage), .. } => Self::Waiting { session, stage },
            Self::Waiting { session, stage: Stage::LoggedOut(out) } => {
                Self::Waiting { session, stage: Stage::LoggedOut(out.stayed()) }
            }
            state => state,
        }
    }

    fn view(&self, _: i64) -> View<Self> {
        view::view(self)
    }

    /// A code or a choice whose time is over: the user may log on again.
    fn settle(&mut self, now: i64) -> Option<Error> {
        let Self::Waiting { session, stage } = self else { return None };
        if stage.expires_at().is_none_or(|end| now < end) {
            return None;
        }
        let error = stage.expired();
        *stage = Stage::Ready;
        session.poll_at = now;
        session.error = Some(error.clone());
        Some(error)
    }
}

fn begin(nonce: Option<Nonce>, quiet: Option<bool>) -> Next<State> {
    let state = State::Opening { quiet: quiet == Some(true) };
    Next::To(state, Effect::Post(Step::Begin, Body::Begin(Begin { nonce, quiet })))
}

fn leaving(mut session: Box<Session>) -> Next<State> {
    session.error = None;
    let stage = Stage::LoggedOut(LoggedOut { is_leaving: true, ..LoggedOut::default() });
    Next::To(State::Waiting { session, stage }, Effect::Open)
}

/// No call waits for this: the flow rests in the meantime.
fn poll_sso(session: Box<Session>) -> Next<State> {
    let effect = Effect::Ask(Step::CheckSso, sso_request::ask(&session, &session.sso.check, &[]));
    Next::To(State::Waiting { session, stage: Stage::Ready }, effect)
}

/// The page came back from the SSO server. Only a logon with the mark of this attempt is believed (5).
fn returned(session: Box<Session>, mark: &str, query: Returned) -> Next<State> {
    let has = |text: &Option<String>| text.as_deref().is_some_and(|text| !text.is_empty());
    let is_ours = query.bonin_try.as_deref() == Some(mark) && !mark.is_empty();
    let is_logon = has(&query.sso_response) || has(&query.artifact_id);
    if is_ours && !is_logon && has(&query.error_code) {
        let (phase, code) = (Phase::Begin, query.error_code);
        let body = Refused { phase, error_code: code.clone(), error_message: query.error_message };
        return post(session, Some(Stage::Ready), PendingRequest::Refused { phase, code }, Body::Refused(body));
    }
    if !is_ours || !is_logon {
        return look(session, true);
    }
    let logon = Logon {
        sso_response: query.sso_response.map(PassedOn),
        artifact_id: query.artifact_id.map(PassedOn),
        policy_version: query.policy_version.map(PassedOn),
        gate_url: None,
        move_url: None,
        authn_group: None,
        domain_cred: None,
        dupinfo: None,
        uccp: None,
        method: Method::Page,
    };
    let body = Body::Logon(Box::new(logon));
    post(session, Some(Stage::Ready), PendingRequest::Logon { method: Method::Page, held: true }, body)
}

fn blocked() -> Error {
    Error::new(Kind::Misuse, Reason::WindowBlocked)
}
