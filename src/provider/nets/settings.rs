//! What the operator sets, checked once when the proxy is made.

use super::profile;
use crate::error::{Error, Reason};
use crate::json::Value;
use crate::format::url;
use alloc::{format, string::String, vec::Vec};

const KNOWN: [&str; 9] = [
    "agentUrl",
    "profile",
    "hosts",
    "returnUrl",
    "credentials",
    "forwardedHeader",
    "hijackScriptUrl",
    "ssoServiceUrl",
    "allowKeysOf1024Bits",
];

/// Headers that say something else than whose call it is.
const TAKEN: [&str; 7] = ["cookie", "host", "content-type", "content-length", "accept", "user-agent", "ssoagent-type"];

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
    let agent = text("agentUrl").and_then(url::base);
    if agent.is_none() {
        fault("agentUrl", if given.get("agentUrl").is_null() { Reason::Missing } else { Reason::BadUrl });
    }
    let profile = profile::configure(given.get("profile"), &mut fault);
    check_hosts(given.get("hosts"), &mut fault);
    if given.get("returnUrl").is_null() {
        fault("returnUrl", Reason::Missing);
    }
    for name in ["returnUrl", "hijackScriptUrl", "ssoServiceUrl"] {
        let page = given.get(name);
        if !page.is_null() && !page.text().is_some_and(|page| is_allowed(page, given.get("hosts"))) {
            fault(name, Reason::BadUrl);
        }
    }
    let credentials = text("credentials").unwrap_or("encrypted");
    if !["basic", "encrypted"].contains(&credentials)
        || !given.get("credentials").is_null() && text("credentials").is_none()
    {
        fault("credentials", Reason::NotListed);
    }
    let header = text("forwardedHeader").unwrap_or("x-forwarded-for").to_ascii_lowercase();
    let is_header = (1..=64).contains(&header.len())
        && header.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
        && !TAKEN.contains(&header.as_str());
    if !is_header || !given.get("forwardedHeader").is_null() && text("forwardedHeader").is_none() {
        fault("forwardedHeader", Reason::BadSetting);
    }
    let weak = given.get("allowKeysOf1024Bits");
    if !weak.is_null() && weak.boolean().is_none() {
        fault("allowKeysOf1024Bits", Reason::BadSetting);
    }

    if !faults.is_empty() {
        return Err(faults);
    }
    let least = if weak.boolean() == Some(true) { 1024 } else { 2048 };
    Ok(Value::object([
        ("agentUrl", agent.into()),
        ("profile", profile),
        ("hosts", given.get("hosts").clone()),
        ("returnUrl", given.get("returnUrl").clone()),
        ("credentials", credentials.into()),
        ("forwardedHeader", header.into()),
        ("hijackScriptUrl", given.get("hijackScriptUrl").clone()),
        ("ssoServiceUrl", given.get("ssoServiceUrl").clone()),
        ("leastBits", i64::into(least)),
    ]))
}

fn check_hosts(hosts: &Value, fault: &mut dyn FnMut(&str, Reason)) {
    match hosts.list() {
        None if hosts.is_null() => fault("hosts", Reason::Missing),
        None => fault("hosts", Reason::BadSetting),
        Some([]) => fault("hosts", Reason::Missing),
        Some(hosts) => {
            for (at, host) in hosts.iter().enumerate() {
                // Exactly what can stand in an address, so that nothing is allowed by mistake: no path, no user, no star.
                let address = host.text().map(|host| ["https://", host].concat());
                let exact = |address: &str| url::authority(address) == host.text() && !address.ends_with('/');
                if !address.is_some_and(|address| exact(&address)) {
                    fault(&format!("hosts.{at}"), Reason::BadSetting);
                }
            }
        }
    }
}

/// Whether this is the address of a page, or of a service, on one of the hosts: by https, or near by http. A host stands for
/// all its ports, unless it names one.
pub(super) fn is_allowed(address: &str, hosts: &Value) -> bool {
    let Some(authority) = url::authority(address).filter(|_| url::is_page(address)) else { return false };
    let mut listed = hosts.list().unwrap_or_default().iter().filter_map(Value::text);
    listed.any(|host| {
        let own = if url::without_port(host) == host { url::without_port(authority) } else { authority };
        own.eq_ignore_ascii_case(host)
    })
}

/// Where a path of the profile leads; none where the agent has no such call.
pub(super) fn address(config: &Value, call: &str) -> Option<String> {
    let base = config.get("agentUrl").text()?;
    let path = config.get("profile").get("paths").get(call).text().filter(|path| !path.is_empty())?;
    if !path.starts_with('/') {
        return Some([base, "/", path].concat());
    }
    let (scheme, rest) = base.split_once("://")?;
    let host = rest.split('/').next()?;
    Some([scheme, "://", host, path].concat())
}
