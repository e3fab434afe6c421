//! What the proxy asks of OMPASS (2.1, 3.1).

use crate::error::Lang;
use crate::flow::Turn;
use crate::flow::proxy::{Request, Task};
use crate::json::Value;
use crate::provider::ompass::method::Method;
use crate::provider::ompass::settings::Version;
use crate::format::url;
use alloc::{format, string::String};

/// The page for a login (2.3, 3.2).
pub(super) fn start(method: Method, user: Option<&str>, tag: Option<&str>, turn: &Turn<'_>) -> Task {
    let lang = init_lang(tag, turn);
    let (path, body) = match Version::of(turn.config) {
        Version::V1 => {
            let path = ["/v1/ompass/", method.word()].concat();
            (path, Value::object([("user_id", user.into()), ("lang_init", lang.into())]))
        }
        Version::V2 => {
            let body = Value::object([
                ("username", user.into()),
                ("langInit", lang.into()),
                ("loginClientType", "BROWSER".into()),
                ("sessionTimeoutSeconds", turn.config.get("sessionSeconds").clone()),
            ]);
            ("/v2/ompass/auth".into(), body)
        }
    };
    ask(Request::post(at(&path, turn), &body), turn)
}

/// Is this token good, and whose is it? (2.5, 3.3)
pub(super) fn verify(user: &str, token: &str, turn: &Turn<'_>) -> Task {
    let (path, body) = match Version::of(turn.config) {
        Version::V1 => ("/v1/ompass/token-verification", [("user_id", user.into()), ("access_token", token.into())]),
        Version::V2 => ("/v2/ompass/token", [("username", user.into()), ("token", token.into())]),
    };
    ask(Request::post(at(path, turn), &Value::object(body)), turn)
}

/// Forget that this user has OMPASS (2.8).
pub(super) fn forget(user: &str, turn: &Turn<'_>) -> Task {
    let path = ["/v1/ompass/users/", &url::encoded(user)].concat();
    ask(Request::bare("DELETE", at(&path, turn)), turn)
}

/// What does this user log in with? (3.5)
pub(super) fn list(user: &str, turn: &Turn<'_>) -> Task {
    let path = ["/v2/ompass/authenticators?username=", &url::encoded(user)].concat();
    ask(Request::bare("GET", at(&path, turn)), turn)
}

/// Forget one authenticator (3.5).
pub(super) fn delete(authenticator: &str, turn: &Turn<'_>) -> Task {
    let path = ["/v2/ompass/authenticator?authenticatorId=", &url::encoded(authenticator)].concat();
    ask(Request::bare("DELETE", at(&path, turn)), turn)
}

fn at(path: &str, turn: &Turn<'_>) -> String {
    [turn.config.get("baseUrl").text().unwrap_or_default(), path].concat()
}

fn ask(request: Request, turn: &Turn<'_>) -> Task {
    let config = |name: &str| turn.config.get(name).text().unwrap_or_default();
    Task::Http(match Version::of(turn.config) {
        Version::V1 => request.header("authorization", &format!("Bearer {}", config("secretKey"))),
        Version::V2 => request.header("x-client-id", config("clientId")).header("x-secret-key", config("secretKey")),
    })
}

/// The language of the page, from a tag (BCP 47) or else from that of messages. Who reads none of those that OMPASS has is
/// shown English.
fn init_lang(tag: Option<&str>, turn: &Turn<'_>) -> &'static str {
    let default = if turn.lang == Lang::Ko { "ko" } else { "en" };
    let primary = tag.unwrap_or(default).split('-').next().unwrap_or_default().to_ascii_lowercase();
    match primary.as_str() {
        "ko" => "KR",
        "ja" if Version::of(turn.config) == Version::V2 => "JP",
        _ => "EN",
    }
}
