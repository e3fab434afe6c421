//! What a page or a browser gives: checks that every flow has.

use crate::error::{Error, Kind, Reason};
use crate::json::Value;
use alloc::string::String;

/// The relying party's value for the ticket, where it gave one.
pub fn nonce(given: &Value) -> Result<Option<String>, Error> {
    match given.get("nonce") {
        Value::Null => Ok(None),
        Value::Text(text) if text.len() <= 200 => Ok(Some(text.clone())),
        Value::Text(_) => Err(Error::misuse("nonce", Reason::TooLong)),
        _ => Err(Error::misuse("nonce", Reason::NotText)),
    }
}

/// Refuses what is no object, and any member but these; `whole` is the object's own name.
pub fn known_members(given: &Value, whole: &str, known: &[&str]) -> Result<(), Error> {
    let members = given.members().ok_or_else(|| Error::misuse(whole, Reason::NotObject))?;
    match members.iter().find(|(name, _)| !known.contains(&name.as_str())) {
        Some((name, _)) => Err(Error::misuse(name, Reason::UnknownField)),
        None => Ok(()),
    }
}

/// What is asked for does not fit the state.
pub fn not_now() -> Error {
    Error::new(Kind::Misuse, Reason::NotNow)
}
