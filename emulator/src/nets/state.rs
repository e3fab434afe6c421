//! Everything that the SSO server and its agents remember.

use super::users::User;
use bonin::error::Error;
use crate::host::Context;
use crate::json::{Value, object};
use bonin::format::seoul;
use alloc::{string::String, vec::Vec};

/// All of these are inferred: a policy of each customer's own.
const ARTIFACT_LIVES: i64 = 60_000;
const KEY_LIVES: i64 = 10 * 60_000;
const IDLE: i64 = 30 * 60_000;
const LIVES: i64 = 8 * 3_600_000;
/// How long the user has for a code or a choice, in minutes.
pub const MINUTES: i64 = 3;
/// How often a code or a password may be wrong.
pub const TRIES: i64 = 5;

/// A central logon.
pub struct Session {
    /// The central cookie.
    pub id: String,
    pub person: &'static User,
    pub at: i64,
    pub end: Option<End>,
}

/// How a central logon ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum End {
    /// The user logged off.
    LoggedOff,
    /// A later logon ended it, at this time.
    Replaced(i64),
}

/// What an agent turns into a logon of its site.
pub struct Artifact {
    pub id: String,
    pub response: String,
    pub session: String,
    pub site: &'static str,
    pub until: i64,
}

/// A logon of one site: the app token.
pub struct App {
    pub cookie: String,
    pub site: &'static str,
    pub session: String,
    pub born: i64,
    pub used: i64,
}

/// A second factor that is asked for.
pub struct Factor {
    pub id: String,
    pub signature: String,
    pub person: &'static User,
    pub code: String,
    pub left: i64,
    pub until: i64,
}

/// A choice between two logons.
pub struct Choice {
    pub request: String,
    pub credential: String,
    pub person: &'static User,
    pub other_at: i64,
    pub until: i64,
}

/// A text message.
pub struct Message {
    pub phone: &'static str,
    pub at: i64,
    pub code: String,
}

/// The memory.
#[derive(Default)]
pub struct State {
    pub sessions: Vec<Session>,
    pub artifacts: Vec<Artifact>,
    pub apps: Vec<App>,
    pub factors: Vec<Factor>,
    pub choices: Vec<Choice>,
    pub messages: Vec<Message>,
    /// Keys that were given out: each is good for one logon.
    pub keys: Vec<(String, i64)>,
    /// Wrong passwords in a row.
    pub failed: Vec<(&'static str, i64)>,
}

impl State {
    /// Lets time take effect.
    pub fn settle(&mut self, now: i64) {
        self.artifacts.retain(|artifact| now < artifact.until);
        self.keys.retain(|(_, until)| now < *until);
        self.factors.retain(|factor| now < factor.until);
        self.choices.retain(|choice| now < choice.until);
        self.sessions.retain(|session| now < session.at + 2 * LIVES);
    }

    /// The central logon of a cookie, where it still is one.
    pub fn session(&self, cookie: &str) -> Option<&Session> {
        self.sessions.iter().find(|session| session.id == cookie && session.end.is_none())
    }

    /// Another logon of this user than that of the cookie.
    pub fn other(&self, person: &User, cookie: &str) -> Option<&Session> {
        let mut all = self.sessions.iter().filter(|session| session.end.is_none() && session.person.id == person.id);
        all.find(|session| session.id != cookie)
    }

    /// A new central logon; others of this user end by it where `alone`.
    pub fn log_on(&mut self, person: &'static User, alone: bool, context: &mut Context<'_>) -> Result<String, Error> {
        if alone {
            let others = self.sessions.iter_mut().filter(|s| s.person.id == person.id && s.end.is_none());
            others.for_each(|session| session.end = Some(End::Replaced(context.now)));
        }
        let id = context.random_id()?;
        self.sessions.push(Session { id: id.clone(), person, at: context.now, end: None });
        Ok(id)
    }

    /// What the agent of a site turns into its own logon.
    pub fn issue(&mut self, session: &str, site: &'static str, context: &mut Context<'_>) -> Result<Value, Error> {
        let (id, response) = (context.random_id()?, context.random_id()?);
        let issued = object([
            ("policyVersion", "7".into()),
            ("ssoResponse", response.as_str().into()),
            ("artifactID", id.as_str().into()),
        ]);
        let until = context.now + ARTIFACT_LIVES;
        self.artifacts.push(Artifact { id, response, session: session.into(), site, until });
        Ok(issued)
    }

    /// A key that was not used yet.
    pub fn key(&mut self, context: &mut Context<'_>) -> Result<String, Error> {
        let id = context.random_id()?;
        self.keys.push((id.clone(), context.now + KEY_LIVES));
        Ok(id)
    }

    /// One wrong password more: how many there were.
    pub fn wrong(&mut self, person: &'static User) -> i64 {
        let count = self.wrongs(person) + 1;
        self.right(person);
        self.failed.push((person.id, count));
        count
    }

    /// How many wrong passwords there were in a row.
    pub fn wrongs(&self, person: &User) -> i64 {
        self.failed.iter().find(|(id, _)| *id == person.id).map_or(0, |(_, count)| *count)
    }

    /// The right password.
    pub fn right(&mut self, person: &User) {
        self.failed.retain(|(id, _)| *id != person.id);
    }
}

impl App {
    /// The code that its time is over by (3).
    pub fn over(&self, now: i64) -> Option<&'static str> {
        match () {
            () if now >= self.born + LIVES => Some("11030006"),
            () if now >= self.used + IDLE => Some("11030005"),
            () => None,
        }
    }
}

/// A time as replies have it.
pub fn time(at: i64) -> String {
    seoul::issue_date(at).chars().take(19).collect()
}
