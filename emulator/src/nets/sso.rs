//! The SSO server's services, which browsers ask by themselves (4.3, 4.5, 4.9): across origins, with the central cookie.

use super::Emulator;
use super::call::Call;
use super::logon::{Outcome, granted, log_on};
use super::messages::{Answer, Granted, Misc, More};
use super::routes::{Step, is_managed};
use super::state::End;
use super::users::Behavior;
use crate::host::{Context, Output, Reply, Request};
use bonin::error::Error;
use form_urlencoded::Serializer;

/// The central cookie.
pub const COOKIE: &str = "nets_central";

/// Answers a browser.
pub fn arrive(
    emulator: &mut Emulator,
    step: Step,
    request: &Request,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    match (request.method.as_str(), step) {
        ("OPTIONS", Step::SsoCheck | Step::SsoLogon | Step::Move) => Ok(preflight(request)),
        ("POST", Step::SsoCheck | Step::SsoLogon | Step::Move) => asked(emulator, step, request, context),
        ("GET", Step::SsoLogon) => page_level(emulator, request, context),
        ("GET", Step::SsoLogoff) => log_off(emulator, request, context),
        _ => Ok(Output::Reply(Reply::empty(405), None)),
    }
}

/// A header that no form can send has the browser ask first (6).
fn preflight(request: &Request) -> Output {
    let reply = Reply::empty(204)
        .header("access-control-allow-origin", request.header("origin"))
        .header("access-control-allow-credentials", "true")
        .header("access-control-allow-methods", "POST")
        .header("access-control-allow-headers", "content-type, ssoagent-type")
        .header("vary", "origin");
    Output::Reply(reply, None)
}

fn asked(emulator: &mut Emulator, step: Step, request: &Request, context: &mut Context<'_>) -> Result<Output, Error> {
    let mut call = Call::arriving(emulator, step, request, context.now);
    call.share(request);
    if let Some(ordered) = call.ordered() {
        return Ok(call.reply(&ordered));
    }
    if step == Step::Move {
        return Ok(call.reply(&Answer { result: Some(true), ..Answer::default() }));
    }
    if request.header("ssoagent-type") != "SPA" {
        let refusal = call.refusal("10000001", "SSOAgent-Type이 없습니다.");
        return Ok(call.reply(&refusal));
    }
    if !is_managed(&call.fields.return_url, &request.origin) {
        let refusal = call.refusal("11010003", "등록되지 않은 returnURL입니다.");
        return Ok(call.reply(&refusal));
    }
    let cookie = if emulator.options.block_cookies { String::new() } else { request.cookie(COOKIE) };
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
        _ => return Ok(call.reply(&Answer::none(More::Nothing))),
    };
    let mut reply = granted(emulator, &call, &session, context)?;
    if let More::Granted(granted) = &mut reply.more {
        add_notices(emulator, &session, granted, &request.origin, context)?;
    }
    Ok(call.reply(&reply))
}

/// Adds the notices that a logged on user gets (4.3, 4.10, 4.11).
fn add_notices(
    emulator: &Emulator,
    session: &str,
    granted: &mut Granted,
    origin: &str,
    context: &mut Context<'_>,
) -> Result<(), Error> {
    match emulator.state.session(session).map(|session| session.user.behavior) {
        Some(Behavior::Notice) => {
            granted.misc = vec![Misc::Remaining { remain_days: "3" }, Misc::Expires { expire_date: "2026-12-24" }];
        }
        Some(Behavior::Moved) => {
            granted.move_url = vec![format!("{origin}/nets/sso/move"), "https://elsewhere.invalid/move".into()];
            granted.domain_cred = Some(context.random_id()?);
            granted.gate_url = Some(format!("{origin}/"));
        }
        _ => {}
    }
    Ok(())
}

/// A page that comes by itself: it goes back with the proof for the agent if the user is logged on, otherwise to the logon's
/// page. The proof is in the address (5, inferred).
fn page_level(emulator: &mut Emulator, request: &Request, context: &mut Context<'_>) -> Result<Output, Error> {
    let call = Call::arriving(emulator, Step::SsoLogon, request, context.now);
    if !is_managed(&call.fields.return_url, &request.origin) {
        return Ok(call.sent(Reply::html(400), "11010003".into()));
    }
    let session = request.cookie(COOKIE);
    if emulator.state.session(&session).is_none() {
        let query = Serializer::new(String::new())
            .extend_pairs([("ssosite", &call.fields.ssosite), ("returnURL", &call.fields.return_url)])
            .finish();
        return Ok(call.sent(Reply::see_other(format!("/nets/window/?{query}")), "0".into()));
    }
    let reply = granted(emulator, &call, &session, context)?;
    let to = address(&call.fields.return_url, &reply);
    let code = reply.code();
    Ok(call.sent(Reply::see_other(to), code))
}

/// The page to return to, with the members that the browser brings there.
pub fn address(back: &str, reply: &Answer) -> String {
    let query = Serializer::new(String::new()).extend_pairs(reply.brought()).finish();
    format!("{back}{}{query}", if back.contains('?') { '&' } else { '?' })
}

/// Ends the central logon, and those of all sites with it (4.9).
fn log_off(emulator: &mut Emulator, request: &Request, context: &Context<'_>) -> Result<Output, Error> {
    let mut call = Call::arriving(emulator, Step::SsoLogoff, request, context.now);
    let id = request.cookie(COOKIE);
    for session in emulator.state.sessions.iter_mut().filter(|session| session.id == id && session.end.is_none()) {
        session.end = Some(End::LoggedOff);
    }
    call.cookie(format!("{COOKIE}=; Path=/nets; Max-Age=0; HttpOnly; SameSite=Lax"));
    let back = call.fields.return_url.clone();
    let reply = if is_managed(&back, &request.origin) { Reply::see_other(back) } else { Reply::html(400) };
    Ok(call.sent(reply, "0".into()))
}

/// The central cookie of a new session. It would need `SameSite=None; Secure` if the SSO server were of another site than its
/// pages; here all are of one site.
pub fn set(session: &str) -> String {
    format!("{COOKIE}={session}; Path=/nets; HttpOnly; SameSite=Lax")
}
