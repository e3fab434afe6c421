//! The agents of the sites, which the sites' own servers ask (4).

use super::Emulator;
use super::call::Call;
use super::users::Behavior;
use super::routes::{Dialect, Step};
use super::sso::cookie;
use super::state::{App, End, MINUTES, Message, time};
use bonin::error::Error;
use crate::host::Context;
use crate::host::{Output, Reply};
use crate::json::{Loose, Value, object};
use alloc::{format, string::String, vec::Vec};

/// Answers a site's server.
pub fn arrive(
    emulator: &mut Emulator,
    site: &'static str,
    dialect: Dialect,
    step: Step,
    request: &Value,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    if request["method"].as_str() != Some("POST") {
        return Ok(Output::Reply(Reply::empty(405), None));
    }
    // Two calls have one path, and `op` tells which is meant; without it, the check is.
    let says = request["body"].as_str().unwrap_or_default();
    let is_logon = dialect == Dialect::V9 && step == Step::Check && says.split('&').any(|pair| pair == "op=LI");
    let step = if is_logon { Step::Logon } else { step };
    let mut call = Call::arriving(emulator, step, request, context.now);
    call.careless = dialect == Dialect::Java && matches!(step, Step::Logon | Step::Factor);
    if let Some(ordered) = call.ordered() {
        return Ok(call.reply(&ordered));
    }
    let name = format!("nets_app_{}", site.replace('-', "_"));
    let token = cookie(request, &name);
    let answer = match step {
        Step::Config => config(site, request),
        Step::Check => check(emulator, site, dialect, &token, context.now, &mut call, &name),
        Step::Logon => logon(emulator, site, dialect, &mut call, &name, context)?,
        Step::Duplicate => duplicate(emulator, dialect, &call),
        Step::DuplicateYes => {
            let request = match call.field("ssoRequest") {
                "" => call.field("ssorequest"),
                request => request,
            };
            match emulator.state.choices.iter().find(|choice| choice.request == request) {
                Some(choice) => good().with("credential", choice.credential.as_str()),
                None => call.refusal("11060001", "고를 수 있는 시간이 지났습니다."),
            }
        }
        Step::DuplicateNo => {
            emulator.state.choices.retain(|choice| choice.request != call.field("ssoRequest"));
            good()
        }
        Step::Factor => factor(emulator, &call, context.now),
        Step::Key => {
            let hex = |bytes: &[u8]| bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>();
            let id = emulator.state.key(context)?;
            let (modulus, exponent) = emulator.key.public();
            // The exponent without its leading zero, as the pages print it.
            let exponent = hex(&exponent);
            object([
                ("id", id.into()),
                ("modulus", hex(&modulus).into()),
                ("exponent", exponent.trim_start_matches('0').into()),
            ])
        }
        Step::SsoCheck | Step::SsoLogon | Step::SsoLogoff | Step::Move => Value::Null,
    };
    Ok(call.reply(&answer))
}

fn good() -> Value {
    object([("result", true.into()), ("errorCode", 0.into()), ("errorMessage", "".into())])
}

fn config(site: &str, request: &Value) -> Value {
    let origin = request["origin"].as_str().unwrap_or_default();
    let service = |name: &str| Value::from(format!("{origin}/nets/sso/{name}"));
    object([
        ("result", true.into()),
        ("ssosite", site.into()),
        ("defaultUrl", "".into()),
        ("urlSSOLogonService", service("logon")),
        ("urlSSOCheckService", service("check")),
        ("urlSSOLogoffService", service("logoff")),
    ])
}

/// The words of a generation for the states (2).
fn status(dialect: Dialect, success: bool) -> Value {
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
) -> Value {
    let attributes = emulator.options.attribute_map;
    let state = &mut emulator.state;
    let found = state.apps.iter_mut().find(|app| app.cookie == token && app.site == site);
    let Some(app) = found else {
        return good().with("authStatus", status(dialect, false)).with("userId", "").with("userAttribute", Value::Array(Vec::new()));
    };
    let over = app.over(now);
    let session = state.sessions.iter().find(|session| session.id == app.session);
    let refusal = match (over, session.map(|session| session.end)) {
        (Some(code), _) => Some(call.refusal(code, "시간이 지났습니다.")),
        (None, None) => Some(call.refusal("11040007", "중앙 세션이 없습니다.")),
        (None, Some(Some(End::LoggedOff))) => Some(call.refusal("0", "")),
        (None, Some(Some(End::Replaced(at)))) => {
            let refusal = call.refusal("11060002", "다른 곳에서 로그인했습니다.");
            Some(refusal.with("dupIP", "203.0.113.7").with("dupTime", time(at)))
        }
        (None, Some(None)) => None,
    };
    if let Some(refusal) = refusal {
        state.apps.retain(|app| app.cookie != token);
        call.cookie(format!("{name}=; Path=/; Expires=Thu, 01-Jan-1970 00:00:10 GMT"));
        return refusal;
    }
    app.used = now;
    session.map_or(Value::Null, |session| success(dialect, attributes, session.person.id, session.person.name))
}

fn success(dialect: Dialect, map: bool, id: &str, name: &str) -> Value {
    let attributes = [("userName", name), ("deptName", "보닌팀"), ("email", "")];
    let attributes = if map {
        object(attributes.map(|(name, value)| (name, value.into())))
    } else {
        let pair = |(name, value): (&str, &str)| object([("key", name.into()), ("value", value.into())]);
        Value::Array(attributes.map(pair).into())
    };
    good().with("authStatus", status(dialect, true)).with("userId", id).with("userAttribute", attributes)
}

/// Back-channel: the artifact becomes the app token of this site, once.
fn logon(
    emulator: &mut Emulator,
    site: &'static str,
    dialect: Dialect,
    call: &mut Call,
    name: &str,
    context: &mut Context<'_>,
) -> Result<Value, Error> {
    let attributes = emulator.options.attribute_map;
    let state = &mut emulator.state;
    let matches = call.field("ssosite") == site;
    let at = state.artifacts.iter().position(|artifact| {
        let same = artifact.id == call.field("artifactID") && artifact.response == call.field("ssoResponse");
        same && artifact.site == site && matches
    });
    let Some(artifact) = at.map(|at| state.artifacts.remove(at)) else {
        return Ok(call.refusal("11030001", "\"artifact\"를 확인할 수 없습니다."));
    };
    let Some(person) = state.session(&artifact.session).map(|session| session.person) else {
        return Ok(call.refusal("11040007", "중앙 세션이 없습니다."));
    };
    let cookie = context.random_id()?;
    call.cookie(format!("{name}={cookie}; Path=/; HttpOnly"));
    state.apps.push(App { cookie, site, session: artifact.session, born: context.now, used: context.now });
    Ok(success(dialect, attributes, person.id, person.name))
}

fn duplicate(emulator: &Emulator, dialect: Dialect, call: &Call) -> Value {
    let minutes = if emulator.options.no_limit { 0 } else { MINUTES };
    let found = emulator.state.choices.iter().find(|choice| choice.request == call.field("ssoRequest"));
    let Some(choice) = found else { return call.refusal("11060001", "고를 수 있는 시간이 지났습니다.") };
    let details = good()
        .with("userID", choice.person.id)
        .with("time", time(choice.other_at))
        .with("ip", "203.0.113.7")
        .with("timeoutMinutes", minutes);
    // The third generation has the credential here, the others give it for a yes (4.8).
    if dialect == Dialect::V9 { details.with("credential", choice.credential.as_str()) } else { details }
}

/// Sends the code, and says what the user is asked for (4.7).
fn factor(emulator: &mut Emulator, call: &Call, now: i64) -> Value {
    let state = &mut emulator.state;
    let found = state.factors.iter().find(|factor| match call.field("ntfa") {
        "" => factor.id == call.field("tfaID"),
        ntfa => factor.id == ntfa && factor.signature == call.field("signature"),
    });
    let Some(factor) = found else { return call.refusal("11100023", "\"2차 인증\"을 찾을 수 없습니다.") };
    if let Behavior::Factor(phone) = factor.person.behavior {
        state.messages.push(Message { phone, at: now, code: factor.code.clone() });
    }
    good()
        .with("userID", factor.person.id)
        .with("tfaID", factor.id.as_str())
        .with("targetYN", "Y")
        .with("device", "SMS")
        .with("code", "")
        .with("method", "OTP")
        .with("timeoutMinutes", MINUTES)
}
