//! The operator's settings for Pass-Ni, checked once when the proxy is made.

use super::limits::SECRET_LENGTHS;
use super::token::is_token;
use super::values::{AgentId, is_sso_code, is_sso_code_of_guide};
use crate::error::Reason;
use crate::flow::proxy_call::Given;
use crate::flow::{Loose, LooseText};
use crate::format::url;
use crate::words;
use zeroize::Zeroizing;

/// The settings as the flow uses them.
pub struct Settings {
    /// The address under which the bridge's routes are, without a slash at its end.
    pub(super) bridge_url: String,
    /// The secret that the bridge asks for.
    pub(super) bridge_secret: Zeroizing<String>,
    /// The page at which users arrive, without a fragment.
    pub(super) page_url: String,
    /// The hosts to which codes may be sent, in lower case, each with its port if that is not the scheme's own.
    agent_hosts: Vec<String>,
    /// The shapes that codes and tokens must have.
    pub(super) shapes: Shapes,
    /// The part that `login()` needs, if it is set.
    pub(super) login: Option<Login>,
    /// The SSO server's page that logs out of all systems.
    pub(super) logout_url: Option<String>,
}

words! {
    /// The shapes of codes and tokens. The guide has one example of each, and no rule.
    #[derive(Default)]
    pub(super) Shapes {
        /// Visible ASCII up to a length.
        #[default]
        Any = "any",
        /// Those of the guide's examples, and no others.
        Guide = "guide",
    }
}

impl Shapes {
    /// A code may be this text.
    pub(super) fn allow_code(self, text: &str) -> bool {
        is_sso_code(text) && (self == Self::Any || is_sso_code_of_guide(text))
    }

    /// A token may be this text.
    pub(super) fn allow_token(self, text: &str) -> bool {
        self == Self::Any || is_token(text)
    }
}

/// The SSO server's login view, and the system that asks (2.1).
pub(super) struct Login {
    /// The address of the view.
    pub url: String,
    /// This system's id.
    pub agent_id: AgentId,
    /// The address that is registered for it.
    pub agent_url: String,
}

/// The settings, or `None` if one is wrong; the faults are noted in `given`.
pub(super) fn configure(given: &mut Given) -> Option<Settings> {
    let is_secret =
        |text: &str| SECRET_LENGTHS.contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_graphic());
    // All three settings of `login()`, or none.
    let asks_login = ["loginUrl", "agentId", "agentUrl"].iter().any(|name| !given.is_absent(name));

    let bridge_url = checked(given, "bridgeUrl", true, Reason::BadUrl, url::base);
    let bridge_secret = checked(given, "bridgeSecret", true, Reason::BadSetting, |text| {
        is_secret(text).then(|| Zeroizing::new(text.into()))
    });
    let page_url = checked(given, "pageUrl", true, Reason::BadUrl, page);
    let login_url = checked(given, "loginUrl", asks_login, Reason::BadUrl, page);
    let agent_url = checked(given, "agentUrl", asks_login, Reason::BadUrl, page);
    let logout_url = checked(given, "logoutUrl", false, Reason::BadUrl, page);
    let agent_id =
        checked(given, "agentId", asks_login, Reason::BadSetting, |id| AgentId::try_from(id.to_owned()).ok());
    let agent_hosts = agent_hosts(given);
    let shapes = given.take_or("shapes", Reason::NotListed).unwrap_or_default();

    let login = login_url.zip(agent_id).zip(agent_url);
    let login = login.map(|((url, agent_id), agent_url)| Login { url, agent_id, agent_url });
    Some(Settings {
        bridge_url: bridge_url?,
        bridge_secret: bridge_secret?,
        page_url: page_url?,
        agent_hosts: agent_hosts?,
        shapes,
        login,
        logout_url,
    })
}

impl Settings {
    /// A browser may be sent to this page with a code that logs in: its host is of the operator's choice, whatever the list of
    /// systems says.
    pub(super) fn is_system(&self, page: &str) -> bool {
        if !url::is_page(page) {
            return false;
        }
        host(page).is_some_and(|host| self.agent_hosts.contains(&host))
    }
}

/// A text that passes this check; `otherwise` is the reason of a fault if it does not.
fn checked<T>(
    given: &mut Given,
    name: &str,
    is_needed: bool,
    otherwise: Reason,
    check: impl FnOnce(&str) -> Option<T>,
) -> Option<T> {
    let Some(text) = given.take::<LooseText>(name) else {
        if is_needed {
            given.fault(name, Reason::Missing);
        }
        return None;
    };
    let value = text.as_deref().and_then(check);
    if value.is_none() {
        given.fault(name, otherwise);
    }
    value
}

/// The address of a page without a fragment: the code of a login is added as one, and nobody would see another.
fn page(text: &str) -> Option<String> {
    (url::is_page(text) && !text.contains('#')).then(|| text.into())
}

/// No hosts, if the setting is left out.
fn agent_hosts(given: &mut Given) -> Option<Vec<String>> {
    let Some(Loose(listed)) = given.take::<Loose<Vec<String>>>("agentHosts") else { return Some(Vec::new()) };
    let hosts = listed.and_then(|entries| entries.iter().map(|entry| listed_host(entry)).collect());
    if hosts.is_none() {
        given.fault("agentHosts", Reason::BadSetting);
    }
    hosts
}

/// The host of an address in lower case, with its port if that is not the scheme's own.
fn host(address: &str) -> Option<String> {
    let own_port = if address.starts_with("https:") { ":443" } else { ":80" };
    let authority = url::authority(address)?;
    Some(authority.strip_suffix(own_port).unwrap_or(authority).to_ascii_lowercase())
}

/// The same of an entry of the list, which must be a host and nothing else.
fn listed_host(entry: &str) -> Option<String> {
    let address = ["https://", entry].concat();
    host(&address).filter(|_| url::authority(&address) == Some(entry) && !entry.is_empty())
}
