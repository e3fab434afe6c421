//! The verified person, as the ticket tells the relying party's backend.

use super::{Nonce, Text};
use crate::words;
use serde::Serialize;
use serde_json::{Map, Value};

words! {
    /// The fact that was verified.
    pub Assurance {
        /// This is this person.
        Identity = "identity",
        /// This person has this phone.
        Possession = "possession",
        /// This person signed this document.
        Signature = "signature",
        /// This user is logged on.
        Login = "login",
    }
}

words! {
    /// The worth of an electronic signature.
    pub SignatureTrust {
        /// It is intact, and its certificate leads to one of the operator's roots.
        Trusted = "trusted",
        /// It is intact; nobody knows the certificate.
        Intact = "intact",
        /// It could not be checked.
        Unchecked = "unchecked",
    }
}

words! {
    /// The person's sex, as the provider knows it.
    pub Gender {
        /// Male.
        Male = "male",
        /// Female.
        Female = "female",
    }
}

words! {
    /// The person's nationality, as the provider knows it.
    pub Nation {
        /// Korean.
        Korean = "korean",
        /// Any other.
        Foreign = "foreign",
    }
}

/// Whether somebody is an adult, by each law that knows the word.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Ages {
    /// By the Civil Act: nineteen years of age.
    pub civil: bool,
    /// By the Youth Protection Act: from the year of the nineteenth birthday on.
    pub youth: bool,
}

/// `VerifiedIdentity` in the package's types. A member that the provider does not say is absent.
#[derive(Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Identity {
    /// The provider's name.
    pub provider: &'static str,
    /// The provider's method, by its name in the package's types.
    pub method: String,
    /// The fact that was verified.
    pub assurance: Assurance,
    /// The provider's id of the transaction, or ours.
    pub transaction_id: String,
    /// The time of the verification, RFC 3339 at +09:00.
    pub verified_at: String,
    /// The user's id at the provider.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub user_id: Option<Text>,
    /// The name.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Text>,
    /// The phone number, digits only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<Text>,
    /// The mail address.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub email: Option<Text>,
    /// The birthday, `yyyyMMdd`.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub birthday: Option<Text>,
    /// The sex.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub gender: Option<Gender>,
    /// The nationality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nation: Option<Nation>,
    /// The connecting information, the same at every service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ci: Option<Text>,
    /// The duplication information, the same at this service.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub di: Option<Text>,
    /// The provider's answer to an adult check.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub is_adult: Option<bool>,
    /// The law that it was asked by, as far as that is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adult_law: Option<&'static str>,
    /// The answers of both laws, from the birthday that the provider vouches for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub adult: Option<Ages>,
    /// Other facts that a login system tells about its user, by its own names.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub attributes: Option<Map<String, Value>>,
    /// The worth of the person's electronic signature, if the provider gives one.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signature: Option<SignatureTrust>,
    /// The name in the signer's certificate.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signer_name: Option<Text>,
    /// The text that was signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signed_text: Option<Text>,
    /// The relying party's value for this flow.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub nonce: Option<Nonce>,
    /// The provider's answer as it was.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub raw: Option<Value>,
}

impl Identity {
    /// An identity that says no more than that somebody was verified.
    #[must_use]
    pub const fn new(
        provider: &'static str,
        method: String,
        assurance: Assurance,
        transaction_id: String,
        verified_at: String,
    ) -> Self {
        Self {
            provider,
            method,
            assurance,
            transaction_id,
            verified_at,
            user_id: None,
            name: None,
            phone: None,
            email: None,
            birthday: None,
            gender: None,
            nation: None,
            ci: None,
            di: None,
            is_adult: None,
            adult_law: None,
            adult: None,
            attributes: None,
            signature: None,
            signer_name: None,
            signed_text: None,
            nonce: None,
            raw: None,
        }
    }
}

/// Without anything that is personal.
impl std::fmt::Debug for Identity {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Identity").field("provider", &self.provider).finish_non_exhaustive()
    }
}
