//! What the operator sets, checked once when the proxy is made.

use crate::error::{Error, Reason};
use crate::json::Value;
use crate::format::url;
use alloc::{string::String, vec::Vec};

const KNOWN: [&str; 8] =
    ["bridgeUrl", "bridgeSecret", "pageUrl", "agentHosts", "loginUrl", "agentId", "agentUrl", "logoutUrl"];

/// What `login()` needs: the SSO server's view, and who asks.
const OF_LOGIN: [&str; 3] = ["loginUrl", "agentId", "agentUrl"];

/// Between the proxy and the bridge stands nothing else.
const SECRET_CHARS: core::ops::RangeInclusive<usize> = 32..=1000;

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
    let bridge = text("bridgeUrl").and_then(url::base);
    if bridge.is_none() {
        fault("bridgeUrl", if is_given("bridgeUrl") { Reason::BadUrl } else { Reason::Missing });
    }
    match text("bridgeSecret") {
        _ if !is_given("bridgeSecret") => fault("bridgeSecret", Reason::Missing),
        Some(secret) if SECRET_CHARS.contains(&secret.len()) && secret.bytes().all(|b| b.is_ascii_graphic()) => {}
        _ => fault("bridgeSecret", Reason::BadSetting),
    }
    let asks_login = OF_LOGIN.into_iter().any(is_given);
    for (name, needed) in
        [("pageUrl", true), ("loginUrl", asks_login), ("agentUrl", asks_login), ("logoutUrl", false)]
    {
        match text(name) {
            _ if !is_given(name) && !needed => {}
            _ if !is_given(name) => fault(name, Reason::Missing),
            // The code of a login is added as a fragment, and nobody would see another one.
            Some(page) if url::is_page(page) && !page.contains(['#', '\\']) => {}
            _ => fault(name, Reason::BadUrl),
        }
    }
    match text("agentId") {
        _ if !is_given("agentId") && !asks_login => {}
        _ if !is_given("agentId") => fault("agentId", Reason::Missing),
        Some(id) if super::is_id(id) => {}
        _ => fault("agentId", Reason::BadSetting),
    }
    let hosts: Option<Vec<Value>> = match given.get("agentHosts") {
        Value::Null => Some(Vec::new()),
        Value::List(hosts) => hosts.iter().map(|host| host.text().and_then(entry).map(Value::from)).collect(),
        _ => None,
    };
    if hosts.is_none() {
        fault("agentHosts", Reason::BadSetting);
    }

    if !faults.is_empty() {
        return Err(faults);
    }
    let copied = ["bridgeSecret", "pageUrl", "loginUrl", "agentId", "agentUrl", "logoutUrl"];
    Ok(Value::object(copied.map(|name| (name, given.get(name).clone())))
        .with("bridgeUrl", bridge)
        .with("agentHosts", hosts.unwrap_or_default()))
}

/// Whether a browser may be sent there with a code that logs in: to a host of the operator's choice, whoever named it.
pub(super) fn is_system(config: &Value, page: &str) -> bool {
    // Where programs read a backslash differently, nobody knows which host it is.
    if !url::is_page(page) || page.contains('\\') {
        return false;
    }
    let hosts = config.get("agentHosts").list().unwrap_or_default();
    let Some(host) = host(page) else { return false };
    hosts.iter().any(|known| known.text() == Some(&host))
}

/// The host of an address in one spelling, with its port where it is not the scheme's own.
fn host(address: &str) -> Option<String> {
    let own = if address.starts_with("https:") { ":443" } else { ":80" };
    let authority = url::authority(address)?;
    Some(authority.strip_suffix(own).unwrap_or(authority).to_ascii_lowercase())
}

/// An entry of the list in that spelling; none where it is no host and nothing else.
fn entry(given: &str) -> Option<String> {
    let address = ["https://", given].concat();
    host(&address).filter(|_| url::authority(&address) == Some(given) && !given.is_empty())
}
