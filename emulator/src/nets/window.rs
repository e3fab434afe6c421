//! The page of the SSO server's own logon, for browsers that keep its cookie from other pages. The page is in the npm package;
//! this answers its posts.

use super::Emulator;
use super::call::Call;
use super::logon::{Outcome, granted, log_on};
use super::routes::{Step, is_managed};
use super::sso::{COOKIE, address, set};
use crate::host::{Context, Output, Reply, Request};
use bonin::error::Error;
use serde::Serialize;

/// The address that the page goes to.
#[derive(Serialize)]
struct Done {
    url: String,
}

/// Logs a user on: the address that the page goes to then, or a refusal.
pub fn arrive(emulator: &mut Emulator, request: &Request, context: &mut Context<'_>) -> Result<Output, Error> {
    if request.method != "POST" || !request.is_json() {
        return Ok(Output::Reply(Reply::empty(405), None));
    }
    let mut call = Call::with(emulator, Step::SsoLogon, &request.json(), context.now);
    if !is_managed(&call.fields.return_url, &request.origin) {
        let refusal = call.refusal("11010003", "등록되지 않은 returnURL입니다.");
        return Ok(call.sent(Reply::json(409, &refusal), "11010003".into()));
    }
    let reply = match log_on(emulator, &mut call, &request.cookie(COOKIE), context)? {
        Outcome::No(reply) => *reply,
        Outcome::On(session) => {
            let reply = granted(emulator, &call, &session, context)?;
            call.cookie(set(&session));
            reply
        }
    };
    let code = reply.code();
    if code == "0" {
        let url = address(&call.fields.return_url, &reply);
        return Ok(call.sent(Reply::json(200, &Done { url }), code));
    }
    Ok(call.sent(Reply::json(409, &reply), code))
}
