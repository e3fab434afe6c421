//! The sealed MOKResult of a verified person (guide 7).

use super::fault::{Fault, Part};
use super::options::{DateName, Options};
use super::state::Setup;
use super::transaction::{Auth, Transaction};
use super::user::Identity;
use crate::host::Context;
use crate::json::{Map, Value, members, replace};
use bonin::error::Error;
use bonin::format::seoul;
use bonin::provider::mobileok::envelope;
use serde::Serialize;

const SITE_ID: &str = "CPIDBONIN0001";
const ISSUER: &str = "bonin emulator: no real result";

/// MOKResult. The date of the request has one of its two names.
#[derive(Debug, Serialize)]
#[serde(rename_all = "camelCase")]
struct MokResult {
    site_id: &'static str,
    client_tx_id: String,
    tx_id: String,
    service_type: &'static str,
    provider_id: String,
    req_auth_type: &'static str,
    #[serde(flatten)]
    identity: Identity,
    #[serde(rename = "reqDate", skip_serializing_if = "Option::is_none")]
    date_of_sample: Option<String>,
    #[serde(rename = "reqdate", skip_serializing_if = "Option::is_none")]
    date_of_table: Option<String>,
    issuer: &'static str,
    issue_date: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    extension: Option<Value>,
}

/// The envelope for `transaction`, spoilt if a fault was ordered; `nth` counts the results made before.
pub fn seal(
    transaction: &Transaction,
    auth: &Auth,
    setup: &Setup,
    options: &Options,
    nth: u64,
    fault: Option<&Fault>,
    context: &mut Context<'_>,
) -> Result<String, Error> {
    let plain = plaintext(result(transaction, auth, options, nth, context.now), fault, context.now);
    let secret = envelope::new_secret(context.rng)?;
    let mut sealed_for = |key, text: &str| envelope::seal_under(&secret, key, text, context.rng);
    let sealed = sealed_for(&setup.client_public_key, &plain)?;
    let Some(Fault::Envelope { part }) = fault else { return Ok(sealed) };
    let foreign = match part {
        Part::Key => sealed_for(&setup.public_key, &plain)?,
        // The same secret around another text: a right key, a right padding, and a hash that is not this text's.
        Part::Hash => sealed_for(&setup.client_public_key, "{}")?,
        _ => String::new(),
    };
    Ok(spoil_envelope(&sealed, &foreign, *part))
}

fn result(transaction: &Transaction, auth: &Auth, options: &Options, nth: u64, now: i64) -> MokResult {
    let profile = auth.info.profile;
    let is_sample = match options.request_date {
        DateName::Sample => true,
        DateName::Table => false,
        DateName::Alternate => nth.is_multiple_of(2),
    };
    // yyMMddHHmmss, as in the guide's sample.
    let date: Option<String> = seoul::compact(auth.asked_at).get(2..).map(Into::into);
    MokResult {
        site_id: SITE_ID,
        client_tx_id: transaction.client_tx_id.clone(),
        tx_id: transaction.tx_id.clone(),
        service_type: profile.service_type,
        provider_id: auth.info.provider.clone(),
        req_auth_type: profile.auth_type,
        identity: Identity::of(&auth.info, SITE_ID, now),
        date_of_sample: date.clone().filter(|_| is_sample),
        date_of_table: date.filter(|_| !is_sample),
        issuer: ISSUER,
        issue_date: seoul::issue_date(now),
        extension: auth.info.extension.as_ref().map(extension),
    }
}

/// The extension comes back as it was sent; the ARS text under its other name (guide 7, second sample).
fn extension(sent: &Value) -> Value {
    match &sent["arsRequestMsg"] {
        Value::Null => sent.clone(),
        text => Value::Object(Map::from_iter([("arsResultMsg".into(), text.clone())])),
    }
}

/// The JSON of a result, changed as a fault wants it.
fn plaintext(mut result: MokResult, fault: Option<&Fault>, now: i64) -> String {
    match fault {
        Some(Fault::IssueDate { minutes }) => {
            result.issue_date = seoul::issue_date(now + i64::from(*minutes) * 60_000);
        }
        Some(Fault::OtherTransaction) => result.client_tx_id = "SomeoneElse0123456789abcdef0123".into(),
        _ => {}
    }
    let mut members = members(&result);
    if let Some(Fault::Result { set }) = fault {
        replace(&mut members, &set.0);
    }
    Value::Object(members).to_string()
}

fn spoil_envelope(sealed: &str, foreign: &str, part: Part) -> String {
    let (rsa, text) = sealed.split_once('|').unwrap_or_default();
    let foreign_rsa = foreign.split_once('|').map_or("", |(rsa, _)| rsa);
    let joined = |rsa: &str, text: &str| [rsa, text].join("|");
    match part {
        Part::Base64 => joined(rsa, &["*", text.get(1..).unwrap_or_default()].concat()),
        Part::Ciphertext => joined(rsa, &changed(text, 4)),
        Part::Extra => [rsa, text, "AAAA"].join("|"),
        Part::Hash | Part::Key => joined(foreign_rsa, text),
        // Before the padding of base64 there are at least the last block's own characters.
        Part::Padding => joined(rsa, &changed(text, text.len().saturating_sub(8))),
        Part::Rsa => joined(&changed(rsa, 40), text),
        Part::Separator => [rsa, text].concat(),
        // 64 characters are three AES blocks, so what is left is still whole blocks.
        Part::Truncated => joined(rsa, text.get(64..).unwrap_or_default()),
    }
}

/// The text with another base64 character at `at`.
fn changed(text: &str, at: usize) -> String {
    let other = |c: char| if c == 'A' { 'B' } else { 'A' };
    text.chars().enumerate().map(|(i, c)| if i == at { other(c) } else { c }).collect()
}
