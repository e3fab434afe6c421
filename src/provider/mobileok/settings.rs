//! The operator's settings for mobileOK.

use crate::error::Reason;
use crate::flow::proxy_call::Given;
use crate::provider::mobileok::identity::METHODS;
use crate::format::url;
use crate::wire::ProviderKey;
use crate::words;

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

/// The settings, or `None` if one is wrong; the faults are noted in `given`.
pub(super) fn configure(given: &mut Given) -> Option<Settings> {
    let service_id = given.take::<String>("serviceId").filter(|id| !id.is_empty());
    let base_url = base_url(given, service_id.as_deref());
    let site_url = given.need("siteUrl").filter(|site: &String| is_site(site, given));
    // Section 4's samples: at most eight letters or digits before the random part.
    let is_prefix = |prefix: &String| prefix.len() <= 8 && prefix.bytes().all(|b| b.is_ascii_alphanumeric());
    let client_prefix = given.take("clientPrefix").unwrap_or_default();
    if !is_prefix(&client_prefix) {
        given.fault("clientPrefix", Reason::BadPrefix);
    }
    let methods: Option<Vec<String>> = given.take("methods");
    let is_method = |name: &String| METHODS.iter().any(|(word, ..)| word == name);
    if methods.as_ref().is_some_and(|list| list.is_empty() || !list.iter().all(is_method)) {
        given.fault("methods", Reason::NotListed);
    }
    let key: Option<String> = given.take("serverPublicKey");
    let key = key.and_then(|key| ProviderKey::try_from(key).ok());
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
        client_prefix,
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
            let base = given.take::<String>("baseUrl").and_then(|base| url::base(&base));
            if base.is_none() {
                given.fault("baseUrl", Reason::BadUrl);
            }
            base
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
