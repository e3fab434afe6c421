//! Everything that the emulated service remembers.

use super::answer::{Completed, Refusal};
use super::transaction::Transaction;
use crate::host::Activity;
use bonin::crypto::base64;
use bonin::error::{Error, Reason};
use bonin::format::seoul;
use serde::Deserialize;
use std::collections::BTreeSet;

/// Transactions are forgotten after this long.
const REMEMBERS: i64 = 3 * 60 * 60_000;

/// The registration of the relying party, and the public keys of signatures. The private keys `session`, `ca` and `signer` are
/// the host's.
#[derive(Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Setup {
    /// The relying party's id.
    pub client_id: String,
    /// Its secret.
    pub client_secret: String,
    /// The key of the CA.
    pub ca_public_key: Spki,
    /// The key of everyone's signatures.
    pub signer_public_key: Spki,
}

/// A public key: SPKI, given in base64.
#[derive(Deserialize)]
#[serde(try_from = "String")]
pub struct Spki(pub Vec<u8>);

impl TryFrom<String> for Spki {
    type Error = &'static str;

    fn try_from(text: String) -> Result<Self, Self::Error> {
        base64::decode(&text).map(Self).ok_or(Reason::KeyNotSpki.id())
    }
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
    pub last_result: Option<Completed>,
}

/// The reason why a step did not succeed.
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

    /// This access token counts.
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
    pub fn phones(&self) -> Vec<Activity> {
        let seen = |transaction: &Transaction| {
            let phone = transaction.person.as_ref()?.phone.clone();
            Some(Activity { phone, at: transaction.born, method: transaction.way.word() })
        };
        self.transactions.iter().filter_map(seen).collect()
    }
}

/// ISO 8601 with Seoul's offset (2.4).
pub fn iso(at: i64) -> String {
    let text = seoul::issue_date(at);
    [text.get(..10).unwrap_or_default(), "T", text.get(11..19).unwrap_or_default(), "+09:00"].concat()
}
