//! Closed lists of words: enums in Rust, and the same words in JavaScript and on the wire.

use serde::Deserializer;
use serde::de::{Error, Visitor};
use std::fmt::{Debug, Formatter};

/// One of a closed list of words.
pub trait Word: Copy + Eq + Debug + 'static {
    /// Every value, in the order in which they are written down.
    const ALL: &'static [Self];
    /// The word that JavaScript sees.
    fn word(self) -> &'static str;
    /// The value of a word.
    fn from_word(word: &str) -> Option<Self>;
}

/// The place of a word in a list. All lists share this loop, which a browser loads sooner than a comparison for each word.
#[doc(hidden)]
#[must_use]
pub fn find(words: &[&str], word: &str) -> Option<usize> {
    words.iter().position(|listed| *listed == word)
}

/// Reads the text of a word. A value of another type is no word of any list.
#[doc(hidden)]
pub fn read<'de, D: Deserializer<'de>>(deserializer: D) -> Result<String, D::Error> {
    deserializer.deserialize_any(WordVisitor)
}

struct WordVisitor;

impl Visitor<'_> for WordVisitor {
    type Value = String;

    fn expecting(&self, f: &mut Formatter<'_>) -> std::fmt::Result {
        f.write_str("a word")
    }

    fn visit_str<E: Error>(self, word: &str) -> Result<String, E> {
        Ok(word.into())
    }

    fn visit_string<E: Error>(self, word: String) -> Result<String, E> {
        Ok(word)
    }

    fn visit_unit<E: Error>(self) -> Result<String, E> {
        Err(E::custom("missing"))
    }
}

/// Writes an enum of words: each variant with its word, and serde's traits by that word.
#[macro_export]
macro_rules! words {
    ($(#[$doc:meta])* $vis:vis $name:ident { $($(#[$vdoc:meta])* $variant:ident = $word:literal,)* }) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
        $vis enum $name { $($(#[$vdoc])* $variant,)* }

        #[allow(dead_code, reason = "some lists are read and written by serde alone")]
        impl $name {
            /// Every value, in the order in which they are written down.
            pub const ALL: &'static [Self] = &[$(Self::$variant,)*];

            /// The words, in the same order.
            const WORDS: &'static [&'static str] = &[$($word,)*];

            /// The word that JavaScript sees.
            #[must_use]
            pub const fn word(self) -> &'static str {
                Self::WORDS[self as usize]
            }

            /// The value of a word.
            #[must_use]
            pub fn from_word(word: &str) -> Option<Self> {
                $crate::words::find(Self::WORDS, word).and_then(|index| Self::ALL.get(index).copied())
            }
        }

        impl serde::Serialize for $name {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.word())
            }
        }

        impl<'de> serde::Deserialize<'de> for $name {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                let word = $crate::words::read(deserializer)?;
                Self::from_word(&word).ok_or_else(|| serde::de::Error::custom("notListed"))
            }
        }

        impl $crate::words::Word for $name {
            const ALL: &'static [Self] = Self::ALL;

            fn word(self) -> &'static str {
                self.word()
            }

            fn from_word(word: &str) -> Option<Self> {
                Self::from_word(word)
            }
        }
    };
}
