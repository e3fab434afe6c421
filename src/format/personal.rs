//! The type of personal text: it is wiped from memory, and never printed.

use super::typed::trimmed;
use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

/// A text that a person typed, or that a provider says of a person. It is wiped when it goes, and never printed.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Text(Zeroizing<String>);

impl Text {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// It holds nothing that can be seen.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        trimmed(&self.0).is_empty()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Self {
        Self(Zeroizing::new(text))
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Self {
        Self(Zeroizing::new(text.into()))
    }
}

/// The text is moved, not copied, so no copy stays behind.
impl From<Zeroizing<String>> for Text {
    fn from(text: Zeroizing<String>) -> Self {
        Self(text)
    }
}

/// Without the text.
impl std::fmt::Debug for Text {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Text")
    }
}
