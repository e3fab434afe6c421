//! A login is asked for, and a token is looked at (2.3, 2.5, 3.2, 3.3).

use super::answer::{LONG_USER, NO_TOKEN, NO_USER, Success};
use super::routes::{Call, Version};
use super::session::{LIVES, Session, Stage, Way};
use super::state::{Setup, State};
use super::token;
use crate::host::Context;
use crate::json::{Body, Count, Member};
use bonin::error::Error;
use serde::Deserialize;

/// The body of a request for a login, or for the user of a token.
struct Request {
    user: Member,
    lang: Member,
    token: Member,
    /// How long the user has, in seconds.
    timeout: Option<i64>,
}

/// The same in version 1.
#[derive(Default, Deserialize)]
#[serde(default)]
struct One {
    user_id: Member,
    lang_init: Member,
    access_token: Member,
}

/// The same in version 2.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Two {
    username: Member,
    lang_init: Member,
    token: Member,
    session_timeout_seconds: Count,
}

impl Request {
    fn read(version: Version, body: &Body) -> Self {
        match version {
            Version::One => {
                let One { user_id: user, lang_init: lang, access_token: token } = body.to();
                Self { user, lang, token, timeout: None }
            }
            Version::Two => {
                let Two { username: user, lang_init: lang, token, session_timeout_seconds: Count(timeout) } = body.to();
                Self { user, lang, token, timeout }
            }
        }
    }

    fn user(&self) -> Result<&str, &'static str> {
        let user = self.user.filled().ok_or(NO_USER)?;
        if user.chars().count() > 30 { Err(LONG_USER) } else { Ok(user) }
    }

    /// The page's language, if it has it; otherwise Korean (inferred).
    fn lang(&self, version: Version) -> &'static str {
        match self.lang.text() {
            Some("EN") => "en",
            // The page of the emulator has no Japanese.
            Some("JP") if version == Version::Two => "en",
            _ => "ko",
        }
    }
}

/// The reason why a request got nothing.
pub enum Stop {
    /// By this code.
    Refused(&'static str),
    /// The emulator itself is at fault.
    Broken(Error),
}

impl From<&'static str> for Stop {
    fn from(code: &'static str) -> Self {
        Self::Refused(code)
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Broken(error)
    }
}

/// The page for a login; `origin` is where this service is reached.
pub fn start(
    state: &mut State,
    call: &Call<'_>,
    body: &Body,
    origin: &str,
    context: &mut Context<'_>,
) -> Result<Success, Stop> {
    let version = call.version();
    let request = Request::read(version, body);
    // With UAF the user says on the page who they are; the relying party's word does not count (2.3).
    let user = if *call == Call::Uaf { None } else { Some(String::from(request.user()?)) };
    let registered = user.as_deref().is_none_or(|user| state.user(user).is_some());
    let lives = request.timeout.filter(|seconds| *seconds > 0).map_or(LIVES, |seconds| seconds.saturating_mul(1000));
    let session = Session {
        id: context.random_id()?,
        version,
        way: if *call == Call::Uaf { Way::Uaf } else { Way::U2f },
        registers: !registered,
        user: user.clone(),
        phone: None,
        born: context.now,
        expires: context.now.saturating_add(lives),
        asked_at: context.now,
        stage: Stage::Open,
    };
    let page = if registered { "authenticate" } else { "register" };
    let url = format!("{origin}/ompass/{page}/?visit={}&lang={}", session.id, request.lang(version));
    state.sessions.push(session);
    Ok(match (version, user) {
        (_, None) => Success::Uaf { ompass_uri: url },
        (Version::One, Some(user_id)) => Success::U2f { user_id, is_register: registered, ompass_uri: url },
        (Version::Two, Some(username)) => Success::Auth { username, ompass_url: url, is_registered_ompass: registered },
    })
}

/// The user of a token.
pub fn verify(state: &mut State, setup: &Setup, version: Version, body: &Body, now: i64) -> Result<Success, Stop> {
    let request = Request::read(version, body);
    request.user()?;
    let user = token::redeem(state, request.token.filled().ok_or(NO_TOKEN)?, now)?;
    Ok(match version {
        Version::One => Success::Verified { user_id: user },
        Version::Two => Success::VerifiedTwo {
            client_id: setup.client_id.clone(),
            application_name: "bonin emulator",
            username: user,
        },
    })
}
