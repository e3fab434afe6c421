//! What a test may choose.

use super::users::{self, User};
use super::systems::{self, System};
use bonin::error::{Error, Reason};
use crate::host::OF_HOST;
use crate::json::{Loose, Value};
use alloc::vec::Vec;

/// What a test may choose.
pub struct Options {
    /// The linked systems.
    pub systems: Vec<System>,
    /// Who can log in.
    pub users: Vec<User>,
    /// How long a code is good, in seconds (inferred).
    pub code_lives: i64,
    /// How long a token is good, in seconds (inferred).
    pub token_lives: i64,
    /// Whether a system's own log-off ends the central login.
    pub propagates: bool,
}

impl Options {
    /// What is so unless a test says otherwise.
    pub fn of(systems: &[System]) -> Self {
        Self {
            systems: systems.to_vec(),
            users: users::all(systems),
            code_lives: 60,
            token_lives: 8 * 3600,
            propagates: false,
        }
    }

    /// Sets those that are named; `users` can log in besides those who can.
    pub fn set(&mut self, input: &Value) -> Result<(), Error> {
        for (name, value) in input.as_object().into_iter().flatten() {
            match (name.as_str(), value.integer().filter(|seconds| *seconds >= 0), value.as_bool()) {
                ("agents", ..) => systems::change(&mut self.systems, value)?,
                ("users", ..) => self.add(value)?,
                ("codeLives", Some(seconds), _) => self.code_lives = seconds,
                ("tokenLives", Some(seconds), _) => self.token_lives = seconds,
                ("propagates", _, Some(on)) => self.propagates = on,
                (name, ..) if OF_HOST.contains(&name) => {}
                _ => return Err(Error::misuse(name, Reason::NotListed)),
            }
        }
        Ok(())
    }

    fn add(&mut self, users: &Value) -> Result<(), Error> {
        let users = users.as_array().and_then(|users| users.iter().map(User::read).collect::<Option<Vec<_>>>());
        for person in users.ok_or_else(|| Error::misuse("users", Reason::Missing))? {
            self.users.retain(|known| known.id != person.id);
            self.users.push(person);
        }
        Ok(())
    }
}
