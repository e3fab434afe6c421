//! The requests of the proxy to OMPASS (2.1, 3.1).

use super::api::{PageLanguage, StartV1, StartV2, VerifyV1, VerifyV2};
use super::messages::Login;
use super::settings::{Settings, Version};
use super::values::{LanguageTag, Token, UserId};
use crate::error::Lang;
use crate::flow::proxy_call::{Cost, Method, Request, Task};
use crate::format::url;

/// The page for a login (2.3, 3.2).
pub(super) fn start(login: &Login, tag: Option<&LanguageTag>, settings: &Settings, lang: Lang) -> Task {
    let (lang_init, user) = (page_language(tag, settings, lang), login.user_id().map(UserId::as_str));
    let request = match settings.version {
        Version::V1 { .. } => {
            let path = format!("/v1/ompass/{}", login.method().word());
            Request::post(at(&path, settings), &StartV1 { user_id: user, lang_init })
        }
        Version::V2 { .. } => {
            let body = StartV2 {
                username: user,
                lang_init,
                login_client_type: "BROWSER",
                session_timeout_seconds: settings.session_seconds,
            };
            Request::post(at("/v2/ompass/auth", settings), &body)
        }
    };
    ask(request, settings)
}

/// The check of a token, and of the user whose it is (2.5, 3.3).
pub(super) fn verify(user: &UserId, token: &Token, settings: &Settings) -> Task {
    let (user, token) = (user.as_str(), token.as_str());
    let request = match settings.version {
        Version::V1 { .. } => {
            let url = at("/v1/ompass/token-verification", settings);
            Request::post(url, &VerifyV1 { user_id: user, access_token: token })
        }
        Version::V2 { .. } => Request::post(at("/v2/ompass/token", settings), &VerifyV2 { username: user, token }),
    };
    ask(request.costing(Cost::Value), settings)
}

/// The removal of a user's registration (2.8).
pub(super) fn forget(user: &UserId, settings: &Settings) -> Task {
    let path = format!("/v1/ompass/users/{}", url::encoded(user.as_str()));
    ask(Request::bare(Method::Delete, at(&path, settings)), settings)
}

/// The list of a user's authenticators (3.5).
pub(super) fn list(user: &UserId, settings: &Settings) -> Task {
    let path = format!("/v2/ompass/authenticators?username={}", url::encoded(user.as_str()));
    ask(Request::bare(Method::Get, at(&path, settings)), settings)
}

/// The removal of one authenticator (3.5).
pub(super) fn delete(authenticator: &str, settings: &Settings) -> Task {
    let path = format!("/v2/ompass/authenticator?authenticatorId={}", url::encoded(authenticator));
    ask(Request::bare(Method::Delete, at(&path, settings)), settings)
}

fn at(path: &str, settings: &Settings) -> String {
    format!("{}{path}", settings.base_url)
}

fn ask(request: Request, settings: &Settings) -> Task {
    let secret_key = settings.secret_key.as_str();
    Task::Http(match &settings.version {
        Version::V1 { .. } => request.header("authorization", &format!("Bearer {secret_key}")),
        Version::V2 { client_id } => {
            request.header("x-client-id", client_id.as_str()).header("x-secret-key", secret_key)
        }
    })
}

/// The language of the page, from a tag (BCP 47) or else from that of messages. A user who reads none of those that OMPASS has
/// is shown English.
fn page_language(tag: Option<&LanguageTag>, settings: &Settings, lang: Lang) -> PageLanguage {
    let default = if lang == Lang::Ko { "ko" } else { "en" };
    let primary = tag.map_or(default, LanguageTag::as_str).split('-').next().unwrap_or_default().to_ascii_lowercase();
    match primary.as_str() {
        "ko" => PageLanguage::Korean,
        "ja" if matches!(settings.version, Version::V2 { .. }) => PageLanguage::Japanese,
        _ => PageLanguage::English,
    }
}
