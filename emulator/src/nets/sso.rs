//! The SSO server's services, which browsers ask by themselves (4.3, 4.5, 4.9): across origins, with the central cookie.

use super::Emulator;
use super::call::Call;
use super::logon::{Outcome, granted, log_on};
use super::users::Behavior;
use super::routes::{Step, is_managed};
use super::state::End;
use bonin::error::Error;
use crate::host::Context;
use crate::host::{Output, Reply, header};
use form_urlencoded::Serializer;
use crate::json::{Loose, Value, object};
use alloc::{format, string::String, vec::Vec};

/// The central cookie.
const COOKIE: &str = "nets_central";

/// Answers a browser.
pub fn arrive(emulator: &mut Emulator, step: Step, request: &Value, context: &mut Context<'_>) -> Result<Output, Error> {
    let text = |name: &str| request[name].as_str().unwrap_or_default();
    match (text("method"), step) {
        ("OPTIONS", Step::SsoCheck | Step::SsoLogon | Step::Move) => Ok(preflight(request)),
        ("POST", Step::SsoCheck | Step::SsoLogon | Step::Move) => asked(emulator, step, request, context),
        ("GET", Step::SsoLogon) => page_level(emulator, request, context),
        ("GET", Step::SsoLogoff) => log_off(emulator, request, context),
        _ => Ok(Output::Reply(Reply::empty(405), None)),
    }
}

/// A header that no form can send has the browser ask first (6).
fn preflight(request: &Value) -> Output {
    let reply = Reply::empty(204)
        .header("access-control-allow-origin", header(request, "origin"))
        .header("access-control-allow-credentials", "true")
        .header("access-control-allow-methods", "POST")
        .header("access-control-allow-headers", "content-type, ssoagent-type")
        .header("vary", "origin");
    Output::Reply(reply, None)
}

fn asked(emulator: &mut Emulator, step: Step, request: &Value, context: &mut Context<'_>) -> Result<Output, Error> {
    let mut call = Call::arriving(emulator, step, request, context.now);
    call.share(request);
    if let Some(ordered) = call.ordered() {
        return Ok(call.reply(&ordered));
    }
    if step == Step::Move {
        return Ok(call.reply(&object([("result", true.into())])));
    }
    let origin = request["origin"].as_str().unwrap_or_default();
    if header(request, "ssoagent-type") != "SPA" {
        let refusal = call.refusal("10000001", "SSOAgent-Type이 없습니다.");
        return Ok(call.reply(&refusal));
    }
    if !is_managed(call.field("returnURL"), origin) {
        let refusal = call.refusal("11010003", "등록되지 않은 returnURL입니다.");
        return Ok(call.reply(&refusal));
    }
    let cookie = if emulator.options.block_cookies { String::new() } else { cookie(request, COOKIE) };
    let session = match step {
        Step::SsoLogon => match log_on(emulator, &mut call, &cookie, context)? {
            Outcome::On(session) => {
                if !emulator.options.block_cookies {
                    call.cookie(set(&session));
                }
                session
            }
            Outcome::No(reply) => return Ok(call.reply(&reply)),
        },
        _ if emulator.state.session(&cookie).is_some() => cookie,
        _ => {
            let none = object([("result", false.into()), ("errorCode", 0.into()), ("errorMessage", "".into())]);
            return Ok(call.reply(&none));
        }
    };
    let reply = granted(emulator, &call, &session, context)?;
    let reply = afterwards(emulator, &session, reply, origin, context)?;
    Ok(call.reply(&reply))
}

/// What else is said to a user who is logged on (4.3, 4.10, 4.11).
fn afterwards(
    emulator: &Emulator,
    session: &str,
    reply: Value,
    origin: &str,
    context: &mut Context<'_>,
) -> Result<Value, Error> {
    match emulator.state.session(session).map(|session| session.person.behavior) {
        Some(Behavior::Notice) => {
            let misc = [("remainDays", "3"), ("expireDate", "2026-12-24")];
            let misc: Vec<Value> = misc.map(|(name, value)| object([(name, value.into())])).into();
            Ok(reply.with("misc", misc))
        }
        Some(Behavior::Moved) => {
            let urls = [format!("{origin}/nets/sso/move"), "https://elsewhere.invalid/move".into()];
            let urls: Vec<Value> = urls.map(Value::from).into();
            let reply = reply.with("moveUrl", urls).with("domainCred", context.random_id()?);
            Ok(reply.with("gateUrl", format!("{origin}/")))
        }
        _ => Ok(reply),
    }
}

/// A page that comes by itself: back with what the agent needs where the user is logged on, else to the logon's page. That it
/// brings this back in the address is inferred (5).
fn page_level(emulator: &mut Emulator, request: &Value, context: &mut Context<'_>) -> Result<Output, Error> {
    let call = Call::arriving(emulator, Step::SsoLogon, request, context.now);
    let origin = request["origin"].as_str().unwrap_or_default();
    if !is_managed(call.field("returnURL"), origin) {
        return Ok(call.sent(Reply::html(400), "11010003".into()));
    }
    let session = cookie(request, COOKIE);
    if emulator.state.session(&session).is_none() {
        let query = Serializer::new(String::new())
            .extend_pairs([("ssosite", call.field("ssosite")), ("returnURL", call.field("returnURL"))])
            .finish();
        return Ok(call.sent(Reply::see_other(format!("/nets/window/?{query}")), "0".into()));
    }
    let reply = granted(emulator, &call, &session, context)?;
    let to = address(call.field("returnURL"), &reply);
    let code = reply["errorCode"].text_or_number().unwrap_or_default();
    Ok(call.sent(Reply::see_other(to), code))
}

/// The page to return to, with what it brings.
pub fn address(back: &str, reply: &Value) -> String {
    let pick = |name| (name, reply[name].text_or_number().unwrap_or_default());
    let brought = ["ssoResponse", "artifactID", "policyVersion", "errorCode"].map(pick);
    let query = Serializer::new(String::new()).extend_pairs(brought).finish();
    format!("{back}{}{query}", if back.contains('?') { '&' } else { '?' })
}

/// Ends the central logon, and those of all sites with it (4.9).
fn log_off(emulator: &mut Emulator, request: &Value, context: &Context<'_>) -> Result<Output, Error> {
    let mut call = Call::arriving(emulator, Step::SsoLogoff, request, context.now);
    let origin = request["origin"].as_str().unwrap_or_default();
    let id = cookie(request, COOKIE);
    for session in emulator.state.sessions.iter_mut().filter(|session| session.id == id && session.end.is_none()) {
        session.end = Some(End::LoggedOff);
    }
    call.cookie(format!("{COOKIE}=; Path=/nets; Max-Age=0; HttpOnly; SameSite=Lax"));
    let back = String::from(call.field("returnURL"));
    let reply = if is_managed(&back, origin) { Reply::see_other(back) } else { Reply::html(400) };
    Ok(call.sent(reply, "0".into()))
}

/// The central cookie of a new session. `SameSite=None; Secure` where the SSO server is of another site than its pages; here
/// all are of one.
pub fn set(session: &str) -> String {
    format!("{COOKIE}={session}; Path=/nets; HttpOnly; SameSite=Lax")
}

/// A cookie of a request; empty where there is none.
pub fn cookie(request: &Value, wanted: &str) -> String {
    let pairs = header(request, "cookie").split(';').filter_map(|pair| pair.trim().split_once('='));
    let mut found = pairs.filter(|(name, _)| *name == wanted);
    found.next().map(|(_, value)| value.into()).unwrap_or_default()
}
