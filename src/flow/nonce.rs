//! The relying party's own value for a flow.

use crate::error::Reason;
use serde::{Deserialize, Serialize};

/// The longest value, in bytes.
const LONGEST: usize = 200;

/// A value that the page gives at the start and the backend finds in the ticket, so it can tell that the ticket belongs to the
/// session that it opened.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct Nonce(String);

impl Nonce {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

crate::readable! { Nonce from String }

impl TryFrom<String> for Nonce {
    type Error = Reason;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if text.len() <= LONGEST { Ok(Self(text)) } else { Err(Reason::TooLong) }
    }
}
