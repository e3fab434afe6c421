//! The account of a flow: which flow it is, the number of its next step, and what it has cost so far.
//!
//! It is sealed with the state, and nobody but the proxy can change it. A copy of an older state has an older account, so the
//! store is asked before each request that costs something: the step of that number is made once.

use crate::error::{Error, Kind, Next as Advice, Reason};
use crate::words;
use serde::{Deserialize, Serialize};

words! {
    /// What a request costs, if it costs something: a person is disturbed, or something is used up.
    pub Cost {
        /// A message or a push, for the first time.
        Message = "message",
        /// Another message.
        Resend = "resend",
        /// A phone rings.
        Ring = "ring",
        /// A try at a code.
        Try = "try",
        /// A value that is good once, such as a code, a token or the reading of a result.
        Value = "value",
    }
}

/// No flow makes more steps that cost something: each leaves a mark in the store.
const MOST_STEPS: u32 = 64;

/// The account.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Ledger {
    /// The flow, by 128 random bits.
    pub(super) id: String,
    /// The number of the next step that costs something.
    pub(super) number: u32,
    /// The provider has taken one of these steps, so the flow is not a stranger's who makes things up.
    pub(super) vouched: bool,
    /// How often each cost was met.
    spent: Spent,
}

#[derive(Debug, Default, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Spent {
    message: u8,
    resend: u8,
    ring: u8,
    r#try: u8,
    value: u8,
}

impl Ledger {
    /// The account of a new flow.
    pub(super) fn new(id: String) -> Self {
        Self { id, number: 0, vouched: false, spent: Spent::default() }
    }

    /// Counts a step that costs this.
    ///
    /// # Errors
    /// The flow has done this as often as it may.
    pub(super) fn spend(&mut self, cost: Cost, most: u8) -> Result<(), Error> {
        let spent = self.spent.of(cost);
        if *spent >= most || self.number >= MOST_STEPS {
            let reason = if cost == Cost::Try { Reason::NoAttempts } else { Reason::TooOften };
            return Err(Error::new(Kind::Rejected, reason).then(Advice::Restart));
        }
        *spent += 1;
        self.number += 1;
        Ok(())
    }

    /// The provider did not answer, so the step is made but does not count as one of those that it allows.
    pub(super) const fn restore(&mut self, cost: Cost) {
        let spent = self.spent.of(cost);
        *spent = spent.saturating_sub(1);
    }
}

impl Spent {
    const fn of(&mut self, cost: Cost) -> &mut u8 {
        match cost {
            Cost::Message => &mut self.message,
            Cost::Resend => &mut self.resend,
            Cost::Ring => &mut self.ring,
            Cost::Try => &mut self.r#try,
            Cost::Value => &mut self.value,
        }
    }
}
