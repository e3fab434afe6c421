//! Magic phone numbers: `010-0000-` and the last four digits choose what happens, so that a page can be tried by hand.

use bonin::words::Word;
use serde::Serialize;

const PREFIX: &str = "0100000";

/// The outcomes that the magic numbers of one service have.
pub trait MagicNumbers: Copy + 'static {
    /// The methods of the service, by the words that a person sees.
    type Method: Word;

    /// Every number. The README of the npm package's emulator lists the same; a test compares.
    const NUMBERS: &'static [Magic<Self>];

    /// The outcome of a phone with a method; `None` for numbers like any.
    fn of(phone: &str, method: Self::Method) -> Option<Self> {
        let digits = phone.strip_prefix(PREFIX)?;
        let magic = Self::NUMBERS.iter().find(|magic| magic.digits == digits && magic.methods.contains(&method));
        magic.map(|magic| magic.outcome)
    }

    /// The table, for a page that offers the numbers.
    fn list() -> Numbers {
        let row = |magic: &Magic<Self>| NumberRow {
            phone: [PREFIX, magic.digits].concat(),
            methods: magic.methods.iter().map(|method| method.word()).collect(),
            ko: magic.ko,
            en: magic.en,
        };
        Numbers::Phones(Self::NUMBERS.iter().map(row).collect())
    }
}

/// One magic number.
#[derive(Debug)]
pub struct Magic<O: MagicNumbers> {
    /// The last four digits.
    pub digits: &'static str,
    /// What it does.
    pub outcome: O,
    /// The methods it works with; with others the number is like any.
    pub methods: &'static [O::Method],
    /// What it does, for a person.
    pub ko: &'static str,
    /// The same in English.
    pub en: &'static str,
}

/// Rows of `digits METHODS Outcome "Korean" "English"`, of which an outcome may hold a code.
macro_rules! numbers {
    ($($digits:literal $methods:ident $outcome:ident $(($code:literal))? $ko:literal $en:literal;)*) => {
        &[$($crate::host::Magic {
            digits: $digits, outcome: Self::$outcome $(($code))?, methods: $methods, ko: $ko, en: $en,
        },)*]
    };
}
pub(crate) use numbers;

/// What a person can type to try a service: phone numbers, or users with their passwords.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub enum Numbers {
    /// Phone numbers.
    Phones(Vec<NumberRow>),
    /// Users.
    Users(Vec<UserRow>),
}

/// One phone number.
#[derive(Debug, Serialize)]
pub struct NumberRow {
    phone: String,
    methods: Vec<&'static str>,
    ko: &'static str,
    en: &'static str,
}

/// One user.
#[derive(Debug, Serialize)]
pub struct UserRow {
    /// The user id.
    pub user: String,
    /// The password.
    pub password: String,
    /// The phone that the code of a second factor comes to.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub phone: Option<&'static str>,
    /// What the user meets with, in Korean.
    pub ko: &'static str,
    /// The same in English.
    pub en: &'static str,
}
