//! The operator's settings for Toss cert.

use super::limits::{CREDENTIAL_BYTES, LINK_BYTES, REQUEST_SECONDS};
use super::signature::Roots;
use crate::error::Reason;
use crate::flow::proxy_call::Given;
use crate::flow::{LooseText, Text};
use crate::format::url;
use crate::crypto::ProviderKey;
use crate::words;
use serde::de::Error;
use serde::{Deserialize, Deserializer};

words! {
    /// The servers (2). Toss's test service is the real one with other credentials.
    Environment {
        /// The real service.
        Production = "production",
    }
}

impl Environment {
    /// The addresses for requests and for access tokens.
    const fn urls(self) -> (&'static str, &'static str) {
        match self {
            Self::Production => ("https://cert.toss.im", "https://oauth2.cert.toss.im"),
        }
    }
}

/// The server for MyData, which has calls of its own that no document of ours describes.
const MYDATA_HOST: &str = "mydata.cert.toss.im";

words! {
    /// The services for persons (2.3).
    #[derive(Default)]
    Family {
        /// The identity of a person.
        #[default]
        Identity = "id",
        /// The simple authentication.
        Simple = "simple",
    }
}

impl Family {
    const fn path(self) -> &'static str {
        match self {
            Self::Identity => "/api/v2/sign/user/auth/id/",
            Self::Simple => "/api/v2/sign/user/auth/",
        }
    }
}

/// The emulator's client id starts with this; no real one does.
const EMULATOR_CLIENT: &str = "bonin-emulator";

/// The settings as the flow uses them.
pub struct Settings {
    /// The address for requests, without a slash at its end.
    pub(super) base_url: String,
    /// The address for access tokens, without a slash at its end.
    pub(super) oauth_url: String,
    /// The relying party's id at Toss.
    pub(super) client_id: Text,
    /// The relying party's secret at Toss.
    pub(super) client_secret: Text,
    /// Toss's key, under which sessions are encrypted.
    pub(super) public_key: ProviderKey,
    /// The path of the service for persons.
    pub(super) path: &'static str,
    /// The relying party's app or page, which goes with a request.
    pub(super) request_url: Option<String>,
    /// The page to which the standard window leads after a success.
    pub(super) success_callback_url: Option<String>,
    /// The page to which it leads after a failure.
    pub(super) fail_callback_url: Option<String>,
    /// The life of a request, if it is to be shorter than Toss's.
    pub(super) expire_seconds: Option<i64>,
    /// The certificates of the CAs whose signers count; none, if signers are not checked.
    pub(super) roots: Roots,
}

/// The settings, or `None` if one is wrong; the faults are noted in `given`.
pub(super) fn configure(given: &mut Given) -> Option<Settings> {
    let is_real_service = given.is_absent("baseUrl") && given.is_absent("oauthUrl");
    let servers = servers(given, is_real_service);
    let client_id = given.need::<Credential>("clientId");
    if let (true, Some(_), Some(Credential(id))) = (is_real_service, &servers, &client_id)
        && id.as_str().starts_with(EMULATOR_CLIENT)
    {
        given.fault("clientId", Reason::EmulatorKey);
    }
    let client_secret = given.need::<Credential>("clientSecret");
    let public_key = given.need::<ProviderKey>("publicKey");
    let family = given.take::<Family>("family").unwrap_or_default();
    let request_url = given.take::<Link>("requestUrl");
    let success_callback_url = given.take::<Page>("successCallbackUrl");
    let fail_callback_url = given.take::<Page>("failCallbackUrl");
    let expire_seconds = given.take::<Lifetime>("expireSeconds");
    let roots = given.take::<Roots>("roots");
    let (base_url, oauth_url) = servers?;
    Some(Settings {
        base_url,
        oauth_url,
        client_id: client_id?.0,
        client_secret: client_secret?.0,
        public_key: public_key?,
        path: family.path(),
        request_url: request_url.map(|link| link.0),
        success_callback_url: success_callback_url.map(|page| page.0),
        fail_callback_url: fail_callback_url.map(|page| page.0),
        expire_seconds: expire_seconds.map(|seconds| seconds.0),
        roots: roots.unwrap_or_default(),
    })
}

/// The addresses for requests and for access tokens: of the environment, or both set by the operator.
fn servers(given: &mut Given, is_real_service: bool) -> Option<(String, String)> {
    if is_real_service {
        let (base, oauth) = given.need::<Environment>("environment")?.urls();
        return Some((base.into(), oauth.into()));
    }
    if !given.is_absent("environment") {
        given.skip("environment");
        given.fault("environment", Reason::NotAllowed);
    }
    let (base, oauth) = (given.need::<Server>("baseUrl"), given.need::<Server>("oauthUrl"));
    Some((base?.0, oauth?.0))
}

/// A client id or secret.
#[derive(Deserialize)]
#[serde(try_from = "LooseText")]
struct Credential(Text);

impl TryFrom<LooseText> for Credential {
    type Error = &'static str;

    fn try_from(given: LooseText) -> Result<Self, Self::Error> {
        let fits = |text: &String| (1..=CREDENTIAL_BYTES).contains(&text.len()) && !text.chars().any(char::is_control);
        given.0.filter(fits).map(|text| Self(Text::from(text))).ok_or(Reason::BadSetting.id())
    }
}

/// The address of a server.
#[derive(Deserialize)]
#[serde(try_from = "LooseText")]
struct Server(String);

impl TryFrom<LooseText> for Server {
    type Error = &'static str;

    fn try_from(given: LooseText) -> Result<Self, Self::Error> {
        let base = given.as_deref().and_then(url::base).ok_or(Reason::BadUrl.id())?;
        let host = url::authority(&base).map(url::without_port).unwrap_or_default();
        if host.eq_ignore_ascii_case(MYDATA_HOST) { Err(Reason::MydataHost.id()) } else { Ok(Self(base)) }
    }
}

/// The scheme of an app, or an address.
#[derive(Deserialize)]
#[serde(try_from = "LooseText")]
struct Link(String);

impl TryFrom<LooseText> for Link {
    type Error = &'static str;

    fn try_from(given: LooseText) -> Result<Self, Self::Error> {
        given.0.filter(|text| is_link(text)).map(Self).ok_or(Reason::BadSetting.id())
    }
}

/// The address of a page.
#[derive(Deserialize)]
#[serde(try_from = "LooseText")]
struct Page(String);

impl TryFrom<LooseText> for Page {
    type Error = &'static str;

    fn try_from(given: LooseText) -> Result<Self, Self::Error> {
        given.0.filter(|text| url::is_page(text)).map(Self).ok_or(Reason::BadUrl.id())
    }
}

/// The life of a request, in seconds.
struct Lifetime(i64);

impl<'de> Deserialize<'de> for Lifetime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        match i64::deserialize(deserializer) {
            Ok(seconds) if (1..=REQUEST_SECONDS).contains(&seconds) => Ok(Self(seconds)),
            _ => Err(D::Error::custom(Reason::BadLifetime.id())),
        }
    }
}

/// The link of an app, or a page: nothing that a browser would run or show as its own.
pub(super) fn is_link(text: &str) -> bool {
    let (scheme, _) = text.split_once(':').unwrap_or_default();
    let named = scheme.starts_with(|c: char| c.is_ascii_lowercase())
        && scheme.bytes().all(|b| matches!(b, b'a'..=b'z' | b'0'..=b'9' | b'+' | b'-' | b'.'));
    let graphic = text.len() <= LINK_BYTES && text.bytes().all(|b| b.is_ascii_graphic());
    let own = ["javascript", "data", "blob", "about", "file", "filesystem", "vbscript", "view-source", "ftp"];
    let web = ["http", "https"].contains(&scheme);
    graphic && named && !own.contains(&scheme) && (!web || url::is_page(text))
}
