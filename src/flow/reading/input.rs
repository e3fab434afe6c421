//! A value of the host on its way into a type: the rules that both ways of reading share.

use super::{DEEPEST, MOST_ITEMS, MOST_MEMBERS, Readable, Unreadable};
use crate::error::Reason;
use crate::flow::host::{Host, Shape};
use crate::format::typed::visible;
use zeroize::Zeroizing;

/// A value of the host on its way into a type.
pub struct Input<H> {
    pub(super) value: H,
    pub(super) depth: u8,
    /// A member that the type does not know is refused.
    pub(super) is_strict: bool,
}

/// One variant of an enum, by its name.
pub struct Variant<H> {
    pub(super) name: String,
    /// `None` for a name that stands alone.
    pub(super) content: Option<Input<H>>,
}

impl<H: Host> Input<H> {
    /// A value of our own page or of our own making: a member that its type does not know is refused.
    pub(crate) fn strict(value: &H) -> Self {
        Self { value: value.clone(), depth: 0, is_strict: true }
    }

    /// A value of a peer, which may be newer: a member that its type does not know is passed over.
    pub(crate) fn tolerant(value: &H) -> Self {
        Self { value: value.clone(), depth: 0, is_strict: false }
    }

    pub(super) fn deeper(&self, value: H) -> Result<Self, Unreadable> {
        if self.depth == DEEPEST {
            return Err(Unreadable::because(Reason::TooLong));
        }
        Ok(Self { value, depth: self.depth + 1, is_strict: self.is_strict })
    }

    /// Its kind, with its content if that is a single one.
    pub fn shape(&self) -> Shape {
        self.value.shape()
    }

    /// There is nothing here.
    pub fn is_absent(&self) -> bool {
        self.value.is_absent()
    }

    /// The member of an object.
    ///
    /// # Errors
    /// It does not fit its type.
    pub fn member<T: Readable>(&self, name: &str) -> Result<T, Unreadable> {
        let read = self.enter(name).and_then(|member| T::read_from(&member));
        read.map_err(|unreadable| unreadable.within(name))
    }

    /// Puts the member of an object into its place.
    ///
    /// # Errors
    /// It does not fit its type.
    pub fn fill<T: Readable>(&self, name: &str, place: &mut T) -> Result<(), Unreadable> {
        *place = self.member(name)?;
        Ok(())
    }

    pub(in crate::flow) fn enter(&self, name: &str) -> Result<Self, Unreadable> {
        self.deeper(self.value.member(name))
    }

    /// The value is an object with no members but these, as far as it is read strictly.
    ///
    /// # Errors
    /// It is no object, or has another member.
    pub fn has_only(&self, names: &[&str]) -> Result<(), Unreadable> {
        match self.value.shape() {
            Shape::Object => {}
            // A call without arguments is one whose arguments are all absent.
            Shape::Undefined | Shape::Null if self.depth == 0 => {}
            _ => return Err(Unreadable::because(Reason::NotObject)),
        }
        if !self.is_strict {
            return Ok(());
        }
        let own = self.value.names(MOST_MEMBERS + 1);
        if own.len() > MOST_MEMBERS {
            return Err(Unreadable::because(Reason::TooLong));
        }
        let is_known = |name: &String| {
            names.contains(&name.as_str()) || matches!(self.value.member(name).shape(), Shape::Undefined)
        };
        own.iter().find(|name| !is_known(name)).map_or(Ok(()), |name| Err(Unreadable::at(name, Reason::UnknownField)))
    }

    /// The elements of a list.
    ///
    /// # Errors
    /// It is no list, or too long.
    pub(super) fn items(&self) -> Result<Vec<H>, Unreadable> {
        if !matches!(self.value.shape(), Shape::List) {
            return Err(Unreadable::because(Reason::NotListed));
        }
        let items = self.value.items(MOST_ITEMS + 1);
        if items.len() > MOST_ITEMS {
            return Err(Unreadable::because(Reason::TooLong));
        }
        Ok(items)
    }

    /// A text.
    ///
    /// # Errors
    /// It is none.
    pub fn text(&self) -> Result<String, Unreadable> {
        match self.value.shape() {
            Shape::Text(text) => Ok(text),
            Shape::Undefined | Shape::Null => Err(Unreadable::because(Reason::Missing)),
            _ => Err(Unreadable::because(Reason::NotText)),
        }
    }

    /// A text without characters that nobody sees, composed. The two go in this order, or what stood between letters would
    /// still keep them apart.
    pub(super) fn typed_text(&self) -> Result<String, Unreadable> {
        let text = self.text()?;
        Ok(if text.is_ascii() { text } else { H::composed(&visible(&Zeroizing::new(text))) })
    }

    /// The value of one of a list of words.
    ///
    /// # Errors
    /// It is none of them.
    pub fn word<T>(&self, from_word: fn(&str) -> Option<T>) -> Result<T, Unreadable> {
        let word = self.text().map_err(|unreadable| match unreadable.reason {
            Reason::NotText => Unreadable::because(Reason::NotListed),
            _ => unreadable,
        })?;
        from_word(&word).ok_or_else(|| Unreadable::because(Reason::NotListed))
    }

    pub(super) fn bool(&self) -> Result<bool, Unreadable> {
        match self.value.shape() {
            Shape::Bool(value) => Ok(value),
            Shape::Undefined | Shape::Null => Err(Unreadable::because(Reason::Missing)),
            _ => Err(Unreadable::because(Reason::NotListed)),
        }
    }

    /// Every number that is read here is a count or a time: whole, and exact in JavaScript.
    pub(in crate::flow) fn number(&self) -> Result<i64, Unreadable> {
        const LARGEST: f64 = 9_007_199_254_740_991.0;
        match self.value.shape() {
            Shape::Number(number) if number.fract() == 0.0 && number.abs() <= LARGEST => Ok(number as i64),
            Shape::Undefined | Shape::Null => Err(Unreadable::because(Reason::Missing)),
            _ => Err(Unreadable::because(Reason::NotListed)),
        }
    }

    /// The JSON of the value.
    pub(in crate::flow) fn json(&self) -> Result<String, Unreadable> {
        self.value.to_json().ok_or_else(|| Unreadable::because(Reason::NotJson))
    }

    /// A text that is JSON.
    ///
    /// # Errors
    /// It is no text, or no JSON.
    pub fn json_text(&self) -> Result<String, Unreadable> {
        let text = self.text()?;
        if H::from_json(&text).is_some() { Ok(text) } else { Err(Unreadable::because(Reason::NotJson)) }
    }

    /// A text is a variant without content; an object with one member is the variant of that name.
    ///
    /// # Errors
    /// It is neither.
    pub fn variant(&self) -> Result<Variant<H>, Unreadable> {
        match self.value.shape() {
            Shape::Text(name) => Ok(Variant { name, content: None }),
            Shape::Object => {
                let mut names = self.value.names(2).into_iter();
                let (Some(name), None) = (names.next(), names.next()) else {
                    return Err(Unreadable::because(Reason::NotListed));
                };
                let content = Some(self.enter(&name)?);
                Ok(Variant { name, content })
            }
            Shape::Undefined | Shape::Null => Err(Unreadable::because(Reason::Missing)),
            _ => Err(Unreadable::because(Reason::NotListed)),
        }
    }
}

impl<H: Host> Variant<H> {
    /// The variant `name`, with the members of `arguments`.
    pub(super) fn call(name: &str, arguments: &H) -> Self {
        Self { name: name.into(), content: Some(Input::strict(arguments)) }
    }

    /// This is its name. A call for each name is less for a browser to load than one `match`, which compares in line.
    #[must_use]
    #[inline(never)]
    pub fn is(&self, name: &str) -> bool {
        self.name == name
    }

    /// A variant without content must have got none: a member that it does not know is a mistake of the caller.
    ///
    /// # Errors
    /// It has some.
    pub fn has_none(&self) -> Result<(), Unreadable> {
        self.content.as_ref().map_or(Ok(()), |content| content.has_only(&[]))
    }

    /// The content.
    ///
    /// # Errors
    /// There is none.
    pub fn content(&self) -> Result<&Input<H>, Unreadable> {
        self.content.as_ref().ok_or_else(|| Unreadable::because(Reason::Missing))
    }
}
