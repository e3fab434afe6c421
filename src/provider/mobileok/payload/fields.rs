//! The fields of MOKAuthInfo, in the order in which they are written (section 5.1).

use super::extension::Extension;
use crate::flow::Typed;
use crate::readable;
use serde::Serialize;

/// MOKAuthInfo, as the page gives it and as it is sealed. A field is optional here because the method decides which are
/// needed; see the table beside this file.
#[derive(Debug, Default, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct AuthInfoFields {
    /// The service; with `req_auth_type` the method.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub service_type: Option<Typed>,
    /// The way of the service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub req_auth_type: Option<Typed>,
    /// The carrier.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub provider_id: Option<Typed>,
    /// The purpose.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub usage_code: Option<Typed>,
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_name: Option<Typed>,
    /// The phone number.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_phone: Option<Typed>,
    /// The birthday, `yyyyMMdd`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_birthday: Option<Typed>,
    /// The first digit of the resident number's back half.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_regist_single_number: Option<Typed>,
    /// `1` male, `2` female.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_gender: Option<Typed>,
    /// `0` Korean, `1` foreign.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_nation: Option<Typed>,
    /// The code agreed with the provider for phone calls.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ars_code: Option<Typed>,
    /// The text of the message.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub send_msg: Option<Typed>,
    /// The number that the message or call comes from.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub reply_number: Option<Typed>,
    /// The form of the result.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ret_transfer_type: Option<Typed>,
    /// Additions that were agreed with the provider. They are JSON already, so they are written after the other fields.
    #[serde(skip_serializing)]
    pub extension: Option<Extension>,
}

readable! {
    struct AuthInfoFields: Default {
        service_type: "serviceType",
        req_auth_type: "reqAuthType",
        provider_id: "providerId",
        usage_code: "usageCode",
        user_name: "userName",
        user_phone: "userPhone",
        user_birthday: "userBirthday",
        user_regist_single_number: "userRegistSingleNumber",
        user_gender: "userGender",
        user_nation: "userNation",
        ars_code: "arsCode",
        send_msg: "sendMsg",
        reply_number: "replyNumber",
        ret_transfer_type: "retTransferType",
        extension: "extension",
    }
}
