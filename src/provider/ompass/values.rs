//! The values that a page gives to `begin`, and that the callback brings, each checked when it is read.

use super::limits::{LANGUAGE_TAG_BYTES, TOKEN_BYTES, USER_ID_CHARACTERS};
use crate::error::Reason;
use crate::flow::Text;
use crate::format::text::length;
use crate::flow::host::Host;
use crate::flow::reading::{Input, Readable, Unreadable};
use crate::{readable, words};
use serde::de::Error;
use serde::{Deserialize, Deserializer, Serialize};

/// A user id, just as it is: it names an account of the relying party, so nothing of it is trimmed or changed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Text")]
pub struct UserId(Text);

/// A token of OMPASS (2.5): it is opaque, and goes into JSON alone.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(try_from = "Text")]
pub struct Token(Text);

/// A language tag (BCP 47). Its form is checked, and not its meaning.
#[derive(Debug, Clone, Serialize)]
pub struct LanguageTag(String);

impl UserId {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

readable! { UserId from Text }

impl TryFrom<Text> for UserId {
    type Error = Reason;

    fn try_from(id: Text) -> Result<Self, Self::Error> {
        let text = id.as_str();
        let fault = if text.is_empty() {
            Reason::Missing
        } else if length(text) > USER_ID_CHARACTERS {
            Reason::TooLong
        } else if text.chars().any(char::is_control) {
            Reason::NotText
        } else {
            return Ok(Self(id));
        };
        Err(fault)
    }
}

impl Token {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }
}

impl TryFrom<Text> for Token {
    type Error = Reason;

    fn try_from(token: Text) -> Result<Self, Self::Error> {
        let text = token.as_str();
        let fits = (1..=TOKEN_BYTES).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_graphic());
        if fits { Ok(Self(token)) } else { Err(Reason::NotText) }
    }
}

impl LanguageTag {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl LanguageTag {
    fn of(tag: &str) -> Option<Self> {
        let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
        let fits = tag.len() <= LANGUAGE_TAG_BYTES && tag.split('-').all(part);
        fits.then(|| Self(tag.into()))
    }
}

impl Readable for LanguageTag {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        input.word(Self::of)
    }
}

impl<'de> Deserialize<'de> for LanguageTag {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Self::of(&words::read(deserializer)?).ok_or_else(|| D::Error::custom(Reason::NotListed))
    }
}
