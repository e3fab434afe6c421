//! Reads an operator's settings: every fault is noted, not just the first.

use crate::error::{Error, Reason};
use crate::flow::reading::read;
use serde::de::DeserializeOwned;
use serde_json::{Map, Value};

/// The settings of one provider, as the operator gave them. Each setting is taken once; one that nobody takes is unknown.
pub struct Given {
    members: Map<String, Value>,
    faults: Vec<Error>,
}

impl Given {
    /// Settings as a JSON object; anything else has no settings. A member that is null is left out.
    #[must_use]
    pub fn new(settings: Value) -> Self {
        let mut members = if let Value::Object(members) = settings { members } else { Map::new() };
        members.retain(|_, value| !value.is_null());
        Self { members, faults: Vec::new() }
    }

    /// A setting that may be left out. One that does not fit its type is a fault, and absent.
    pub fn take<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        let value = self.members.remove(name)?;
        match read(&value) {
            Ok(value) => Some(value),
            Err(unreadable) => {
                self.faults.push(unreadable.into_fault(name));
                None
            }
        }
    }

    /// The same for a setting whose fault has this reason, whatever its type is: the operator hears one sentence for it.
    pub fn take_or<T: DeserializeOwned>(&mut self, name: &str, reason: Reason) -> Option<T> {
        let value = self.members.remove(name)?;
        let read = read(&value).ok();
        if read.is_none() {
            self.fault(name, reason);
        }
        read
    }

    /// A setting that may have more than one form, as it was given.
    pub fn value(&mut self, name: &str) -> Option<Value> {
        self.members.remove(name)
    }

    /// A setting that has to be there.
    pub fn need<T: DeserializeOwned>(&mut self, name: &str) -> Option<T> {
        if self.is_absent(name) {
            self.fault(name, Reason::Missing);
            return None;
        }
        self.take(name)
    }

    /// The setting is left out.
    #[must_use]
    pub fn is_absent(&self, name: &str) -> bool {
        !self.members.contains_key(name)
    }

    /// Passes a setting over that is known, and wrong for another reason than its own value.
    pub fn skip(&mut self, name: &str) {
        self.members.remove(name);
    }

    /// Notes that a setting is wrong.
    pub fn fault(&mut self, name: &str, reason: Reason) {
        self.faults.push(Error::config(name, reason));
    }

    /// Notes the faults in the members of a setting, under its name.
    pub fn faults_in(&mut self, name: &str, faults: &[Error]) {
        for fault in faults {
            let field = fault.field.as_deref().map_or_else(|| name.into(), |field| [name, ".", field].concat());
            self.fault(&field, fault.reason);
        }
    }

    /// The settings, if there is no fault.
    ///
    /// # Errors
    /// Every fault; a setting that nobody took is one, and is told first.
    pub fn finish<T>(self, settings: Option<T>) -> Result<T, Vec<Error>> {
        let unknown = self.members.keys().map(|name| Error::config(name, Reason::UnknownField));
        let faults: Vec<_> = unknown.chain(self.faults).collect();
        match settings {
            Some(settings) if faults.is_empty() => Ok(settings),
            _ => Err(faults),
        }
    }
}
