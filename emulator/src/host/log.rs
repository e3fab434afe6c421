//! The log of requests: which fields came, open or encrypted, and what was answered. It holds names and no values.

use serde::{Serialize, Serializer};

/// Lines that are kept.
const LINES: usize = 500;

/// One request: names of fields, never their values.
#[derive(Debug, Clone)]
pub struct Line {
    /// The emulator's clock.
    pub at: i64,
    /// The step of the protocol.
    pub step: &'static str,
    /// The names of what came in the open.
    pub fields: Vec<String>,
    /// The names of what came encrypted, as far as it opened.
    pub sealed: Vec<String>,
    /// The code of the answer.
    pub code: String,
}

/// A line, with the service that wrote it.
#[derive(Debug, Clone, Serialize)]
pub struct LogLine {
    at: i64,
    provider: &'static str,
    step: &'static str,
    fields: Vec<String>,
    sealed: Vec<String>,
    code: String,
}

/// How many requests of each step a service had: an object, in the order in which the steps first came.
#[derive(Debug)]
pub struct Counts(Vec<(&'static str, u32)>);

impl Serialize for Counts {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().copied())
    }
}

/// The newest lines of all services, and how many there were of each step.
#[derive(Debug, Default)]
pub struct Log {
    lines: Vec<LogLine>,
    counts: Vec<(&'static str, &'static str, u32)>,
}

impl Log {
    /// Writes one line of a service.
    pub fn write(&mut self, provider: &'static str, line: Line) {
        match self.counts.iter_mut().find(|(of, step, _)| (*of, *step) == (provider, line.step)) {
            Some((.., count)) => *count += 1,
            None => self.counts.push((provider, line.step, 1)),
        }
        let Line { at, step, fields, sealed, code } = line;
        self.lines.push(LogLine { at, provider, step, fields, sealed, code });
        if self.lines.len() > LINES {
            self.lines.remove(0);
        }
    }

    /// Forgets all.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// All lines, the oldest first.
    pub fn lines(&self) -> Vec<LogLine> {
        self.lines.clone()
    }

    /// How many requests of each step a service had.
    pub fn counts(&self, provider: &str) -> Counts {
        let own = self.counts.iter().filter(|(of, ..)| *of == provider);
        Counts(own.map(|(_, step, count)| (*step, *count)).collect())
    }
}
