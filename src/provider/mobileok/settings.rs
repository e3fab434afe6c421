//! The operator's settings for mobileOK.

use crate::error::Reason;
use crate::flow::LooseText;
use crate::flow::proxy_call::Given;
use crate::provider::mobileok::identity::METHODS;
use crate::format::url;
use crate::crypto::ProviderKey;
use crate::words;
use serde::Deserialize;

words! {
    /// The servers of the two environments (section 4).
    Environment {
        /// The real service.
        Production = "production",
        /// The provider's test service.
        Development = "development",
    }
}

impl Environment {
    const fn url(self) -> &'static str {
        match self {
            Self::Production => "https://cert-dir.mobile-ok.com",
            Self::Development => "https://scert-dir.mobile-ok.com",
        }
    }
}

/// The emulator's key files carry a service id that starts with this; no real one does.
const EMULATOR_SERVICE: &str = "bonin-emulator";

/// The settings as the flow uses them.
pub struct Settings {
    /// The address of mobileOK, without a slash at its end.
    pub(super) base_url: String,
    /// The relying party's site, as it is registered.
    pub(super) site_url: String,
    /// The relying party's id, from the key file.
    pub(super) service_id: String,
    /// mobileOK's key, from the key file.
    pub(super) server_public_key: ProviderKey,
    /// The beginning of each flow's id.
    pub(super) client_prefix: String,
    /// The methods that the relying party accepts; all, if there is no list.
    pub(super) methods: Option<Vec<String>>,
}

/// The beginning of each flow's id. In section 4's samples it has at most eight letters or digits.
#[derive(Default, Deserialize)]
#[serde(try_from = "String")]
struct Prefix(String);

impl TryFrom<String> for Prefix {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let is_prefix = text.len() <= 8 && text.bytes().all(|b| b.is_ascii_alphanumeric());
        if is_prefix { Ok(Self(text)) } else { Err(Reason::BadPrefix.id()) }
    }
}

/// The address of a server, without a slash at its end.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct BaseUrl(String);

impl TryFrom<String> for BaseUrl {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        url::base(&text).map(Self).ok_or(Reason::BadUrl.id())
    }
}

/// The settings, or `None` if one is wrong; the faults are noted in `given`.
pub(super) fn configure(given: &mut Given) -> Option<Settings> {
    // The parts of the key file are not settings of their own to the operator, so a wrong one is a fault of the file.
    let part = |given: &mut Given, name: &str| given.take::<LooseText>(name).and_then(|part| part.0);
    let service_id = part(given, "serviceId").filter(|id| !id.is_empty());
    let base_url = base_url(given, service_id.as_deref());
    let site_url = given.need("siteUrl").filter(|site: &String| is_site(site, given));
    let client_prefix: Prefix = given.take_or("clientPrefix", Reason::BadPrefix).unwrap_or_default();
    let methods: Option<Vec<String>> = given.take_or("methods", Reason::NotListed);
    let is_method = |name: &String| METHODS.iter().any(|(word, ..)| word == name);
    if methods.as_ref().is_some_and(|list| list.is_empty() || !list.iter().all(is_method)) {
        given.fault("methods", Reason::NotListed);
    }
    let key = part(given, "serverPublicKey").and_then(|key| ProviderKey::try_from(key).ok());
    if service_id.is_none() {
        given.fault("keyFile", Reason::Missing);
    } else if key.is_none() {
        given.fault("keyFile", Reason::KeyNotRsa);
    }
    Some(Settings {
        base_url: base_url?,
        site_url: site_url?,
        service_id: service_id?,
        server_public_key: key?,
        client_prefix: client_prefix.0,
        methods,
    })
}

/// One of `environment` and `baseUrl`.
fn base_url(given: &mut Given, service_id: Option<&str>) -> Option<String> {
    match (given.is_absent("environment"), given.is_absent("baseUrl")) {
        (true, true) => {
            given.fault("environment", Reason::Missing);
            None
        }
        (true, false) => {
            given.take_or("baseUrl", Reason::BadUrl).map(|BaseUrl(url)| url)
        }
        (false, true) => {
            let environment: Environment = given.take("environment")?;
            if service_id.is_some_and(|id| id.starts_with(EMULATOR_SERVICE)) {
                given.fault("keyFile", Reason::EmulatorKey);
            }
            Some(environment.url().into())
        }
        (false, false) => {
            given.skip("environment");
            given.skip("baseUrl");
            given.fault("baseUrl", Reason::NotAllowed);
            None
        }
    }
}

fn is_site(site: &str, given: &mut Given) -> bool {
    let fault = match site {
        "" => Reason::Missing,
        site if site.len() > 200 || !site.bytes().all(|b| b.is_ascii_graphic()) => Reason::BadSetting,
        _ => return true,
    };
    given.fault("siteUrl", fault);
    false
}
