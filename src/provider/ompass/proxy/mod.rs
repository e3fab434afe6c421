//! OMPASS's table for the proxy: the address of OMPASS's page, and then the check of the token that the user came back with.
//! Besides, for the operator's own backend, a registration is taken back.

mod reset;

use super::api::{StartedV1, StartedV2};
use super::identity::{identity, is_same, of_another};
use super::limits::{CHECKS, GRACE_MS, SEALED_SECONDS, USED_SECONDS};
use super::messages::{BeginBody, FinishBody, Login, RESET, Step};
use super::sealed::{Sealed, Transaction};
use super::settings::{self, Settings, Version};
use super::values::{Token, UserId};
use super::{PROVIDER, requests, response};
use crate::error::{Error, Kind, Next as Advice, Reason};
use crate::flow::Identity;
use crate::flow::answers::{bad_answer, unreachable};
use crate::flow::proxy_call::{Answer, Cost, Event, Given, Next, ProxyContext, ProxyFlow, Response, Task};
use crate::flow::reading::read_tolerantly;
use crate::format::url;
use reset::{Progress, Reset};
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sha2::{Digest, Sha256};

/// The states within a call, named for the thing that each waits for.
#[derive(Debug)]
pub enum Proxy {
    /// The page for a login.
    Opening(Transaction),
    /// OMPASS's check of a token.
    Checking {
        /// The login.
        of: Transaction,
        /// The user that the token was checked for.
        user: UserId,
        /// The mark of the token for the store, which does not tell it.
        key: String,
    },
    /// The store, which knows if the token was used before.
    CheckingReplay(Box<Identity>),
    /// OMPASS's answers to a reset.
    Resetting(Reset),
}

/// The calls of the page and of the operator's backend, with their bodies.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Call {
    /// Start a login.
    Begin(BeginBody),
    /// Check the token that the user came back with.
    Finish(FinishBody),
    /// Take a registration back.
    Reset {
        /// The user.
        user_id: UserId,
    },
}

/// The members of the answers.
#[derive(Serialize)]
#[serde(untagged, rename_all_fields = "camelCase")]
pub enum Body {
    /// To `begin`. A registration that the user may have is no part of it, because anyone may ask.
    Started {
        /// OMPASS's page.
        url: String,
        /// The time that the user may take.
        expire_seconds: i64,
    },
    /// To `reset`.
    Reset(reset::Done),
}

type Context<'a> = ProxyContext<'a, Proxy>;

impl ProxyFlow for Proxy {
    const PROVIDER: &'static str = PROVIDER;
    const SEALED: u32 = 3;
    const STEPS: &'static [&'static str] = &[Step::Begin.word(), Step::Finish.word()];
    const STARTS: &'static [&'static str] = &[Step::Begin.word()];
    const BACKEND_STEPS: &'static [&'static str] = &[RESET];
    const FLOW_SECONDS: i64 = SEALED_SECONDS;
    type Settings = Settings;
    type Call = Call;
    type Sealed = Sealed;
    type Body = Body;

    fn most(_: Cost) -> u8 {
        CHECKS
    }

    fn configure(given: &mut Given) -> Option<Settings> {
        settings::configure(given)
    }

    fn servers(settings: &Settings) -> Vec<(&'static str, &str)> {
        vec![("baseUrl", &settings.base_url)]
    }

    fn call(sealed: Option<Sealed>, call: Call, context: &mut Context<'_>) -> Result<Next<Self>, Error> {
        match (sealed, call) {
            (None, Call::Begin(body)) => begin(body, context),
            (Some(Sealed::Away(of)), Call::Finish(body)) => finish(of, body, context),
            (None, Call::Reset { user_id }) => Ok(resetting(Reset::begin(&user_id, context.settings)?)),
            _ => Ok(Next::Refused),
        }
    }

    fn step(self, event: Event, context: &mut Context<'_>) -> Result<Next<Self>, Error> {
        Ok(match (self, event) {
            (Self::Opening(of), Event::Response(response)) => match page(&response, context) {
                Ok(body) => Answer::ok(body, Sealed::Away(of)),
                Err(error) => Answer::over(error, None),
            },
            (Self::Opening(_), Event::Unreachable { timeout }) => {
                Answer::over(unreachable(Step::Begin.word(), timeout), None)
            }
            (Self::Checking { of, user, key }, Event::Response(response)) => {
                let data = response::read(&response, Step::Finish.word(), &context.settings.version, context.lang);
                match data.and_then(|data| identity(of.clone(), &user, data, context.now, context.settings)) {
                    Ok(identity) => {
                        let task = Task::Once { key, ttl: USED_SECONDS };
                        Next::Do(Self::CheckingReplay(Box::new(identity)), task)
                    }
                    Err(error) => unfinished(of, error),
                }
            }
            (Self::Checking { of, .. }, Event::Unreachable { timeout }) => {
                unfinished(of, unreachable(Step::Finish.word(), timeout))
            }
            (Self::CheckingReplay(identity), Event::Fresh) => Answer::verified(*identity),
            (Self::CheckingReplay(_), Event::Used) => {
                let error = Error::new(Kind::Rejected, Reason::ResultUsed);
                Answer::over(error.at(Step::Finish.word()).then(Advice::Restart), None)
            }
            (Self::Resetting(reset), Event::Response(response)) => {
                match reset.step(&response, context.settings, context.lang) {
                    Ok(progress) => resetting(progress),
                    Err(error) => Answer::over(error, None),
                }
            }
            (Self::Resetting(_), Event::Unreachable { timeout }) => Answer::over(unreachable(RESET, timeout), None),
            _ => Next::Refused,
        })
    }
}

fn resetting(progress: Progress) -> Next<Proxy> {
    match progress {
        Progress::Ask(reset, task) => Next::Do(Proxy::Resetting(reset), task),
        Progress::Done(done) => {
            Answer::ended(Body::Reset(done))
        }
    }
}

fn begin(body: BeginBody, context: &mut Context<'_>) -> Result<Next<Proxy>, Error> {
    let login = body.login()?;
    // There is one request for both factors in version 2, and it names the user (3.2). In version 1 the user may say on OMPASS's
    // page who they are (2.3): its example names nobody, and its text speaks of the user's id.
    if let (Version::V2 { .. }, Login::Uaf { user_id: None }) = (&context.settings.version, &login) {
        return Err(Error::misuse("userId", Reason::Missing));
    }
    let expires_at = context.now.saturating_add(context.settings.session_seconds * 1000);
    let task = requests::start(&login, body.lang.as_ref(), context.settings, context.lang);
    let of = Transaction { id: context.random_id()?, login, nonce: body.nonce, expires_at };
    Ok(Next::Do(Proxy::Opening(of), task))
}

fn page(response: &Response, context: &Context<'_>) -> Result<Body, Error> {
    let step = Step::Begin.word();
    let data = Value::Object(response::read(response, step, &context.settings.version, context.lang)?);
    let page = match context.settings.version {
        Version::V1 { .. } => read_tolerantly(&data).map(|StartedV1 { ompass_uri }| ompass_uri),
        Version::V2 { .. } => read_tolerantly(&data).map(|StartedV2 { ompass_url }| ompass_url),
    };
    let url = page.ok().filter(|page| url::is_page(page)).ok_or_else(|| bad_answer(step))?;
    if !context.settings.is_page(&url) {
        return Err(Error::config("pageHosts", Reason::NotListed).at(step));
    }
    Ok(Body::Started { url, expire_seconds: context.settings.session_seconds })
}

fn finish(of: Transaction, body: FinishBody, context: &Context<'_>) -> Result<Next<Proxy>, Error> {
    if context.now > of.expires_at.saturating_add(GRACE_MS) {
        let error = Error::new(Kind::Expired, Reason::FlowExpired);
        return Ok(Answer::over(error.at(Step::Finish.word()).then(Advice::Restart), None));
    }
    // If the user is known, no other one is asked for; if not, OMPASS has the last word (2.5).
    let user = match (of.login.user_id(), body.username) {
        (Some(user), Some(named)) if !is_same(user.as_str(), named.as_str()) => {
            return Ok(Answer::over(of_another(), None));
        }
        (Some(user), _) => user.clone(),
        (None, Some(named)) => named,
        (None, None) => return Err(Error::misuse("username", Reason::Missing)),
    };
    let task = requests::verify(&user, &body.token, context.settings);
    Ok(Next::Do(Proxy::Checking { of, user, key: mark(&body.token) }, task))
}

fn mark(token: &Token) -> String {
    let hash = Sha256::digest(token.as_str());
    let digits: String = hash.iter().map(|byte| format!("{byte:02x}")).collect();
    format!("{PROVIDER}:{digits}")
}

/// The page may try again, if the error says so.
fn unfinished(of: Transaction, error: Error) -> Next<Proxy> {
    if Step::Finish.goes_on_after(&error) {
        Answer::failed(error, None, Sealed::Away(of))
    } else {
        Answer::over(error, None)
    }
}
