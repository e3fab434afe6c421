//! Closed lists of words: one declaration gives the enum, its words, and its reading and writing.

use crate::{Json, json};
use bonin::flow::reading::{read, read_tolerantly};
use bonin::words;
use bonin::words::Word;

words! {
    /// The sides of a coin.
    Side {
        /// The one with the number.
        Heads = "heads",
        /// The other one, by two words.
        LongTails = "long-tails",
    }
}

/// Everything that a list knows of its words, by the trait.
fn listed<W: Word>() -> Vec<(&'static str, Option<W>)> {
    W::ALL.iter().map(|word| (word.word(), W::from_word(word.word()))).collect()
}

#[test]
fn every_variant_has_its_word_and_every_word_its_variant() {
    assert_eq!(listed(), [("heads", Some(Side::Heads)), ("long-tails", Some(Side::LongTails))]);
    assert_eq!(Side::ALL, [Side::Heads, Side::LongTails], "in the order of the declaration");
    const WORD: &str = Side::LongTails.word();
    assert_eq!(WORD, "long-tails", "known when it is compiled");
}

#[test]
fn a_word_is_written_and_read_as_itself() {
    for side in Side::ALL {
        let written = serde_json::to_value(side).unwrap();
        assert_eq!(written, json!(side.word()));
        assert_eq!(read::<Side, Json>(&written).unwrap(), *side);
        assert_eq!(serde_json::from_value::<Side>(written).unwrap(), *side, "by any deserializer");
    }
}

#[test]
fn what_is_no_word_of_the_list_is_refused() {
    for other in ["", "Heads", "heads ", "LongTails", "long_tails", "tails"] {
        assert_eq!(Side::from_word(other), None, "{other}");
        assert_eq!(read::<Side, Json>(&json!(other)).unwrap_err().reason.id(), "notListed", "{other}");
    }
    for other in [json!(0), json!(1.5), json!(true), json!([]), json!(["heads"]), json!({}), json!({ "heads": {} })] {
        for error in [read::<Side, Json>(&other).unwrap_err(), read_tolerantly::<Side, Json>(&other).unwrap_err()] {
            assert_eq!(error.reason.id(), "notListed", "{other}");
        }
    }
    assert_eq!(read::<Side, Json>(&json!(null)).unwrap_err().reason.id(), "missing");
    assert_eq!(read::<Option<Side>, Json>(&json!(null)).unwrap(), None);
}
