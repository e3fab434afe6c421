//! What a test may choose.

use bonin::error::{Error, Reason};
use crate::host::OF_HOST;
use crate::json::{Loose, Value};

/// What a test may choose.
pub struct Options {
    /// What the token endpoint says, in seconds: 3,600 as with live credentials (2.2).
    pub expires_in: i64,
    /// How long a token really counts, in seconds, where that is something else.
    pub token_lives: Option<i64>,
    /// Whether everyone is the one fictional person of Toss's test service (2.6).
    pub fixed_person: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self { expires_in: 3600, token_lives: None, fixed_person: false }
    }
}

impl Options {
    /// Sets those that are named.
    pub fn set(&mut self, input: &Value) -> Result<(), Error> {
        for (name, value) in input.as_object().into_iter().flatten() {
            match (name.as_str(), value.integer().filter(|seconds| *seconds >= 0), value.as_bool()) {
                ("expiresIn", Some(seconds), _) => self.expires_in = seconds,
                ("tokenLives", Some(seconds), _) => self.token_lives = Some(seconds),
                ("fixedPerson", _, Some(fixed)) => self.fixed_person = fixed,
                (name, ..) if OF_HOST.contains(&name) => {}
                _ => return Err(Error::misuse(name, Reason::NotListed)),
            }
        }
        Ok(())
    }
}
