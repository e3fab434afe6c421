//! The addresses of the SSO server that a browser goes to: the login view, the portal, the log-off (2.1, 2.2, 2.8).

use super::fault::Fault;
use super::routes::Page;
use super::{Emulator, handoff, systems, users};
use crate::host::{Context, Output, Reply, Request};
use bonin::error::Error;
use serde::Deserialize;

/// The queries of these addresses.
#[derive(Default, Deserialize)]
#[serde(default)]
pub struct Query {
    /// The system that the user wants to go to.
    pub agt_id: Option<String>,
    /// The address that the system gave for the way back.
    pub agt_url: Option<String>,
    #[serde(rename = "returnUrl")]
    return_url: Option<String>,
}

/// The central cookie.
const COOKIE: &str = "passni_central";

/// Answers a browser.
pub fn arrive(
    emulator: &mut Emulator,
    page: Page,
    request: &Request,
    context: &mut Context<'_>,
) -> Result<Output, Error> {
    if request.method != "GET" {
        return Ok(Output::Reply(Reply::empty(405), None));
    }
    let query: Query = request.query().to();
    // Relative, so that it holds wherever the emulator is mounted.
    let to = |page: &str| Reply::see_other(format!("{page}/?{}", request.query));
    let reply = match page {
        Page::Portal => to("portal"),
        Page::Login => match hand_over(emulator, &query, &cookie(request), context)? {
            Some(reply) => reply,
            None => to("login"),
        },
        Page::Logout => {
            emulator.state.end(&cookie(request));
            let back = query.return_url.filter(|url| systems::is_known(&emulator.options.systems, url));
            back.map_or_else(|| to("logged-out"), Reply::see_other)
                .cookie(format!("{COOKIE}=; Path=/passni; Max-Age=0; HttpOnly; SameSite=Lax"))
        }
    };
    Ok(Output::Reply(reply, None))
}

/// The way to the system, with a code, if the user is logged in and may go there.
fn hand_over(
    emulator: &mut Emulator,
    query: &Query,
    cookie: &str,
    context: &mut Context<'_>,
) -> Result<Option<Reply>, Error> {
    if emulator.state.session(cookie, context.now).is_none() {
        return Ok(None);
    }
    let Some(id) = query.agt_id.as_deref() else { return Ok(Some(Reply::see_other("portal/".into()))) };
    if refusal(emulator, id, query.agt_url.as_deref(), cookie, context.now).is_some() {
        return Ok(None);
    }
    let Some(system) = systems::find(&emulator.options.systems, id) else { return Ok(None) };
    let until = context.now + emulator.options.code_lives * 1000;
    let code = Some(emulator.state.issue(cookie, Some(id), until, context)?);
    let code = match emulator.faults.waiting(|fault| matches!(fault, Fault::Handoff { .. })) {
        Some(Fault::Handoff { sso_code }) => sso_code,
        _ => code,
    };
    Ok(Some(handoff::page(system, code.as_deref())))
}

/// The code of the reason why the user of a cookie, or anyone, may not go to a system.
pub fn refusal(emulator: &Emulator, id: &str, address: Option<&str>, cookie: &str, now: i64) -> Option<&'static str> {
    let Some(system) = systems::find(&emulator.options.systems, id) else { return Some("ES0004") };
    // The code goes to the registered address. An address of another host is refused (inferred).
    if address.is_some_and(|url| !systems::is_known(std::slice::from_ref(system), url)) {
        return Some("ES0020");
    }
    let user = emulator.state.session(cookie, now).and_then(|s| users::find(&emulator.options.users, &s.user));
    user.filter(|user| !user.may_use(id)).map(|_| "EOP001")
}

/// The cookie of a central login. `SameSite=Lax`: pages of other sites send it only when they lead here.
pub fn set(session: &str) -> String {
    format!("{COOKIE}={session}; Path=/passni; HttpOnly; SameSite=Lax")
}

/// The central cookie of a request; empty if there is none.
pub fn cookie(request: &Request) -> String {
    request.cookie(COOKIE)
}
