//! What arrived: a test can see which fields came, open or sealed, and what was answered.

use crate::json::{Loose, Value, object};
use alloc::{string::String, vec::Vec};

/// Lines that are kept.
const LINES: usize = 500;

/// One request: names of fields, never their values.
#[derive(Debug)]
pub struct Line {
    /// The emulator's clock.
    pub at: i64,
    /// The step of the protocol.
    pub step: &'static str,
    /// The names of what came in the open.
    pub fields: Vec<String>,
    /// The names of what came sealed, as far as it opened.
    pub sealed: Vec<String>,
    /// The code of the answer.
    pub code: String,
}

/// The newest lines of all services, and how many there were of each step.
#[derive(Debug, Default)]
pub struct Log {
    lines: Vec<(&'static str, Line)>,
    counts: Vec<(&'static str, &'static str, i64)>,
}

impl Log {
    /// Writes one line of a service.
    pub fn write(&mut self, provider: &'static str, line: Line) {
        match self.counts.iter_mut().find(|(of, step, _)| (*of, *step) == (provider, line.step)) {
            Some((.., count)) => *count += 1,
            None => self.counts.push((provider, line.step, 1)),
        }
        self.lines.push((provider, line));
        if self.lines.len() > LINES {
            self.lines.remove(0);
        }
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// What a test reads.
    pub fn lines(&self) -> Value {
        let names = |names: &[String]| names.iter().map(|name| Value::from(name.as_str())).collect::<Vec<_>>();
        let row = |(provider, line): &(&str, Line)| {
            object([
                ("at", line.at.into()),
                ("provider", (*provider).into()),
                ("step", line.step.into()),
                ("fields", names(&line.fields).into()),
                ("sealed", names(&line.sealed).into()),
                ("code", line.code.as_str().into()),
            ])
        };
        self.lines.iter().map(row).collect::<Vec<_>>().into()
    }

    /// How many requests of each step a service had.
    pub fn counts(&self, provider: &str) -> Value {
        let own = self.counts.iter().filter(|(of, ..)| *of == provider);
        own.fold(object([]), |all, (_, step, count)| all.with(step, *count))
    }
}

/// The names of an object's members.
pub fn names(value: &Value) -> Vec<String> {
    value.as_object().into_iter().flatten().map(|(name, _)| name.clone()).collect()
}
