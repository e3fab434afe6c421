//! The token endpoint: client credentials (2.2, RFC 6749).

use super::Emulator;
use super::fault::Fault;
use super::routes::Step;
use super::service::{self, Call};
use super::state::Setup;
use crate::host::{Context, Output, Reply, Request};
use crate::json::Body;
use bonin::crypto::base64;
use bonin::error::Error;
use serde::{Deserialize, Serialize};

/// The form of a request.
#[derive(Default, Deserialize)]
#[serde(default)]
struct Form {
    grant_type: String,
    client_id: String,
    client_secret: String,
    scope: String,
}

/// The answer. It is not wrapped as the other answers are.
#[derive(Serialize)]
struct Granted {
    access_token: String,
    scope: &'static str,
    token_type: &'static str,
    expires_in: i64,
}

#[derive(Serialize)]
struct Refused<'a> {
    error: &'a str,
}

/// Answers a request for an access token.
pub fn serve(emulator: &mut Emulator, request: &Request, context: &mut Context<'_>) -> Output {
    let body = if request.is_form() { request.form() } else { Body::default() };
    let mut call = Call::arriving(emulator, Step::Token, body);
    let reply = if call.drops_unseen() {
        Reply::drop()
    } else if let Some(refusal) = call.fault().and_then(Fault::refusal) {
        let reply = Reply::json(refusal.status, &Refused { error: &refusal.code });
        call.code = refusal.code;
        reply
    } else {
        let checked = if request.method == "POST" {
            check(&emulator.setup, &call.body.to())
        } else {
            Err((405, "invalid_request"))
        };
        let made = checked.and_then(|()| issue(emulator, context).map_err(|_| (500, "server_error")));
        let (reply, code) = match made {
            Ok(granted) => (Reply::json(200, &super::answer::altered(&granted, call.fault())), "200"),
            Err((status, error)) => (Reply::json(status, &Refused { error }), error),
        };
        call.code = code.into();
        reply
    };
    service::sent(&call, reply, context.now)
}

/// All four fields are required.
fn check(setup: &Setup, form: &Form) -> Result<(), (u16, &'static str)> {
    let is_whole = [&form.grant_type, &form.client_id, &form.client_secret, &form.scope].iter().all(|f| !f.is_empty());
    match () {
        () if !is_whole => Err((400, "invalid_request")),
        () if form.grant_type != "client_credentials" => Err((400, "unsupported_grant_type")),
        () if form.client_id != setup.client_id || form.client_secret != setup.client_secret => {
            Err((401, "invalid_client"))
        }
        () if form.scope != "ca" => Err((400, "invalid_scope")),
        () => Ok(()),
    }
}

fn issue(emulator: &mut Emulator, context: &mut Context<'_>) -> Result<Granted, Error> {
    let told = emulator.options.expires_in;
    let until = context.now + emulator.options.token_lives.unwrap_or(told) * 1000;
    let token = new_token(&emulator.setup.client_id, until, context)?;
    emulator.state.tokens.push((token.clone(), until));
    Ok(Granted { access_token: token, scope: "ca", token_type: "Bearer", expires_in: told })
}

/// The content of an access token.
#[derive(Serialize)]
struct Claims<'a> {
    client_id: &'a str,
    exp: i64,
    jti: String,
}

/// A token in the shape of a JWT. Its signature is random, because nobody but this service has any use for it.
fn new_token(client_id: &str, until: i64, context: &mut Context<'_>) -> Result<String, Error> {
    let claims = Claims { client_id, exp: until.div_euclid(1000), jti: context.random_id()? };
    let claims = serde_json::to_vec(&claims).unwrap_or_default();
    let signature = context.random::<64>()?;
    let header = &b"{\"alg\":\"none of yours\",\"typ\":\"JWT\"}"[..];
    Ok([header, &claims, signature.as_slice()].map(base64::encode_url).join("."))
}
