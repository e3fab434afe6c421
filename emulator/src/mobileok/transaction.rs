//! One transaction: from its token to its result.

use super::auth_info::AuthInfo;
use super::phone_call::PhoneCall;

/// From the token to the end (guide 4).
pub const TOKEN_LIVES: i64 = 10 * 60_000;
/// From the auth request to the end of the carrier's session (guide 4).
pub const SESSION_LIVES: i64 = 7 * 60_000;
/// From a code's message to its end (guide 8, 6024).
pub const CODE_LIVES: i64 = 3 * 60_000;
/// Codes that may be typed, and messages that may be sent again (guide 8, 4301 and 4302).
pub const TRIES: i64 = 3;

/// A transaction.
pub struct Transaction {
    /// The service's own id.
    pub tx_id: String,
    /// The relying party's id.
    pub client_tx_id: String,
    /// When the token was given.
    pub born: i64,
    /// The newest token: the only one that works.
    pub token: String,
    /// The tokens before it.
    pub stale: Vec<String>,
    /// Whether a magic number has already spoilt one request of this transaction.
    pub spoilt: bool,
    pub stage: Stage,
}

/// How far a transaction has come.
pub enum Stage {
    /// It has a token.
    Fresh,
    /// Its one auth request failed.
    Refused,
    /// Someone is being verified, or was.
    Asked(Box<Auth>),
}

/// A verification.
pub struct Auth {
    pub info: AuthInfo,
    pub asked_at: i64,
    /// Codes that may still be typed.
    pub tries: i64,
    /// Messages that may still be sent again.
    pub resends: i64,
    /// How often a "not yet" number has said so.
    pub waited: u8,
    pub proof: Proof,
    /// The sealed result, once there is one.
    pub result: Option<String>,
}

/// What the person has to show.
pub enum Proof {
    /// The code of a message.
    Code { code: String, sent_at: i64 },
    /// An answer to the prompt.
    Prompt(Prompt),
    /// The page's number, keyed in during the call.
    Keypad { number: String, call: PhoneCall, calls: u8 },
    /// The number heard during the call, typed on the page.
    Heard { code: String, call: PhoneCall, sent_at: i64 },
}

/// Where a PASS prompt stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Prompt {
    /// The person has not said anything.
    Waiting,
    /// The person said yes.
    Approved,
    /// It ended with this code.
    Ended(&'static str),
}

impl Auth {
    /// Lets time take effect on the call and the prompt.
    pub fn settle(&mut self, now: i64) {
        let over = now >= self.asked_at + SESSION_LIVES;
        match &mut self.proof {
            Proof::Keypad { call, .. } | Proof::Heard { call, .. } => *call = call.at(now),
            Proof::Prompt(prompt) if *prompt == Prompt::Waiting && over => *prompt = Prompt::Ended("6706"),
            _ => {}
        }
    }
}

impl Transaction {
    /// The verification, where there is one.
    pub fn auth(&self) -> Option<&Auth> {
        match &self.stage {
            Stage::Asked(auth) => Some(auth),
            _ => None,
        }
    }

    /// The verification, to change it.
    pub fn auth_mut(&mut self) -> Option<&mut Auth> {
        match &mut self.stage {
            Stage::Asked(auth) => Some(auth),
            _ => None,
        }
    }

    /// Makes `token` the newest one.
    pub fn renew(&mut self, token: String) {
        self.stale.push(std::mem::replace(&mut self.token, token));
    }
}
