//! What can go wrong with this service alone, on order.

use super::answer::Refusal;
use super::routes::Step;
use bonin::error::{Error, Reason};
use crate::host::{Special, listed};
use crate::json::{Loose, Value};
use alloc::string::String;

/// What goes wrong.
#[derive(Debug, Clone)]
pub enum Fault {
    /// A transaction whose result was read twice gives it once more.
    Again,
    /// The answer has other members; `null` is one.
    Answer { set: Value },
    /// The step is refused, and has no effect.
    Code(Refusal),
    /// Encrypted fields of the result are changed on the way: the one of this name, or all.
    Field { name: Option<String>, part: FieldPart },
    /// Where the answer has nothing, it says so by the text "null".
    NullText,
    /// The result is that of another transaction, with all that it should have.
    OtherTransaction,
    /// The person has other data; `null` is none.
    Personal { set: Value },
    /// The result that was given last comes again.
    Replay,
    /// Something is wrong with the signature.
    Signature(SignaturePart),
}

/// What is wrong with a field.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

/// What is wrong with a signature. Those that are signed so, verify but for their certificate or their content.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
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

const FIELD_PARTS: &[(&str, FieldPart)] = &[
    ("base64", FieldPart::Base64),
    ("ciphertext", FieldPart::Ciphertext),
    ("extra", FieldPart::Extra),
    ("id", FieldPart::Id),
    ("plain", FieldPart::Plain),
    ("session", FieldPart::Session),
    ("tag", FieldPart::Tag),
    ("version", FieldPart::Version),
];

const SIGNATURE_PARTS: &[(&str, SignaturePart)] = &[
    ("attributes", SignaturePart::Attributes),
    ("base64", SignaturePart::Base64),
    ("content", SignaturePart::Content),
    ("detached", SignaturePart::Detached),
    ("expired", SignaturePart::Expired),
    ("noTransaction", SignaturePart::NoTransaction),
    ("notYet", SignaturePart::NotYet),
    ("otherIssuer", SignaturePart::OtherIssuer),
    ("otherName", SignaturePart::OtherName),
    ("otherSigner", SignaturePart::OtherSigner),
    ("otherTransaction", SignaturePart::OtherTransaction),
    ("truncated", SignaturePart::Truncated),
    ("value", SignaturePart::Value),
];

impl Special for Fault {
    const STEPS: &'static [&'static str] = Step::NAMES;
    const MEMBERS: &'static [&'static str] = &["code", "message", "name", "part", "set"];

    fn read(kind: &str, order: &Value) -> Result<Option<Self>, Error> {
        let text = |name: &str| order[name].as_str().ok_or_else(|| Error::misuse(name, Reason::Missing));
        let set = || match &order["set"] {
            set @ Value::Object(_) => Ok(set.clone()),
            _ => Err(Error::misuse("set", Reason::NotObject)),
        };
        Ok(Some(match kind {
            "again" => Self::Again,
            "answer" => Self::Answer { set: set()? },
            "code" => {
                let refusal = Refusal::from(text("code")?);
                let status = order["status"].integer().filter(|status| (200..600).contains(status));
                Self::Code(Refusal {
                    status: status.unwrap_or(refusal.status),
                    reason: order["message"].as_str().map(Into::into),
                    ..refusal
                })
            }
            "field" => Self::Field {
                name: order["name"].as_str().map(Into::into),
                part: listed(FIELD_PARTS, text("part")?, "part")?,
            },
            "nullText" => Self::NullText,
            "otherTransaction" => Self::OtherTransaction,
            "personal" => Self::Personal { set: set()? },
            "replay" => Self::Replay,
            "signature" => Self::Signature(listed(SIGNATURE_PARTS, text("part")?, "part")?),
            _ => return Ok(None),
        }))
    }

    fn waits(&self) -> bool {
        !matches!(self, Self::Answer { .. } | Self::Code(_) | Self::NullText)
    }
}
