//! The control API: faults, the clock, options, the log, and a fresh start.

use super::given::{self, Nothing};
use super::log::{Counts, LogLine};
use super::phone::Activity;
use super::{Emulators, Numbers};
use crate::json::Value;
use bonin::error::{Error, Reason};
use bonin::words;
use serde::{Deserialize, Serialize};

/// The end of the year 9999 in Seoul: no calendar here goes on.
pub(super) const LATEST: i64 = 253_402_268_399_999;

words! {
    /// What the control API can do.
    pub Control {
        /// Forgets all faults.
        ClearFaults = "clearFaults",
        /// Tells the time.
        Clock = "clock",
        /// Counts the requests of a service.
        Counts = "counts",
        /// Moves the clock forward.
        Advance = "advance",
        /// Orders a fault.
        Fault = "fault",
        /// Tells the log.
        Log = "log",
        /// Tells what a person can type to try a service.
        Numbers = "numbers",
        /// Sets options of a service.
        Options = "options",
        /// Tells the phones that something happened on.
        Phones = "phones",
        /// Forgets everything.
        Reset = "reset",
        /// Sets the clock to the host's.
        ResetClock = "resetClock",
    }
}

impl Control {
    /// It changes nothing, so it is asked for by GET.
    pub const fn is_reading(self) -> bool {
        matches!(self, Self::Clock | Self::Counts | Self::Log | Self::Numbers | Self::Phones)
    }
}

/// What the control API answers.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Controlled {
    /// It is done.
    Done {},
    /// How many faults of the service are open.
    Faults {
        /// The number.
        faults: usize,
    },
    /// The time, in ms.
    Now {
        /// The emulator's clock.
        now: i64,
    },
    /// The requests of each step.
    Counts(Counts),
    /// The log.
    Log(Vec<LogLine>),
    /// What a person can type.
    Numbers(Numbers),
    /// The phones.
    Phones(Vec<Activity>),
}

/// How far the clock moves.
#[derive(Deserialize)]
struct Advance {
    ms: u64,
}

/// The service that is meant; the first one if none is named.
#[derive(Deserialize)]
struct Named {
    provider: Option<String>,
}

impl Emulators {
    /// Does `action`; `now` is the emulator's time.
    pub(super) fn control(&mut self, action: Control, input: &Value, now: i64) -> Result<Controlled, Error> {
        let (named, own) = given::split(input, &["provider"]);
        let Named { provider } = given::read(&named)?;
        let service = self.named(provider.as_deref());
        // A wrong name is refused even by an action that is for all services.
        if let (Some(_), Err(error)) = (&provider, &service) {
            return Err(error.clone());
        }
        match action {
            Control::Fault => {
                let faults = self.services[service?].1.faults().order(&own)?;
                return Ok(Controlled::Faults { faults });
            }
            Control::Options => {
                self.services[service?].1.choose(&own)?;
                return Ok(Controlled::Done {});
            }
            Control::Advance => {
                let Advance { ms } = given::read(&own)?;
                return self.advance(ms, now);
            }
            _ => given::read::<Nothing>(&own)?,
        };
        Ok(match action {
            Control::Clock => Controlled::Now { now },
            Control::Counts => Controlled::Counts(self.log.counts(self.services[service?].0)),
            Control::Log => Controlled::Log(self.log.lines()),
            Control::Numbers => Controlled::Numbers(self.services[service?].1.numbers()),
            Control::Phones => Controlled::Phones(self.phones()),
            Control::ResetClock => {
                let now = now - self.offset;
                self.offset = 0;
                Controlled::Now { now }
            }
            Control::ClearFaults => {
                self.services.iter_mut().for_each(|(_, service)| service.faults().clear());
                Controlled::Done {}
            }
            Control::Reset => {
                self.reset();
                Controlled::Done {}
            }
            Control::Fault | Control::Options | Control::Advance => Controlled::Done {},
        })
    }

    fn advance(&mut self, ms: u64, now: i64) -> Result<Controlled, Error> {
        let later = i64::try_from(ms).ok().and_then(|ms| now.checked_add(ms)).filter(|later| *later <= LATEST);
        let later = later.ok_or_else(|| Error::misuse("ms", Reason::NotListed))?;
        self.offset += later - now;
        self.services.iter_mut().for_each(|(_, service)| service.settle(later));
        Ok(Controlled::Now { now: later })
    }

    fn reset(&mut self) {
        for (_, service) in &mut self.services {
            service.reset();
            service.faults().clear();
        }
        self.log.clear();
        self.waiting.clear();
        self.offset = 0;
    }
}
