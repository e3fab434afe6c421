//! The row type of the providers' code tables, and the macro that writes such a table.

use super::{Error, Kind, Lang, Next, Reason};
use alloc::string::String;

/// One result code of a provider.
#[derive(Debug)]
pub struct CodeRow {
    /// The code as the provider sends it, leading zeros and all.
    pub code: &'static str,
    /// The step it is meant for, if its meaning depends on the step; `""` for every step.
    pub phase: &'static str,
    /// Who must act.
    pub kind: Kind,
    /// What the user can do.
    pub next: Next,
    /// For the user, in Korean.
    pub ko: &'static str,
    /// For the user, in English.
    pub en: &'static str,
    /// The section of the provider's document.
    pub source: &'static str,
}

impl CodeRow {
    /// The row for `code` at `phase`: one for that step before one for every step.
    pub fn find<'a>(rows: &'a [Self], code: &str, phase: &str) -> Option<&'a Self> {
        let at = |wanted: &str| rows.iter().find(|row| row.code == code && row.phase == wanted);
        at(phase).or_else(|| at(""))
    }

    /// The error for a provider's `code`, by its row. A code without a row keeps the sentence that the provider `said`.
    pub fn refusal(row: Option<&Self>, code: &str, said: &str, lang: Lang) -> Error {
        let short = words(said);
        let said = Some(short.as_str()).filter(|m| !m.is_empty());
        let mut error = if let Some(row) = row {
            Error::new(row.kind, Reason::Rejected).then(row.next).with_code(code, Some(row.text(lang)))
        } else {
            Error::new(Kind::Rejected, Reason::Rejected).then(Next::Restart).with_code(&code_text(code, 20), said)
        };
        error.0.provider_message = said.map(Into::into);
        error
    }

    /// The text for the user.
    pub const fn text(&self, lang: Lang) -> &'static str {
        match lang {
            Lang::Ko => self.ko,
            Lang::En => self.en,
        }
    }
}

/// A code that somebody else wrote, for logs and pages: at most so many visible ASCII characters, and none of markup.
pub fn code_text(code: &str, most: usize) -> String {
    code.chars()
        .filter(|c| c.is_ascii_graphic() && !matches!(c, '<' | '>' | '"' | '\'' | '`' | '&' | '\\'))
        .take(most)
        .collect()
}

/// A sentence that somebody else wrote: at most 200 characters that can be seen, and blanks.
fn words(said: &str) -> String {
    said.chars().filter(|c| is_visible(*c)).take(200).collect()
}

/// Neither a control character, nor one that nobody sees or that turns the direction of the text around it.
fn is_visible(c: char) -> bool {
    !c.is_control()
        && !matches!(c,
            '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
            | '\u{200b}'..='\u{200f}' | '\u{2028}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}'
            | '\u{fe00}'..='\u{fe0f}' | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}'
            | '\u{1d173}'..='\u{1d17a}' | '\u{e0000}'..='\u{e0fff}')
}

/// Writes a table of [`CodeRow`]: `"code" [@ "phase"] Kind Next "Korean" "English" "source";`, and `"code" | "code" …` for
/// codes with the same sentence for the user.
#[macro_export]
macro_rules! code_rows {
    ($($($code:literal $(@ $phase:literal)?)|+ $kind:ident $next:ident $ko:literal $en:literal $source:literal;)*) => {
        &[$($($crate::error::CodeRow {
            code: $code,
            phase: concat!("", $($phase)?),
            kind: $crate::error::Kind::$kind,
            next: $crate::error::Next::$next,
            ko: $ko,
            en: $en,
            source: $source,
        },)+)*]
    };
}
