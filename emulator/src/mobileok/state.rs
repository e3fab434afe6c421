//! Everything the emulated service remembers.

use super::auth_info::Code;
use super::numbers::label;
use super::transaction::{Auth, Transaction};
use bonin::error::Error;
use crate::host::{Seen, Context};
use crate::json::{Value, object};
use bonin::crypto::{PublicKey, base64};
use alloc::{collections::BTreeSet, format, string::String, vec::Vec};

/// Transactions are forgotten after this long; the relying party's ids never are.
const REMEMBERS: i64 = 30 * 60_000;
/// Messages kept for all phones together.
const MESSAGES: usize = 200;

/// What the relying party is registered with.
pub struct Setup {
    pub service_id: String,
    pub site_url: String,
    /// Given to browsers: base64 SPKI.
    pub public_key: String,
    /// What the relying party's results are sealed to.
    pub client_key: PublicKey,
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
    /// Results made: it tells which name of the request date is next.
    pub results: u64,
}

/// Why a step did not succeed.
pub enum Stop {
    /// The service refuses, with a code and members beside it.
    Refused(Code, Value),
    /// The connection drops, by a magic number.
    Dropped,
    /// A page of HTML, by a magic number.
    Page,
    /// The emulator itself is at fault.
    Broken(Error),
}

impl From<Code> for Stop {
    fn from(code: Code) -> Self {
        Self::Refused(code, object([]))
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Broken(error)
    }
}

impl State {
    /// The transaction whose newest token this is; what is said of others depends on the step.
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
    pub fn phones(&self) -> Vec<Seen> {
        let auths = self.transactions.iter().filter_map(Transaction::auth);
        let seen = |auth: &Auth| Seen {
            phone: auth.info.phone.clone(),
            at: auth.asked_at,
            method: label(auth.info.profile.method),
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
