//! Reads the members of a request, each by its rule; whatever is wrong is one code.

use super::answer::{AGE, SEALED, UNFIT};
use super::user::User;
use super::session::Opened;
use crate::json::{Loose, Value};
use crate::fake_identity::is_under;
use bonin::format::seoul;
use alloc::string::String;

/// The code of a refusal.
pub type Code = &'static str;

/// The members of a request, with the session that came along.
pub struct Fields<'a> {
    body: &'a Value,
    session: Option<&'a Opened>,
}

impl<'a> Fields<'a> {
    /// Of this body, which has no member besides `known`.
    pub fn new(body: &'a Value, session: Option<&'a Opened>, known: &[&[&str]]) -> Result<Self, Code> {
        let members = body.as_object().ok_or(UNFIT)?;
        let is_known = |name: &str| known.iter().any(|names| names.contains(&name));
        if members.iter().all(|(name, _)| is_known(name)) { Ok(Self { body, session }) } else { Err(UNFIT) }
    }

    /// The text of a member that may be absent.
    pub fn text(&self, name: &str) -> Result<Option<&'a str>, Code> {
        match &self.body[name] {
            Value::Null => Ok(None),
            value => value.as_str().filter(|text| !text.is_empty() && text.len() <= 2000).map(Some).ok_or(UNFIT),
        }
    }

    /// The text of a member that has to be there.
    pub fn must(&self, name: &str) -> Result<&'a str, Code> {
        self.text(name)?.ok_or(UNFIT)
    }

    /// `true` or `false`; absent is `false`.
    pub fn flag(&self, name: &str) -> Result<bool, Code> {
        match &self.body[name] {
            Value::Null => Ok(false),
            value => value.as_bool().ok_or(UNFIT),
        }
    }

    /// A whole number, not the text of one.
    pub fn number(&self, name: &str) -> Result<Option<i64>, Code> {
        match &self.body[name] {
            Value::Null => Ok(None),
            value @ Value::Number(_) => value.integer().map(Some).ok_or(UNFIT),
            _ => Err(UNFIT),
        }
    }

    /// Whether none of these is there.
    pub fn lacks(&self, names: &[&str]) -> bool {
        names.iter().all(|name| self.body[name].is_null())
    }

    /// The text of an encrypted member.
    pub fn sealed(&self, name: &str) -> Result<String, Code> {
        let field = self.body[name].as_str().ok_or(UNFIT)?;
        Ok((*self.session.ok_or(SEALED)?.open(field)?).clone())
    }

    /// The person of USER_PERSONAL; `today` is yyyyMMdd.
    pub fn person(&self, today: &str) -> Result<User, Code> {
        let read = |name| self.sealed(name);
        let person = User { name: read("userName")?, phone: read("userPhone")?, birthday: read("userBirthday")? };
        check(person, today)
    }
}

/// The person, where name, phone and birthday can be anyone's.
pub fn check(person: User, today: &str) -> Result<User, Code> {
    let User { name, phone, birthday } = &person;
    let named =
        !name.is_empty() && name.trim() == name && name.chars().count() <= 50 && !name.chars().any(char::is_control);
    let called =
        (10..=11).contains(&phone.len()) && phone.starts_with("01") && phone.bytes().all(|b| b.is_ascii_digit());
    match () {
        () if !named || !called || !seoul::is_date(birthday) || birthday.as_str() > today => Err(UNFIT),
        // Those under 14 have no Toss cert (inferred).
        () if is_under(birthday, 14, today) => Err(AGE),
        () => Ok(person),
    }
}
