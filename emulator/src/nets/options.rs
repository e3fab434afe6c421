//! The options that a test can set.

use serde::Deserialize;

/// The options in force.
#[derive(Default)]
pub struct Options {
    /// Browsers keep the SSO server's cookie from the pages of other sites, so what those ask comes without it.
    pub block_cookies: bool,
    /// The attributes of a user are a map, and not a list (4.2).
    pub attribute_map: bool,
    /// A choice between two logons has no end (4.8).
    pub no_limit: bool,
}

/// The options that a test sets; the others stay.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    block_cookies: Option<bool>,
    attribute_map: Option<bool>,
    no_limit: Option<bool>,
}

impl Options {
    /// Sets those that are given.
    pub fn set(&mut self, change: &Change) {
        self.block_cookies = change.block_cookies.unwrap_or(self.block_cookies);
        self.attribute_map = change.attribute_map.unwrap_or(self.attribute_map);
        self.no_limit = change.no_limit.unwrap_or(self.no_limit);
    }
}
