//! The messages of OMPASS's two interfaces, which its proxy sends and gets.

use crate::flow::{LooseText, Text, TextOrNumber};
use crate::words;
use serde::de::IgnoredAny;
use serde::{Deserialize, Deserializer, Serialize};
use serde_json::{Map, Value};

words! {
    /// The languages of OMPASS's page.
    pub(super) PageLanguage {
        /// Korean.
        Korean = "KR",
        /// English.
        English = "EN",
        /// Japanese, by version 2 alone.
        Japanese = "JP",
    }
}

/// A login by version 1 (2.3).
#[derive(Serialize)]
pub(super) struct StartV1<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<&'a str>,
    pub lang_init: PageLanguage,
}

/// A login by version 2 (3.2).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct StartV2<'a> {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub username: Option<&'a str>,
    pub lang_init: PageLanguage,
    pub login_client_type: &'static str,
    pub session_timeout_seconds: i64,
}

/// The check of a token by version 1 (2.5).
#[derive(Serialize)]
pub(super) struct VerifyV1<'a> {
    pub user_id: &'a str,
    pub access_token: &'a str,
}

/// The check of a token by version 2 (3.3).
#[derive(Serialize)]
pub(super) struct VerifyV2<'a> {
    pub username: &'a str,
    pub token: &'a str,
}

/// Success by version 1, whose code is a number; any other code is a text (2.2, 2.7).
#[derive(Deserialize)]
pub(super) struct SuccessV1 {
    pub code: i64,
    pub data: Map<String, Value>,
}

/// A code of any form.
#[derive(Deserialize)]
pub(super) struct AnyCode {
    pub code: Option<IgnoredAny>,
}

/// A refusal (2.7, 3.4).
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct Refusal {
    pub code: TextOrNumber,
    pub message: LooseText,
}

/// OMPASS's page by version 1. Documents differ on its other members, so none of them is counted on (2.3).
#[derive(Deserialize)]
pub(super) struct StartedV1 {
    pub ompass_uri: String,
}

/// OMPASS's page by version 2 (3.2).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct StartedV2 {
    pub ompass_url: String,
}

/// The user whose token it is, by version 1 (2.5).
#[derive(Deserialize)]
pub(super) struct VerifiedV1 {
    pub user_id: Text,
    #[serde(default, rename = "clientId")]
    pub client_id: LooseText,
}

/// The user whose token it is, by version 2 (3.3).
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct VerifiedV2 {
    pub username: Text,
    #[serde(default)]
    pub client_id: LooseText,
}

/// An authenticator of a user. The name of its id is not known (3.5).
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Authenticator {
    authenticator_id: TextOrNumber,
    id: TextOrNumber,
}

/// The authenticators of a user. The name of the list is not known (3.5).
#[derive(Default, Deserialize)]
#[serde(default)]
pub(super) struct WrappedAuthenticators {
    authenticators: MaybeList,
    data: MaybeList,
    content: MaybeList,
}

/// A list of authenticators, or anything else.
#[derive(Default)]
struct MaybeList(Option<Vec<Authenticator>>);

impl Authenticator {
    pub(super) fn into_id(self) -> Option<String> {
        self.authenticator_id.0.or(self.id.0)
    }
}

impl WrappedAuthenticators {
    pub(super) fn into_list(self) -> Option<Vec<Authenticator>> {
        self.authenticators.0.or(self.data.0).or(self.content.0)
    }
}

impl<'de> Deserialize<'de> for MaybeList {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        Ok(Self(Vec::deserialize(deserializer).ok()))
    }
}
