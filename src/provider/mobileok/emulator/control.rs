//! The control API: faults, the clock, options, the log, and a fresh start.

use super::fault::Fault;
use super::world::{DateName, Options, World};
use super::{Emulator, OF_HOST, numbers};
use crate::error::{Error, Reason};
use crate::json::Value;
use alloc::vec::Vec;

impl Default for Options {
    fn default() -> Self {
        Self { otp_code: false, request_date: DateName::Sample }
    }
}

/// Does `action`; `now` is the emulator's time.
pub fn act(emulator: &mut Emulator, action: &str, input: &Value, now: i64) -> Result<Value, Error> {
    match action {
        "fault" => {
            emulator.faults.order(Fault::read(input)?);
            Ok(Value::object([("faults", (emulator.faults.len() as i64).into())]))
        }
        "clearFaults" => {
            emulator.faults.clear();
            Ok(Value::object([]))
        }
        "advance" => {
            let ms =
                input.get("ms").integer().filter(|ms| *ms >= 0).ok_or_else(|| Error::misuse("ms", Reason::Missing))?;
            emulator.offset = emulator.offset.saturating_add(ms);
            emulator.world.settle(now.saturating_add(ms));
            Ok(Value::object([("now", now.saturating_add(ms).into())]))
        }
        "resetClock" => {
            let real = now - emulator.offset;
            emulator.offset = 0;
            Ok(Value::object([("now", real.into())]))
        }
        "clock" => Ok(Value::object([("now", now.into())])),
        "options" => set_options(&mut emulator.options, input),
        "log" => Ok(emulator.log.iter().map(super::log::Line::to_value).collect::<Vec<_>>().into()),
        "numbers" => Ok(numbers::list()),
        "phones" => Ok(emulator.world.phones()),
        "reset" => {
            emulator.world = World::default();
            emulator.options = Options::default();
            emulator.faults.clear();
            emulator.log.clear();
            emulator.pending.clear();
            emulator.offset = 0;
            Ok(Value::object([]))
        }
        _ => Err(Error::misuse("action", Reason::NotListed)),
    }
}

fn set_options(options: &mut Options, input: &Value) -> Result<Value, Error> {
    for (name, value) in input.members().unwrap_or_default() {
        match (name.as_str(), value.boolean(), value.text()) {
            ("otpCode", Some(shown), _) => options.otp_code = shown,
            ("requestDate", _, Some("reqDate")) => options.request_date = DateName::Sample,
            ("requestDate", _, Some("reqdate")) => options.request_date = DateName::Table,
            ("requestDate", _, Some("alternate")) => options.request_date = DateName::Alternate,
            (name, ..) if OF_HOST.contains(&name) => {}
            _ => return Err(Error::misuse(name, Reason::NotListed)),
        }
    }
    Ok(Value::object([]))
}
