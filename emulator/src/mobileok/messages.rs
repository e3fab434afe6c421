//! The messages of the five steps, requests as they arrive and answers as they leave (guide 4 to 7).
//!
//! A member of a request is taken in any form, because each step has a code of its own for one that does not fit.

use super::routes::Step;
use crate::host::TextOrNumber;
use crate::json::{Body, Member};
use serde::{Deserialize, Serialize};

/// A request, by its step.
#[derive(Debug)]
pub enum Request {
    /// A token for a transaction.
    Token(TokenRequest),
    /// Someone is to be verified.
    Auth(AuthRequest),
    /// The message once more.
    Resend(TokenOnly),
    /// Ring the phone.
    Call(TokenOnly),
    /// The person has done it.
    Confirm(ConfirmRequest),
}

/// The first step (guide 4).
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct TokenRequest {
    pub service_id: Member,
    pub site_url: Member,
    #[serde(rename = "encryptReqClientInfo")]
    pub client_info: Member,
}

/// The second step (guide 5).
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct AuthRequest {
    pub site_url: Member,
    #[serde(rename = "encryptMOKToken")]
    pub token: Member,
    #[serde(rename = "encryptMOKAuthInfo")]
    pub info: Member,
}

/// A step that needs nothing but its transaction.
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct TokenOnly {
    #[serde(rename = "encryptMOKToken")]
    pub token: Member,
}

/// The last step (guide 7).
#[derive(Debug, Default, Deserialize)]
#[serde(default)]
pub struct ConfirmRequest {
    #[serde(rename = "encryptMOKToken")]
    pub token: Member,
    #[serde(rename = "encryptMOKVerifyInfo")]
    pub info: Member,
}

/// The content of `encryptMOKVerifyInfo`.
#[derive(Debug, Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
pub struct VerifyInfo {
    pub auth_number: Member,
}

impl Request {
    /// Reads the body of a step.
    pub fn read(step: Step, body: &Body) -> Self {
        match step {
            Step::Token => Self::Token(body.to()),
            Step::Request => Self::Auth(body.to()),
            Step::Resend => Self::Resend(body.to()),
            Step::Call => Self::Call(body.to()),
            Step::Confirm => Self::Confirm(body.to()),
        }
    }

    /// The token that names the transaction.
    pub fn token(&self) -> Option<&str> {
        match self {
            Self::Token(_) => None,
            Self::Auth(request) => request.token.text(),
            Self::Resend(request) | Self::Call(request) => request.token.text(),
            Self::Confirm(request) => request.token.text(),
        }
    }
}

/// The answer of any step.
#[derive(Debug, Clone, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Answer {
    pub result_code: String,
    pub result_msg: String,
    #[serde(rename = "encryptMOKToken", skip_serializing_if = "Option::is_none")]
    pub token: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub public_key: Option<String>,
    /// The code, for relying parties that may see it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub otp_code: Option<String>,
    /// The number to key in during a call.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ars_otp_number: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retry_count: Option<TextOrNumber>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub resend_count: Option<TextOrNumber>,
    #[serde(rename = "encryptMOKResult", skip_serializing_if = "Option::is_none")]
    pub result: Option<String>,
}

impl Answer {
    /// A success, as yet without members of its step.
    pub fn success() -> Self {
        Self { result_code: "2000".into(), result_msg: "성공".into(), ..Self::default() }
    }

    /// A refusal. The texts are the emulator's own; PASS codes carry a detailed one, as the service's do.
    pub fn refusal(code: &str, message: Option<&str>) -> Self {
        let result_msg = match (message, detail(code)) {
            (Some(message), _) => message.into(),
            (None, Some(detail)) => format!("에뮬레이터가 거절했습니다.({detail})"),
            (None, None) => "에뮬레이터가 거절했습니다.".into(),
        };
        Self { result_code: code.into(), result_msg, ..Self::default() }
    }
}

/// A detailed code of the guide's section 8, for the codes that have any.
fn detail(code: &str) -> Option<&'static str> {
    Some(match code {
        "4003" => "4003",
        "6701" => "6030",
        "6702" => "6061",
        "6703" => "6207",
        "6704" => "6041",
        "6705" => "6205",
        "6706" => "6203",
        "6707" => "6036",
        _ => return None,
    })
}
