//! The options that a test can set.

use serde::Deserialize;

/// The options in force.
pub struct Options {
    /// The life of a token as the token endpoint tells it, in seconds: 3,600 as with live credentials (2.2).
    pub expires_in: i64,
    /// How long a token really counts, in seconds, if that is something else.
    pub token_lives: Option<i64>,
    /// Everyone is the one fictional person of Toss's test service (2.6).
    pub fixed_person: bool,
}

/// The options that a test sets; the others stay.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    expires_in: Option<u32>,
    token_lives: Option<u32>,
    fixed_person: Option<bool>,
}

impl Default for Options {
    fn default() -> Self {
        Self { expires_in: 3600, token_lives: None, fixed_person: false }
    }
}

impl Options {
    /// Sets those that are given.
    pub fn set(&mut self, change: &Change) {
        self.expires_in = change.expires_in.map_or(self.expires_in, Into::into);
        self.token_lives = change.token_lives.map(Into::into).or(self.token_lives);
        self.fixed_person = change.fixed_person.unwrap_or(self.fixed_person);
    }
}
