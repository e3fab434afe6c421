//! JSON whose content is somebody else's: the core passes it on and does not look into it.

use serde::{Deserialize, Serialize};

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

/// A value of which some members are ours to look at: the JSON of the whole, and these members. A value that is no object has
/// none of them.
#[derive(Deserialize)]
#[serde(rename = "bonin::WithJson")]
pub struct WithJson<T>(String, T);

impl<T> WithJson<T> {
    /// The JSON of the whole, and the members.
    #[must_use]
    pub fn into_parts(self) -> (Foreign, T) {
        (Foreign(self.0), self.1)
    }
}

/// Without the content, which may be personal.
impl std::fmt::Debug for Foreign {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Foreign")
    }
}

/// Keeps foreign JSON as text, for states: `#[serde(with = "foreign::text")]`.
pub mod text {
    use super::Foreign;
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    /// Writes the text.
    ///
    /// # Errors
    /// Those of the serializer.
    pub fn serialize<S: Serializer>(value: &Option<Foreign>, serializer: S) -> Result<S::Ok, S::Error> {
        value.as_ref().map(Foreign::json).serialize(serializer)
    }

    /// Reads the text.
    ///
    /// # Errors
    /// Those of the deserializer.
    pub fn deserialize<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Foreign>, D::Error> {
        Ok(Option::<String>::deserialize(deserializer)?.map(Foreign))
    }
}
