//! One session of a user on OMPASS's page: from the request for its address to the way back.

use super::numbers::Outcome;
use super::routes::Version;
use crate::host::MagicNumbers;
use bonin::words;

/// How long the user has (inferred); version 2 may say otherwise (3.2).
pub const LIVES: i64 = 300_000;

words! {
    /// The place of the login, by a word for a person. Version 2 does not tell, so all of its logins count as after a password.
    pub Way {
        /// Instead of a password.
        Uaf = "uaf",
        /// After a password.
        U2f = "u2f",
    }
}

/// How far a session has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// The user is on the page.
    Open,
    /// The phone asks.
    Asked,
    /// The user approved there; the page may send them back.
    Approved,
    /// The user declined there; the page may ask again.
    Declined,
    /// The time is over.
    Expired,
    /// The user was sent back.
    Returned,
}

/// A session.
pub struct Session {
    pub id: String,
    pub version: Version,
    pub way: Way,
    /// The page registers a phone first, because the user has none.
    pub registers: bool,
    /// The user; with UAF not before they have said who they are.
    pub user: Option<String>,
    /// The phone that asks.
    pub phone: Option<String>,
    pub born: i64,
    pub expires: i64,
    pub asked_at: i64,
    pub stage: Stage,
}

impl Session {
    /// Lets time take effect.
    pub fn settle(&mut self, now: i64) {
        if matches!(self.stage, Stage::Open | Stage::Asked | Stage::Declined) && now >= self.expires {
            self.stage = Stage::Expired;
        }
    }

    /// The outcome that the phone's number has.
    pub fn magic(&self) -> Option<Outcome> {
        Outcome::of(self.phone.as_deref()?, self.way)
    }

    /// The phone asks; a magic number answers by itself.
    pub fn ask(&mut self, user: &str, phone: &str, now: i64) {
        (self.user, self.phone, self.asked_at) = (Some(user.into()), Some(phone.into()), now);
        self.stage = match self.magic() {
            Some(Outcome::Auto | Outcome::Token(_)) => Stage::Approved,
            Some(Outcome::Declined) => Stage::Declined,
            Some(Outcome::Expired) => Stage::Expired,
            None => Stage::Asked,
        };
    }

    /// The page may have the phone ask.
    pub fn may_ask(&self) -> bool {
        matches!(self.stage, Stage::Open | Stage::Declined)
    }

    /// How it stands, for the page.
    pub fn status(&self) -> &'static str {
        match self.stage {
            Stage::Open => "OPEN",
            Stage::Asked => "ASKED",
            Stage::Approved => "APPROVED",
            Stage::Declined => "DECLINED",
            Stage::Expired => "EXPIRED",
            Stage::Returned => "RETURNED",
        }
    }
}
