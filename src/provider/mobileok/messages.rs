//! The messages between mobileOK's page and its proxy, and between the proxy and mobileOK.

use super::adult::AdultLaw;
use super::payload::AuthInfoFields;
use crate::flow::page;
use crate::flow::{Count, Foreign, Nonce};
use crate::crypto::ProviderKey;
use crate::flow::Typed;
use crate::{readable, words};
use serde::{Deserialize, Serialize};

words! {
    /// The proxy's routes.
    pub Step {
        /// token/get.
        Token = "token",
        /// auth/request.
        Request = "request",
        /// auth/resend.
        Resend = "resend",
        /// auth/call.
        Call = "call",
        /// confirm/request.
        Confirm = "confirm",
    }
}

readable! { word Step }

impl page::Step for Step {
    fn starts(self) -> bool {
        self == Self::Token
    }
}

words! {
    /// The calls of the page, as the view offers them.
    pub Action {
        /// Start the flow.
        Begin = "begin",
        /// Ask for the verification of a person.
        Request = "request",
        /// Have another code sent.
        Resend = "resend",
        /// Have the phone rung.
        Call = "call",
        /// Ask for the result.
        Confirm = "confirm",
    }
}

/// The calls of the page, with their arguments.
pub enum Call {
    /// Start the flow.
    Begin {
        /// The relying party's value for the ticket.
        nonce: Option<Nonce>,
    },
    /// Ask for the verification of a person.
    Request {
        /// MOKAuthInfo.
        auth_info: Box<AuthInfoFields>,
    },
    /// Have another code sent.
    Resend,
    /// Have the phone rung.
    Call,
    /// Ask for the result.
    Confirm {
        /// The code that the user typed; absent for PASS and ARS.
        auth_number: Option<Typed>,
    },
}

readable! {
    enum Call {
        "begin": Begin { nonce: "nonce" },
        "request": Request { auth_info: "authInfo" },
        "resend": Resend,
        "call": Call,
        "confirm": Confirm { auth_number: "authNumber" },
    }
}

/// The body of a request to the proxy: one member at most. Everything personal in it is sealed for the provider.
#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Body {
    /// Of `token`: the relying party's value for the ticket.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<Nonce>,
    /// Of `request`.
    #[serde(rename = "encryptMOKAuthInfo", skip_serializing_if = "Option::is_none")]
    pub encrypt_mok_auth_info: Option<String>,
    /// Of `request`, if it checks an age: the proxy cannot see what is sealed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adult_law: Option<AdultLaw>,
    /// Of `confirm`, if the user typed a code.
    #[serde(rename = "encryptMOKVerifyInfo", skip_serializing_if = "Option::is_none")]
    pub encrypt_mok_verify_info: Option<String>,
}

impl Body {
    /// The body of `request`.
    #[must_use]
    pub fn auth_info(envelope: String, adult_law: Option<AdultLaw>) -> Self {
        Self { encrypt_mok_auth_info: Some(envelope), adult_law, ..Self::default() }
    }

    /// The body of `confirm`.
    #[must_use]
    pub fn verify_info(envelope: String) -> Self {
        Self { encrypt_mok_verify_info: Some(envelope), ..Self::default() }
    }
}

/// The members of the proxy's answers that the page reads, whatever the step.
#[derive(Default)]
pub struct Answer {
    /// Of `token`: the provider's key for this transaction.
    pub public_key: Option<ProviderKey>,
    /// The codes that can still be sent, as the provider counts.
    pub resend_count: Count,
    /// The tries that are left, as the provider counts.
    pub retry_count: Count,
    /// Of `request` by ARS: the number to key in.
    pub ars_otp_number: Option<String>,
    /// Of `confirm`.
    pub ticket: Option<String>,
    /// Of `confirm`: the operator's choice of members of the identity.
    pub claims: Option<Foreign>,
}

readable! {
    struct Answer: Default {
        public_key: "publicKey",
        resend_count: "resendCount",
        retry_count: "retryCount",
        ars_otp_number: "arsOtpNumber",
        ticket: "ticket",
        claims: "claims",
    }
}
