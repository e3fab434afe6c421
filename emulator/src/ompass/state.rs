//! Everything the emulated service remembers.

use super::token::Token;
use super::session::Session;
use crate::host::Seen;
use alloc::{string::String, vec::Vec};

/// Visits and tokens are forgotten after this long.
const REMEMBERS: i64 = 60 * 60_000;

/// What the relying party is registered with.
pub struct Setup {
    pub secret_key: String,
    pub client_id: String,
    pub redirect_uri: String,
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
    pub visits: Vec<Session>,
    pub tokens: Vec<Token>,
    registrations: i64,
}

impl State {
    /// The registered user of this id.
    pub fn user(&self, id: &str) -> Option<&User> {
        self.users.iter().find(|user| user.id == id)
    }

    /// The visit of this id.
    pub fn visit(&mut self, id: &str) -> Option<&mut Session> {
        self.visits.iter_mut().find(|visit| visit.id == id)
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
        self.visits.retain(|visit| now < visit.born + REMEMBERS);
        self.tokens.retain(|token| now < token.born + REMEMBERS);
        self.visits.iter_mut().for_each(|visit| visit.settle(now));
    }

    /// The phones something happened on, and when.
    pub fn phones(&self) -> Vec<Seen> {
        let seen = |visit: &Session| {
            Some(Seen { phone: visit.phone.clone()?, at: visit.asked_at, method: visit.way.word() })
        };
        self.visits.iter().filter_map(seen).collect()
    }
}
