//! Builds the JSON of tests, member by member.

pub use bonin_emulator::json::read;
pub use serde_json::Value;

/// An object of these members; those that are null are left out.
pub fn object<const N: usize>(members: [(&str, Value); N]) -> Value {
    members.into_iter().filter(|(_, value)| !value.is_null()).map(|(name, value)| (String::from(name), value)).collect()
}

/// One more member.
pub trait With {
    /// This object with one more member; null adds none.
    fn with(self, name: &str, value: impl Into<Value>) -> Value;
}

impl With for Value {
    fn with(mut self, name: &str, value: impl Into<Value>) -> Value {
        if let (Self::Object(members), value) = (&mut self, value.into())
            && !value.is_null()
        {
            members.insert(name.into(), value);
        }
        self
    }
}

/// An object without this member.
pub fn without(object: &Value, name: &str) -> Value {
    let mut object = object.clone();
    object.as_object_mut().and_then(|members| members.shift_remove(name));
    object
}
