//! What a test may choose.

use bonin::error::{Error, Reason};
use crate::host::OF_HOST;
use crate::json::Value;

/// What a test may choose.
#[derive(Default)]
pub struct Options {
    /// Whether browsers keep the SSO server's cookie from the pages of other sites: what those ask comes without it.
    pub block_cookies: bool,
    /// Whether the attributes of a user are a map, and not a list (4.2).
    pub attribute_map: bool,
    /// Whether a choice between two logons has no end (4.8).
    pub no_limit: bool,
}

impl Options {
    /// Sets those that are named.
    pub fn set(&mut self, input: &Value) -> Result<(), Error> {
        for (name, value) in input.as_object().into_iter().flatten() {
            match (name.as_str(), value.as_bool()) {
                ("blockCookies", Some(on)) => self.block_cookies = on,
                ("attributeMap", Some(on)) => self.attribute_map = on,
                ("noLimit", Some(on)) => self.no_limit = on,
                (name, _) if OF_HOST.contains(&name) => {}
                _ => return Err(Error::misuse(name, Reason::NotListed)),
            }
        }
        Ok(())
    }
}
