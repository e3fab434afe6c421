//! The messages of mobileOK's API, which its proxy sends and gets (sections 4 to 7).

use crate::flow::{Count, LooseText, OneLine, TextOrNumber};
use crate::crypto::ProviderKey;
use serde::{Deserialize, Serialize};

/// token/get (section 4).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct TokenRequest<'a> {
    pub service_id: &'a str,
    /// The flow's id and the time, under mobileOK's key.
    pub encrypt_req_client_info: String,
    pub site_url: &'a str,
}

/// auth/request (section 5).
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct AuthRequest<'a> {
    pub site_url: &'a str,
    #[serde(rename = "encryptMOKToken")]
    pub token: &'a str,
    #[serde(rename = "encryptMOKAuthInfo")]
    pub auth_info: &'a str,
}

/// auth/resend, auth/call and confirm/request (sections 6 and 7).
#[derive(Serialize)]
pub(super) struct TokenOnly<'a> {
    #[serde(rename = "encryptMOKToken")]
    pub token: &'a str,
    /// Of confirm/request alone.
    #[serde(rename = "encryptMOKVerifyInfo", skip_serializing_if = "Option::is_none")]
    pub verify_info: Option<&'a str>,
}

/// The members of an answer that the proxy reads, whatever the request.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub(super) struct Answer {
    pub result_code: TextOrNumber,
    pub result_msg: LooseText,
    #[serde(rename = "encryptMOKToken")]
    pub token: OneLine,
    pub public_key: OneLine,
    pub resend_count: Count,
    pub retry_count: Count,
    pub ars_otp_number: TextOrNumber,
    /// The code itself, for relying parties that send it by themselves (section 5.2). A page that knows it verifies nobody, so the
    /// operator's own function is the only one that gets it.
    pub otp_code: TextOrNumber,
    #[serde(rename = "encryptMOKResult")]
    pub result: OneLine,
}

impl Answer {
    /// The key for the page, checked.
    pub(super) fn key(&self) -> Option<ProviderKey> {
        self.public_key.as_deref().and_then(|key| ProviderKey::try_from(key.to_owned()).ok())
    }
}

/// MOKResult (section 7): the content of the envelope that a confirm gives.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct MokResult {
    pub client_tx_id: String,
    pub service_type: String,
    pub issue_date: String,
    pub req_auth_type: Option<String>,
    pub tx_id: Option<String>,
    pub user_name: Option<String>,
    pub user_phone: Option<String>,
    pub user_birthday: Option<String>,
    pub user_gender: Option<String>,
    pub user_nation: Option<String>,
    pub ci: Option<String>,
    pub di: Option<String>,
    pub is_adult: Option<String>,
    // Not used, but text if they are there: a result whose form is another one is not read.
    #[serde(rename = "siteId")]
    _site_id: Option<String>,
    #[serde(rename = "providerId")]
    _provider_id: Option<String>,
    #[serde(rename = "issuer")]
    _issuer: Option<String>,
}
