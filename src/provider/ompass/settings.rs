//! What the operator sets, checked once when the proxy is made.

use crate::error::{Error, Reason};
use crate::json::Value;
use crate::format::url;
use alloc::vec::Vec;

/// The two interfaces that are in use (1).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Version {
    /// With a bearer token.
    V1,
    /// With a client id and a secret key.
    V2,
}

const KNOWN: [&str; 6] = ["version", "baseUrl", "secretKey", "clientId", "sessionSeconds", "pageHosts"];

/// How long the user may take, in seconds: ours with version 1, which names no time (2.6); that of the vendor's sample with
/// version 2 (3.2).
const SESSION: i64 = 300;

/// The longest. The sealed flow outlives it, so that this is what ends a login.
const LONGEST: i64 = 1800;

impl Version {
    fn from_word(word: &str) -> Option<Self> {
        match word {
            "v1" => Some(Self::V1),
            "v2" => Some(Self::V2),
            _ => None,
        }
    }

    /// That of settings which were checked.
    pub(super) fn of(config: &Value) -> Self {
        config.get("version").text().and_then(Self::from_word).unwrap_or(Self::V1)
    }
}

/// The settings as the flow uses them, or every fault.
pub(super) fn configure(given: &Value) -> Result<Value, Vec<Error>> {
    let mut faults = Vec::new();
    let mut fault = |field: &str, reason| faults.push(Error::config(field, reason));
    let is_given = |name: &str| !given.get(name).is_null();
    let text = |name: &str| given.get(name).text();

    for (name, _) in given.members().unwrap_or_default() {
        if !KNOWN.contains(&name.as_str()) {
            fault(name, Reason::UnknownField);
        }
    }
    let word = if is_given("version") { text("version") } else { Some("v1") };
    let version = word.and_then(Version::from_word);
    if version.is_none() {
        fault("version", Reason::NotListed);
    }
    let base = text("baseUrl").and_then(url::base);
    if base.is_none() {
        fault("baseUrl", if is_given("baseUrl") { Reason::BadUrl } else { Reason::Missing });
    }
    // With version 1 there is no use for a client id, and no harm in one.
    for (name, needed) in [("secretKey", true), ("clientId", version == Some(Version::V2))] {
        match text(name) {
            _ if !is_given(name) && !needed => {}
            _ if !is_given(name) => fault(name, Reason::Missing),
            // They become headers, so nothing may be in them that ends one.
            Some(text) if (1..=1000).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic()) => {}
            _ => fault(name, Reason::BadSetting),
        }
    }
    let seconds = given.get("sessionSeconds");
    let session = seconds.integer().filter(|_| seconds.text().is_none());
    if !seconds.is_null() && !session.is_some_and(|seconds| (1..=LONGEST).contains(&seconds)) {
        fault("sessionSeconds", Reason::BadLifetime);
    }
    let hosts = match given.get("pageHosts") {
        Value::Null => {
            // The vendor's samples have both on one host (2.2).
            base.as_deref().and_then(url::authority).map(|host| Vec::from([url::without_port(host).into()]))
        }
        Value::List(hosts) if !hosts.is_empty() && hosts.iter().all(is_host) => Some(hosts.clone()),
        _ => {
            fault("pageHosts", Reason::BadSetting);
            None
        }
    };

    if !faults.is_empty() {
        return Err(faults);
    }
    let copied = ["secretKey", "clientId"].map(|name| (name, given.get(name).clone()));
    Ok(Value::object(copied)
        .with("version", word)
        .with("baseUrl", base)
        .with("sessionSeconds", session.unwrap_or(SESSION))
        .with("pageHosts", hosts))
}

/// Whether this is a page of OMPASS's that a browser may be sent to: on a host of the operator's choice, whoever answered.
pub(super) fn is_page(config: &Value, page: &str) -> bool {
    let Some(authority) = url::authority(page).filter(|_| url::is_page(page)) else { return false };
    let host = url::without_port(authority);
    let hosts = config.get("pageHosts").list().unwrap_or_default();
    hosts.iter().filter_map(Value::text).any(|known| {
        // An entry without a port stands for all of them.
        known.eq_ignore_ascii_case(authority) || known.eq_ignore_ascii_case(host)
    })
}

fn is_host(entry: &Value) -> bool {
    let whole = |host: &str| url::authority(&["https://", host].concat()) == Some(host);
    entry.text().is_some_and(|host| !host.is_empty() && whole(host))
}
