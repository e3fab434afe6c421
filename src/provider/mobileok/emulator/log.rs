//! What arrived: a test can see which fields came, open or sealed, and what was answered.

use super::step::Step;
use crate::json::Value;
use alloc::{string::String, vec::Vec};

/// One line of the log: names of fields, never their values.
#[derive(Debug)]
pub struct Line {
    pub at: i64,
    pub step: Step,
    pub fields: Vec<String>,
    pub sealed: Vec<String>,
    pub code: String,
}

impl Line {
    /// What a test reads.
    pub fn to_value(&self) -> Value {
        let names = |names: &[String]| names.iter().map(|n| Value::from(n.as_str())).collect::<Vec<_>>();
        Value::object([
            ("at", self.at.into()),
            ("step", self.step.name().into()),
            ("fields", names(&self.fields).into()),
            ("sealed", names(&self.sealed).into()),
            ("code", self.code.as_str().into()),
        ])
    }
}
