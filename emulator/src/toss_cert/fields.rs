//! Reads the members of a request, each by its rule; whatever is wrong is one code.

use super::answer::{AGE, SEALED, UNFIT};
use super::session::Opened;
use super::user::User;
use crate::fake_identity::is_under;
use crate::json::Member;
use bonin::format::seoul;
use serde::Deserialize;

/// The code of a refusal.
pub type Code = &'static str;

/// The body of a request (2.4), as it came.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase", deny_unknown_fields)]
pub struct RequestBody {
    pub request_type: Member,
    pub trigger_type: Member,
    pub session_key: Member,
    pub request_url: Member,
    pub success_callback_url: Member,
    pub fail_callback_url: Member,
    pub nonce: Member,
    pub expire_seconds: Member,
    pub user_name: Member,
    pub user_phone: Member,
    pub user_birthday: Member,
    pub service_name: Member,
    pub doc_title: Member,
    pub doc: Member,
    pub doc_type: Member,
    pub doc_encrypted: Member,
    pub signature_type: Member,
}

impl RequestBody {
    /// It has a member that only documents have, be it null.
    pub fn names_document(&self) -> bool {
        let members = [&self.service_name, &self.doc_title, &self.doc, &self.doc_type];
        let members = members.into_iter().chain([&self.doc_encrypted, &self.signature_type]);
        members.into_iter().any(|member| *member != Member::Absent)
    }
}

/// The members of a request, with the session that came along.
pub struct Fields<'a> {
    pub body: &'a RequestBody,
    session: Option<&'a Opened>,
}

impl<'a> Fields<'a> {
    /// The members of this body.
    pub const fn new(body: &'a RequestBody, session: Option<&'a Opened>) -> Self {
        Self { body, session }
    }

    /// The text of a member that may be absent.
    pub fn text(&self, member: &'a Member) -> Result<Option<&'a str>, Code> {
        if member.is_none() {
            return Ok(None);
        }
        member.filled().filter(|text| text.len() <= 2000).map(Some).ok_or(UNFIT)
    }

    /// The text of a member that has to be there.
    pub fn must(&self, member: &'a Member) -> Result<&'a str, Code> {
        self.text(member)?.ok_or(UNFIT)
    }

    /// `true` or `false`; absent is `false`.
    pub fn flag(&self, member: &Member) -> Result<bool, Code> {
        match member {
            Member::Absent | Member::Null => Ok(false),
            Member::Flag(flag) => Ok(*flag),
            _ => Err(UNFIT),
        }
    }

    /// A whole number, not the text of one.
    pub fn number(&self, member: &Member) -> Result<Option<i64>, Code> {
        match member {
            Member::Absent | Member::Null => Ok(None),
            Member::Number(number) => Ok(Some(*number)),
            _ => Err(UNFIT),
        }
    }

    /// The text of an encrypted member.
    pub fn sealed(&self, member: &Member) -> Result<String, Code> {
        let field = member.text().ok_or(UNFIT)?;
        Ok((*self.session.ok_or(SEALED)?.open(field)?).clone())
    }

    /// The person of USER_PERSONAL; `today` is yyyyMMdd.
    pub fn person(&self, today: &str) -> Result<User, Code> {
        let name = self.sealed(&self.body.user_name)?;
        let phone = self.sealed(&self.body.user_phone)?;
        check(User { name, phone, birthday: self.sealed(&self.body.user_birthday)? }, today)
    }
}

/// The person, if name, phone and birthday can be anyone's.
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
