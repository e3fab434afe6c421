//! The page's way from a value of the host to a type.

use super::{Input, Unreadable, Variant};
use crate::error::{Error, Kind, Reason, WireDetail};
use crate::flow::host::{Host, Shape};
use crate::format::{Text, Typed};

/// A type that can be read from a value of the host. `readable!` writes this trait.
pub trait Readable: Sized {
    /// Reads it.
    ///
    /// # Errors
    /// The name of the first field that does not fit.
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable>;
}

/// An enum whose variants have names of their own.
pub trait Variants: Sized {
    /// Reads the variant that was found.
    ///
    /// # Errors
    /// [`Unreadable::is_unknown_name`] if there is no variant of that name; otherwise the first member that does not fit.
    fn of<H: Host>(found: &Variant<H>) -> Result<Self, Unreadable>;
}

/// Reads a value of our own page or of our own making: a member that its type does not know is refused.
///
/// # Errors
/// The name of the first field that does not fit.
pub fn read<T: Readable, H: Host>(value: &H) -> Result<T, Unreadable> {
    T::read_from(&Input::strict(value))
}

/// Reads an object that a caller passed as a whole; `whole` is its name.
///
/// # Errors
/// Kind `misuse`, with the name of the first field that does not fit, or with `whole` if it is no object.
pub fn read_input<T: Readable, H: Host>(value: &H, whole: &str) -> Result<T, Error> {
    if !matches!(value.shape(), Shape::Object) {
        return Err(Error::misuse(whole, Reason::NotObject));
    }
    read(value).map_err(|unreadable| unreadable.into_misuse(whole))
}

/// Reads a value of a peer, which may be newer: a member that its type does not know is passed over.
///
/// # Errors
/// The name of the first field that does not fit.
pub fn read_tolerantly<T: Readable, H: Host>(value: &H) -> Result<T, Unreadable> {
    T::read_from(&Input::tolerant(value))
}

/// Reads one of several calls: the variant `name` of an enum, with the members of `arguments`.
///
/// # Errors
/// As [`Variants::of`].
pub fn read_variant<T: Variants, H: Host>(name: &str, arguments: &H) -> Result<T, Unreadable> {
    T::of(&Variant::call(name, arguments))
}

/// Writes [`Readable`], in one of these ways:
///
/// - `struct Type { field: "name", }`: an object with these members. `if check` after a name is a function of the value that
///   gives it back, or the reason why it is refused.
/// - `struct Type: Default { field: "name", }`: the same, and smaller, for a type that has a value before it is read.
/// - `enum Type { "name": Plain, "name": WithFields { field: "name" }, "name": WithContent(_), }`: a text, or an object with one
///   member; also [`Variants`].
/// - `word Type`: one of the words of `words!`.
/// - `Type from Other`: a type that is read as another, and made of that by `TryFrom`.
///
/// A field or a variant that is not named does not compile.
#[macro_export]
macro_rules! readable {
    (struct $type:ident { $($field:ident: $name:literal $(if $check:path)?,)* }) => {
        impl $crate::flow::reading::Readable for $type {
            fn read_from<H: $crate::flow::host::Host>(
                input: &$crate::flow::reading::Input<H>,
            ) -> Result<Self, $crate::flow::reading::Unreadable> {
                $crate::readable!(@members input $type { $($field: $name $(if $check)?,)* })
            }
        }
    };
    (struct $type:ident: Default { $($field:ident: $name:literal,)* }) => {
        impl $crate::flow::reading::Readable for $type {
            fn read_from<H: $crate::flow::host::Host>(
                input: &$crate::flow::reading::Input<H>,
            ) -> Result<Self, $crate::flow::reading::Unreadable> {
                // Does not compile unless every field is named.
                const _: fn($type) = |$type { $($field: _,)* }| {};
                input.has_only(&[$($name,)*])?;
                let mut read = Self::default();
                $(input.fill($name, &mut read.$field)?;)*
                Ok(read)
            }
        }
    };
    (enum $type:ident { $($word:literal: $variant:ident $(($content:tt))? $({ $($members:tt)* })?,)* }) => {
        impl $crate::flow::reading::Variants for $type {
            fn of<H: $crate::flow::host::Host>(
                found: &$crate::flow::reading::Variant<H>,
            ) -> Result<Self, $crate::flow::reading::Unreadable> {
                // Does not compile unless every variant is named.
                const _: fn(&$type) = |value| match value { $($type::$variant { .. } => {})* };
                match () {
                    $(_ if found.is($word) => {
                        $crate::readable!(@variant found $type $variant $(($content))? $({ $($members)* })?)
                    })*
                    _ => Err($crate::flow::reading::Unreadable::because($crate::error::Reason::NotListed)),
                }
            }
        }

        impl $crate::flow::reading::Readable for $type {
            fn read_from<H: $crate::flow::host::Host>(
                input: &$crate::flow::reading::Input<H>,
            ) -> Result<Self, $crate::flow::reading::Unreadable> {
                $crate::flow::reading::Variants::of(&input.variant()?)
            }
        }
    };
    (word $type:ident) => {
        impl $crate::flow::reading::Readable for $type {
            fn read_from<H: $crate::flow::host::Host>(
                input: &$crate::flow::reading::Input<H>,
            ) -> Result<Self, $crate::flow::reading::Unreadable> {
                input.word(Self::from_word)
            }
        }
    };
    ($type:ident from $other:ty) => {
        impl $crate::flow::reading::Readable for $type {
            fn read_from<H: $crate::flow::host::Host>(
                input: &$crate::flow::reading::Input<H>,
            ) -> Result<Self, $crate::flow::reading::Unreadable> {
                let other = <$other as $crate::flow::reading::Readable>::read_from(input)?;
                Self::try_from(other).map_err(|fault| $crate::flow::reading::Unreadable::because(fault.into()))
            }
        }
    };
    (@members $input:ident $type:ident $(:: $variant:ident)? {
        $($field:ident: $name:literal $(if $check:path)?),* $(,)?
    }) => {{
        $input.has_only(&[$($name,)*])?;
        Ok($type $(:: $variant)? {
            $($field: $input.member($name)
                $(.and_then(|value| $check(value).map_err($crate::flow::reading::Unreadable::because)))??,)*
        })
    }};
    (@variant $found:ident $type:ident $variant:ident) => {{
        $found.has_none()?;
        Ok($type::$variant)
    }};
    (@variant $found:ident $type:ident $variant:ident ($content:tt)) => {
        $crate::flow::reading::Readable::read_from($found.content()?).map($type::$variant)
    };
    (@variant $found:ident $type:ident $variant:ident { $($members:tt)* }) => {{
        let content = $found.content()?;
        $crate::readable!(@members content $type::$variant { $($members)* })
    }};
}

/// The check of a time in a snapshot: none that was written lies before 1970.
///
/// # Errors
/// It does.
pub const fn time(time: i64) -> Result<i64, Reason> {
    if time >= 0 { Ok(time) } else { Err(Reason::BadSnapshot) }
}

impl Readable for bool {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        input.bool()
    }
}

impl Readable for i64 {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        input.number()
    }
}

impl Readable for String {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        input.text()
    }
}

impl Readable for Text {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        input.text().map(Self::from)
    }
}

impl Readable for Typed {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        input.typed_text().map(Text::from).map(Self::from)
    }
}

macro_rules! small_numbers {
    ($($type:ty)*) => {$(
        impl Readable for $type {
            fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
                Self::try_from(input.number()?).map_err(|_| Unreadable::because(Reason::NotListed))
            }
        }
    )*};
}

small_numbers! { u8 u16 u32 }

/// It may be absent.
impl<T: Readable> Readable for Option<T> {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        if input.is_absent() { Ok(None) } else { T::read_from(input).map(Some) }
    }
}

impl<T: Readable> Readable for Box<T> {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        T::read_from(input).map(Self::new)
    }
}

impl<T: Readable> Readable for Vec<T> {
    fn read_from<H: Host>(input: &Input<H>) -> Result<Self, Unreadable> {
        let items = input.items()?.into_iter().enumerate();
        let item = |(index, item): (usize, H)| {
            let read = input.deeper(item).and_then(|item| T::read_from(&item));
            read.map_err(|unreadable| unreadable.within(&index.to_string()))
        };
        items.map(item).collect()
    }
}

readable! { word Kind }

readable! {
    struct WireDetail: Default {
        kind: "kind",
        reason: "reason",
        word: "word",
        field: "field",
        code: "code",
        detail_code: "detailCode",
        phase: "phase",
        next: "next",
        retryable: "retryable",
        message: "message",
    }
}

readable! { Error from WireDetail }
