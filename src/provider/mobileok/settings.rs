//! What the operator sets, checked once when the proxy is made.

use crate::error::{Error, Reason};
use crate::json::Value;
use crate::format::url;
use crate::crypto::PublicKey;
use alloc::vec::Vec;

/// Section 4: the servers of the two environments.
const ENVIRONMENTS: [(&str, &str); 2] =
    [("production", "https://cert-dir.mobile-ok.com"), ("development", "https://scert-dir.mobile-ok.com")];

/// The emulator's key files carry a service id that starts with this; no real one does.
const EMULATOR_SERVICE: &str = "bonin-emulator";

const KNOWN: [&str; 7] =
    ["environment", "baseUrl", "siteUrl", "serviceId", "serverPublicKey", "clientPrefix", "methods"];

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
    let base = match (given.get("environment"), given.get("baseUrl")) {
        (Value::Null, Value::Null) => {
            fault("environment", Reason::Missing);
            None
        }
        (Value::Null, base) => base.text().and_then(url::base).or_else(|| {
            fault("baseUrl", Reason::BadUrl);
            None
        }),
        (environment, Value::Null) => {
            let known = ENVIRONMENTS.iter().find(|(name, _)| environment.text() == Some(name));
            if known.is_none() {
                fault("environment", Reason::NotListed);
            } else if text("serviceId").is_some_and(|id| id.starts_with(EMULATOR_SERVICE)) {
                fault("keyFile", Reason::EmulatorKey);
            }
            known.map(|(_, url)| (*url).into())
        }
        _ => {
            fault("baseUrl", Reason::NotAllowed);
            None
        }
    };
    match text("siteUrl") {
        None | Some("") => fault("siteUrl", Reason::Missing),
        Some(site) if site.len() > 200 || !site.bytes().all(|b| b.is_ascii_graphic()) => {
            fault("siteUrl", Reason::BadSetting);
        }
        Some(_) => {}
    }
    // Section 4's samples: at most eight letters or digits before the random part.
    let prefix = given.get("clientPrefix");
    if !prefix.is_null() && !prefix.text().is_some_and(|p| p.len() <= 8 && p.bytes().all(|b| b.is_ascii_alphanumeric()))
    {
        fault("clientPrefix", Reason::BadPrefix);
    }
    if !given.get("methods").is_null() && !methods_known(given.get("methods")) {
        fault("methods", Reason::NotListed);
    }
    if text("serviceId").is_none_or(str::is_empty) {
        fault("keyFile", Reason::Missing);
    } else if text("serverPublicKey").is_none_or(|key| PublicKey::from_base64(key).is_err()) {
        fault("keyFile", Reason::KeyNotRsa);
    }

    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(Value::object(
        ["siteUrl", "serviceId", "serverPublicKey", "clientPrefix", "methods"]
            .map(|name| (name, given.get(name).clone())),
    )
    .with("baseUrl", base))
}

fn methods_known(methods: &Value) -> bool {
    let known = |m: &Value| m.text().is_some_and(|m| super::identity::METHODS.iter().any(|(word, ..)| *word == m));
    methods.list().is_some_and(|list| !list.is_empty() && list.iter().all(known))
}
