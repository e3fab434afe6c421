//! The page of the SSO server's own logon, for browsers that keep its cookie from other pages. The page is in the npm package;
//! this is what it posts.

use super::Emulator;
use super::call::Call;
use super::logon::{Outcome, granted, log_on};
use super::routes::{Step, is_managed};
use super::sso::{address, cookie, set};
use bonin::error::Error;
use crate::host::Context;
use crate::host::{Output, Reply, is_json};
use crate::json::{self, Loose, Value, object};

/// Logs a user on: where the page goes then, or why not.
pub fn arrive(emulator: &mut Emulator, request: &Value, context: &mut Context<'_>) -> Result<Output, Error> {
    let text = |name: &str| request[name].as_str().unwrap_or_default();
    if text("method") != "POST" || !is_json(request) {
        return Ok(Output::Reply(Reply::empty(405), None));
    }
    let mut call = Call::arriving(emulator, Step::SsoLogon, request, context.now);
    call.fields = json::read(text("body")).unwrap_or_default();
    if !is_managed(call.field("returnURL"), text("origin")) {
        let refusal = call.refusal("11010003", "등록되지 않은 returnURL입니다.");
        return Ok(call.sent(Reply::json(409, &refusal), "11010003".into()));
    }
    let known = cookie(request, "nets_central");
    let reply = match log_on(emulator, &mut call, &known, context)? {
        Outcome::No(reply) => reply,
        Outcome::On(session) => {
            let reply = granted(emulator, &call, &session, context)?;
            call.cookie(set(&session));
            reply
        }
    };
    let code = reply["errorCode"].text_or_number().unwrap_or_default();
    if code == "0" {
        let to = object([("url", address(call.field("returnURL"), &reply).into())]);
        return Ok(call.sent(Reply::json(200, &to), "0".into()));
    }
    Ok(call.sent(Reply::json(409, &reply), code))
}
