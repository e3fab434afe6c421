//! The values that both halves know. Ids and codes are checked once, where they are read, and their types say so from then on.

use super::limits::{LONGEST_CODE, LONGEST_ID};
use crate::error::Reason;
use crate::{readable, words};
use crate::flow::host::Host;
use crate::flow::reading::{Input, Readable, Unreadable};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};
use std::fmt;
use zeroize::Zeroizing;

/// The digits of the guide's sso_code (2.2).
#[cfg(feature = "proxy")]
const SSO_CODE_DIGITS: usize = 32;

/// An sso_code: visible ASCII, because the guide has one example and no rule (2.2). Whoever has it can log in, so it is wiped
/// when it goes, and never printed.
#[derive(Clone, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub struct SsoCode(Zeroizing<String>);

impl SsoCode {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    fn of(text: &str) -> Option<Self> {
        is_sso_code(text).then(|| Self(Zeroizing::new(text.into())))
    }
}

/// Everything that is not an sso_code is refused for one reason, whatever its type is.
impl Readable for SsoCode {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        input.word(Self::of)
    }
}

impl<'de> Deserialize<'de> for SsoCode {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let text = Zeroizing::new(words::read(deserializer)?);
        Self::of(&text).ok_or_else(|| D::Error::custom(Reason::NotListed))
    }
}

/// Without the text.
impl fmt::Debug for SsoCode {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SsoCode")
    }
}

/// The id of a user, as the user or the page gives it.
#[derive(Clone, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct UserId(String);

impl UserId {
    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

readable! { UserId from String }

impl TryFrom<String> for UserId {
    type Error = Reason;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if is_id(&text) { Ok(Self(text)) } else { Err(Reason::TooLong) }
    }
}

/// The id of a linked system (2.7).
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String")]
pub struct AgentId(String);

impl AgentId {
    /// The id.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

readable! { AgentId from String }

impl TryFrom<String> for AgentId {
    type Error = Reason;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        if is_id(&text) { Ok(Self(text)) } else { Err(Reason::Missing) }
    }
}

words! {
    /// The state of a login, as the SSO server says it (2.5).
    pub Status {
        /// It counts.
        LoggedIn = "loggedIn",
        /// It counts, and the same user logged in elsewhere, too.
        Duplicate = "duplicate",
        /// It does not count any more.
        LoggedOut = "loggedOut",
    }
}

readable! { word Status }

/// A linked system as the page sees it: without its address, where codes go.
#[derive(Debug, Serialize, Deserialize)]
pub struct System {
    /// Its id, for `move`.
    pub id: String,
    /// Its name.
    pub name: String,
    /// The operator allows its host, so `move` can go there.
    pub movable: bool,
}

readable! { struct System { id: "id", name: "name", movable: "movable", } }

/// The text may be an sso_code.
pub(super) fn is_sso_code(text: &str) -> bool {
    (1..=LONGEST_CODE).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic())
}

/// The text has the shape of the guide's example of an sso_code: 32 hexadecimal digits.
#[cfg(feature = "proxy")]
pub(super) fn is_sso_code_of_guide(text: &str) -> bool {
    text.len() == SSO_CODE_DIGITS && text.bytes().all(|b| b.is_ascii_hexdigit())
}

/// The text may be the id of a system or of a user.
pub(super) fn is_id(text: &str) -> bool {
    !text.is_empty() && text.len() <= LONGEST_ID && !text.chars().any(char::is_control)
}
