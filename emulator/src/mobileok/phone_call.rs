//! One phone call, from ringing to its end (guide 6).

/// No answer after this long (inferred: what carriers do).
pub const RINGS_FOR: i64 = 30_000;
/// An answered call ends when nothing is keyed in for this long (inferred).
pub const LISTENS_FOR: i64 = 30_000;
/// Wrong numbers allowed within the call (guide 6).
pub const TRIES: u8 = 3;

/// Where a call stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PhoneCall {
    /// It was not asked for yet.
    Silent,
    /// The phone rings.
    Ringing { since: i64 },
    /// The person listens.
    Answered { since: i64, tries: u8 },
    /// The right number was keyed in, or the number was heard to the end.
    Done,
    /// It ended with this code.
    Ended(&'static str),
}

impl PhoneCall {
    /// The same call at a later time.
    pub fn at(self, now: i64) -> Self {
        match self {
            Self::Ringing { since } if now >= since + RINGS_FOR => Self::Ended("4612"),
            Self::Answered { since, .. } if now >= since + LISTENS_FOR => Self::Ended("4624"),
            other => other,
        }
    }

    /// Whether another call may be asked for: only after no answer, busy, or dismissed (guide 6).
    pub fn may_call(self) -> bool {
        matches!(self, Self::Silent | Self::Ended("4611" | "4612" | "4641"))
    }

    /// Whether the person can still do something with it.
    pub fn is_live(self) -> bool {
        matches!(self, Self::Ringing { .. } | Self::Answered { .. })
    }

    /// The person picks up.
    pub fn answer(self, now: i64) -> Option<Self> {
        match self {
            Self::Ringing { .. } => Some(Self::Answered { since: now, tries: TRIES }),
            _ => None,
        }
    }

    /// The person refuses it before picking up.
    pub fn dismiss(self) -> Option<Self> {
        match self {
            Self::Ringing { .. } => Some(Self::Ended("4611")),
            _ => None,
        }
    }

    /// The person hangs up: for a call that only reads a number out, that is its normal end.
    pub fn hang_up(self, reads_out: bool) -> Option<Self> {
        match self {
            Self::Answered { .. } if reads_out => Some(Self::Done),
            Self::Answered { .. } => Some(Self::Ended("4620")),
            _ => None,
        }
    }

    /// The person keys in digits; `#` cancels.
    pub fn key(self, digits: &str, number: &str, now: i64) -> Option<Self> {
        match self {
            Self::Answered { .. } if digits.contains('#') => Some(Self::Ended("4604")),
            Self::Answered { .. } if digits == number => Some(Self::Done),
            Self::Answered { tries: 0 | 1, .. } => Some(Self::Ended("4602")),
            Self::Answered { tries, .. } => Some(Self::Answered { since: now, tries: tries - 1 }),
            _ => None,
        }
    }
}
