//! Notations that several providers share: times of Seoul, addresses, forms, and what people type of themselves.

pub mod form;
pub mod person;
mod personal;
pub mod seoul;
pub mod text;
pub mod typed;
pub mod url;

pub use personal::Text;
pub use typed::Typed;
