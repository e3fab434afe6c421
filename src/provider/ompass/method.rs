//! What OMPASS stands for.

use crate::error::{Error, Reason};
use crate::json::Value;

/// Instead of a password, or after one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Method {
    /// Instead of a password; with version 1 the user says on OMPASS's page who they are.
    Uaf,
    /// After the password, which the relying party has checked: the user is known.
    U2f,
}

impl Method {
    /// The word in calls, in paths of version 1 and in results.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Uaf => "uaf",
            Self::U2f => "u2f",
        }
    }

    /// The method of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        [Self::Uaf, Self::U2f].into_iter().find(|method| method.word() == word)
    }

    /// The member `method` of what a page gives: `uaf` where it names none.
    pub(super) fn given(given: &Value) -> Result<Self, Error> {
        let found = match given.get("method") {
            Value::Null => Some(Self::Uaf),
            word => word.text().and_then(Self::from_word),
        };
        found.ok_or_else(|| Error::misuse("method", Reason::NotListed))
    }
}
