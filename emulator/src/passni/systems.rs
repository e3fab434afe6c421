//! The linked systems: each with an agent of its own, and the address that the agent's codes are sent to (2.2, 2.7).

use crate::host::{self, AnyJson};
use bonin::error::{Error, Reason};
use bonin::format::url;
use serde::Deserialize;

/// A linked system, as it is registered.
#[derive(Debug, Clone)]
pub struct System {
    /// `agt_id`.
    pub id: String,
    /// `agt_nm`.
    pub name: String,
    /// `sso_url`: users arrive there with a code.
    pub arrive_url: String,
    /// The secret between its proxy and its bridge.
    pub secret: String,
}

/// A system of a setup.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct NewSystem {
    agent_id: String,
    name: Option<String>,
    arrive_url: ArriveUrl,
    bridge_secret: BridgeSecret,
}

/// A change of a system that is linked.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct ChangedSystem {
    agent_id: String,
    name: Option<String>,
    arrive_url: Option<ArriveUrl>,
}

/// An address that codes may be sent to.
#[derive(Deserialize)]
#[serde(try_from = "String")]
struct ArriveUrl(String);

impl TryFrom<String> for ArriveUrl {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let fits = url::is_page(&text) && !text.contains(['#', '\\']);
        if fits { Ok(Self(text)) } else { Err(Reason::BadUrl.id()) }
    }
}

#[derive(Deserialize)]
#[serde(try_from = "String")]
struct BridgeSecret(String);

impl TryFrom<String> for BridgeSecret {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        let fits = text.len() >= 32 && text.bytes().all(|b| b.is_ascii_graphic());
        if fits { Ok(Self(text)) } else { Err(Reason::BadSetting.id()) }
    }
}

/// The systems of a setup.
pub fn read(given: &[AnyJson]) -> Result<Vec<System>, Error> {
    let mut systems: Vec<System> = Vec::new();
    for AnyJson(one) in given {
        let NewSystem { agent_id: id, name, arrive_url, bridge_secret } = host::read(one)?;
        if !is_id(&id) {
            return Err(fault(Reason::Missing));
        }
        if systems.iter().any(|known| known.id == id) {
            return Err(fault(Reason::NotAllowed));
        }
        let name = name.filter(|name| !name.is_empty()).unwrap_or_else(|| id.clone());
        systems.push(System { id, name, arrive_url: arrive_url.0, secret: bridge_secret.0 });
    }
    if systems.is_empty() { Err(fault(Reason::Missing)) } else { Ok(systems) }
}

/// Changes names and addresses of systems that are linked.
pub fn change(systems: &mut [System], given: &[AnyJson]) -> Result<(), Error> {
    for AnyJson(one) in given {
        let ChangedSystem { agent_id, name, arrive_url } = host::read(one)?;
        let system = systems.iter_mut().find(|system| system.id == agent_id);
        let system = system.ok_or_else(|| fault(Reason::NotListed))?;
        if let Some(ArriveUrl(url)) = arrive_url {
            system.arrive_url = url;
        }
        if let Some(name) = name {
            system.name = name;
        }
    }
    Ok(())
}

/// The system of this id.
pub fn find<'s>(systems: &'s [System], id: &str) -> Option<&'s System> {
    systems.iter().find(|system| system.id == id)
}

/// An address is of a linked system: users are sent to no other.
pub fn is_known(systems: &[System], address: &str) -> bool {
    let host = |address| url::authority(address).map(url::without_port);
    let plain = url::is_page(address) && !address.contains('\\');
    plain && systems.iter().any(|system| host(&system.arrive_url) == host(address))
}

/// An id stands in the address of a bridge.
fn is_id(id: &str) -> bool {
    (1..=50).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
}

fn fault(reason: Reason) -> Error {
    Error::misuse("agents", reason)
}
