//! The faults that this service alone can have, on order.

use super::answer::Refusal;
use super::routes::Step;
use crate::host::{AnyMembers, HttpStatus, ProviderFault};
use serde::Deserialize;

/// A fault.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "camelCase", rename_all_fields = "camelCase", deny_unknown_fields)]
pub enum Fault {
    /// A transaction whose result was read twice gives it once more.
    Again,
    /// The answer has other members; `null` is one.
    Answer {
        /// The members.
        set: AnyMembers,
    },
    /// The step is refused, and has no effect.
    Code {
        /// The code.
        code: String,
        /// The text beside it.
        message: Option<String>,
        /// The HTTP status; the one that goes with the code unless given.
        status: Option<HttpStatus>,
    },
    /// Encrypted fields of the result are changed on the way.
    Field {
        /// The name of the field; all of them unless given.
        name: Option<String>,
        /// The part that is changed.
        part: FieldPart,
    },
    /// The answer says the text "null" for every null.
    NullText,
    /// The result is that of another transaction, with all that it should have.
    OtherTransaction,
    /// The person has other data; `null` is none.
    Personal {
        /// The members.
        set: AnyMembers,
    },
    /// The result that was given last comes again.
    Replay,
    /// Something is wrong with the signature.
    Signature {
        /// The part that is wrong.
        part: SignaturePart,
    },
}

/// The change of an encrypted field.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum FieldPart {
    /// A character that base64 does not have.
    Base64,
    /// The first byte of the ciphertext.
    Ciphertext,
    /// A part behind the last one.
    Extra,
    /// The id of the session.
    Id,
    /// It is not encrypted.
    Plain,
    /// It is encrypted by another session of the same name.
    Session,
    /// The tag at the end.
    Tag,
    /// The version at the beginning.
    Version,
}

/// The fault of a signature. One that is signed for its fault verifies, but for its certificate or its content.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum SignaturePart {
    /// The signed attributes are not those that were signed.
    Attributes,
    /// A character that base64 does not have.
    Base64,
    /// The content is not the one that was signed.
    Content,
    /// The content is not there.
    Detached,
    /// The certificate was no more valid when it signed.
    Expired,
    /// What is signed names no transaction.
    NoTransaction,
    /// The certificate was not valid yet when it signed.
    NotYet,
    /// The certificate is not the CA's, though it says so.
    OtherIssuer,
    /// The certificate is someone else's.
    OtherName,
    /// The signer that it names is another than the certificate's.
    OtherSigner,
    /// What is signed is another transaction.
    OtherTransaction,
    /// The end is missing.
    Truncated,
    /// The signature's own last byte.
    Value,
}

impl Fault {
    /// The refusal that was ordered.
    pub fn refusal(&self) -> Option<Refusal> {
        let Self::Code { code, message, status } = self else { return None };
        let refusal = Refusal::from(code.as_str());
        let status = status.map_or(refusal.status, |status| status.0);
        Some(Refusal { status, reason: message.clone(), ..refusal })
    }
}

impl ProviderFault for Fault {
    type Step = Step;

    fn waits(&self) -> bool {
        !matches!(self, Self::Answer { .. } | Self::Code { .. } | Self::NullText)
    }
}
