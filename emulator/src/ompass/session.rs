//! One visit of OMPASS's page: from the request for its address to the way back.

use super::numbers::{Outcome, outcome};
use super::routes::Version;
use alloc::string::String;

/// How long the user has (inferred); version 2 may say otherwise (3.2).
pub const LIVES: i64 = 300_000;

/// Whether the login comes instead of the password, or after it; version 2 does not tell, so all of its are the latter.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Way {
    Uaf,
    U2f,
}

impl Way {
    /// In one word for a person.
    pub fn word(self) -> &'static str {
        match self {
            Self::Uaf => "uaf",
            Self::U2f => "u2f",
        }
    }
}

/// How far a visit has come.
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

/// A visit.
pub struct Session {
    pub id: String,
    pub version: Version,
    pub way: Way,
    /// Whether the page registers a phone first, as the user has none.
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

    /// What the phone's number does.
    pub fn magic(&self) -> Option<Outcome> {
        outcome(self.phone.as_deref()?, self.way)
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

    /// Whether the page may have the phone ask.
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
