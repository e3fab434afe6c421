//! What comes back with the user (2.5): in the shape of a JWT, which nobody but this service has any use for.

use super::answer::{BAD_TOKEN, FORGED_TOKEN, OLD_TOKEN, OTHER_TOKEN};
use super::state::State;
use bonin::error::Error;
use crate::host::Context;
use crate::json::object;
use bonin::crypto::base64;
use alloc::string::String;

/// A token.
pub struct Token {
    pub text: String,
    pub user: String,
    pub born: i64,
    pub until: i64,
    pub used: bool,
}

const HEADER: &str = r#"{"alg":"none of yours","typ":"JWT"}"#;

/// Makes a token for a user, good until then; with a code, one that is refused with it.
pub fn mint(
    state: &mut State,
    user: &str,
    until: i64,
    code: Option<&str>,
    context: &mut Context<'_>,
) -> Result<String, Error> {
    let claims = object([("exp", until.div_euclid(1000).into()), ("jti", context.random_id()?.into())]).to_string();
    let header = if code == Some(OTHER_TOKEN) { r#"{"alg":"none at all","typ":"JWT"}"# } else { HEADER };
    let signature = context.random::<32>()?;
    let parts = [header.as_bytes(), claims.as_bytes(), signature.as_slice()]
        .map(base64::encode_url);
    let text = parts[..if code == Some(BAD_TOKEN) { 2 } else { 3 }].join(".");
    if code.is_none_or(|code| code == OLD_TOKEN) {
        let until = if code.is_some() { context.now } else { until };
        state.tokens.push(Token { text: text.clone(), user: user.into(), born: context.now, until, used: false });
    }
    Ok(text)
}

/// Whose token this is, once. Of another user's token it says whose it is, so that whoever does not compare finds out.
pub fn redeem(state: &mut State, text: &str, now: i64) -> Result<String, &'static str> {
    if let Some(token) = state.tokens.iter_mut().find(|token| token.text == text) {
        if token.used || now >= token.until {
            return Err(OLD_TOKEN);
        }
        token.used = true;
        return Ok(token.user.clone());
    }
    let header = base64::encode_url(HEADER.as_bytes());
    match text.split('.').collect::<alloc::vec::Vec<_>>().as_slice() {
        [first, _, _] if *first == header => Err(FORGED_TOKEN),
        [_, _, _] => Err(OTHER_TOKEN),
        _ => Err(BAD_TOKEN),
    }
}
