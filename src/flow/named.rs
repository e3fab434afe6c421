//! Lists of named values, which JavaScript gets as one object with the names in this order.

use serde::{Serialize, Serializer};

/// Values by name.
#[derive(Debug)]
pub struct Named<T>(pub Vec<(&'static str, T)>);

impl<T: Serialize> Serialize for Named<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map(self.0.iter().map(|(name, value)| (name, value)))
    }
}
