//! Step 1: a token for a transaction (guide 4).

use super::auth_info::Code;
use super::messages::{Answer, TokenRequest};
use super::state::{Setup, State, Stop, new_token};
use super::transaction::{Stage, Transaction};
use crate::host::Context;
use bonin::format::seoul;

/// How far the relying party's clock may be off (inferred: the guide names no limit).
const CLOCK_WINDOW: i64 = 10 * 60_000;

/// Checks what is checked before anything is decrypted, and gives the ciphertext.
pub fn ciphertext<'a>(setup: &Setup, request: &'a TokenRequest) -> Result<&'a str, Code> {
    if request.service_id.filled().ok_or("4101")? != setup.service_id {
        return Err("5023");
    }
    if request.site_url.filled().ok_or("4101")? != setup.site_url {
        return Err("8006");
    }
    request.client_info.filled().ok_or("4101")
}

/// Answers the opened request.
pub fn serve(
    state: &mut State,
    setup: &Setup,
    plain: Option<&[u8]>,
    context: &mut Context<'_>,
) -> Result<Answer, Stop> {
    let plain = plain.and_then(|bytes| std::str::from_utf8(bytes).ok()).ok_or("8101")?;
    let client_tx_id = read_client_info(plain, context.now)?;
    if !state.used_ids.insert(client_tx_id.clone()) {
        return Err("4007".into());
    }
    let token = new_token(context)?;
    state.transactions.push(Transaction {
        tx_id: new_uuid(context)?,
        client_tx_id,
        born: context.now,
        token: token.clone(),
        stale: Vec::new(),
        spoilt: false,
        stage: Stage::Fresh,
    });
    let public_key = Some(setup.public_key.as_str().into());
    Ok(Answer { token: Some(token), public_key, ..Answer::success() })
}

/// The id of `clientTxId|yyyyMMddHHmmss`.
fn read_client_info(plain: &str, now: i64) -> Result<String, Code> {
    let (id, time) = plain.split_once('|').ok_or("8003")?;
    let sent = read_time(time).ok_or("8003")?;
    if !(20..=40).contains(&id.len()) || !id.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err("5014");
    }
    if (now - sent).abs() > CLOCK_WINDOW {
        return Err("4101");
    }
    Ok(id.into())
}

/// yyyyMMddHHmmss, in Seoul.
fn read_time(time: &str) -> Option<i64> {
    if time.len() != 14 || !time.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let part = |from: usize, to: usize| time.get(from..to);
    seoul::parse(&format!(
        "{}-{}-{} {}:{}:{}",
        part(0, 4)?,
        part(4, 6)?,
        part(6, 8)?,
        part(8, 10)?,
        part(10, 12)?,
        part(12, 14)?
    ))
}

fn new_uuid(context: &mut Context<'_>) -> Result<String, bonin::error::Error> {
    let hex = context.random_id()?;
    let part = |from: usize, to: usize| hex.get(from..to).unwrap_or_default();
    Ok(format!("{}-{}-{}-{}-{}", part(0, 8), part(8, 12), part(12, 16), part(16, 20), part(20, 32)))
}
