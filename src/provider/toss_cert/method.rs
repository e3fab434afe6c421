//! What is asked of the user, and how.

use crate::error::{Error, Reason};
use crate::json::Value;

/// What a flow is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Method {
    /// The person that the page names confirms in the app (USER_PERSONAL).
    #[default]
    Personal,
    /// The user names themself in Toss's own window (USER_NONE).
    Window,
    /// The same, where this page gives way to Toss's.
    Page,
    /// The person that the page names signs a document.
    Document,
}

impl Method {
    /// Every method.
    pub const ALL: [Self; 4] = [Self::Personal, Self::Window, Self::Page, Self::Document];

    /// The word of `begin`.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Personal => "personal",
            Self::Window => "window",
            Self::Page => "page",
            Self::Document => "document",
        }
    }

    /// The method of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|method| method.word() == word)
    }

    /// Whether the page names the person.
    pub const fn is_personal(self) -> bool {
        matches!(self, Self::Personal | Self::Document)
    }

    /// The member `method` of what a page or a browser gives; personal where there is none.
    pub(super) fn given(given: &Value) -> Result<Self, Error> {
        match given.get("method") {
            Value::Null => Ok(Self::default()),
            word => word.text().and_then(Self::from_word).ok_or_else(|| Error::misuse("method", Reason::NotListed)),
        }
    }
}

/// How the person learns of the request (2.4).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Trigger {
    /// The app says so.
    Push,
    /// The page opens the app.
    AppScheme,
    /// The person is in Toss's window already.
    Window,
}

impl Trigger {
    /// Every trigger.
    pub const ALL: [Self; 3] = [Self::Push, Self::AppScheme, Self::Window];

    /// The word on the wire, and of `VerifiedIdentity.method`. The window has none on the wire.
    pub const fn word(self) -> &'static str {
        match self {
            Self::Push => "PUSH",
            Self::AppScheme => "APP_SCHEME",
            Self::Window => "WINDOW",
        }
    }

    /// The trigger of a word.
    pub fn from_word(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|trigger| trigger.word() == word)
    }
}
