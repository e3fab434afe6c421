//! The control API: faults, the clock, options, the log, and a fresh start.

use super::Emulators;
use crate::json::{Loose, Value, object};
use alloc::vec::Vec;
use bonin::error::{Error, Reason};

impl Emulators {
    /// Does `action`; `now` is the emulator's time.
    pub(super) fn control(&mut self, action: &str, input: &Value, now: i64) -> Result<Value, Error> {
        match action {
            "fault" => {
                let at = self.named(input)?;
                let open = self.services[at].1.faults().order(input)?;
                return Ok(object([("faults", (open as i64).into())]));
            }
            "clearFaults" => self.services.iter_mut().for_each(|(_, service)| service.faults().clear()),
            "advance" => {
                let ms = input["ms"].integer().filter(|ms| *ms >= 0);
                let ms = ms.ok_or_else(|| Error::misuse("ms", Reason::Missing))?;
                self.offset = self.offset.saturating_add(ms);
                let later = now.saturating_add(ms);
                self.services.iter_mut().for_each(|(_, service)| service.settle(later));
                return Ok(object([("now", later.into())]));
            }
            "resetClock" => {
                let real = now - self.offset;
                self.offset = 0;
                return Ok(object([("now", real.into())]));
            }
            "clock" => return Ok(object([("now", now.into())])),
            "options" => {
                let at = self.named(input)?;
                self.services[at].1.choose(input)?;
            }
            "log" => return Ok(self.log.lines()),
            "counts" => {
                let at = self.named(input)?;
                return Ok(self.log.counts(self.services[at].0));
            }
            "numbers" => {
                let at = self.named(input)?;
                return Ok(self.services[at].1.numbers());
            }
            "phones" => return Ok(self.phones()),
            "reset" => {
                for (_, service) in &mut self.services {
                    service.reset();
                    service.faults().clear();
                }
                self.log.clear();
                self.waiting = Vec::new();
                self.offset = 0;
            }
            _ => return Err(Error::misuse("action", Reason::NotListed)),
        }
        Ok(object([]))
    }
}
