//! Everything that the SSO server remembers.

use super::token;
use crate::host::Context;
use bonin::error::Error;

/// How long a central login counts (inferred).
const LIVES: i64 = 8 * 3_600_000;
/// Codes that are over are remembered for this long, so that they count as used and not as unknown.
const REMEMBERS: i64 = 3_600_000;

/// A central login: one browser's.
pub struct Session {
    /// The central cookie.
    pub id: String,
    pub user: String,
    pub born: i64,
    pub until: i64,
    pub ended: bool,
}

/// An sso_code.
pub struct Code {
    pub text: String,
    pub session: String,
    /// The one system that it is good at; any system if none is named.
    pub system: Option<String>,
    pub until: i64,
    pub used: bool,
}

/// A token, and whom it counts for.
pub struct Token {
    pub text: String,
    pub session: String,
    pub system: String,
    pub ip: String,
    pub agent: String,
    pub born: i64,
    pub until: i64,
}

/// How a central login stands (2.5).
#[derive(Debug, PartialEq, Eq)]
pub enum LoginState<'w> {
    LoggedIn,
    /// The same user has logged in after it, at this address if that is known.
    Elsewhere(Option<&'w str>),
    LoggedOut,
}

/// The memory.
#[derive(Default)]
pub struct State {
    pub sessions: Vec<Session>,
    pub codes: Vec<Code>,
    pub tokens: Vec<Token>,
}

impl State {
    /// Lets time take effect.
    pub fn settle(&mut self, now: i64) {
        self.sessions.retain(|session| now < session.born + 3 * LIVES);
        self.codes.retain(|code| now < code.until + REMEMBERS);
        self.tokens.retain(|token| now < token.until.max(token.born + 3 * LIVES));
    }

    /// The central login of a cookie, if it counts.
    pub fn session(&self, id: &str, now: i64) -> Option<&Session> {
        self.sessions.iter().find(|session| session.id == id && session.counts(now))
    }

    /// Logs a user in: the cookie of this browser, which had that one before. A login of someone else ends with it.
    pub fn log_in(
        &mut self,
        cookie: &str,
        user: &str,
        seconds: Option<i64>,
        context: &mut Context<'_>,
    ) -> Result<String, Error> {
        if self.session(cookie, context.now).is_some_and(|session| session.user == user) {
            return Ok(cookie.into());
        }
        self.end(cookie);
        let id = context.random_id()?;
        let until = context.now + seconds.map_or(LIVES, |seconds| seconds * 1000);
        self.sessions.push(Session { id: id.clone(), user: user.into(), born: context.now, until, ended: false });
        Ok(id)
    }

    /// Ends a central login, and with it the logins of all systems.
    pub fn end(&mut self, id: &str) {
        self.sessions.iter_mut().filter(|session| session.id == id).for_each(|session| session.ended = true);
    }

    /// A new code.
    pub fn issue(
        &mut self,
        session: &str,
        system: Option<&str>,
        until: i64,
        context: &mut Context<'_>,
    ) -> Result<String, Error> {
        let text = token::hex(&*context.random::<16>()?);
        let code = Code { text, session: session.into(), system: system.map(Into::into), until, used: false };
        let text = code.text.clone();
        self.codes.push(code);
        Ok(text)
    }

    /// The login that a code is of; once.
    pub fn redeem(&mut self, text: &str, system: &str, now: i64) -> Result<String, &'static str> {
        let code = self.codes.iter_mut().find(|code| code.text == text).ok_or("ES0029")?;
        if code.used || now >= code.until {
            return Err("ES0029");
        }
        // The code is used up by the first who shows it, whoever that is.
        code.used = true;
        if code.system.as_deref().is_some_and(|only| only != system) {
            return Err("ES0024");
        }
        Ok(code.session.clone())
    }

    /// The token of this text, if it is good at this system. A text that is no token of ours gets ES0021, and ES0022 if only its
    /// signature differs from one (inferred).
    pub fn token(&self, text: &str, system: &str, now: i64) -> Result<&Token, &'static str> {
        let Some(token) = self.tokens.iter().find(|token| token.text == text) else {
            let signed = |text: &str| text.rsplit_once('.').map(|(signed, _)| String::from(signed));
            let of_ours = self.tokens.iter().any(|token| signed(&token.text) == signed(text));
            return Err(if of_ours { "ES0022" } else { "ES0021" });
        };
        match () {
            () if token.system != system => Err("ES0024"),
            () if now >= token.until => Err("ES0027"),
            () => Ok(token),
        }
    }

    /// How a central login stands.
    pub fn state(&self, id: &str, now: i64) -> LoginState<'_> {
        let found = self.sessions.iter().position(|session| session.id == id && session.counts(now));
        let Some((at, session)) = found.and_then(|at| Some((at, self.sessions.get(at)?))) else {
            return LoginState::LoggedOut;
        };
        let mut later = self.sessions.iter().skip(at + 1).rev();
        let other = later.find(|other| other.user == session.user && other.counts(now));
        let Some(other) = other else { return LoginState::LoggedIn };
        let token = self.tokens.iter().rev().find(|token| token.session == other.id);
        LoginState::Elsewhere(token.map(|token| token.ip.as_str()))
    }
}

impl Session {
    fn counts(&self, now: i64) -> bool {
        !self.ended && now < self.until
    }
}
