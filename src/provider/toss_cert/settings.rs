//! What the operator sets, checked once when the proxy is made.

use super::signature::Root;
use crate::error::{Error, Reason};
use crate::json::Value;
use crate::format::url;
use crate::wire::PublicKey;
use alloc::{string::String, vec::Vec};

/// The servers (2): for requests, and for access tokens. Toss's test service is the same one with other credentials.
const ENVIRONMENTS: [(&str, &str, &str); 1] = [("production", "https://cert.toss.im", "https://oauth2.cert.toss.im")];

/// The emulator's client id starts with this; no real one does.
const EMULATOR_CLIENT: &str = "bonin-emulator";

/// The services (2.3): the identity of a person, and the simple authentication.
const FAMILIES: [(&str, &str); 2] = [("id", "/api/v2/sign/user/auth/id/"), ("simple", "/api/v2/sign/user/auth/")];

const KNOWN: [&str; 12] = [
    "environment",
    "baseUrl",
    "oauthUrl",
    "clientId",
    "clientSecret",
    "publicKey",
    "family",
    "requestUrl",
    "successCallbackUrl",
    "failCallbackUrl",
    "roots",
    "expireSeconds",
];

/// The longest life of a request, in seconds (2.4).
const LONGEST: i64 = 1800;

/// The settings as the flow uses them, or every fault.
pub(super) fn configure(given: &Value) -> Result<Value, Vec<Error>> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, reason| faults.push(Error::config(field, reason));
    let text = |name: &str| given.get(name).text();

    for (name, _) in given.members().unwrap_or_default() {
        if !KNOWN.contains(&name.as_str()) {
            fault(name, Reason::UnknownField);
        }
    }
    let servers = servers(given, &mut fault);
    for name in ["clientId", "clientSecret"] {
        match text(name) {
            _ if given.get(name).is_null() => fault(name, Reason::Missing),
            Some(text) if (1..=500).contains(&text.len()) && !text.chars().any(char::is_control) => {}
            _ => fault(name, Reason::BadSetting),
        }
    }
    match text("publicKey") {
        None => fault("publicKey", Reason::Missing),
        Some(key) => {
            if let Err(error) = PublicKey::from_base64(key) {
                fault("publicKey", error.reason);
            }
        }
    }
    let family = FAMILIES.iter().find(|(word, _)| *word == text("family").unwrap_or("id"));
    if family.is_none() || !given.get("family").is_null() && text("family").is_none() {
        fault("family", Reason::NotListed);
    }
    // The scheme of an app, or an address.
    if !given.get("requestUrl").is_null() && !text("requestUrl").is_some_and(is_link) {
        fault("requestUrl", Reason::BadSetting);
    }
    for name in ["successCallbackUrl", "failCallbackUrl"] {
        if !given.get(name).is_null() && !text(name).is_some_and(url::is_page) {
            fault(name, Reason::BadUrl);
        }
    }
    let seconds = given.get("expireSeconds");
    let lifetime = seconds.integer().filter(|_| seconds.text().is_none());
    if !seconds.is_null() && !lifetime.is_some_and(|seconds| (1..=LONGEST).contains(&seconds)) {
        fault("expireSeconds", Reason::BadLifetime);
    }
    if let Err(error) = Root::read_all(given.get("roots")) {
        fault(error.field.as_deref().unwrap_or("roots"), error.reason);
    }

    if !faults.is_empty() {
        return Err(faults);
    }
    let copied =
        ["clientId", "clientSecret", "publicKey", "requestUrl", "successCallbackUrl", "failCallbackUrl", "roots"];
    let (base, oauth) = servers.unzip();
    Ok(Value::object(copied.map(|name| (name, given.get(name).clone())))
        .with("expireSeconds", lifetime)
        .with("path", family.map(|(_, path)| *path))
        .with("baseUrl", base)
        .with("oauthUrl", oauth))
}

fn servers(given: &Value, fault: &mut impl FnMut(&str, Reason)) -> Option<(String, String)> {
    if given.get("baseUrl").is_null() && given.get("oauthUrl").is_null() {
        let environment = given.get("environment");
        let known = ENVIRONMENTS.iter().find(|(name, ..)| environment.text() == Some(name));
        match known {
            None if environment.is_null() => fault("environment", Reason::Missing),
            None => fault("environment", Reason::NotListed),
            Some(_) if given.get("clientId").text().is_some_and(|id| id.starts_with(EMULATOR_CLIENT)) => {
                fault("clientId", Reason::EmulatorKey);
            }
            Some(_) => {}
        }
        return known.map(|(_, base, oauth)| ((*base).into(), (*oauth).into()));
    }
    if !given.get("environment").is_null() {
        fault("environment", Reason::NotAllowed);
    }
    let mut server = |name: &str| {
        let found = given.get(name).text().and_then(url::base);
        if found.is_none() {
            fault(name, if given.get(name).is_null() { Reason::Missing } else { Reason::BadUrl });
        }
        found
    };
    let (base, oauth) = (server("baseUrl"), server("oauthUrl"));
    base.zip(oauth)
}

/// Whether this is the link of an app, or a page: nothing that a browser would run or show as its own.
pub(super) fn is_link(text: &str) -> bool {
    let (scheme, _) = text.split_once(':').unwrap_or_default();
    let named = scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'+' | b'-' | b'.'));
    let graphic = text.len() <= 2000 && text.bytes().all(|b| b.is_ascii_graphic());
    let own = ["javascript", "data", "blob", "about", "file", "filesystem", "vbscript", "view-source", "ftp"];
    let web = ["http", "https"].contains(&scheme);
    graphic && named && !own.contains(&scheme) && (!web || url::is_page(text))
}
