//! What a page gives to `begin`, and what the callback brings: checked by the browser's half, and again by the proxy's.

use super::method::Method;
use crate::error::{Error, Reason};
use crate::flow::input;
use crate::json::Value;
use crate::format::text::length;
use alloc::string::String;

/// The way on which this page itself goes to OMPASS.
pub(super) const REDIRECT: &str = "redirect";

/// The longest user id, in Unicode code points: the document says "30" and not of what (2.7).
const USER_ID: usize = 30;

/// The longest language tag that is looked at; the registry's own are far shorter.
const LANG: usize = 35;

/// The longest token; the callback page hands on no more than this.
const TOKEN: usize = 4096;

/// Checks what `begin` was given: the method, and the user where one is named. After a password the user is known; whether `uaf` names one is the version's to say (2.3, 3.2).
pub(super) fn begin(given: &Value) -> Result<(Method, Option<String>), Error> {
    let method = Method::given(given)?;
    let user_id = match given.get("userId") {
        Value::Null if method == Method::U2f => return Err(Error::misuse("userId", Reason::Missing)),
        Value::Null => None,
        id => Some(user_id(id)?),
    };
    match given.get("how") {
        Value::Null => {}
        Value::Text(how) if matches!(how.as_str(), "popup" | REDIRECT) => {}
        _ => return Err(Error::misuse("how", Reason::NotListed)),
    }
    match given.get("lang") {
        Value::Null => {}
        Value::Text(tag) if is_tag(tag) => {}
        _ => return Err(Error::misuse("lang", Reason::NotListed)),
    }
    input::nonce(given)?;
    Ok((method, user_id))
}

/// A user id, just as it is: it names an account of the relying party, so nothing of it is trimmed or changed.
pub(super) fn user_id(given: &Value) -> Result<String, Error> {
    let wrong = |reason| Err(Error::misuse("userId", reason));
    match given {
        Value::Null => wrong(Reason::Missing),
        Value::Text(id) if id.is_empty() => wrong(Reason::Missing),
        Value::Text(id) if length(id) > USER_ID => wrong(Reason::TooLong),
        Value::Text(id) if id.chars().any(char::is_control) => wrong(Reason::NotText),
        Value::Text(id) => Ok(id.clone()),
        _ => wrong(Reason::NotText),
    }
}

/// Whether this can be a token (2.5): it is opaque, and goes into JSON alone.
pub(super) fn is_token(text: &str) -> bool {
    (1..=TOKEN).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic())
}

/// The form of a language tag (BCP 47), not its meaning.
fn is_tag(tag: &str) -> bool {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    tag.len() <= LANG && tag.split('-').all(part)
}
