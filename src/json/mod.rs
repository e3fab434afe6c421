//! A small JSON reader and writer: serde_json alone would be as large as the rest of the browser module.

mod read;
mod value;
mod write;

pub use read::NotJson;
pub use value::Value;
