//! A result (2.6), opened, checked, and turned into the person that was verified.

use super::PROVIDER;
use super::api::{PersonalData, TossText, TransactionResult};
use super::method::{Method, Trigger};
use super::proxy::{Proxy, Transaction};
use super::response::members;
use super::settings::Settings;
use super::signature::{self, Root, Signature, Signer};
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::Text;
use crate::flow::identity::{Assurance, Gender, Identity, Nation, SignatureTrust};
use crate::flow::proxy_call::ProxyContext;
use crate::format::seoul;
use crate::provider::toss_cert::session::Session;
use serde_json::{Map, Value};
use subtle::ConstantTimeEq;

/// The person of a result, if it is this transaction's, complete, and of this session.
///
/// # Errors
/// Kind `tampered`.
pub(super) fn identity(
    raw: Map<String, Value>,
    of: &Transaction,
    session: &Session,
    context: &ProxyContext<'_, Proxy>,
) -> Result<Identity, Error> {
    let result: TransactionResult = members(raw.clone());
    let id = result.tx_id.as_deref().ok_or_else(|| refused(Reason::BadAnswer))?;
    if !bool::from(id.as_bytes().ct_eq(of.tx_id.as_bytes())) {
        return Err(refused(Reason::OtherTransaction));
    }
    if result.status.as_deref() != Some("COMPLETED") {
        return Err(refused(Reason::BadAnswer));
    }
    let opened = open(&result.personal_data, session)?;
    let signed = check_signature(&result, of, context.settings, context.now)?;
    let person: PersonalData = members(opened.clone());
    // The signer of a document is not thereby verified to the relying party.
    let assurance = if of.method == Method::Document { Assurance::Signature } else { Assurance::Identity };
    let now = || format!("{}+09:00", seoul::issue_date(context.now).replace(' ', "T"));
    let verified_at = result.completed_dt.0.unwrap_or_else(now);
    let text = |text: TossText| text.0.map(Text::from);
    Ok(Identity {
        name: text(person.name),
        phone: text(person.phone),
        birthday: text(person.birthday),
        gender: match person.gender.as_deref() {
            Some("MALE") => Some(Gender::Male),
            Some("FEMALE") => Some(Gender::Female),
            _ => None,
        },
        nation: match person.nationality.as_deref() {
            Some("LOCAL") => Some(Nation::Korean),
            Some("FOREIGNER") => Some(Nation::Foreign),
            _ => None,
        },
        ci: text(person.ci),
        di: text(person.di),
        is_adult: match person.age_group.as_deref() {
            Some("ADULT") => Some(true),
            Some("MINOR") => Some(false),
            _ => None,
        },
        signature: signed.trust,
        signer_name: signed.name.map(Text::from),
        signed_text: signed.text.map(Text::from),
        nonce: of.nonce.clone(),
        raw: Some(with_opened(raw, opened)),
        ..Identity::new(PROVIDER, method(of.trigger).into(), assurance, of.tx_id.clone(), verified_at)
    })
}

/// The word of `VerifiedIdentity.method`.
const fn method(trigger: Option<Trigger>) -> &'static str {
    match trigger {
        Some(trigger) => trigger.word(),
        None => "WINDOW",
    }
}

/// Every member of `personalData` that holds something, decrypted.
fn open(sealed: &Value, session: &Session) -> Result<Map<String, Value>, Error> {
    let mut opened = Map::new();
    let sealed = match sealed {
        Value::Object(sealed) => sealed,
        Value::Null => return Ok(opened),
        Value::String(text) if text == "null" => return Ok(opened),
        _ => return Err(refused(Reason::BadAnswer)),
    };
    for (name, field) in sealed {
        match field {
            Value::Null => {}
            Value::String(text) if is_nothing(text) => {}
            Value::String(text) => {
                let text = session.decrypt(text).map_err(|error| error.at("confirm"))?;
                if !is_nothing(&text) {
                    opened.insert(name.clone(), text.as_str().into());
                }
            }
            _ => return Err(refused(Reason::BadAnswer)),
        }
    }
    Ok(opened)
}

fn is_nothing(text: &str) -> bool {
    matches!(text, "" | "null")
}

/// A signature, as far as it could be checked.
#[derive(Default)]
struct Checked {
    /// The worth of the signature.
    trust: Option<SignatureTrust>,
    /// The name in its certificate.
    name: Option<String>,
    /// The text that was signed, if it is not known beforehand.
    text: Option<String>,
}

impl From<Signature> for Checked {
    fn from(signature: Signature) -> Self {
        let trust = match signature.signer {
            Signer::Trusted => SignatureTrust::Trusted,
            Signer::Unchecked => SignatureTrust::Intact,
        };
        Self { trust: Some(trust), name: signature.cn, text: None }
    }
}

/// The worth of a person's signature. If the operator gave roots, a result has to have one.
fn check_signature(
    result: &TransactionResult,
    of: &Transaction,
    settings: &Settings,
    now: i64,
) -> Result<Checked, Error> {
    let roots = &settings.roots;
    if of.method == Method::Document {
        return check_document(result, roots, now);
    }
    match result.signature.as_deref() {
        None if roots.is_empty() => Ok(Checked::default()),
        None => Err(refused(Reason::BadAnswer)),
        Some(signature) => Ok(signature::check(signature, &of.tx_id, roots, now)?.into()),
    }
}

/// The worth of a document's signature. It is over the document, which names no transaction, so the text is handed on to the
/// relying party, which knows the text that it asked for. The form of a document's result is seen in others' code alone (2.6),
/// so a signature that is no PKCS #7 is handed on as it came.
fn check_document(result: &TransactionResult, roots: &[Root], now: i64) -> Result<Checked, Error> {
    let Some(given) = result.signed_doc.as_deref().or(result.signature.as_deref()) else {
        return Ok(Checked::default());
    };
    match signature::read(given, roots, now)? {
        None => Ok(Checked { trust: Some(SignatureTrust::Unchecked), ..Checked::default() }),
        Some(mut signature) => {
            let text = String::from_utf8(std::mem::take(&mut signature.content)).ok();
            Ok(Checked { text, ..signature.into() })
        }
    }
}

/// The result as it came, with the decrypted members in place of the encrypted ones.
fn with_opened(mut result: Map<String, Value>, opened: Map<String, Value>) -> Value {
    result.retain(|_, value| !value.is_null());
    result.insert("personalData".into(), opened.into());
    result.into()
}

fn refused(reason: Reason) -> Error {
    Error::new(Kind::Tampered, reason).at("confirm").then(Next::Restart)
}
