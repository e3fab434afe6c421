//! The requests to the agent, and what follows from its replies: logons, second factors, choices and checks.

use super::post_logon;
use super::site;
use super::state::{Body, Context, PendingChoice, PendingLogon, Proxy, Session, Stepped};
use crate::error::{Error, Kind, Next as Advice, Reason};
use crate::flow::Identity;
use crate::flow::answers::bad_answer;
use crate::flow::proxy_call::{Answer, Next, Task};
use crate::provider::nets::PROVIDER;
use crate::provider::nets::agent::{AgentCall, Status};
use crate::provider::nets::agent_client::AgentReply;
use crate::provider::nets::bodies::{
    Duplicate, Factor, FactorDetails, Logon, OtherLogon, PassedOn, Phase, Refused, SsoSite, Try,
};
use crate::provider::nets::codes::{REPLACED, must_log_off, refusal};
use crate::provider::nets::identity::{identity, name_of, user};
use crate::provider::nets::lenient_json::ErrorCode;
use crate::provider::nets::limits::{REPLAY_SECONDS, SEALED};
use crate::provider::nets::profile::{AgentField, FactorName};
use crate::provider::nets::settings::Protection;

// ── Tasks and answers ──

/// A request to the agent, with these fields.
pub(super) fn ask(call: AgentCall, fields: &[(AgentField, &str)], mut state: Proxy, context: &Context<'_>) -> Stepped {
    let request = call.request(fields, state.jar(), context.settings, context.caller)?;
    Ok(Next::Do(state, Task::Http(request)))
}

/// An answer to the page; the flow goes on.
pub(super) fn replied(session: Box<Session>, body: Body, error: Option<Error>) -> Next<Proxy> {
    Next::Done(Answer { body: Some(body), identity: None, error, sealed: Some(session), is_left: false, otp: None })
}

/// The same, with a key for the next password: the password that led here has used its key up.
pub(super) fn replied_with_key(
    session: Box<Session>,
    body: Body,
    error: Option<Error>,
    context: &Context<'_>,
) -> Stepped {
    match context.settings.credentials {
        Protection::Basic => Ok(replied(session, body, error)),
        Protection::Encrypted => {
            ask(AgentCall::Key, &[], Proxy::NextKey { session, body: Box::new(body), error }, context)
        }
    }
}

fn failed(session: Box<Session>, error: Error) -> Next<Proxy> {
    Answer::failed(error, None, session)
}

/// `true`, or nothing.
fn flag(value: bool) -> Option<bool> {
    value.then_some(true)
}

fn text(text: &Option<PassedOn>) -> &str {
    text.as_ref().map_or("", |text| &text.0)
}

/// A text that says something.
fn known(text: Option<&str>) -> Option<String> {
    text.filter(|text| !text.is_empty()).map(String::from)
}

// ── Begin ──

pub(super) fn first_checked(
    session: Box<Session>,
    sso: Box<SsoSite>,
    reply: &AgentReply,
    context: &Context<'_>,
) -> Stepped {
    let code = reply.code();
    match reply.status(&context.settings.profile) {
        // Without a cookie nobody is logged on, whatever the agent says.
        Some(Status::First | Status::Success) => first_key(session, sso, context),
        Some(Status::Fail) if code.is_none() => first_key(session, sso, context),
        Some(Status::Fail) if must_log_off(code) => {
            let duplicate = replaced_by(reply);
            let body = Body { sso: Some(sso), must_log_off: flag(true), duplicate, ..Body::default() };
            Ok(replied(session, body, Some(reply.error("begin", context.settings, context.lang))))
        }
        _ => Ok(Answer::over(reply.error("begin", context.settings, context.lang), None)),
    }
}

fn first_key(session: Box<Session>, sso: Box<SsoSite>, context: &Context<'_>) -> Stepped {
    match context.settings.credentials {
        Protection::Basic => Ok(Answer::ok(Body { sso: Some(sso), ..Body::default() }, session)),
        Protection::Encrypted => ask(AgentCall::Key, &[], Proxy::FirstKey { session, sso }, context),
    }
}

// ── A logon ──

/// The meaning of a refusal of the SSO server; after a password with another key.
pub(super) fn refused(session: Box<Session>, refused: &Refused, context: &Context<'_>) -> Stepped {
    let code = ErrorCode::cleaned(refused.error_code.as_deref());
    let phase = refused.phase;
    let error = refusal(code.as_deref(), refused.error_message.as_deref(), phase.word(), context.lang);
    let body = Body { must_log_off: flag(must_log_off(code.as_deref())), ..Body::default() };
    if phase == Phase::Logon {
        return replied_with_key(session, body, Some(error), context);
    }
    Ok(replied(session, body, Some(error)))
}

pub(super) fn logon(mut session: Box<Session>, logon: Logon, context: &Context<'_>) -> Stepped {
    let (response, artifact) = (text(&logon.sso_response), text(&logon.artifact_id));
    if response.is_empty() && artifact.is_empty() {
        return Err(Error::misuse("artifactID", Reason::Missing));
    }
    let name = name_of(artifact, response);
    let site = session.site.clone();
    let fields = [
        (AgentField::Site, site.as_str()),
        (AgentField::SsoResponse, response),
        (AgentField::ArtifactId, artifact),
        (AgentField::PolicyVersion, text(&logon.policy_version)),
    ];
    session.moves = post_logon::requests(&logon, context.settings);
    let body = Body {
        gate_url: post_logon::gate(&logon, context.settings),
        hijack_script: context.settings.hijack_script_url.clone(),
        moves: Some(session.moves.len()).filter(|moves| *moves > 0),
        ..Body::default()
    };
    let pending = PendingLogon { name, method: logon.method.word(), body };
    ask(AgentCall::Logon, &fields, Proxy::Logon { session, logon: Box::new(pending) }, context)
}

pub(super) fn logged_on(
    session: Box<Session>,
    logon: PendingLogon,
    reply: &AgentReply,
    context: &Context<'_>,
) -> Stepped {
    if reply.status(&context.settings.profile) != Some(Status::Success) {
        let body = Body { must_log_off: flag(must_log_off(reply.code())), ..Body::default() };
        let error = reply.error("logon", context.settings, context.lang);
        return replied_with_key(session, body, Some(error), context);
    }
    let nonce = session.nonce.clone();
    match identity(reply, logon.method, &logon.name, nonce, context.now) {
        Ok(identity) => {
            let key = [PROVIDER, ":", &logon.name].concat();
            let (identity, body) = (Box::new(identity), Box::new(logon.body));
            let task = Task::Once { key, ttl: REPLAY_SECONDS };
            Ok(Next::Do(Proxy::CheckingReplay { session, identity, body }, task))
        }
        Err(error) => Ok(failed(session, error)),
    }
}

pub(super) fn verified(mut session: Box<Session>, identity: Box<Identity>, body: Body) -> Next<Proxy> {
    session.user.clone_from(&identity.user_id);
    session.choice = None;
    Answer::logged_in(identity, Some(body), session)
}

pub(super) fn used(session: Box<Session>) -> Next<Proxy> {
    failed(session, Error::new(Kind::Rejected, Reason::ResultUsed).at("logon").then(Advice::Restart))
}

// ── A second factor ──

pub(super) fn factor(session: Box<Session>, factor: Factor, context: &Context<'_>) -> Stepped {
    let policy = (AgentField::PolicyVersion, text(&factor.policy_version));
    let fields = match context.settings.profile.factor {
        FactorName::Ntfa => {
            vec![(AgentField::Ntfa, text(&factor.ntfa)), (AgentField::Signature, text(&factor.signature)), policy]
        }
        FactorName::TfaId => vec![(AgentField::TfaId, text(&factor.tfa_id)), policy],
    };
    let id = factor.tfa_id.as_ref().map(|id| id.0.clone());
    ask(AgentCall::Factor, &fields, Proxy::Factor { session, id }, context)
}

pub(super) fn factor_known(
    session: Box<Session>,
    id: Option<String>,
    reply: &AgentReply,
    context: &Context<'_>,
) -> Stepped {
    let members = &reply.members;
    let id = known(members.tfa_id.as_deref()).or(id).filter(|id| !id.is_empty() && id.len() <= SEALED);
    let (body, error) = match id {
        _ if !reply.is_good() => (Body::default(), Some(reply.error("factor", context.settings, context.lang))),
        _ if members.target.as_deref() == Some("N") => {
            (Body::default(), Some(refusal(Some("13100003"), None, "factor", context.lang)))
        }
        None => (Body::default(), Some(bad_answer("factor"))),
        // The reply has a `code`, too. It may be the one that is asked for, so the page does not get it.
        Some(tfa_id) => {
            let factor = FactorDetails {
                tfa_id,
                user_id: known(members.factor_user.as_deref()),
                device: known(members.device.as_deref()),
                method: known(members.method.as_deref()),
                timeout_minutes: reply.timeout_minutes(),
            };
            (Body { factor: Some(factor), ..Body::default() }, None)
        }
    };
    // If the code does not come in time, the password is typed once more.
    replied_with_key(session, body, error, context)
}

// ── Two logons ──

pub(super) fn duplicate(mut session: Box<Session>, duplicate: Duplicate, context: &Context<'_>) -> Stepped {
    let sso_request = text(&duplicate.sso_request);
    if sso_request.len() > SEALED {
        return Err(Error::misuse("ssoRequest", Reason::TooLong));
    }
    session.choice = None;
    let fields = [(AgentField::SsoRequest, sso_request), (AgentField::PolicyVersion, text(&duplicate.policy_version))];
    let state = Proxy::Duplicate { session, sso_request: sso_request.into() };
    ask(AgentCall::Duplicate, &fields, state, context)
}

pub(super) fn duplicate_known(
    mut session: Box<Session>,
    sso_request: String,
    reply: &AgentReply,
    context: &Context<'_>,
) -> Stepped {
    if !reply.is_good() {
        let error = reply.error("duplicate", context.settings, context.lang);
        return replied_with_key(session, Body::default(), Some(error), context);
    }
    let members = &reply.members;
    let credential = members.credential.as_deref().filter(|credential| credential.len() <= SEALED);
    session.choice = Some(PendingChoice { sso_request, credential: credential.map(String::from) });
    let duplicate = OtherLogon {
        user_id: known(members.factor_user.as_deref()),
        ip: known(members.ip.as_deref()),
        time: known(members.time.as_deref()),
        timeout_minutes: reply.timeout_minutes(),
    };
    replied_with_key(session, Body { duplicate: Some(duplicate), ..Body::default() }, None, context)
}

pub(super) fn choose(session: Box<Session>, stay: bool, context: &Context<'_>) -> Stepped {
    let call = if stay { AgentCall::DuplicateYes } else { AgentCall::DuplicateNo };
    let choice = session.choice.as_ref();
    if context.settings.address(call).is_none() {
        let credential = choice.and_then(|choice| choice.credential.clone());
        return Ok(choice_made(session, stay, credential));
    }
    let request = choice.map(|choice| choice.sso_request.clone()).unwrap_or_default();
    ask(call, &[(AgentField::ChoiceRequest, &request)], Proxy::Choosing { session, stay }, context)
}

pub(super) fn chosen(session: Box<Session>, stay: bool, reply: &AgentReply, context: &Context<'_>) -> Next<Proxy> {
    if stay && !reply.is_good() {
        return failed(session, reply.error("choose", context.settings, context.lang));
    }
    choice_made(session, stay, reply.members.credential.0.clone())
}

/// The page logs on with the credential at once. Somebody who gives way may log on as another user.
pub(super) fn choice_made(mut session: Box<Session>, stay: bool, credential: Option<String>) -> Next<Proxy> {
    session.choice = None;
    match credential.filter(|credential| !credential.is_empty()) {
        _ if !stay => Answer::ok(Body::default(), session),
        Some(credential) => Answer::ok(Body { credential: Some(credential), ..Body::default() }, session),
        None => failed(session, bad_answer("choose")),
    }
}

// ── After a logon ──

pub(super) fn checked(session: Box<Session>, reply: &AgentReply, context: &Context<'_>) -> Next<Proxy> {
    let code = reply.code();
    let out = || Body { logged_out: Some(true), ..Body::default() };
    let error = || reply.error("check", context.settings, context.lang);
    match reply.status(&context.settings.profile) {
        Some(Status::Success) if user(reply) == session.user.as_ref().map(|user| user.as_str()) => {
            Answer::ok(Body::default(), session)
        }
        Some(Status::Success) => {
            let error = Error::new(Kind::Tampered, Reason::OtherTransaction).at("check").then(Advice::Restart);
            Answer::left(out(), Some(error))
        }
        Some(Status::First) => Answer::left(out(), None),
        Some(Status::Fail) if code.is_none() => Answer::left(out(), None),
        Some(Status::Fail | Status::Denied) => {
            let body = Body { must_log_off: flag(must_log_off(code)), duplicate: replaced_by(reply), ..out() };
            Answer::left(body, Some(error()))
        }
        Some(Status::Unavailable) | None => failed(session, error()),
    }
}

/// The later logon that ended this one: where from, and when.
fn replaced_by(reply: &AgentReply) -> Option<OtherLogon> {
    let members = &reply.members;
    (reply.code() == Some(REPLACED)).then(|| OtherLogon {
        ip: known(members.dup_ip.as_deref()),
        time: known(members.dup_time.as_deref()),
        ..OtherLogon::default()
    })
}

/// The address for a logon at page level.
pub(super) fn attempt(session: Box<Session>, attempt: Try, context: &mut Context<'_>) -> Stepped {
    // The page that asks is the one to come back to, as with the agent's own TrySSO (4), if users may be sent there at all.
    let here = attempt.here.filter(|page| context.settings.hosts.allow(page)).map(|page| site::without_returned(&page));
    let back = match attempt.return_url {
        None => here.unwrap_or_else(|| context.settings.return_url.clone()),
        Some(page) if context.settings.hosts.allow(&page) => page,
        Some(_) => return Err(Error::misuse("returnUrl", Reason::NotListed)),
    };
    let mark = context.random_id()?;
    let url = site::attempt(&session, &back, &mark, context.settings);
    Ok(Answer::ok(Body { url: Some(url), mark: Some(mark), ..Body::default() }, session))
}

/// The next request that the SSO server wants after a logon.
pub(super) fn next_request(mut session: Box<Session>) -> Next<Proxy> {
    if session.moves.is_empty() {
        return Answer::ok(Body::default(), session);
    }
    let next = session.moves.remove(0);
    Answer::ok(Body { url: Some(next.url), body: Some(next.body), ..Body::default() }, session)
}
