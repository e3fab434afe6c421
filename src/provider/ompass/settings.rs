//! The operator's settings for OMPASS.

use super::limits::{CREDENTIAL_BYTES, LONGEST_SESSION_SECONDS, SESSION_SECONDS};
use crate::error::Reason;
use crate::flow::Text;
use crate::flow::proxy_call::Given;
use crate::format::url;
use crate::words;
use serde::Deserialize;
use serde::de::DeserializeOwned;

words! {
    /// The two interfaces that are in use (1).
    VersionName {
        /// With a bearer token.
        V1 = "v1",
        /// With a client id and a secret key.
        V2 = "v2",
    }
}

/// The settings as the flow uses them.
pub struct Settings {
    pub(super) version: Version,
    /// The address of OMPASS, without a slash at its end.
    pub(super) base_url: String,
    /// The secret key of the application.
    pub(super) secret_key: Credential,
    /// The time that the user may take.
    pub(super) session_seconds: i64,
    /// The hosts that OMPASS's page may be on.
    page_hosts: Vec<PageHost>,
}

/// The interface, and the client id for it.
pub(super) enum Version {
    /// There is no use for a client id, and no harm in one.
    V1 { client_id: Option<Credential> },
    /// The client id goes along with the secret key.
    V2 { client_id: Credential },
}

/// A text that becomes a header, so it cannot hold anything that ends one.
#[derive(Deserialize)]
#[serde(try_from = "Text")]
pub(super) struct Credential(Text);

/// The address of a server, without a slash at its end.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct BaseUrl(String);

/// The time that the user may take, in seconds.
#[derive(Deserialize)]
#[serde(try_from = "i64")]
struct SessionSeconds(i64);

/// A host with a port, or without one for all ports.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct PageHost(String);

impl Settings {
    pub(super) const fn client_id(&self) -> Option<&Credential> {
        match &self.version {
            Version::V1 { client_id } => client_id.as_ref(),
            Version::V2 { client_id } => Some(client_id),
        }
    }

    /// This is a page of OMPASS that a browser may be sent to: on a host of the operator's choice, whoever answered.
    pub(super) fn is_page(&self, page: &str) -> bool {
        let Some(authority) = url::authority(page).filter(|_| url::is_page(page)) else { return false };
        let host = url::without_port(authority);
        self.page_hosts
            .iter()
            .any(|PageHost(known)| known.eq_ignore_ascii_case(authority) || known.eq_ignore_ascii_case(host))
    }
}

impl Credential {
    pub(super) fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl TryFrom<Text> for Credential {
    type Error = &'static str;

    fn try_from(text: Text) -> Result<Self, Self::Error> {
        let bytes = text.as_str().as_bytes();
        let fits = (1..=CREDENTIAL_BYTES).contains(&bytes.len()) && bytes.iter().all(u8::is_ascii_graphic);
        if fits { Ok(Self(text)) } else { Err(Reason::BadSetting.id()) }
    }
}

impl TryFrom<String> for BaseUrl {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        url::base(&text).map(Self).ok_or(Reason::BadUrl.id())
    }
}

impl TryFrom<i64> for SessionSeconds {
    type Error = &'static str;

    fn try_from(seconds: i64) -> Result<Self, Self::Error> {
        let fits = (1..=LONGEST_SESSION_SECONDS).contains(&seconds);
        if fits { Ok(Self(seconds)) } else { Err(Reason::BadLifetime.id()) }
    }
}

impl TryFrom<String> for PageHost {
    type Error = &'static str;

    fn try_from(host: String) -> Result<Self, Self::Error> {
        let is_host = !host.is_empty() && url::authority(&format!("https://{host}")) == Some(&host);
        if is_host { Ok(Self(host)) } else { Err(Reason::BadSetting.id()) }
    }
}

/// The settings, or `None` if one is wrong; the faults are noted in `given`.
pub(super) fn configure(given: &mut Given) -> Option<Settings> {
    let version =
        if given.is_absent("version") { Some(VersionName::V1) } else { given.take_or("version", Reason::NotListed) };
    let base_url = need_or(given, "baseUrl", Reason::BadUrl).map(|BaseUrl(url)| url);
    let secret_key = need_or(given, "secretKey", Reason::BadSetting);
    let client_id = if version == Some(VersionName::V2) {
        need_or(given, "clientId", Reason::BadSetting)
    } else {
        given.take_or("clientId", Reason::BadSetting)
    };
    let SessionSeconds(session_seconds) =
        given.take_or("sessionSeconds", Reason::BadLifetime).unwrap_or(SessionSeconds(SESSION_SECONDS));
    let page_hosts = page_hosts(given, base_url.as_deref());
    let version = match version? {
        VersionName::V1 => Version::V1 { client_id },
        VersionName::V2 => Version::V2 { client_id: client_id? },
    };
    Some(Settings { version, base_url: base_url?, secret_key: secret_key?, session_seconds, page_hosts: page_hosts? })
}

/// The host of `baseUrl`, unless others are named: the vendor's samples have both on one host (2.2).
fn page_hosts(given: &mut Given, base_url: Option<&str>) -> Option<Vec<PageHost>> {
    if given.is_absent("pageHosts") {
        let host = url::without_port(url::authority(base_url?)?);
        return Some(vec![PageHost(host.into())]);
    }
    let hosts: Vec<PageHost> = given.take_or("pageHosts", Reason::BadSetting)?;
    if hosts.is_empty() {
        given.fault("pageHosts", Reason::BadSetting);
    }
    Some(hosts)
}

/// A setting that has to be there, and whose fault has this reason, whatever its type is.
fn need_or<T: DeserializeOwned>(given: &mut Given, name: &str, reason: Reason) -> Option<T> {
    if given.is_absent(name) {
        given.fault(name, Reason::Missing);
    }
    given.take_or(name, reason)
}
