//! A result (2.6), opened, checked, and turned into the person that was verified.

use super::PROVIDER;
use super::answer::text;
use super::method::{Method, Trigger};
use super::signature::{self, Root, Signature, Signer};
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::Turn;
use crate::json::Value;
use crate::format::seoul;
use crate::wire::session::Session;
use alloc::{string::String, vec::Vec};
use subtle::ConstantTimeEq;

/// The result of a transaction that this flow began.
pub(super) struct Transaction<'a> {
    pub id: &'a str,
    pub method: Method,
    pub trigger: Trigger,
}

/// What a result says, where it is this transaction's, complete, and of this session.
pub(super) fn identity(
    result: &Value,
    of: &Transaction<'_>,
    session: &Session,
    turn: &Turn<'_>,
) -> Result<Value, Error> {
    let given = text(result, "txId").ok_or_else(|| refused(Reason::BadAnswer))?;
    if !bool::from(given.as_bytes().ct_eq(of.id.as_bytes())) {
        return Err(refused(Reason::OtherTransaction));
    }
    if text(result, "status") != Some("COMPLETED") {
        return Err(refused(Reason::BadAnswer));
    }
    let person = open(result.get("personalData"), session)?;
    let signed = check_signature(result, of, turn)?;
    let word = |name: &str, words: [(&str, &'static str); 2]| {
        words.into_iter().find(|(wire, _)| text(&person, name) == Some(wire)).map(|(_, word)| word)
    };
    let said = |name: &str| Value::from(text(&person, name));
    let now = || alloc::format!("{}+09:00", seoul::issue_date(turn.now).replace(' ', "T"));
    let identity = Value::object([
        ("provider", PROVIDER.into()),
        ("method", of.trigger.word().into()),
        // Who signs a document is not thereby verified to the relying party.
        ("assurance", if of.method == Method::Document { "signature" } else { "identity" }.into()),
        ("transactionId", of.id.into()),
        ("verifiedAt", text(result, "completedDt").map_or_else(now, String::from).into()),
        ("name", said("name")),
        ("phone", said("phone")),
        ("birthday", said("birthday")),
        ("gender", word("gender", [("MALE", "male"), ("FEMALE", "female")]).into()),
        ("nation", word("nationality", [("LOCAL", "korean"), ("FOREIGNER", "foreign")]).into()),
        ("ci", said("ci")),
        ("di", said("di")),
        ("isAdult", word("ageGroup", [("ADULT", "yes"), ("MINOR", "no")]).map(|adult| adult == "yes").into()),
        ("signature", signed.word.into()),
        ("signerName", signed.name.into()),
        ("signedText", signed.text.into()),
    ]);
    Ok(identity.with("raw", raw(result, person)))
}

/// Every member of `personalData` that holds something, decrypted.
fn open(sealed: &Value, session: &Session) -> Result<Value, Error> {
    if sealed.is_null() || sealed.text() == Some("null") {
        return Ok(Value::object([]));
    }
    let mut members = Vec::new();
    for (name, field) in sealed.members().ok_or_else(|| refused(Reason::BadAnswer))? {
        let Some(field) = text(sealed, name) else {
            if field.is_null() || field.text().is_some() {
                continue;
            }
            return Err(refused(Reason::BadAnswer));
        };
        let opened = session.decrypt(field).map_err(|error| error.at("confirm"))?;
        if !matches!(opened.as_str(), "" | "null") {
            members.push((name.clone(), opened.as_str().into()));
        }
    }
    Ok(Value::Object(members))
}

/// What was signed, as far as it could be checked.
#[derive(Default)]
struct Checked {
    /// What the signature proves.
    word: Option<&'static str>,
    /// The name in its certificate.
    name: Option<String>,
    /// The text that it is over, where that is not known beforehand.
    text: Option<String>,
}

impl From<Signature> for Checked {
    fn from(signature: Signature) -> Self {
        let word = if signature.signer == Signer::Trusted { "trusted" } else { "intact" };
        Self { word: Some(word), name: signature.cn, text: None }
    }
}

/// What the signature of a person proves. Where the operator gave roots, a result without one is none.
fn check_signature(result: &Value, of: &Transaction<'_>, turn: &Turn<'_>) -> Result<Checked, Error> {
    let roots = Root::read_all(turn.config.get("roots"))?;
    if of.method == Method::Document {
        return check_document(result, &roots, turn.now);
    }
    match text(result, "signature") {
        None if roots.is_empty() => Ok(Checked::default()),
        None => Err(refused(Reason::BadAnswer)),
        Some(signature) => Ok(signature::check(signature, of.id, &roots, turn.now)?.into()),
    }
}

/// What the signature of a document proves. It is over the document, which names no transaction, so the text is handed on for
/// whoever knows what it should be. How a document's result looks is seen in others' code alone (2.6): what is no PKCS #7 is
/// handed on as it came.
fn check_document(result: &Value, roots: &[Root], now: i64) -> Result<Checked, Error> {
    let Some(given) = text(result, "signedDoc").or_else(|| text(result, "signature")) else {
        return Ok(Checked::default());
    };
    match signature::read(given, roots, now)? {
        None => Ok(Checked { word: Some("unchecked"), ..Checked::default() }),
        Some(mut signature) => {
            let text = String::from_utf8(core::mem::take(&mut signature.content)).ok();
            Ok(Checked { text, ..signature.into() })
        }
    }
}

/// The result as it came, but for what was opened.
fn raw(result: &Value, person: Value) -> Value {
    let members = result.members().unwrap_or_default().iter();
    let others = members.filter(|(name, value)| name != "personalData" && !value.is_null()).cloned();
    Value::Object(others.collect()).with("personalData", person)
}

fn refused(reason: Reason) -> Error {
    Error::new(Kind::Tampered, reason).at("confirm").then(Next::Restart)
}
