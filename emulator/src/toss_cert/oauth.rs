//! The token endpoint: client credentials (2.2, RFC 6749).

use super::Emulator;
use super::fault::Fault;
use super::service::{self, Call};
use super::state::Setup;
use bonin::error::Error;
use crate::host::Context;
use crate::host::{Kind, Output, Reply, is_type};
use crate::json::{Value, object};
use crate::form;
use bonin::crypto::base64;
use alloc::{format, string::String};

/// Answers a request for an access token. Its answers are not wrapped as the others are.
pub fn serve(emulator: &mut Emulator, request: &Value, context: &mut Context<'_>) -> Output {
    let text = |name: &str| request[name].as_str().unwrap_or_default();
    let fields = form::read(text("body")).filter(|_| is_type(request, "application/x-www-form-urlencoded"));
    let mut call = Call::arriving(emulator, "token", fields.unwrap_or_default());
    if let Some(kind @ (Kind::Drop { served: false } | Kind::Special(Fault::Code(_)))) = call.ordered() {
        let reply = match kind {
            Kind::Special(Fault::Code(refusal)) => {
                call.code = refusal.code.clone();
                Reply::json(refusal.status, &object([("error", refusal.code.as_str().into())]))
            }
            _ => Reply::drop(),
        };
        return service::sent(&call, reply, context.now);
    }
    let checked =
        if text("method") == "POST" { check(&emulator.setup, &call.body) } else { Err((405, "invalid_request")) };
    let made = checked.map(|()| issue(emulator, context));
    let reply = match made {
        Ok(Ok(answer)) => {
            call.code = "200".into();
            Reply::json(200, &service::altered(&call, answer))
        }
        Ok(Err(_)) => Reply::json(500, &object([("error", "server_error".into())])),
        Err((status, code)) => {
            call.code = code.into();
            Reply::json(status, &object([("error", code.into())]))
        }
    };
    service::sent(&call, reply, context.now)
}

/// All four are required.
fn check(setup: &Setup, form: &Value) -> Result<(), (i64, &'static str)> {
    let field = |name: &str| form[name].as_str().filter(|text| !text.is_empty()).ok_or((400, "invalid_request"));
    let (grant, id) = (field("grant_type")?, field("client_id")?);
    let (secret, scope) = (field("client_secret")?, field("scope")?);
    match () {
        () if grant != "client_credentials" => Err((400, "unsupported_grant_type")),
        () if id != setup.client_id || secret != setup.client_secret => Err((401, "invalid_client")),
        () if scope != "ca" => Err((400, "invalid_scope")),
        () => Ok(()),
    }
}

fn issue(emulator: &mut Emulator, context: &mut Context<'_>) -> Result<Value, Error> {
    let told = emulator.options.expires_in;
    let until = context.now.saturating_add(emulator.options.token_lives.unwrap_or(told).saturating_mul(1000));
    let token = new_token(&emulator.setup.client_id, until, context)?;
    emulator.state.tokens.push((token.clone(), until));
    Ok(object([
        ("access_token", token.into()),
        ("scope", "ca".into()),
        ("token_type", "Bearer".into()),
        ("expires_in", told.into()),
    ]))
}

/// In the shape of a JWT, whose signature is chance: nobody but this service has any use for it.
fn new_token(client: &str, until: i64, context: &mut Context<'_>) -> Result<String, Error> {
    let claims = object([
        ("client_id", client.into()),
        ("exp", until.div_euclid(1000).into()),
        ("jti", context.random_id()?.into()),
    ]);
    let signature = context.random::<64>()?;
    let parts =
        [&b"{\"alg\":\"none of yours\",\"typ\":\"JWT\"}"[..], claims.to_string().as_bytes(), signature.as_slice()]
            .map(base64::encode_url);
    Ok(format!("{}.{}.{}", parts[0], parts[1], parts[2]))
}
