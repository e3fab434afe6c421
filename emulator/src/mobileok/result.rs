//! The sealed MOKResult of a verified person (guide 7).

use super::fault::{Fault, Part};
use super::options::{DateName, Options};
use super::user;
use super::transaction::{Auth, Transaction};
use super::state::Setup;
use bonin::error::Error;
use crate::host::{Context, replaced};
use crate::json::{Loose, Value, object};
use bonin::crypto::PublicKey;
use bonin::format::seoul;
use bonin::provider::mobileok::envelope;
use alloc::string::String;

const SITE_ID: &str = "CPIDBONIN0001";
const ISSUER: &str = "bonin emulator: no real result";

/// The envelope for `transaction`, spoilt where a fault was ordered; `nth` counts the results made before.
pub fn seal(
    transaction: &Transaction,
    auth: &Auth,
    setup: &Setup,
    options: &Options,
    nth: u64,
    fault: Option<&Fault>,
    context: &mut Context<'_>,
) -> Result<String, Error> {
    let plain = spoil_members(members(transaction, auth, options, nth, context.now), fault, context.now);
    let secret = envelope::new_secret(context.rng)?;
    let mut sealed_for = |key, text: &str| envelope::seal_under(&secret, key, text, context.rng);
    let sealed = sealed_for(&setup.client_key, &plain.to_string())?;
    let Some(Fault::Envelope(part)) = fault else { return Ok(sealed) };
    let other_key = PublicKey::from_base64(&setup.public_key)?;
    let foreign = match part {
        Part::Key => sealed_for(&other_key, &plain.to_string())?,
        // The same secret around another text: a right key, a right padding, and a hash that is not this text's.
        Part::Hash => sealed_for(&setup.client_key, "{}")?,
        _ => String::new(),
    };
    Ok(spoil_envelope(&sealed, &foreign, *part))
}

fn members(transaction: &Transaction, auth: &Auth, options: &Options, nth: u64, now: i64) -> Value {
    let profile = auth.info.profile;
    let date = match options.request_date {
        DateName::Sample => "reqDate",
        DateName::Table => "reqdate",
        DateName::Alternate if nth.is_multiple_of(2) => "reqDate",
        DateName::Alternate => "reqdate",
    };
    let mut out = alloc::vec![
        ("siteId", SITE_ID.into()),
        ("clientTxId", transaction.client_tx_id.as_str().into()),
        ("txId", transaction.tx_id.as_str().into()),
        ("serviceType", profile.service_type.into()),
        ("providerId", auth.info.provider.as_str().into()),
        ("reqAuthType", profile.auth_type.into()),
    ];
    out.extend(user::members(&auth.info, SITE_ID, now));
    out.extend([
        // yyMMddHHmmss, as in the guide's sample.
        (date, seoul::compact(auth.asked_at).get(2..).unwrap_or_default().into()),
        ("issuer", ISSUER.into()),
        ("issueDate", seoul::issue_date(now).into()),
        ("extension", extension(&auth.info.extension)),
    ]);
    out.into_iter().fold(object([]), |result, (name, value)| result.with(name, value))
}

/// What was sent comes back; the ARS text under its other name (guide 7, second sample).
fn extension(sent: &Value) -> Value {
    match &sent["arsRequestMsg"] {
        Value::Null => sent.clone(),
        text => object([("arsResultMsg", text.clone())]),
    }
}

fn spoil_members(result: Value, fault: Option<&Fault>, now: i64) -> Value {
    match fault {
        Some(Fault::IssueDate { minutes }) => replaced(&result, "issueDate", seoul::issue_date(now + minutes * 60_000)),
        Some(Fault::OtherTransaction) => replaced(&result, "clientTxId", "SomeoneElse0123456789abcdef0123"),
        Some(Fault::Result { set }) => {
            let set = set.as_object().into_iter().flatten();
            set.fold(result, |result, (name, value)| replaced(&result, name, value.clone()))
        }
        _ => result,
    }
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
