//! The messages between OMPASS's page and its proxy.

use super::values::{LanguageTag, Token, UserId};
use crate::error::{Error, Next, Reason};
#[cfg(feature = "client")]
use crate::flow::page;
use crate::flow::{Count, Foreign, Nonce, Text};
use crate::{readable, words};
#[cfg(feature = "client")]
use crate::flow::host::Host;
#[cfg(feature = "client")]
use crate::flow::reading::{Input, Readable, Unreadable};
use serde::{Deserialize, Serialize};

words! {
    /// The proxy's routes for a page.
    pub Step {
        /// The address of OMPASS's page.
        Begin = "begin",
        /// The check of a token.
        Finish = "finish",
    }
}

#[cfg(feature = "client")]
impl page::Step for Step {
    fn starts(self) -> bool {
        self == Self::Begin
    }
}

impl Step {
    /// The page can go on after this error of the step; both halves have to agree on it.
    #[must_use]
    pub fn goes_on_after(self, error: &Error) -> bool {
        error.retryable || self == Self::Begin && error.next == Some(Next::CheckInput)
    }
}

/// The step that only the operator's backend can ask for.
pub const RESET: &str = "reset";

words! {
    /// The calls of the page, as the view offers them.
    pub Action {
        /// Start the flow, and open OMPASS's page.
        Begin = "begin",
        /// Open OMPASS's page again.
        Open = "open",
        /// Ask for the result.
        Finish = "finish",
    }
}

/// The calls of the page, with their arguments.
#[cfg(feature = "client")]
pub enum Call {
    /// Start the flow, and open OMPASS's page.
    Begin(BeginBody),
    /// Open OMPASS's page again.
    Open,
    /// Ask for the result.
    Finish {
        /// The address that OMPASS sent the user back to, if no callback page hands it on.
        callback_url: Option<CallbackUrl>,
        /// The user, if neither the flow nor that address knows who it is.
        user_id: Option<UserId>,
    },
}

#[cfg(feature = "client")]
readable! { enum Call { "begin": Begin(_), "open": Open, "finish": Finish { callback_url: "callbackUrl", user_id: "userId" }, } }

words! {
    /// The factor that OMPASS is.
    pub Method {
        /// Instead of a password.
        Uaf = "uaf",
        /// After a password, which the relying party has checked.
        U2f = "u2f",
    }
}

words! {
    /// The way to OMPASS's page.
    pub Way {
        /// In a window of its own.
        Popup = "popup",
        /// In place of this page.
        Redirect = "redirect",
    }
}

readable! { word Method }

readable! { word Way }

/// The body of `begin`, member by member as the page gave it: the request may be sent before this core is loaded.
#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct BeginBody {
    /// The factor; `uaf` if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// The user who logs in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<UserId>,
    /// The language of OMPASS's page.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub lang: Option<LanguageTag>,
    /// The way to OMPASS's page; a popup if there is none.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub how: Option<Way>,
    /// The relying party's value for the ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<Nonce>,
}

readable! {
    struct BeginBody: Default { method: "method", user_id: "userId", lang: "lang", how: "how", nonce: "nonce", }
}

/// The body of `finish`.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FinishBody {
    /// The user whom the callback names, or who was begun with.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<UserId>,
    /// The token of the callback.
    pub token: Token,
}

/// The body of a request to the proxy.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Body {
    /// Of `begin`.
    Begin(BeginBody),
    /// Of `finish`.
    Finish(FinishBody),
}

/// A login, and the user whose login it has to be.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Login {
    /// Instead of a password. OMPASS's page may ask who the user is; the version decides (2.3, 3.2).
    Uaf {
        /// The user, if known.
        user_id: Option<UserId>,
    },
    /// After a password, so the user is known.
    U2f {
        /// The user.
        user_id: UserId,
    },
}

readable! { enum Login { "uaf": Uaf { user_id: "userId" }, "u2f": U2f { user_id: "userId" }, } }

impl BeginBody {
    /// The login that is asked for.
    ///
    /// # Errors
    /// A user is missing.
    pub fn login(&self) -> Result<Login, Error> {
        match (self.method, &self.user_id) {
            (Some(Method::U2f), None) => Err(Error::misuse("userId", Reason::Missing)),
            (Some(Method::U2f), Some(user_id)) => Ok(Login::U2f { user_id: user_id.clone() }),
            (Some(Method::Uaf) | None, user_id) => Ok(Login::Uaf { user_id: user_id.clone() }),
        }
    }
}

impl Login {
    /// The factor.
    #[must_use]
    pub const fn method(&self) -> Method {
        match self {
            Self::Uaf { .. } => Method::Uaf,
            Self::U2f { .. } => Method::U2f,
        }
    }

    /// The user whose login it has to be, if known.
    #[must_use]
    pub const fn user_id(&self) -> Option<&UserId> {
        match self {
            Self::Uaf { user_id } => user_id.as_ref(),
            Self::U2f { user_id } => Some(user_id),
        }
    }
}

/// The members of the proxy's answers that the page reads, whatever the step.
#[derive(Default)]
pub struct Answer {
    /// Of `begin`: OMPASS's page.
    pub url: Option<String>,
    /// Of `begin`: the time that the user may take.
    pub expire_seconds: Count,
    /// Of `finish`.
    pub ticket: Option<String>,
    /// Of `finish`: the operator's choice of members of the identity.
    pub claims: Option<Foreign>,
}

readable! { struct Answer: Default { url: "url", expire_seconds: "expireSeconds", ticket: "ticket", claims: "claims", } }

/// The parameters that OMPASS adds to the address of the callback (2.4, 3.3).
#[derive(Debug, Default)]
pub struct Query {
    /// The user who logged in.
    pub username: Option<Text>,
    /// The same, by the name that version 1 has for it.
    pub user_id: Option<Text>,
    /// The token, by version 1.
    pub access_token: Option<Text>,
    /// The token, by version 2.
    pub token: Option<Text>,
}

readable! {
    struct Query: Default {
        username: "username",
        user_id: "user_id",
        access_token: "access_token",
        token: "token",
    }
}

/// The parameters of an address that the page itself gives.
#[cfg(feature = "client")]
#[derive(Debug)]
pub struct CallbackUrl(pub Query);

#[cfg(feature = "client")]
impl Readable for CallbackUrl {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        Text::read_from(input).map(Self::from)
    }
}
