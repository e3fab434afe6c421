//! Toss cert's table for the proxy: a request, then for each confirm the status, and the result once the user is done.

mod requests;

use super::api::{Accepted, Status};
use super::identity;
use super::limits::{READS, REQUESTS, TX_ID_BYTES, USED_SECONDS};
use super::messages::{Begin, RequestBody, Step};
use super::method::{Method, Trigger};
use super::response::{self, Refusal};
use super::settings::{self, Settings, is_link};
use super::{PROVIDER, goes_on};
use crate::error::{Error, Kind, Next as Advice, Reason};
use crate::flow::answers::{bad_answer, unreachable};
use crate::flow::proxy_call::{Answer, Cost, Event, Given, Next, ProxyContext, ProxyFlow, Task};
use crate::flow::{Identity, Nonce};
use crate::format::url;
use crate::crypto::ProviderKey;
use crate::provider::toss_cert::session::{Mode, Session};
use requests::{Work, checked};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// The purpose of a flow, before Toss knows of it.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Purpose {
    method: Method,
    /// The relying party's value for the ticket.
    nonce: Option<Nonce>,
}

/// A transaction at Toss.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Transaction {
    /// Toss's id of it.
    pub(super) tx_id: String,
    /// The purpose of the flow.
    pub(super) method: Method,
    /// The way in which the person learned of it; none in the standard window.
    pub(super) trigger: Option<Trigger>,
    /// The relying party's value for the ticket.
    pub(super) nonce: Option<Nonce>,
    /// The number of reads of the result that got lost: each may have been one of the two that Toss allows.
    lost: u32,
}

/// The states between two calls, named for the call that each waits for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Sealed {
    /// The request.
    Ready(Purpose),
    /// A confirm.
    Requested(Transaction),
}

/// The states within a call, named for the thing that each waits for.
#[derive(Debug)]
pub enum Proxy {
    /// The access token.
    Authorizing {
        /// The request that needs it.
        work: Work,
        /// An older one was refused.
        is_renewed: bool,
    },
    /// Toss's answer.
    Asking {
        /// The request.
        work: Work,
        /// An older access token was refused.
        is_renewed: bool,
    },
    /// The store, which knows if the result was used before.
    CheckingReplay(Box<Identity>),
}

/// The calls of the page, with their bodies.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub enum Call {
    /// Start the flow.
    Begin(Begin),
    /// Ask for the verification of a person.
    Request(Box<RequestBody>),
    /// Ask for the result.
    Confirm,
}

/// The members of the answers to the page.
#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Body {
    #[serde(skip_serializing_if = "Option::is_none")]
    public_key: Option<ProviderKey>,
    #[serde(skip_serializing_if = "Option::is_none")]
    expire_seconds: Option<i64>,
    #[serde(skip_serializing_if = "Option::is_none")]
    app_scheme: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    android_app_uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    ios_app_uri: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    auth_url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    tx_id: Option<String>,
}

type Context<'a> = ProxyContext<'a, Proxy>;

impl ProxyFlow for Proxy {
    const PROVIDER: &'static str = PROVIDER;
    const SEALED: u32 = 3;
    const STEPS: &'static [&'static str] = &["begin", "request", "confirm"];
    const STARTS: &'static [&'static str] = &["begin"];
    type Settings = Settings;
    type Call = Call;
    type Sealed = Sealed;
    type Body = Body;

    fn most(cost: Cost) -> u8 {
        if cost == Cost::Value { READS as u8 } else { REQUESTS }
    }

    fn configure(given: &mut Given) -> Option<Settings> {
        settings::configure(given)
    }

    fn servers(settings: &Settings) -> Vec<(&'static str, &str)> {
        vec![("baseUrl", &settings.base_url), ("oauthUrl", &settings.oauth_url)]
    }

    fn call(sealed: Option<Sealed>, call: Call, context: &mut Context<'_>) -> Result<Next<Self>, Error> {
        Ok(match (sealed, call) {
            // Toss has nothing to say yet: its key is a setting of the operator's.
            (None, Call::Begin(Begin { method, nonce })) => {
                let body = Body { public_key: Some(context.settings.public_key.clone()), ..Body::default() };
                Answer::ok(body, Sealed::Ready(Purpose { method: method.unwrap_or_default(), nonce }))
            }
            (Some(Sealed::Ready(of)), Call::Request(body)) => {
                let asked = checked(*body, of.method)?;
                Work::Request(of, asked).authorize(false, context.settings)
            }
            (Some(Sealed::Requested(of)), Call::Confirm) => Work::Status(of).authorize(false, context.settings),
            _ => Next::Refused,
        })
    }

    fn step(self, event: Event, context: &mut Context<'_>) -> Result<Next<Self>, Error> {
        Ok(match (self, event) {
            // ── Access token ──
            (Self::Authorizing { work, is_renewed }, Event::Response(response)) => {
                match response::access_token(&response, work.step()) {
                    Ok(token) => work.ask(is_renewed, &token, context.settings),
                    Err(error) => failed(work, error),
                }
            }
            (Self::Authorizing { work, .. }, Event::Unreachable { timeout }) => {
                let error = unreachable(work.step().word(), timeout);
                failed(work, error)
            }

            // ── Request, status, result ──
            (Self::Asking { work, is_renewed }, Event::Response(response)) => match response::success(&response) {
                Ok(success) => answered(work, success, context)?,
                Err(refusal) => refused(work, is_renewed, &refusal, context),
            },
            (Self::Asking { work, .. }, Event::Unreachable { timeout }) => {
                let error = unreachable(work.step().word(), timeout);
                lost(work, error)
            }

            // ── The first use ──
            (Self::CheckingReplay(identity), Event::Fresh) => Answer::verified(*identity),
            (Self::CheckingReplay(_), Event::Used) => {
                let error = Error::new(Kind::Rejected, Reason::ResultUsed).then(Advice::Restart);
                Answer::over(error.at(Step::Confirm.word()), None)
            }

            _ => Next::Refused,
        })
    }
}

/// Back to the state that the call came from, if the page may try again.
fn failed(work: Work, error: Error) -> Next<Proxy> {
    if goes_on(&error, work.step()) { Answer::failed(error, None, work.back()) } else { Answer::over(error, None) }
}

/// There was no answer. A result can be read twice (2.6), and the read that got lost may have been one of the two, so one more
/// is left, and then none.
fn lost(work: Work, error: Error) -> Next<Proxy> {
    match work {
        Work::Result(of, session) => {
            let of = Transaction { lost: of.lost + 1, ..of };
            let error = if of.lost < READS { error } else { error.then(Advice::Restart) };
            failed(Work::Result(of, session), error)
        }
        work => failed(work, error),
    }
}

/// A refused token is replaced once. A result is not asked for again without the user (2.6).
fn refused(work: Work, is_renewed: bool, refusal: &Refusal, context: &Context<'_>) -> Next<Proxy> {
    let error = refusal.error(work.step(), context.lang);
    match (refusal, &work) {
        // Nothing was read: the next confirm begins with the status, which gets another token.
        (Refusal::Token, Work::Result(..)) => failed(work, error.then(Advice::Wait)),
        (Refusal::Token, _) if !is_renewed => work.authorize(true, context.settings),
        (Refusal::Unreadable, _) => lost(work, error),
        _ => failed(work, error),
    }
}

fn answered(work: Work, success: Map<String, Value>, context: &mut Context<'_>) -> Result<Next<Proxy>, Error> {
    Ok(match work {
        Work::Request(of, asked) => match accepted(of.clone(), asked.trigger(), response::members(success), context) {
            Some(next) => next,
            None => failed(Work::Request(of, asked), bad_answer(Step::Request.word())),
        },
        Work::Status(of) => status(of, &response::members(success), context)?,
        Work::Result(of, session) => match identity::identity(success, &of, &session, context) {
            Ok(identity) => {
                let key = format!("{PROVIDER}:{}", of.tx_id);
                Next::Do(Proxy::CheckingReplay(Box::new(identity)), Task::Once { key, ttl: USED_SECONDS })
            }
            Err(error) => Answer::over(error.at(Step::Confirm.word()), None),
        },
    })
}

/// The members that the page may know: the user's way from here. `None` if there is none, or no transaction to wait for.
fn accepted(of: Purpose, trigger: Option<Trigger>, answer: Accepted, context: &Context<'_>) -> Option<Next<Proxy>> {
    let fits = |id: &String| id.len() <= TX_ID_BYTES && id.bytes().all(|b| b.is_ascii_graphic());
    let link = |link: Option<String>| link.filter(|link| is_link(link));
    let tx_id = answer.tx_id.0.filter(fits)?;
    let way = match trigger {
        Some(Trigger::Push) => Body::default(),
        Some(Trigger::AppScheme) => {
            let links = [answer.app_scheme, answer.android_app_uri, answer.ios_app_uri].map(|text| link(text.0));
            if links.iter().all(Option::is_none) {
                return None;
            }
            let [app_scheme, android_app_uri, ios_app_uri] = links;
            Body { app_scheme, android_app_uri, ios_app_uri, ..Body::default() }
        }
        None => {
            let auth_url = Some(answer.auth_url.0.filter(|page| url::is_page(page))?);
            Body { auth_url, tx_id: Some(tx_id.clone()), ..Body::default() }
        }
    };
    let body = Body { expire_seconds: context.settings.expire_seconds, ..way };
    let of = Transaction { tx_id, method: of.method, trigger, nonce: of.nonce, lost: 0 };
    Some(Answer::ok(body, Sealed::Requested(of)))
}

/// The progress, and no more: if the status is unknown, the result decides.
fn status(of: Transaction, answer: &Status, context: &mut Context<'_>) -> Result<Next<Proxy>, Error> {
    let error = match answer.status.as_deref() {
        _ if answer.tx_id.as_deref().is_some_and(|id| id != of.tx_id) => {
            Error::new(Kind::Tampered, Reason::OtherTransaction).then(Advice::Restart)
        }
        None => bad_answer(Step::Confirm.word()),
        Some("REQUESTED" | "IN_PROGRESS") => Error::new(Kind::Rejected, Reason::NotYet).then(Advice::Wait),
        Some("EXPIRED") => Error::new(Kind::Expired, Reason::FlowExpired).then(Advice::Restart),
        Some(_) => {
            let session = Session::generate(Mode::Gcm, &context.settings.public_key, context.rng)?;
            return Ok(Work::Result(of, Box::new(session)).authorize(false, context.settings));
        }
    };
    Ok(failed(Work::Status(of), error.at(Step::Confirm.word())))
}
