//! Magic phone numbers: `010-0000-` and the last four digits choose what happens, so that a page can be tried by hand.

use crate::json::{Value, object};
use alloc::vec::Vec;

const PREFIX: &str = "0100000";

/// One magic number: `O` is what it does, `M` a method of the service.
#[derive(Debug)]
pub struct Magic<O: 'static, M: 'static> {
    /// The last four digits.
    pub digits: &'static str,
    /// What it does.
    pub outcome: O,
    /// The methods it works with; with others the number is like any.
    pub methods: &'static [M],
    /// What it does, for a person.
    pub ko: &'static str,
    /// The same in English.
    pub en: &'static str,
}

/// Rows of `digits METHODS Outcome "Korean" "English"`, where an outcome of `enum Outcome` may hold a code.
macro_rules! numbers {
    ($($digits:literal $methods:ident $outcome:ident $(($code:literal))? $ko:literal $en:literal;)*) => {
        &[$($crate::host::Magic {
            digits: $digits, outcome: Outcome::$outcome $(($code))?, methods: $methods, ko: $ko, en: $en,
        },)*]
    };
}
pub(crate) use numbers;

/// What `phone` does with `method`.
pub fn outcome<O: Copy, M: PartialEq>(numbers: &[Magic<O, M>], phone: &str, method: M) -> Option<O> {
    let digits = phone.strip_prefix(PREFIX)?;
    numbers.iter().find(|magic| magic.digits == digits && magic.methods.contains(&method)).map(|magic| magic.outcome)
}

/// The table, for a page that offers the numbers; `label` says a method in one word.
pub fn list<O, M: Copy>(numbers: &[Magic<O, M>], label: fn(M) -> &'static str) -> Value {
    let row = |magic: &Magic<O, M>| {
        let methods: Vec<Value> = magic.methods.iter().map(|method| label(*method).into()).collect();
        object([
            ("phone", [PREFIX, magic.digits].concat().into()),
            ("methods", methods.into()),
            ("ko", magic.ko.into()),
            ("en", magic.en.into()),
        ])
    };
    numbers.iter().map(row).collect::<Vec<_>>().into()
}
