//! Why a value could not be read, and which field it is.

use crate::error::{Error, Reason};
use std::fmt::Display;
use std::ops::Deref;

/// The error of a value that does not fit its type. It has no room for the value.
#[derive(Debug, PartialEq, Eq)]
pub struct Unreadable(Box<Detail>);

/// The members of an [`Unreadable`].
#[derive(Debug, PartialEq, Eq)]
pub struct Detail {
    /// The names that lead to the field, the outermost first.
    path: Vec<String>,
    /// The reason.
    pub reason: Reason,
}

impl Deref for Unreadable {
    type Target = Detail;

    fn deref(&self) -> &Detail {
        &self.0
    }
}

impl Unreadable {
    /// The value itself does not fit.
    #[must_use]
    pub fn because(reason: Reason) -> Self {
        Self(Box::new(Detail { path: Vec::new(), reason }))
    }

    /// The member `name` does not fit.
    #[must_use]
    pub fn at(name: &str, reason: Reason) -> Self {
        Self::because(reason).within(name)
    }

    /// The same, of a value that is itself the member `name` of another.
    #[must_use]
    pub fn within(mut self, name: &str) -> Self {
        self.0.path.insert(0, name.into());
        self
    }

    /// The error for the caller who passed the value. `whole` names the value itself, for an error that has no field.
    #[must_use]
    pub fn into_misuse(self, whole: &str) -> Error {
        let field = if self.path.is_empty() { whole.into() } else { self.field() };
        Error::misuse(&field, self.reason)
    }

    /// The same for a caller who may be anybody. The name of a member that nobody knows is theirs, and may hold anything: it is
    /// not repeated.
    #[cfg(feature = "proxy")]
    #[must_use]
    pub fn into_refusal(mut self, whole: &str) -> Error {
        if self.reason == Reason::UnknownField {
            self.0.path.pop();
        }
        self.into_misuse(whole)
    }

    /// The error for the operator whose setting `name` this is.
    #[must_use]
    pub fn into_fault(self, name: &str) -> Error {
        let fault = self.within(name);
        Error::config(&fault.field(), fault.reason)
    }

    /// The names in dotted form. The standard library's way to join them would be 0.3 kB more for a browser to load.
    fn field(&self) -> String {
        let mut names = self.path.iter();
        let mut field = names.next().cloned().unwrap_or_default();
        for name in names {
            field.push('.');
            field.push_str(name);
        }
        field
    }

    /// The same for an argument of a call: its members are named as the caller knows them, without the argument's name.
    #[must_use]
    pub fn into_call_misuse(mut self) -> Error {
        if self.path.len() > 1 {
            self.0.path.remove(0);
        }
        self.into_misuse("options")
    }

    /// It is the name of the variant that is unknown, and no member.
    #[must_use]
    pub fn is_unknown_name(&self) -> bool {
        self.path.is_empty() && self.reason == Reason::NotListed
    }
}

impl Display for Unreadable {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.reason.id())
    }
}

impl std::error::Error for Unreadable {}
