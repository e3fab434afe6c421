//! Notations that several providers share: times of Seoul, addresses, forms, and what people type of themselves.

pub mod form;
#[cfg(feature = "client")]
pub mod person;
pub mod seoul;
pub mod text;
pub mod url;
