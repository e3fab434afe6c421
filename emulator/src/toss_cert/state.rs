//! Everything the emulated service remembers.

use super::answer::Refusal;
use super::transaction::Transaction;
use bonin::error::Error;
use crate::host::Seen;
use crate::json::Value;
use bonin::format::seoul;
use alloc::{collections::BTreeSet, string::String, vec::Vec};

/// Transactions are forgotten after this long.
const REMEMBERS: i64 = 3 * 60 * 60_000;

/// What the relying party is registered with, and the public keys of what is signed.
pub struct Setup {
    pub client_id: String,
    pub client_secret: String,
    /// SPKI.
    pub ca_key: Vec<u8>,
    /// SPKI.
    pub signer_key: Vec<u8>,
}

/// The memory.
#[derive(Default)]
pub struct State {
    /// Access tokens, and when they end.
    pub tokens: Vec<(String, i64)>,
    pub transactions: Vec<Transaction>,
    /// The ids of sessions that served a call, and hashes of their keys.
    pub used_sessions: BTreeSet<String>,
    /// Numbers whose next request reaches the service: those before were spoilt.
    pub spoilt: BTreeSet<String>,
    /// The last result given, for a replay.
    pub last_result: Option<Value>,
}

/// Why a step did not succeed.
pub enum Stop {
    /// The service refuses.
    Refused(Refusal),
    /// The connection drops, by a magic number.
    Dropped,
    /// A page of HTML, by a magic number.
    Page,
    /// The emulator itself is at fault.
    Broken(Error),
}

impl From<&str> for Stop {
    fn from(code: &str) -> Self {
        Self::Refused(code.into())
    }
}

impl From<Error> for Stop {
    fn from(error: Error) -> Self {
        Self::Broken(error)
    }
}

impl State {
    /// The transaction of this id.
    pub fn find(&mut self, tx_id: &str) -> Option<&mut Transaction> {
        self.transactions.iter_mut().find(|transaction| transaction.tx_id == tx_id)
    }

    /// Whether this access token counts.
    pub fn knows_token(&self, token: &str, now: i64) -> bool {
        self.tokens.iter().any(|(known, until)| known == token && now < *until)
    }

    /// Lets time take effect.
    pub fn settle(&mut self, now: i64) {
        self.tokens.retain(|(_, until)| now < *until);
        self.transactions.retain(|transaction| now < transaction.born + REMEMBERS);
        self.transactions.iter_mut().for_each(|transaction| transaction.settle(now));
    }

    /// The phones something happened on, and when.
    pub fn phones(&self) -> Vec<Seen> {
        let seen = |transaction: &Transaction| {
            let phone = transaction.person.as_ref()?.phone.clone();
            Some(Seen { phone, at: transaction.born, method: transaction.way.word() })
        };
        self.transactions.iter().filter_map(seen).collect()
    }
}

/// ISO 8601 with Seoul's offset (2.4).
pub fn iso(at: i64) -> String {
    let text = seoul::issue_date(at);
    [text.get(..10).unwrap_or_default(), "T", text.get(11..19).unwrap_or_default(), "+09:00"].concat()
}
