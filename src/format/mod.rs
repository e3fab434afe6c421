//! Notations that several providers share: times of Seoul, addresses, forms, names, phone numbers and birthdays.

pub mod form;
pub mod person;
mod personal;
pub mod seoul;
pub mod text;
pub mod typed;
pub mod url;

pub use personal::Text;
pub use typed::Typed;
