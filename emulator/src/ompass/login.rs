//! A login is asked for, and a token is looked at (2.3, 2.5, 3.2, 3.3).

use super::answer::{LONG_USER, NO_TOKEN, NO_USER};
use super::routes::{Call, Version};
use super::token;
use super::session::{LIVES, Stage, Session, Way};
use super::state::{Setup, State};
use bonin::error::Error;
use crate::host::Context;
use crate::json::{Loose, Value, object};
use alloc::{format, string::String};

/// Why a request got nothing.
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
    body: &Value,
    origin: &str,
    context: &mut Context<'_>,
) -> Result<Value, Stop> {
    let version = call.version();
    let user = match call {
        Call::Uaf => user_of(body, version).ok().map(String::from),
        _ => Some(user_of(body, version)?.into()),
    };
    // What the user says on the page counts, and not what the relying party said (2.3).
    let user = user.filter(|_| *call != Call::Uaf);
    let registered = user.as_deref().is_none_or(|user| state.user(user).is_some());
    let seconds = body["sessionTimeoutSeconds"].integer().filter(|s| version == Version::Two && *s > 0);
    let visit = Session {
        id: context.random_id()?,
        version,
        way: if *call == Call::Uaf { Way::Uaf } else { Way::U2f },
        registers: !registered,
        user: user.clone(),
        phone: None,
        born: context.now,
        expires: context.now + seconds.map_or(LIVES, |seconds| seconds * 1000),
        asked_at: context.now,
        stage: Stage::Open,
    };
    let page = if registered { "authenticate" } else { "register" };
    let url = format!("{origin}/ompass/{page}/?visit={}&lang={}", visit.id, lang(body, version));
    state.visits.push(visit);
    Ok(match (version, call) {
        (Version::Two, _) => object([
            ("username", user.into()),
            ("ompassUrl", url.into()),
            ("isRegisteredOmpass", registered.into()),
        ]),
        (_, Call::Uaf) => object([("ompass_uri", url.into())]),
        _ => object([
            ("user_id", user.into()),
            ("is_register", registered.into()),
            ("ompass_uri", url.into()),
        ]),
    })
}

/// Whose token this is.
pub fn verify(
    state: &mut State,
    setup: &Setup,
    version: Version,
    body: &Value,
    now: i64,
) -> Result<Value, Stop> {
    user_of(body, version)?;
    let name = if version == Version::One { "access_token" } else { "token" };
    let text = body[name].as_str().filter(|text| !text.is_empty()).ok_or(NO_TOKEN)?;
    let user = token::redeem(state, text, now)?;
    Ok(match version {
        Version::One => object([("user_id", user.into())]),
        Version::Two => object([
            ("clientId", setup.client_id.as_str().into()),
            ("applicationName", "bonin emulator".into()),
            ("username", user.into()),
        ]),
    })
}

fn user_of(body: &Value, version: Version) -> Result<&str, &'static str> {
    let name = if version == Version::One { "user_id" } else { "username" };
    let user = body[name].as_str().filter(|user| !user.is_empty()).ok_or(NO_USER)?;
    if user.chars().count() > 30 { Err(LONG_USER) } else { Ok(user) }
}

/// The page's language: that of a word it has, else Korean (inferred).
fn lang(body: &Value, version: Version) -> &'static str {
    let name = if version == Version::One { "lang_init" } else { "langInit" };
    match body[name].as_str() {
        Some("EN") => "en",
        // The page of the emulator has no Japanese.
        Some("JP") if version == Version::Two => "en",
        _ => "ko",
    }
}
