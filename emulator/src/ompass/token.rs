//! Tokens, which come back with the user (2.5). They have the shape of a JWT, but nobody except this service has any use for them.

use super::answer::{BAD_TOKEN, FORGED_TOKEN, OLD_TOKEN, OTHER_TOKEN};
use super::state::State;
use crate::host::Context;
use bonin::crypto::base64;
use bonin::error::Error;
use serde::Serialize;

/// A token.
pub struct Token {
    pub text: String,
    pub user: String,
    pub born: i64,
    pub until: i64,
    pub used: bool,
}

const HEADER: &str = r#"{"alg":"none of yours","typ":"JWT"}"#;

/// The content of a token.
#[derive(Serialize)]
struct Claims {
    exp: i64,
    jti: String,
}

/// Makes a token for a user, good until then; with a code, one that is refused with it.
pub fn mint(
    state: &mut State,
    user: &str,
    until: i64,
    code: Option<&str>,
    context: &mut Context<'_>,
) -> Result<String, Error> {
    let claims = Claims { exp: until.div_euclid(1000), jti: context.random_id()? };
    let claims = serde_json::to_vec(&claims).unwrap_or_default();
    let header = if code == Some(OTHER_TOKEN) { r#"{"alg":"none at all","typ":"JWT"}"# } else { HEADER };
    let signature = context.random::<32>()?;
    let parts = [header.as_bytes(), claims.as_slice(), signature.as_slice()].map(base64::encode_url);
    let text = parts[..if code == Some(BAD_TOKEN) { 2 } else { 3 }].join(".");
    if code.is_none_or(|code| code == OLD_TOKEN) {
        let until = if code.is_some() { context.now } else { until };
        state.tokens.push(Token { text: text.clone(), user: user.into(), born: context.now, until, used: false });
    }
    Ok(text)
}

/// The user of a token, once. The token of another user gives that user, so that a relying party that does not compare
/// finds out.
pub fn redeem(state: &mut State, text: &str, now: i64) -> Result<String, &'static str> {
    if let Some(token) = state.tokens.iter_mut().find(|token| token.text == text) {
        if token.used || now >= token.until {
            return Err(OLD_TOKEN);
        }
        token.used = true;
        return Ok(token.user.clone());
    }
    let header = base64::encode_url(HEADER.as_bytes());
    match text.split('.').collect::<Vec<_>>().as_slice() {
        [first, _, _] if *first == header => Err(FORGED_TOKEN),
        [_, _, _] => Err(OTHER_TOKEN),
        _ => Err(BAD_TOKEN),
    }
}
