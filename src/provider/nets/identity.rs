//! The user as the agent named them to the proxy (4.4): never as a page says.

use super::PROVIDER;
use super::agent_client::Said;
use crate::error::Error;
use crate::flow::Turn;
use crate::flow::answers::bad_answer;
use crate::json::Value;
use crate::format::seoul;
use alloc::{format, string::String};
use sha2::{Digest, Sha256};

/// Guards of ours; the vendor names no limits.
const ATTRIBUTES: usize = 50;
const LONGEST: usize = 1000;

/// How a user logged on, as the page says: the agent does not tell.
pub(super) const METHODS: [&str; 6] = ["sso", "basic", "encryptedBasic", "ntfa", "dupChoice", "page"];

/// The identity of a logon that the agent confirmed.
pub(super) fn identity(said: &Said, method: &str, logon: &str, turn: &Turn<'_>) -> Result<Value, Error> {
    let user = user(said, turn).ok_or_else(|| bad_answer("logon"))?;
    let verified_at = format!("{}+09:00", seoul::issue_date(turn.now).replace(' ', "T"));
    let raw = ["result", "authStatus", "errorCode", "userId", "userAttribute"]
        .into_iter()
        .fold(Value::object([]), |raw, name| raw.with(name, said.get(name, turn).clone()));
    Ok(Value::object([
        ("provider", PROVIDER.into()),
        ("method", method.into()),
        ("assurance", "login".into()),
        ("transactionId", logon.chars().take(32).collect::<String>().into()),
        ("verifiedAt", verified_at.into()),
        ("userId", user.into()),
        ("attributes", attributes(said.get("userAttribute", turn))),
        ("raw", raw),
    ]))
}

/// Who the agent says it is.
pub(super) fn user<'a>(said: &'a Said, turn: &Turn<'_>) -> Option<&'a str> {
    let user = said.get("userId", turn).text_or_number()?;
    (!user.is_empty() && user.len() <= 200 && !user.chars().any(char::is_control)).then_some(user)
}

/// A list of `{ key, value }`, or a map (4.2): a map of texts; none where there is nothing.
fn attributes(given: &Value) -> Value {
    let pairs = given.list().unwrap_or_default().iter();
    let listed = pairs.filter_map(|pair| Some((pair.get("key").text()?, pair.get("value"))));
    let mapped = given.members().unwrap_or_default().iter().map(|(name, value)| (name.as_str(), value));
    let mut all = Value::object([]);
    for (name, value) in listed.chain(mapped).take(ATTRIBUTES) {
        let known = !all.get(name).is_null();
        if let Some(text) = value.text_or_number().filter(|text| !known && text.len() <= LONGEST) {
            all = all.with(name, text);
        }
    }
    if all.members().is_some_and(<[_]>::is_empty) { Value::Null } else { all }
}

/// The name of a logon: a hash of what the SSO server said of it, which nobody can turn back.
pub(super) fn name_of(artifact: &str, response: &str) -> String {
    let mut digest = Sha256::new();
    for part in [artifact, "\0", response] {
        digest.update(part);
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}
