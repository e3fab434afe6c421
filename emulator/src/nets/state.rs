//! Everything that the SSO server and its agents remember.

use super::messages::Granted;
use super::users::User;
use crate::host::Context;
use bonin::error::Error;
use bonin::format::seoul;

/// All of these are inferred: a policy of each customer's own.
const ARTIFACT_LIVES: i64 = 60_000;
const KEY_LIVES: i64 = 10 * 60_000;
const IDLE: i64 = 30 * 60_000;
const LIVES: i64 = 8 * 3_600_000;
/// How long the user has for a code or a choice, in minutes.
pub const MINUTES: i64 = 3;
/// The version of the policy, in all replies that have one.
pub const POLICY: &str = "7";
/// How often a code or a password may be wrong.
pub const TRIES: i64 = 5;

/// A central logon.
pub struct Session {
    /// The central cookie.
    pub id: String,
    pub user: &'static User,
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

/// A proof of a central logon, which the agent of a site turns into its own logon.
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
    pub user: &'static User,
    pub code: String,
    pub left: i64,
    pub until: i64,
}

/// A choice between two logons.
pub struct Choice {
    pub request: String,
    pub credential: String,
    pub user: &'static User,
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

    /// The central logon of a cookie, if it still counts.
    pub fn session(&self, cookie: &str) -> Option<&Session> {
        self.sessions.iter().find(|session| session.id == cookie && session.end.is_none())
    }

    /// Another logon of this user than that of the cookie.
    pub fn other(&self, user: &User, cookie: &str) -> Option<&Session> {
        let mut all = self.sessions.iter().filter(|session| session.end.is_none() && session.user.id == user.id);
        all.find(|session| session.id != cookie)
    }

    /// A new central logon; `alone` ends the others of this user.
    pub fn log_on(&mut self, user: &'static User, alone: bool, context: &mut Context<'_>) -> Result<String, Error> {
        if alone {
            let others = self.sessions.iter_mut().filter(|s| s.user.id == user.id && s.end.is_none());
            others.for_each(|session| session.end = Some(End::Replaced(context.now)));
        }
        let id = context.random_id()?;
        self.sessions.push(Session { id: id.clone(), user, at: context.now, end: None });
        Ok(id)
    }

    /// A proof for the agent of a site.
    pub fn issue(&mut self, session: &str, site: &'static str, context: &mut Context<'_>) -> Result<Granted, Error> {
        let (id, response) = (context.random_id()?, context.random_id()?);
        let granted = Granted {
            policy_version: POLICY,
            sso_response: response.clone(),
            artifact_id: id.clone(),
            misc: Vec::new(),
            move_url: Vec::new(),
            domain_cred: None,
            gate_url: None,
        };
        let until = context.now + ARTIFACT_LIVES;
        self.artifacts.push(Artifact { id, response, session: session.into(), site, until });
        Ok(granted)
    }

    /// A key that was not used yet.
    pub fn key(&mut self, context: &mut Context<'_>) -> Result<String, Error> {
        let id = context.random_id()?;
        self.keys.push((id.clone(), context.now + KEY_LIVES));
        Ok(id)
    }

    /// One wrong password more: how many there were.
    pub fn wrong(&mut self, user: &'static User) -> i64 {
        let count = self.wrongs(user) + 1;
        self.right(user);
        self.failed.push((user.id, count));
        count
    }

    /// How many wrong passwords there were in a row.
    pub fn wrongs(&self, user: &User) -> i64 {
        self.failed.iter().find(|(id, _)| *id == user.id).map_or(0, |(_, count)| *count)
    }

    /// The right password.
    pub fn right(&mut self, user: &User) {
        self.failed.retain(|(id, _)| *id != user.id);
    }
}

impl App {
    /// The code that says how its time ended, if it has (3).
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
