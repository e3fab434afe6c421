//! The linked systems: each with an agent of its own, and the address that the agent's codes are sent to (2.2, 2.7).

use bonin::error::{Error, Reason};
use crate::json::Value;
use bonin::format::url;
use alloc::{string::String, vec::Vec};

/// A linked system, as it is registered.
#[derive(Debug, Clone)]
pub struct System {
    /// `agt_id`.
    pub id: String,
    /// `agt_nm`.
    pub name: String,
    /// `sso_url`: where users arrive with a code.
    pub arrive_url: String,
    /// What its proxy says to its bridge.
    pub secret: String,
}

/// The systems of a setup.
pub fn read(given: &Value) -> Result<Vec<System>, Error> {
    let mut systems: Vec<System> = Vec::new();
    for one in given.as_array().filter(|list| !list.is_empty()).ok_or_else(|| fault(Reason::Missing))? {
        let text = |name: &str| one[name].as_str().filter(|text| !text.is_empty());
        let id = text("agentId").filter(|id| is_id(id)).ok_or_else(|| fault(Reason::Missing))?;
        if systems.iter().any(|known| known.id == id) {
            return Err(fault(Reason::NotAllowed));
        }
        let secret = text("bridgeSecret").filter(|secret| secret.len() >= 32 && secret.bytes().all(|b| b.is_ascii_graphic()));
        systems.push(System {
            id: id.into(),
            name: text("name").unwrap_or(id).into(),
            arrive_url: arrive_url(&one["arriveUrl"])?,
            secret: secret.ok_or_else(|| Error::misuse("bridgeSecret", Reason::BadSetting))?.into(),
        });
    }
    Ok(systems)
}

/// Changes names and addresses of systems that are linked.
pub fn change(systems: &mut [System], given: &Value) -> Result<(), Error> {
    for one in given.as_array().ok_or_else(|| fault(Reason::Missing))? {
        let id = one["agentId"].as_str().unwrap_or_default();
        let system = systems.iter_mut().find(|system| system.id == id).ok_or_else(|| fault(Reason::NotListed))?;
        if !one["arriveUrl"].is_null() {
            system.arrive_url = arrive_url(&one["arriveUrl"])?;
        }
        if let Some(name) = one["name"].as_str() {
            system.name = name.into();
        }
    }
    Ok(())
}

/// The system of this id.
pub fn find<'s>(systems: &'s [System], id: &str) -> Option<&'s System> {
    systems.iter().find(|system| system.id == id)
}

/// Whether an address is of a linked system: users are sent to no other.
pub fn is_known(systems: &[System], address: &str) -> bool {
    let host = |address| url::authority(address).map(url::without_port);
    let plain = url::is_page(address) && !address.contains('\\');
    plain && systems.iter().any(|system| host(&system.arrive_url) == host(address))
}

/// An id stands in the address of a bridge.
fn is_id(id: &str) -> bool {
    id.len() <= 50 && id.bytes().all(|b| b.is_ascii_alphanumeric() || b"-_".contains(&b))
}

fn arrive_url(given: &Value) -> Result<String, Error> {
    let page = given.as_str().filter(|text| url::is_page(text) && !text.contains(['#', '\\']));
    page.map(Into::into).ok_or_else(|| Error::misuse("arriveUrl", Reason::BadUrl))
}

fn fault(reason: Reason) -> Error {
    Error::misuse("agents", reason)
}
