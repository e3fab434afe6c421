//! A provider's public key as it travels: checked once, and kept with its text.

use super::{Error, PublicKey};
use serde::{Deserialize, Serialize};
use std::ops::Deref;

/// A public key that passed every check, and the base64 SPKI that it came as.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ProviderKey {
    base64: String,
    key: PublicKey,
}

impl ProviderKey {
    /// The base64 SPKI.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.base64
    }
}

impl Deref for ProviderKey {
    type Target = PublicKey;

    fn deref(&self) -> &PublicKey {
        &self.key
    }
}

impl TryFrom<String> for ProviderKey {
    type Error = Error;

    fn try_from(base64: String) -> Result<Self, Error> {
        Ok(Self { key: PublicKey::from_base64(&base64)?, base64 })
    }
}

impl From<ProviderKey> for String {
    fn from(key: ProviderKey) -> Self {
        key.base64
    }
}

impl std::fmt::Debug for ProviderKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("ProviderKey")
    }
}
