//! Reading what a snapshot holds: nothing is taken that would not have been written.

use crate::error::Error;
use crate::json::Value;
use alloc::string::String;

/// A count or a time, in the range where JavaScript is exact: no sum of these leaves `i64`.
pub fn number(value: &Value) -> Option<i64> {
    value.integer().filter(|number| (0..1 << 53).contains(number))
}

/// The text of a member.
pub fn text(value: &Value, name: &str) -> Option<String> {
    value.get(name).text().map(Into::into)
}

/// The member `error`.
pub fn error(value: &Value) -> Option<Error> {
    let error = value.get("error");
    if error.is_null() { None } else { Some(Error::from_value(error)) }
}

/// The value that an index stands for.
pub fn nth<T: Copy>(all: &[T], index: i64) -> Option<T> {
    all.get(usize::try_from(index).ok()?).copied()
}
