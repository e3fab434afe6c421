//! The messages between Toss cert's page and its proxy.

use super::method::{Method, Trigger};
#[cfg(feature = "client")]
use super::payload::Info;
use crate::flow::Nonce;
#[cfg(feature = "client")]
use crate::flow::page;
#[cfg(feature = "client")]
use crate::flow::{Count, Foreign};
#[cfg(feature = "client")]
use crate::crypto::ProviderKey;
use crate::{readable, words};
use serde::{Deserialize, Serialize};

words! {
    /// The proxy's routes.
    pub Step {
        /// Toss's key.
        Begin = "begin",
        /// Ask for the verification of a person.
        Request = "request",
        /// Ask for the result.
        Confirm = "confirm",
    }
}

#[cfg(feature = "client")]
impl page::Step for Step {
    fn starts(self) -> bool {
        self == Self::Begin
    }
}

words! {
    /// The calls of the page, as the view offers them.
    pub Action {
        /// Start the flow.
        Begin = "begin",
        /// Ask for the verification of a person.
        Request = "request",
        /// Open Toss's page or app again.
        Open = "open",
        /// Ask for the result.
        Confirm = "confirm",
    }
}

/// The calls of the page, with their arguments.
#[cfg(feature = "client")]
pub enum Call {
    /// Start the flow.
    Begin(Begin),
    /// Ask for the verification of a person.
    Request {
        /// The person and the document; nothing for the standard window.
        info: Option<Box<Info>>,
    },
    /// Open Toss's page or app again.
    Open,
    /// Ask for the result.
    Confirm,
}

#[cfg(feature = "client")]
readable! { enum Call { "begin": Begin(_), "request": Request { info: "info" }, "open": Open, "confirm": Confirm, } }

/// The arguments of `begin`, and the body of its request. The members go on as the page gave them, because the request may have
/// been sent before the core was loaded, and is found by its text.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Begin {
    /// The purpose; the default one if it is absent.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub method: Option<Method>,
    /// The relying party's value for the ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<Nonce>,
}

readable! { struct Begin { method: "method", nonce: "nonce", } }

words! {
    /// The kind of a request (2.4).
    pub RequestType {
        /// The user names themself in Toss's window.
        UserNone = "USER_NONE",
        /// The page names the person.
        UserPersonal = "USER_PERSONAL",
    }
}

/// The body of `request`. The method decides which members it has; everything personal in it is encrypted under one session of
/// Toss's.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestBody {
    /// The kind, for the standard window alone: nobody is named.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_type: Option<RequestType>,
    /// The session's secret, encrypted under Toss's key. This and the next four belong to a person that the page names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_key: Option<String>,
    /// The way in which the person learns of the request.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub trigger_type: Option<Trigger>,
    /// The name, encrypted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<String>,
    /// The phone number, encrypted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_phone: Option<String>,
    /// The birthday, encrypted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_birthday: Option<String>,
    /// The service that asks for a signature. This and the next three belong to a document.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_name: Option<String>,
    /// The document's title.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_title: Option<String>,
    /// The document's text.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc: Option<String>,
    /// The text is encrypted.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub doc_encrypted: Option<bool>,
}

#[cfg(feature = "proxy")]
impl RequestBody {
    /// The members that belong to a person, and if they are there.
    pub(super) const fn person_members(&self) -> [(&'static str, bool); 5] {
        [
            ("sessionKey", self.session_key.is_some()),
            ("triggerType", self.trigger_type.is_some()),
            ("userName", self.user_name.is_some()),
            ("userPhone", self.user_phone.is_some()),
            ("userBirthday", self.user_birthday.is_some()),
        ]
    }

    /// The members that belong to a document, and if they are there.
    pub(super) const fn document_members(&self) -> [(&'static str, bool); 4] {
        [
            ("serviceName", self.service_name.is_some()),
            ("docTitle", self.doc_title.is_some()),
            ("doc", self.doc.is_some()),
            ("docEncrypted", self.doc_encrypted.is_some()),
        ]
    }
}

/// The body of a request to the proxy.
#[cfg(feature = "client")]
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Body {
    /// Of `begin`.
    Begin(Begin),
    /// Of `request`.
    Request(Box<RequestBody>),
    /// Of `confirm`.
    Confirm(page::Nothing),
}

/// The members of the proxy's answers that the page reads, whatever the step.
#[cfg(feature = "client")]
#[derive(Debug, Default)]
pub struct Answer {
    /// Of `begin`: Toss's key.
    pub public_key: Option<ProviderKey>,
    /// Of `request`: the life of the transaction.
    pub expire_seconds: Count,
    /// Of `request` by `APP_SCHEME`: the link to the app.
    pub app_scheme: Option<String>,
    /// The same for Android.
    pub android_app_uri: Option<String>,
    /// The same for iPhones and iPads.
    pub ios_app_uri: Option<String>,
    /// Of `request` for the standard window: its address.
    pub auth_url: Option<String>,
    /// The transaction that the standard window is opened for.
    pub tx_id: Option<String>,
    /// Of `confirm`.
    pub ticket: Option<String>,
    /// Of `confirm`: the operator's choice of members of the identity.
    pub claims: Option<Foreign>,
}

#[cfg(feature = "client")]
readable! {
    struct Answer: Default {
        public_key: "publicKey",
        expire_seconds: "expireSeconds",
        app_scheme: "appScheme",
        android_app_uri: "androidAppUri",
        ios_app_uri: "iosAppUri",
        auth_url: "authUrl",
        tx_id: "txId",
        ticket: "ticket",
        claims: "claims",
    }
}
