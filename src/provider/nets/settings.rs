//! The operator's settings for NETS*SSO.

use super::agent::AgentCall;
use super::limits::{HEADER, USUAL_KEY_BITS, WEAKEST_KEY_BITS};
use super::profile::{self, Profile};
use crate::error::Reason;
use crate::flow::proxy_call::Given;
use crate::flow::reading::read;
use crate::format::url;
use crate::words;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use serde_json::Value;

words! {
    /// The protection of user ids and passwords on their way to the SSO server.
    pub(super) Protection {
        /// RSA with a key of the agent, inside https.
        Encrypted = "encrypted",
        /// Nothing but https.
        Basic = "basic",
    }
}

/// The settings as the flow uses them.
pub struct Settings {
    /// The agent's base address, without a slash at its end.
    pub(super) agent_url: String,
    /// The dialect that the agent speaks.
    pub(super) profile: Profile,
    /// The hosts of all addresses that are used.
    pub(super) hosts: Hosts,
    /// The page that users come back to.
    pub(super) return_url: String,
    /// The page that `arrive` leads users on to.
    pub(super) page_url: Option<String>,
    /// The protection of passwords.
    pub(super) credentials: Protection,
    /// The header that tells the agent the browser's address.
    pub(super) forwarded_header: String,
    /// A script that is handed to the page.
    pub(super) hijack_script_url: Option<String>,
    /// The SSO server's address for a logon at page level, if it is not the usual one.
    pub(super) sso_service_url: Option<String>,
    /// The bits that a key for passwords needs.
    pub(super) least_key_bits: usize,
}

/// The hosts that the operator lists.
pub(super) struct Hosts(Vec<Host>);

/// A host as it can stand in an address, and nothing else: no path, no user, no star.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct Host(String);

/// The address of a server.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct BaseUrl(String);

/// The name of a header that may carry the browser's address, in lower case.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct HeaderName(String);

const FORWARDED_HEADER: &str = "x-forwarded-for";

/// Headers that have another meaning.
const TAKEN: [&str; 7] = ["cookie", "host", "content-type", "content-length", "accept", "user-agent", "ssoagent-type"];

/// The settings, or `None` if one is wrong; the faults are noted in `given`.
pub(super) fn configure(given: &mut Given) -> Option<Settings> {
    let agent_url = needed(given, "agentUrl").map(|BaseUrl(url)| url);
    let profile = profile::configure(given);
    let hosts = hosts(given);
    let return_url = needed(given, "returnUrl").filter(|url: &String| is_page(url, given, "returnUrl", hosts.as_ref()));
    let page_url = page(given, "pageUrl", hosts.as_ref());
    let hijack_script_url = page(given, "hijackScriptUrl", hosts.as_ref());
    let sso_service_url = page(given, "ssoServiceUrl", hosts.as_ref());
    let credentials = given.take_or("credentials", Reason::NotListed).unwrap_or(Protection::Encrypted);
    let header: Option<HeaderName> = given.take_or("forwardedHeader", Reason::BadSetting);
    let allows_weak_keys = given.take_or("allowKeysOf1024Bits", Reason::BadSetting) == Some(true);
    Some(Settings {
        agent_url: agent_url?,
        profile: profile?,
        hosts: hosts?,
        return_url: return_url?,
        page_url,
        credentials,
        forwarded_header: header.map_or_else(|| FORWARDED_HEADER.into(), |header| header.0),
        hijack_script_url,
        sso_service_url,
        least_key_bits: if allows_weak_keys { WEAKEST_KEY_BITS } else { USUAL_KEY_BITS },
    })
}

/// An address that has to be there.
fn needed<T: DeserializeOwned>(given: &mut Given, name: &str) -> Option<T> {
    if given.is_absent(name) {
        given.fault(name, Reason::Missing);
    }
    given.take_or(name, Reason::BadUrl)
}

/// At least one host, each fault with its place in the list.
fn hosts(given: &mut Given) -> Option<Hosts> {
    let list = given.value("hosts").unwrap_or_default();
    match read::<Vec<Host>, Value>(&list) {
        Ok(hosts) if !hosts.is_empty() => return Some(Hosts(hosts)),
        Err(unreadable) if !list.is_null() => {
            let fault = unreadable.into_fault("hosts");
            given.fault(fault.field.as_deref().unwrap_or("hosts"), Reason::BadSetting);
        }
        _ => given.fault("hosts", Reason::Missing),
    }
    None
}

/// A page that may be left out.
fn page(given: &mut Given, name: &str, hosts: Option<&Hosts>) -> Option<String> {
    given.take_or(name, Reason::BadUrl).filter(|url: &String| is_page(url, given, name, hosts))
}

/// The page is on one of the hosts. If these are wrong themselves, that cannot be judged.
fn is_page(url: &str, given: &mut Given, name: &str, hosts: Option<&Hosts>) -> bool {
    let is_allowed = hosts.is_none_or(|hosts| hosts.allow(url));
    if !is_allowed {
        given.fault(name, Reason::BadUrl);
    }
    is_allowed
}

impl Hosts {
    /// The address of a page or a service is on one of the hosts: by https, or nearby by http. A host stands for all its ports,
    /// unless it names one.
    pub(super) fn allow(&self, address: &str) -> bool {
        let Some(authority) = url::authority(address).filter(|_| url::is_page(address)) else { return false };
        self.0.iter().any(|Host(host)| {
            let own = if url::without_port(host) == host { url::without_port(authority) } else { authority };
            own.eq_ignore_ascii_case(host)
        })
    }
}

impl Settings {
    /// The address of a call; `None` if the agent has no such call.
    pub(super) fn address(&self, call: AgentCall) -> Option<String> {
        let (base, path) = (&self.agent_url, self.profile.path(call)?);
        if !path.starts_with('/') {
            return Some([base, "/", path].concat());
        }
        let (scheme, rest) = base.split_once("://")?;
        let host = rest.split('/').next()?;
        Some([scheme, "://", host, path].concat())
    }
}

impl TryFrom<String> for Host {
    type Error = &'static str;

    fn try_from(host: String) -> Result<Self, Self::Error> {
        let address = ["https://", &host].concat();
        let is_exact = url::authority(&address) == Some(&host) && !host.ends_with('/');
        if is_exact { Ok(Self(host)) } else { Err(Reason::BadSetting.id()) }
    }
}

impl TryFrom<String> for BaseUrl {
    type Error = &'static str;

    fn try_from(url: String) -> Result<Self, Self::Error> {
        url::base(&url).map(Self).ok_or(Reason::BadUrl.id())
    }
}

impl TryFrom<String> for HeaderName {
    type Error = &'static str;

    fn try_from(name: String) -> Result<Self, Self::Error> {
        let name = name.to_ascii_lowercase();
        let is_name = (1..=HEADER).contains(&name.len())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_'))
            && !TAKEN.contains(&name.as_str());
        if is_name { Ok(Self(name)) } else { Err(Reason::BadSetting.id()) }
    }
}
