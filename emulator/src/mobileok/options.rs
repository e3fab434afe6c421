//! What a test may choose.

use bonin::error::{Error, Reason};
use crate::host::OF_HOST;
use crate::json::Value;

/// What a test may choose.
pub struct Options {
    /// Whether the answer of an auth request holds the code (guide 5.2: for relying parties that may see it).
    pub otp_code: bool,
    pub request_date: DateName,
}

/// The guide writes one field in two ways.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateName {
    /// `reqDate`, as its samples do.
    Sample,
    /// `reqdate`, as its table does.
    Table,
    /// One, then the other.
    Alternate,
}

impl Default for Options {
    fn default() -> Self {
        Self { otp_code: false, request_date: DateName::Sample }
    }
}

impl Options {
    /// Sets those that are named.
    pub fn set(&mut self, input: &Value) -> Result<(), Error> {
        for (name, value) in input.as_object().into_iter().flatten() {
            match (name.as_str(), value.as_bool(), value.as_str()) {
                ("otpCode", Some(shown), _) => self.otp_code = shown,
                ("requestDate", _, Some("reqDate")) => self.request_date = DateName::Sample,
                ("requestDate", _, Some("reqdate")) => self.request_date = DateName::Table,
                ("requestDate", _, Some("alternate")) => self.request_date = DateName::Alternate,
                (name, ..) if OF_HOST.contains(&name) => {}
                _ => return Err(Error::misuse(name, Reason::NotListed)),
            }
        }
        Ok(())
    }
}
