//! The agents of the sites, which the sites' own servers ask (4).

use super::Emulator;
use super::call::Call;
use super::messages::{Answer, Attributes, Fields, More};
use super::routes::{Dialect, Step};
use super::state::{App, End, MINUTES, Message, time};
use super::users::{Behavior, User};
use crate::host::{Context, Output, Reply, Request};
use bonin::error::Error;

/// The address of the other logon of a user: one that is reserved for documents (RFC 5737).
const ELSEWHERE: &str = "203.0.113.7";

/// Answers a site's server.
pub fn arrive(
    emulator: &mut Emulator,
    site: &'static str,
    dialect: Dialect,
    step: Step,
    request: &Request,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    if request.method != "POST" {
        return Ok(Output::Reply(Reply::empty(405), None));
    }
    // Two calls have one path, and `op` tells which is meant; without it, the check is.
    let is_logon_asked = request.body.split('&').any(|pair| pair == "op=LI");
    let is_logon = dialect == Dialect::V9 && step == Step::Check && is_logon_asked;
    let step = if is_logon { Step::Logon } else { step };
    let mut call = Call::arriving(emulator, step, request, context.now);
    call.careless = dialect == Dialect::Java && matches!(step, Step::Logon | Step::Factor);
    if let Some(ordered) = call.ordered() {
        return Ok(call.reply(&ordered));
    }
    let name = format!("nets_app_{}", site.replace('-', "_"));
    let token = request.cookie(&name);
    let answer = match step {
        Step::Config => config(site, request),
        Step::Check => check(emulator, site, dialect, &token, context.now, &mut call, &name),
        Step::Logon => logon(emulator, site, dialect, &mut call, &name, context)?,
        Step::Duplicate => duplicate(emulator, dialect, &call),
        Step::DuplicateYes => {
            let Fields { sso_request, sso_request_lower, .. } = &call.fields;
            let request = if sso_request.is_empty() { sso_request_lower } else { sso_request };
            match emulator.state.choices.iter().find(|choice| choice.request == *request) {
                Some(choice) => Answer::good(More::Credential { credential: choice.credential.clone() }),
                None => call.refusal("11060001", "고를 수 있는 시간이 지났습니다."),
            }
        }
        Step::DuplicateNo => {
            emulator.state.choices.retain(|choice| choice.request != call.fields.sso_request);
            Answer::good(More::Nothing)
        }
        Step::Factor => factor(emulator, &call, context.now),
        Step::Key => {
            let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
            let id = emulator.state.key(context)?;
            let (modulus, exponent) = emulator.key.public();
            // The exponent without its leading zero, as the pages print it.
            let exponent = hex(&exponent).trim_start_matches('0').into();
            Answer { more: More::Key { id, modulus: hex(&modulus), exponent }, ..Answer::default() }
        }
        Step::SsoCheck | Step::SsoLogon | Step::SsoLogoff | Step::Move => Answer::default(),
    };
    Ok(call.reply(&answer))
}

fn config(site: &'static str, request: &Request) -> Answer {
    let service = |name: &str| format!("{}/nets/sso/{name}", request.origin);
    let more = More::Config {
        ssosite: site,
        default_url: "",
        url_logon: service("logon"),
        url_check: service("check"),
        url_logoff: service("logoff"),
    };
    Answer { result: Some(true), more, ..Answer::default() }
}

/// The state of a logon, in the word of a generation (2).
fn status(dialect: Dialect, success: bool) -> String {
    match (dialect, success) {
        (Dialect::V9, true) => "SSO_SUCCESS",
        (Dialect::V9, false) => "SSO_FIRST",
        (_, true) => "SSOSuccess",
        (_, false) => "SSOFirstAccess",
    }
    .into()
}

fn check(
    emulator: &mut Emulator,
    site: &str,
    dialect: Dialect,
    token: &str,
    now: i64,
    call: &mut Call,
    name: &str,
) -> Answer {
    let as_map = emulator.options.attribute_map;
    let state = &mut emulator.state;
    let found = state.apps.iter_mut().find(|app| app.cookie == token && app.site == site);
    let Some(app) = found else {
        let more = More::User { user_id: "", user_attribute: Attributes::List(Vec::new()) };
        return Answer { auth_status: Some(status(dialect, false)), ..Answer::good(more) };
    };
    let over = app.over(now);
    let session = state.sessions.iter().find(|session| session.id == app.session);
    let refusal = match (over, session.map(|session| session.end)) {
        (Some(code), _) => Some(call.refusal(code, "시간이 지났습니다.")),
        (None, None) => Some(call.refusal("11040007", "중앙 세션이 없습니다.")),
        (None, Some(Some(End::LoggedOff))) => Some(call.refusal("0", "")),
        (None, Some(Some(End::Replaced(at)))) => {
            let refusal = call.refusal("11060002", "다른 곳에서 로그인했습니다.");
            Some(refusal.with(More::Replaced { dup_ip: ELSEWHERE, dup_time: time(at) }))
        }
        (None, Some(None)) => None,
    };
    if let Some(refusal) = refusal {
        state.apps.retain(|app| app.cookie != token);
        call.cookie(format!("{name}=; Path=/; Expires=Thu, 01-Jan-1970 00:00:10 GMT"));
        return refusal;
    }
    app.used = now;
    session.map_or_else(Answer::default, |session| success(dialect, as_map, session.user))
}

fn success(dialect: Dialect, as_map: bool, user: &User) -> Answer {
    let more = More::User { user_id: user.id, user_attribute: Attributes::of(user.name, as_map) };
    Answer { auth_status: Some(status(dialect, true)), ..Answer::good(more) }
}

/// Back-channel: the artifact becomes the app token of this site, once.
fn logon(
    emulator: &mut Emulator,
    site: &'static str,
    dialect: Dialect,
    call: &mut Call,
    name: &str,
    context: &mut Context<'_>,
) -> Result<Answer, Error> {
    let as_map = emulator.options.attribute_map;
    let state = &mut emulator.state;
    let is_site = call.fields.ssosite == site;
    let at = state.artifacts.iter().position(|artifact| {
        let Fields { artifact_id, sso_response, .. } = &call.fields;
        let is_same = artifact.id == *artifact_id && artifact.response == *sso_response;
        is_same && artifact.site == site && is_site
    });
    let Some(artifact) = at.map(|at| state.artifacts.remove(at)) else {
        return Ok(call.refusal("11030001", "\"artifact\"를 확인할 수 없습니다."));
    };
    let Some(user) = state.session(&artifact.session).map(|session| session.user) else {
        return Ok(call.refusal("11040007", "중앙 세션이 없습니다."));
    };
    let cookie = context.random_id()?;
    call.cookie(format!("{name}={cookie}; Path=/; HttpOnly"));
    state.apps.push(App { cookie, site, session: artifact.session, born: context.now, used: context.now });
    Ok(success(dialect, as_map, user))
}

fn duplicate(emulator: &Emulator, dialect: Dialect, call: &Call) -> Answer {
    let minutes = if emulator.options.no_limit { 0 } else { MINUTES };
    let found = emulator.state.choices.iter().find(|choice| choice.request == call.fields.sso_request);
    let Some(choice) = found else { return call.refusal("11060001", "고를 수 있는 시간이 지났습니다.") };
    Answer::good(More::Duplicate {
        user_id: choice.user.id,
        time: time(choice.other_at),
        ip: ELSEWHERE,
        timeout_minutes: minutes,
        // The third generation has the credential here, the others give it for a yes (4.8).
        credential: Some(choice.credential.clone()).filter(|_| dialect == Dialect::V9),
    })
}

/// Sends the code, and describes the second factor (4.7).
fn factor(emulator: &mut Emulator, call: &Call, now: i64) -> Answer {
    let state = &mut emulator.state;
    let Fields { ntfa, tfa_id, signature, .. } = &call.fields;
    let found = state.factors.iter().find(|factor| match ntfa.as_str() {
        "" => factor.id == *tfa_id,
        ntfa => factor.id == ntfa && factor.signature == *signature,
    });
    let Some(factor) = found else { return call.refusal("11100023", "\"2차 인증\"을 찾을 수 없습니다.") };
    if let Behavior::Factor(phone) = factor.user.behavior {
        state.messages.push(Message { phone, at: now, code: factor.code.clone() });
    }
    Answer::good(More::Factor {
        user_id: factor.user.id,
        tfa_id: factor.id.clone(),
        target_yn: "Y",
        device: "SMS",
        code: "",
        method: "OTP",
        timeout_minutes: MINUTES,
    })
}
