//! Everything the emulated service remembers.

use super::auth_info::Code;
use super::messages::Answer;
use super::transaction::{Auth, Transaction};
use crate::host::{Activity, Context};
use bonin::crypto::{ProviderKey, base64};
use bonin::error::Error;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Transactions are forgotten after this long; the relying party's ids never are.
const REMEMBERS: i64 = 30 * 60_000;
/// Messages kept for all phones together.
const MESSAGES: usize = 200;

/// The registration of the relying party.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Setup {
    /// Its id.
    pub service_id: String,
    /// Its site, as it is registered.
    pub site_url: String,
    /// The key that browsers get.
    pub public_key: ProviderKey,
    /// The key that the relying party's results are sealed to.
    pub client_public_key: ProviderKey,
}

/// A text message on a phone.
pub struct Message {
    pub at: i64,
    pub phone: String,
    pub from: String,
    pub long: bool,
    pub text: String,
    pub code: String,
}

/// The memory.
#[derive(Default)]
pub struct State {
    pub transactions: Vec<Transaction>,
    pub used_ids: BTreeSet<String>,
    pub messages: Vec<Message>,
    /// The last sealed result, for a replay.
    pub last_result: Option<String>,
    /// The number of results that were made: it decides which name of the request date is next.
    pub results: u64,
}

/// Why a step did not succeed.
pub enum Stop {
    /// The service refuses.
    Refused(Box<Answer>),
    /// The connection drops, by a magic number.
    Dropped,
    /// A page of HTML, by a magic number.
    Page,
    /// The emulator itself is at fault.
    Broken(Error),
}

impl From<Code> for Stop {
    fn from(code: Code) -> Self {
        Self::Refused(Box::new(Answer::refusal(code, None)))
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Broken(error)
    }
}

impl State {
    /// The transaction whose newest token this is.
    pub fn by_token(&mut self, token: &str) -> Option<&mut Transaction> {
        self.transactions.iter_mut().find(|t| t.token == token)
    }

    /// The transaction that this token once belonged to.
    pub fn by_stale_token(&self, token: &str) -> Option<&Transaction> {
        self.transactions.iter().find(|t| t.stale.iter().any(|old| old == token))
    }

    /// Puts a message on a phone.
    pub fn deliver(&mut self, message: Message) {
        self.messages.push(message);
        if self.messages.len() > MESSAGES {
            self.messages.remove(0);
        }
    }

    /// Lets time take effect.
    pub fn settle(&mut self, now: i64) {
        self.transactions.retain(|t| now < t.born + REMEMBERS);
        self.transactions.iter_mut().filter_map(Transaction::auth_mut).for_each(|auth| auth.settle(now));
    }

    /// The phones something happened on, and when.
    pub fn phones(&self) -> Vec<Activity> {
        let auths = self.transactions.iter().filter_map(Transaction::auth);
        let seen = |auth: &Auth| Activity {
            phone: auth.info.phone.clone(),
            at: auth.asked_at,
            method: auth.info.profile.method.word(),
        };
        auths.map(seen).collect()
    }
}

/// A new token: opaque, random, with the `+`, `/` and `=` that careless transports lose.
pub fn new_token(context: &mut Context<'_>) -> Result<String, Error> {
    Ok(base64::encode(context.random::<160>()?.as_slice()))
}

/// A number of `digits` decimal digits.
pub fn new_number(digits: usize, context: &mut Context<'_>) -> Result<String, Error> {
    let bytes = context.random::<8>()?;
    let number = u64::from_le_bytes(*bytes) % 10_u64.pow(digits as u32);
    Ok(format!("{number:0digits$}"))
}
