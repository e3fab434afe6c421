//! The requests that the SSO server wants to have sent after a logon, and the page that it wants to be opened (4.10, 4.11). Only
//! addresses that the operator listed are used.

use super::state::PostLogonRequest;
use crate::flow::{Loose, LooseText, TextOrNumber, strict_json};
use crate::format::form;
use crate::provider::nets::bodies::{Logon, Opaque};
use crate::provider::nets::limits::{POST_LOGON_BYTES, POST_LOGON_REQUESTS};
use crate::provider::nets::settings::Settings;
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Another domain to tell: an address, or one with the kind of request.
#[derive(Deserialize)]
#[serde(untagged)]
enum MoveUrl {
    Address(String),
    Typed {
        #[serde(default)]
        url: LooseText,
        #[serde(default, rename = "urlType")]
        kind: TextOrNumber,
    },
}

/// Another group to tell.
#[derive(Default, Deserialize)]
#[serde(default)]
struct AuthnGroup {
    url: LooseText,
    params: Loose<Vec<Loose<Pair>>>,
}

#[derive(Default, Deserialize)]
#[serde(default)]
struct Pair {
    key: LooseText,
    value: TextOrNumber,
}

/// The kind of request that ends the other domain's logon.
const CLEARS: &str = "1";

/// The requests that the page is to send.
pub(super) fn requests(logon: &Logon, settings: &Settings) -> Vec<PostLogonRequest> {
    let moves = entries::<MoveUrl>(logon.move_url.as_ref()).into_iter().filter_map(|entry| {
        let (url, kind) = match entry {
            MoveUrl::Address(url) => (url, None),
            MoveUrl::Typed { url, kind } => (url.0?, kind.0),
        };
        let body = if kind.as_deref() == Some(CLEARS) { settings.profile.clear().into() } else { told(logon) };
        Some(PostLogonRequest { url, body })
    });
    let groups = entries::<AuthnGroup>(logon.authn_group.as_ref()).into_iter().filter_map(|group| {
        let pairs = group.params.0.iter().flatten().filter_map(|pair| pair.0.as_ref());
        let pairs = pairs.filter_map(|pair| pair.key.as_deref().zip(pair.value.as_deref()));
        let body = form::write(&pairs.collect::<Vec<_>>());
        Some(PostLogonRequest { url: group.url.0?, body })
    });
    let mut room = POST_LOGON_BYTES;
    let mut fits = |request: &PostLogonRequest| {
        let left = room.checked_sub(request.url.len() + request.body.len());
        room = left.unwrap_or(room);
        left.is_some()
    };
    let listed = moves.chain(groups).filter(|request| settings.hosts.allow(&request.url));
    listed.take(POST_LOGON_REQUESTS).filter(|request| fits(request)).collect()
}

/// The page that the user is to be taken to, for older sites.
pub(super) fn gate(logon: &Logon, settings: &Settings) -> Option<String> {
    logon.gate_url.clone().filter(|url| settings.hosts.allow(url))
}

/// The message to another domain.
fn told(logon: &Logon) -> String {
    let all = [("domainCred", &logon.domain_cred), ("dupinfo", &logon.dupinfo), ("uccp", &logon.uccp)];
    let given =
        all.iter().filter_map(|(name, value)| Some((*name, value.as_deref().filter(|value| !value.is_empty())?)));
    form::write(&given.collect::<Vec<_>>())
}

/// The entries of a list that are of this type.
fn entries<T: DeserializeOwned>(list: Option<&Opaque>) -> Vec<T> {
    let list = list.and_then(|list| strict_json::value(list.json())).unwrap_or_default();
    let list: Vec<Loose<T>> = serde_json::from_value(list).unwrap_or_default();
    list.into_iter().filter_map(|entry| entry.0).collect()
}
