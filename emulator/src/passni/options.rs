//! The options that a test can set.

use super::systems::{self, System};
use super::users::{self, User};
use crate::host::AnyJson;
use bonin::error::Error;
use serde::Deserialize;

/// The options in force.
#[derive(Clone)]
pub struct Options {
    /// The linked systems.
    pub systems: Vec<System>,
    /// The users who can log in.
    pub users: Vec<User>,
    /// How long a code is good, in seconds (inferred).
    pub code_lives: i64,
    /// How long a token is good, in seconds (inferred).
    pub token_lives: i64,
    /// A system's own log-off ends the central login.
    pub propagates: bool,
}

/// The options that a test sets; the others stay.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    agents: Option<Vec<AnyJson>>,
    /// Users who can log in besides those who can.
    users: Option<Vec<AnyJson>>,
    code_lives: Option<u32>,
    token_lives: Option<u32>,
    propagates: Option<bool>,
}

impl Options {
    /// The options until a test sets others.
    pub fn of(systems: &[System]) -> Self {
        Self {
            systems: systems.to_vec(),
            users: users::all(systems),
            code_lives: 60,
            token_lives: 8 * 3600,
            propagates: false,
        }
    }

    /// Sets those that are given: all of them, or none if one does not fit.
    pub fn set(&mut self, change: &Change) -> Result<(), Error> {
        let mut next = self.clone();
        systems::change(&mut next.systems, change.agents.as_deref().unwrap_or_default())?;
        for user in change.users.iter().flatten() {
            let user = User::read(user)?;
            next.users.retain(|known| known.id != user.id);
            next.users.push(user);
        }
        next.code_lives = change.code_lives.map_or(self.code_lives, Into::into);
        next.token_lives = change.token_lives.map_or(self.token_lives, Into::into);
        next.propagates = change.propagates.unwrap_or(self.propagates);
        *self = next;
        Ok(())
    }
}
