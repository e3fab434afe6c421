//! JSON whose content is somebody else's: the core passes it on and does not look into it.

use super::host::Host;
use super::reading::{Input, Readable, Unreadable};
use serde::{Deserialize, Serialize, Serializer};

/// A JSON text. It is read from any value of the host, and becomes that value again when the host gets it back.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename = "bonin::Foreign")]
pub struct Foreign(String);

impl Foreign {
    /// The JSON text.
    #[must_use]
    pub fn json(&self) -> &str {
        &self.0
    }
}

/// The value that [`as_text`] kept in a state.
#[cfg(feature = "client")]
pub(super) struct Kept(pub Foreign);

#[cfg(feature = "client")]
impl Readable for Kept {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        input.json_text().map(Foreign).map(Self)
    }
}

impl Readable for Foreign {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        input.json().map(Self)
    }
}

/// Without the content, which may be personal.
impl std::fmt::Debug for Foreign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Foreign")
    }
}

/// Keeps foreign JSON as text, for states: `#[serde(serialize_with = "foreign::as_text")]`.
///
/// # Errors
/// Those of the serializer.
pub fn as_text<S: Serializer>(value: &Option<Foreign>, serializer: S) -> Result<S::Ok, S::Error> {
    value.as_ref().map(Foreign::json).serialize(serializer)
}
