//! What a test may choose.

use super::state::{Setup, State};
use bonin::error::{Error, Reason};
use crate::host::OF_HOST;
use crate::json::{Loose, Value};
use bonin::format::url;
use alloc::string::String;

/// What a test may choose.
pub struct Options {
    /// Where users are sent back to: the one address that the relying party registered (2.4).
    pub redirect_uri: String,
    /// How long a token is good, in seconds (inferred).
    pub token_lives: i64,
}

impl Options {
    /// What is so unless a test says otherwise.
    pub fn of(setup: &Setup) -> Self {
        Self { redirect_uri: setup.redirect_uri.clone(), token_lives: 300 }
    }

    /// Sets those that are named; `users` are registered, each with a phone.
    pub fn set(&mut self, input: &Value, state: &mut State) -> Result<(), Error> {
        for (name, value) in input.as_object().into_iter().flatten() {
            match (name.as_str(), value.integer().filter(|seconds| *seconds >= 0), value.as_array()) {
                ("redirectUri", ..) => self.redirect_uri = redirect_uri(value)?,
                ("tokenLives", Some(seconds), _) => self.token_lives = seconds,
                ("users", _, Some(users)) => {
                    for user in users {
                        let text = |name: &str| user[name].as_str().filter(|text| !text.is_empty());
                        let (id, phone) = (text("userId"), text("phone").and_then(phone));
                        let missing = || Error::misuse("users", Reason::Missing);
                        state.register(id.ok_or_else(missing)?, &phone.ok_or_else(missing)?);
                    }
                }
                (name, ..) if OF_HOST.contains(&name) => {}
                _ => return Err(Error::misuse(name, Reason::NotListed)),
            }
        }
        Ok(())
    }
}

/// An address that a browser may be sent back to, without a fragment: a query is put behind it.
pub fn redirect_uri(given: &Value) -> Result<String, Error> {
    let page = given.as_str().filter(|text| url::is_page(text) && !text.contains('#'));
    page.map(Into::into).ok_or_else(|| Error::misuse("redirectUri", Reason::NotListed))
}

/// A number without what people write in between; `None` for what is none.
pub fn phone(text: &str) -> Option<String> {
    let digits: String = text.chars().filter(char::is_ascii_digit).collect();
    matches!(digits.len(), 10 | 11).then_some(digits)
}
