//! The options that a test can set.

use super::state::{Setup, State};
use crate::host::Filled;
use bonin::error::Reason;
use bonin::format::url;
use serde::Deserialize;

/// The options in force.
pub struct Options {
    /// The one address that the relying party registered: users are sent back there (2.4).
    pub redirect_uri: RedirectUri,
    /// How long a token is good, in seconds (inferred).
    pub token_lives: i64,
}

/// The options that a test sets; the others stay.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    redirect_uri: Option<RedirectUri>,
    token_lives: Option<u32>,
    /// Users who are registered from now on.
    users: Option<Vec<NewUser>>,
}

/// A user with a phone.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewUser {
    user_id: Filled,
    phone: Phone,
}

impl Options {
    /// The options until a test sets others.
    pub fn of(setup: &Setup) -> Self {
        Self { redirect_uri: setup.redirect_uri.clone(), token_lives: 300 }
    }

    /// Sets those that are given, and registers users.
    pub fn set(&mut self, change: Change, state: &mut State) {
        if let Some(uri) = change.redirect_uri {
            self.redirect_uri = uri;
        }
        self.token_lives = change.token_lives.map_or(self.token_lives, Into::into);
        for NewUser { user_id, phone } in change.users.into_iter().flatten() {
            state.register(&user_id.0, &phone.0);
        }
    }
}

/// An address that a browser may be sent back to, without a fragment: a query is put behind it.
#[derive(Clone, Deserialize)]
#[serde(try_from = "String")]
pub struct RedirectUri(pub String);

impl TryFrom<String> for RedirectUri {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if url::is_page(&text) && !text.contains('#') { Ok(Self(text)) } else { Err(Reason::NotListed.id()) }
    }
}

/// A phone number, without the characters that people write in between.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct Phone(pub String);

impl TryFrom<String> for Phone {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let digits: String = text.chars().filter(char::is_ascii_digit).collect();
        if matches!(digits.len(), 10 | 11) { Ok(Self(digits)) } else { Err(Reason::BadPhone.id()) }
    }
}
