//! The messages of Toss's API, which the proxy sends and gets (2.2 to 2.6).

use super::messages::RequestType;
use super::method::Trigger;
use crate::flow::LooseText;
use serde::{Deserialize, Serialize};
use serde_json::Value;

/// A text of Toss's. Null, absent, empty and the text `"null"` are one.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(from = "LooseText")]
pub(super) struct TossText(pub Option<String>);

impl From<LooseText> for TossText {
    fn from(text: LooseText) -> Self {
        Self(text.0.filter(|text| !matches!(text.as_str(), "" | "null")))
    }
}

impl TossText {
    pub(super) fn as_deref(&self) -> Option<&str> {
        self.0.as_deref()
    }
}

/// The person and the document of a request, checked: the part of a request to Toss that comes from the page (2.4).
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Asked {
    /// Nobody is named.
    Window(AskedWindow),
    /// The page names the person.
    Person(Box<AskedPerson>),
}

#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AskedWindow {
    pub request_type: RequestType,
}

/// A person, encrypted by the page.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AskedPerson {
    pub request_type: RequestType,
    pub trigger_type: Trigger,
    pub session_key: String,
    pub user_name: String,
    pub user_phone: String,
    pub user_birthday: String,
    #[serde(flatten)]
    pub document: Option<AskedDocument>,
}

/// A document to sign.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AskedDocument {
    pub service_name: String,
    pub doc_title: String,
    pub doc: String,
    pub doc_encrypted: bool,
    pub doc_type: &'static str,
    pub signature_type: &'static str,
}

impl Asked {
    /// The way in which the person learns of the request; none for the standard window.
    pub(super) fn trigger(&self) -> Option<Trigger> {
        match self {
            Self::Window(_) => None,
            Self::Person(person) => Some(person.trigger_type),
        }
    }
}

/// A request for a verification (2.4): the page's part, and the operator's.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct VerificationRequest<'a> {
    #[serde(flatten)]
    pub asked: &'a Asked,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub request_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub success_callback_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub fail_callback_url: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub expire_seconds: Option<i64>,
}

/// A question for the status (2.5) or the result (2.6) of a transaction.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TransactionRequest<'a> {
    pub tx_id: &'a str,
    /// Of the result alone.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub session_key: Option<&'a str>,
}

/// The answer of OAuth to the client's credentials (2.2); it is not wrapped as the others are.
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct TokenAnswer {
    pub access_token: LooseText,
    pub error: LooseText,
}

/// An accepted request (2.4).
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Accepted {
    pub tx_id: TossText,
    pub app_scheme: TossText,
    pub android_app_uri: TossText,
    pub ios_app_uri: TossText,
    pub auth_url: TossText,
}

/// The status of a transaction (2.5).
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Status {
    pub tx_id: TossText,
    pub status: TossText,
}

/// The result of a transaction (2.6). Every member is optional but `txId` and `status`.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct TransactionResult {
    pub tx_id: TossText,
    pub status: TossText,
    pub completed_dt: TossText,
    /// Encrypted members, whose names are Toss's to choose.
    pub personal_data: Value,
    pub signature: TossText,
    pub signed_doc: TossText,
}

/// The members of `personalData` that are named in an identity, decrypted.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct PersonalData {
    pub name: TossText,
    pub phone: TossText,
    pub birthday: TossText,
    pub gender: TossText,
    pub nationality: TossText,
    pub ci: TossText,
    pub di: TossText,
    pub age_group: TossText,
}
