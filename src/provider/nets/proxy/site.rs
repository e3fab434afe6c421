//! The agent's words on its site (4.1), and the part of them that the page has to know.

use super::state::Session;
use crate::error::{Error, Lang, Reason};
use crate::flow::LooseText;
use crate::flow::answers::bad_answer;
use crate::format::form;
use crate::provider::nets::{RETURNED, TRY};
use crate::provider::nets::agent_client::AgentReply;
use crate::provider::nets::bodies::{SsoSite, WebAddress};
use crate::provider::nets::limits::{KEY_TEXT, SITE_NAME};
use crate::provider::nets::logon_key::{KeyNumbers, LogonKey};
use crate::provider::nets::profile::AgentField;
use crate::provider::nets::settings::Settings;

/// The SSO server's addresses, each on a host of the settings.
pub(super) fn site(reply: &AgentReply, settings: &Settings, lang: Lang) -> Result<SsoSite, Error> {
    if !reply.is_good() {
        return Err(reply.error("begin", settings, lang));
    }
    let members = &reply.members;
    let site = members.ssosite.as_deref().filter(|site| (1..=SITE_NAME).contains(&site.len()));
    let site = site.ok_or_else(|| bad_answer("begin"))?;
    let address = |url: &LooseText| {
        let url = url.as_deref().ok_or_else(|| bad_answer("begin"))?;
        let is_listed = settings.hosts.allow(url);
        if is_listed { web_address(url.into()) } else { Err(Error::config("hosts", Reason::NotListed).at("begin")) }
    };
    let fields = &settings.profile.fields;
    let logoff =
        [(fields.name(AgentField::Site), site), (fields.name(AgentField::ReturnUrl), settings.return_url.as_str())];
    let (check, logon) = (address(&members.check_service)?, address(&members.logon_service)?);
    let logoff = with_query(address(&members.logoff_service)?.as_str(), &form::write(&logoff));
    Ok(SsoSite {
        site: site.into(),
        check,
        logon,
        logoff: web_address(logoff)?,
        return_url: web_address(settings.return_url.clone())?,
        names: fields.of_page(),
    })
}

/// The address to which the page goes for a logon at page level, and from which it comes back to `back` with the mark of this
/// attempt.
pub(super) fn attempt(session: &Session, back: &str, mark: &str, settings: &Settings) -> String {
    let service = settings.sso_service_url.as_deref().unwrap_or(session.logon.as_str());
    let back = with_query(back, &form::write(&[(TRY, mark)]));
    let fields = &settings.profile.fields;
    let query =
        [(fields.name(AgentField::Site), session.site.as_str()), (fields.name(AgentField::ReturnUrl), back.as_str())];
    with_query(service, &form::write(&query))
}

/// The address of a page without what an earlier attempt brought back to it.
pub(super) fn without_returned(page: &str) -> String {
    let Some((address, query)) = page.split_once('?') else { return page.into() };
    let is_own = |pair: &&str| !RETURNED.contains(&pair.split('=').next().unwrap_or_default());
    let own: Vec<&str> = query.split('&').filter(is_own).collect();
    if own.is_empty() { address.into() } else { format!("{address}?{}", own.join("&")) }
}

/// The key that user id and password are encrypted with (4.6), if the agent gives one that is good enough.
pub(super) fn key(reply: &AgentReply, settings: &Settings, lang: Lang) -> Result<LogonKey, Error> {
    let members = &reply.members;
    let text = |text: Option<&str>| text.filter(|text| (1..=KEY_TEXT).contains(&text.len())).map(String::from);
    let given =
        text(members.id.as_deref()).zip(text(members.modulus.as_deref())).zip(text(members.exponent.as_deref()));
    let Some(((id, modulus), exponent)) = given.filter(|_| reply.is_good()) else {
        return Err(reply.error("begin", settings, lang));
    };
    let key = LogonKey::new(KeyNumbers { id, modulus, exponent }, settings.least_key_bits);
    key.map_err(|error| match error.reason {
        Reason::BadAnswer => bad_answer("begin"),
        reason => Error::config("credentials", reason).at("begin"),
    })
}

fn web_address(url: String) -> Result<WebAddress, Error> {
    WebAddress::try_from(url).map_err(|_| bad_answer("begin"))
}

fn with_query(url: &str, query: &str) -> String {
    let (url, fragment) = url.split_at(url.find('#').unwrap_or(url.len()));
    let separator = if url.contains('?') { "&" } else { "?" };
    [url, separator, query, fragment].concat()
}
