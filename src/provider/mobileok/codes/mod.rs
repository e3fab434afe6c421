//! mobileOK's result codes: the sentence for the user, and who must act (guide, section 8).
//!
//! Sorted by these rules:
//! - `Config`: only the operator can mend it (keys, ids, domains, contract, ARS code), or this library filled the field.
//! - `Expired`: a time limit passed. `Network`: trouble at the service or the carrier that may pass.
//!   `Rejected`: every other no.
//! - `Restart` wherever the guide does not say that the step can be repeated.
//! - `Wait` where it says to try again in a moment: a failed request has used up its token, and the page fetches another one.

mod ars;
mod carrier;
mod detail;
mod input;
mod otp;
mod pass;
mod progress;
mod service;

use crate::error::CodeRow;
pub use detail::detail_code;

/// All rows of one code stand in one table: `find` relies on it.
static TABLES: &[&[CodeRow]] =
    &[progress::ROWS, otp::ROWS, input::ROWS, ars::ROWS, pass::ROWS, carrier::ROWS, service::ROWS];

/// Every row.
pub fn rows() -> impl Iterator<Item = &'static CodeRow> {
    TABLES.iter().copied().flatten()
}

/// The row for a `resultCode` that came in answer to step `phase`; `None` for a code the guide does not list.
pub fn find(code: &str, phase: &str) -> Option<&'static CodeRow> {
    TABLES.iter().find_map(|table| CodeRow::find(table, code, phase))
}
