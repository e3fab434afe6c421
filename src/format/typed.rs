//! Text as people type and paste it, brought into one form before any rule looks at it.
//!
//! Two things can be done without knowing what a text is for: nothing in it stays that cannot be seen, and Unicode's composed
//! form (NFC) is taken. The host composes, because a page should not load the tables for it. The rest depends on the text, and
//! [`person`](super::person) does it: numbers lose their separators, names only the blanks around them.

use super::Text;
use serde::Serialize;
use zeroize::Zeroizing;

/// A text that a person typed: composed, and without characters that nobody sees.
#[derive(Debug, Clone, Serialize)]
pub struct Typed(Text);

impl Typed {
    /// The text.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// It holds nothing that can be seen.
    #[must_use]
    pub fn is_blank(&self) -> bool {
        self.0.is_blank()
    }

    /// The text itself.
    #[must_use]
    pub fn into_text(self) -> Text {
        self.0
    }
}

impl From<Text> for Typed {
    fn from(text: Text) -> Self {
        Self(text)
    }
}

impl From<&str> for Typed {
    fn from(text: &str) -> Self {
        Self(Text::from(text))
    }
}

/// The text without the characters that have no place and no look of their own (Unicode's `Default_Ignorable_Code_Point`, and
/// the marks of annotations): directions, joiners, soft hyphens, variations, fillers.
#[must_use]
pub fn visible(text: &str) -> Zeroizing<String> {
    kept(text, |c| (!is_invisible(c)).then_some(c))
}

/// Without the blanks around it.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    text.trim_matches(is_blank)
}

/// The text of a number or of a code: ASCII for the full-width forms of East Asian keyboards, and neither blanks nor the
/// separators that people write between digits and around them.
#[must_use]
pub fn unseparated(text: &str) -> Zeroizing<String> {
    kept(text, |c| {
        let c = narrow(c);
        (!is_blank(c) && !is_separator(c)).then_some(c)
    })
}

/// A blank of any kind: Unicode's `White_Space`, and the empty pattern of Braille.
#[must_use]
pub const fn is_blank(c: char) -> bool {
    matches!(c, '\t'..='\r' | ' ' | '\u{85}' | '\u{a0}' | '\u{1680}' | '\u{2000}'..='\u{200a}' | '\u{2028}' | '\u{2029}'
        | '\u{202f}' | '\u{205f}' | '\u{2800}' | '\u{3000}')
}

/// Something in the text is a letter of some script. The list is of what is none, roughly: every script would be too much for a
/// page to load.
#[must_use]
pub fn has_letter(text: &str) -> bool {
    text.chars().any(|c| c.is_ascii_alphabetic() || c > '\u{a9}' && !is_blank(c) && !is_invisible(c) && !is_mark(c))
}

/// The same character in ASCII, if this is its full-width form.
pub(super) fn narrow(c: char) -> char {
    const SHIFT: u32 = 0xfee0;
    if matches!(c, '\u{ff01}'..='\u{ff5e}') { char::from_u32(c as u32 - SHIFT).unwrap_or(c) } else { c }
}

/// The characters that `map` gives, wiped when they go. There is room for all from the start, so that no copy stays behind.
#[must_use]
pub fn kept(text: &str, map: fn(char) -> Option<char>) -> Zeroizing<String> {
    let mut out = Zeroizing::new(String::with_capacity(text.len()));
    text.chars().filter_map(map).for_each(|c| out.push(c));
    out
}

const fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{17b4}' | '\u{17b5}' | '\u{180b}'..='\u{180f}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{3164}' | '\u{fe00}'..='\u{fe0f}'
        | '\u{feff}' | '\u{ffa0}' | '\u{fff0}'..='\u{fffb}' | '\u{1bca0}'..='\u{1bca3}' | '\u{1d173}'..='\u{1d17a}'
        | '\u{e0000}'..='\u{e0fff}')
}

/// Hyphens, dashes and minus signs, dots in the middle and below, slashes, brackets and quotation marks.
pub(super) const fn is_separator(c: char) -> bool {
    matches!(c, '-' | '.' | ',' | '/' | '(' | ')' | '[' | ']' | '{' | '}' | '<' | '>' | '"' | '\'' | '_' | ':' | '~'
        | '\u{ab}' | '\u{b7}' | '\u{bb}' | '\u{2010}'..='\u{2015}' | '\u{2018}'..='\u{201f}' | '\u{2022}' | '\u{2024}'
        | '\u{2027}' | '\u{2039}' | '\u{203a}' | '\u{2043}' | '\u{2044}' | '\u{2212}' | '\u{2215}' | '\u{2219}' | '\u{22c5}'
        | '\u{2500}' | '\u{3001}' | '\u{3002}' | '\u{3008}'..='\u{3011}' | '\u{3014}'..='\u{301b}' | '\u{301c}' | '\u{30fb}'
        | '\u{30fc}' | '\u{318d}' | '\u{fe58}' | '\u{fe63}' | '\u{ff61}'..='\u{ff65}' | '\u{ff70}')
}

/// No letter, above ASCII: punctuation, symbols, digits of other scripts that are at hand, marks without a letter before them,
/// places for private use.
const fn is_mark(c: char) -> bool {
    matches!(c, '\u{ab}'..='\u{b4}' | '\u{b6}'..='\u{b9}' | '\u{bb}'..='\u{bf}' | '\u{d7}' | '\u{f7}' | '\u{2b0}'..='\u{36f}'
        | '\u{660}'..='\u{66d}' | '\u{6f0}'..='\u{6f9}' | '\u{2000}'..='\u{2bff}' | '\u{2e00}'..='\u{3004}'
        | '\u{3008}'..='\u{3030}' | '\u{3036}'..='\u{3037}' | '\u{303d}'..='\u{303f}' | '\u{3099}'..='\u{30a0}' | '\u{30fb}'
        | '\u{3200}'..='\u{33ff}' | '\u{4dc0}'..='\u{4dff}' | '\u{e000}'..='\u{f8ff}' | '\u{fe10}'..='\u{fe6f}'
        | '\u{ff00}'..='\u{ff20}' | '\u{ff3b}'..='\u{ff40}' | '\u{ff5b}'..='\u{ff65}' | '\u{ffe0}'..='\u{ffff}'
        | '\u{1d100}'..='\u{1d1ff}' | '\u{1f000}'..='\u{1faff}' | '\u{f0000}'..)
}
