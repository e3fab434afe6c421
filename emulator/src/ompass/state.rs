//! Everything the emulated service remembers.

use super::options::RedirectUri;
use super::session::Session;
use super::token::Token;
use crate::host::Activity;
use serde::Deserialize;

/// Sessions and tokens are forgotten after this long.
const REMEMBERS: i64 = 60 * 60_000;

/// The registration of the relying party.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Setup {
    /// Its secret.
    pub secret_key: String,
    /// Its id, for version 2.
    pub client_id: String,
    /// The address that users are sent back to.
    pub redirect_uri: RedirectUri,
}

/// Someone who has the app.
pub struct User {
    /// The relying party's user id.
    pub id: String,
    pub phone: String,
    /// The number of the app's registration, for version 2.
    pub authenticator: i64,
}

/// The memory.
#[derive(Default)]
pub struct State {
    pub users: Vec<User>,
    pub sessions: Vec<Session>,
    pub tokens: Vec<Token>,
    registrations: i64,
}

impl State {
    /// The registered user of this id.
    pub fn user(&self, id: &str) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    /// The session of this id.
    pub fn session(&mut self, id: &str) -> Option<&mut Session> {
        self.sessions.iter_mut().find(|session| session.id == id)
    }

    /// Registers a user's phone, in place of the one before.
    pub fn register(&mut self, id: &str, phone: &str) {
        self.forget(id);
        self.registrations += 1;
        let authenticator = 1000 + self.registrations;
        self.users.push(User { id: id.into(), phone: phone.into(), authenticator });
    }

    /// Forgets a user.
    pub fn forget(&mut self, id: &str) {
        self.users.retain(|user| user.id != id);
    }

    /// Lets time take effect, and what was approved.
    pub fn settle(&mut self, now: i64) {
        self.sessions.retain(|session| now < session.born + REMEMBERS);
        self.tokens.retain(|token| now < token.born + REMEMBERS);
        self.sessions.iter_mut().for_each(|session| session.settle(now));
    }

    /// The phones something happened on, and when.
    pub fn phones(&self) -> Vec<Activity> {
        let seen = |session: &Session| {
            Some(Activity { phone: session.phone.clone()?, at: session.asked_at, method: session.way.word() })
        };
        self.sessions.iter().filter_map(seen).collect()
    }
}
