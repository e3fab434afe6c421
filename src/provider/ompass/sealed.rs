//! The state of OMPASS's proxy between two calls, which the page keeps sealed.

use super::messages::Login;
use crate::flow::Nonce;
use serde::{Deserialize, Serialize};

/// The states, named for the thing that each waits for.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Sealed {
    /// The user, who comes back with a token.
    Away(Transaction),
}

/// A login that was begun.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
pub struct Transaction {
    /// Its id. It is ours, because OMPASS has none.
    pub(super) id: String,
    /// The login, and the user whose login it has to be.
    pub(super) login: Login,
    /// The relying party's value for the ticket.
    pub(super) nonce: Option<Nonce>,
    /// The end of the time that the user may take.
    pub(super) expires_at: i64,
}
