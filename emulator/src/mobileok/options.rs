//! The options that a test can set.

use serde::Deserialize;

/// The options in force.
#[derive(Default)]
pub struct Options {
    /// The answer of an auth request holds the code (guide 5.2: for relying parties that may see it).
    pub otp_code: bool,
    /// The name of the request's date in a result.
    pub request_date: DateName,
}

/// The options that a test sets; the others stay.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Change {
    otp_code: Option<bool>,
    request_date: Option<DateName>,
}

/// The guide writes one field in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
pub enum DateName {
    /// As the guide's samples do.
    #[default]
    #[serde(rename = "reqDate")]
    Sample,
    /// As its table does.
    #[serde(rename = "reqdate")]
    Table,
    /// One, then the other.
    #[serde(rename = "alternate")]
    Alternate,
}

impl Options {
    /// Sets those that are given.
    pub fn set(&mut self, change: Change) {
        self.otp_code = change.otp_code.unwrap_or(self.otp_code);
        self.request_date = change.request_date.unwrap_or(self.request_date);
    }
}
