//! One transaction: from its request to its result.

use super::numbers::Outcome;
use super::routes::Service;
use super::user::User;
use crate::host::MagicNumbers;
use bonin::words;

/// How long the person has unless the request says otherwise (inferred).
pub const LIVES: i64 = 10 * 60_000;
/// How long the person may have at most, in seconds (2.4).
pub const LONGEST: i64 = 1800;
/// How long after completion the result is given (2.6).
pub const RESULT_LIVES: i64 = 60 * 60_000;
/// How often the result is given (2.6).
pub const READS: u8 = 2;

words! {
    /// The ways in which a person learns of the request, by a word for a person.
    pub Way {
        /// USER_PERSONAL: the app says so.
        Push = "PUSH",
        /// USER_PERSONAL: the page opens the app.
        AppScheme = "APP_SCHEME",
        /// USER_NONE: the person is in the window.
        Window = "WINDOW",
    }
}

/// A text to sign.
pub struct Document {
    pub title: String,
    pub text: String,
    /// It came encrypted.
    pub encrypted: bool,
}

/// How far a transaction has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// Nobody has done anything.
    Requested,
    /// The person looks at it.
    InProgress,
    /// The person approved.
    Completed { at: i64 },
    /// The person declined.
    Declined,
    /// The time is over.
    Expired,
}

/// A transaction.
pub struct Transaction {
    pub tx_id: String,
    pub service: Service,
    pub way: Way,
    pub born: i64,
    pub expires: i64,
    /// Who is asked; in the window not before they have said who they are.
    pub person: Option<User>,
    pub nonce: Option<String>,
    pub document: Option<Document>,
    /// The page that the window goes to when it is done and nothing opened it.
    pub success_url: Option<String>,
    /// The same if nothing came of it.
    pub fail_url: Option<String>,
    pub stage: Stage,
    /// How often the result was given.
    pub reads: u8,
    /// How often a "not yet" number has said so.
    pub waited: u8,
}

impl Transaction {
    /// Lets time take effect.
    pub fn settle(&mut self, now: i64) {
        if self.is_open() && now >= self.expires {
            self.stage = Stage::Expired;
        }
    }

    /// The person can still do something.
    pub fn is_open(&self) -> bool {
        matches!(self.stage, Stage::Requested | Stage::InProgress)
    }

    /// The outcome that the person's number has.
    pub fn magic(&self) -> Option<Outcome> {
        Outcome::of(&self.person.as_ref()?.phone, self.way)
    }

    /// The person is asked; a magic number answers by itself.
    pub fn ask(&mut self, now: i64) {
        self.stage = match self.magic() {
            Some(Outcome::Auto | Outcome::NotReady | Outcome::Result(_)) => Stage::Completed { at: now },
            Some(Outcome::Declined) => Stage::Declined,
            Some(Outcome::Expired) => Stage::Expired,
            _ => self.stage,
        };
    }

    /// The word of 2.5. It has none for a person who declines; that nothing comes any more is inferred.
    pub fn status(&self) -> &'static str {
        match self.stage {
            Stage::Requested => "REQUESTED",
            Stage::InProgress => "IN_PROGRESS",
            Stage::Completed { .. } => "COMPLETED",
            Stage::Declined | Stage::Expired => "EXPIRED",
        }
    }
}
