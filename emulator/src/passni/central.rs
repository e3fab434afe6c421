//! The addresses of the SSO server that a browser goes to: the login view, the portal, the log-off (2.1, 2.2, 2.8).

use super::fault::Fault;
use super::routes::Page;
use super::{Emulator, handoff, users, systems};
use bonin::error::Error;
use crate::host::Context;
use crate::host::{Output, Reply, header};
use crate::json::Value;
use crate::form;
use alloc::{format, string::String};

/// The central cookie.
const COOKIE: &str = "passni_central";

/// Answers a browser.
pub fn arrive(emulator: &mut Emulator, page: Page, request: &Value, context: &mut Context<'_>) -> Result<Output, Error> {
    let text = |name: &str| request[name].as_str().unwrap_or_default();
    if text("method") != "GET" {
        return Ok(Output::Reply(Reply::empty(405), None));
    }
    let query = form::read(text("query")).unwrap_or_default();
    // Relative, so that it holds wherever the emulator is mounted.
    let to = |page: &str| Reply::see_other(format!("{page}/?{}", text("query")));
    let reply = match page {
        Page::Portal => to("portal"),
        Page::Login => match hand_over(emulator, &query, &cookie(request), context)? {
            Some(reply) => reply,
            None => to("login"),
        },
        Page::Logout => {
            emulator.state.end(&cookie(request));
            let back = query["returnUrl"].as_str().filter(|url| systems::is_known(&emulator.options.systems, url));
            back.map_or_else(|| to("logged-out"), |url| Reply::see_other(url.into())).cookie(format!(
                "{COOKIE}=; Path=/passni; Max-Age=0; HttpOnly; SameSite=Lax"
            ))
        }
    };
    Ok(Output::Reply(reply, None))
}

/// Straight on to the system, with a code, where the user is logged in and may go there.
fn hand_over(
    emulator: &mut Emulator,
    query: &Value,
    cookie: &str,
    context: &mut Context<'_>,
) -> Result<Option<Reply>, Error> {
    if emulator.state.session(cookie, context.now).is_none() {
        return Ok(None);
    }
    let text = |name: &str| query[name].as_str();
    let Some(id) = text("agt_id") else { return Ok(Some(Reply::see_other("portal/".into()))) };
    if refusal(emulator, id, text("agt_url"), cookie, context.now).is_some() {
        return Ok(None);
    }
    let Some(system) = systems::find(&emulator.options.systems, id) else { return Ok(None) };
    let until = context.now + emulator.options.code_lives * 1000;
    let code = Some(emulator.state.issue(cookie, Some(id), until, context)?);
    let code = match emulator.faults.waiting(|fault| matches!(fault, Fault::Handoff { .. })) {
        Some(Fault::Handoff { code }) => code,
        _ => code,
    };
    Ok(Some(handoff::page(system, code.as_deref())))
}

/// The code that keeps whoever is logged in from this system, or anyone.
pub fn refusal(
    emulator: &Emulator,
    id: &str,
    address: Option<&str>,
    cookie: &str,
    now: i64,
) -> Option<&'static str> {
    let Some(system) = systems::find(&emulator.options.systems, id) else { return Some("ES0004") };
    // Where the code goes is what is registered; that an address of another host is refused is inferred.
    if address.is_some_and(|url| !systems::is_known(core::slice::from_ref(system), url)) {
        return Some("ES0020");
    }
    let person = emulator.state.session(cookie, now).and_then(|s| users::find(&emulator.options.users, &s.user));
    person.filter(|person| !person.may_use(id)).map(|_| "EOP001")
}

/// The cookie of a central login. `SameSite=Lax`: pages of other sites bring it only as they lead here.
pub fn set(session: &str) -> String {
    format!("{COOKIE}={session}; Path=/passni; HttpOnly; SameSite=Lax")
}

/// The central cookie of a request; empty where there is none.
pub fn cookie(request: &Value) -> String {
    let mut pairs = header(request, "cookie").split(';').filter_map(|pair| pair.trim().split_once('='));
    pairs.find(|(name, _)| *name == COOKIE).map(|(_, value)| value.into()).unwrap_or_default()
}
