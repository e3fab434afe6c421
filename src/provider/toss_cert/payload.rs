//! The person and the document of a request: checked, and encrypted for Toss (2.4).

use super::limits::{NAME_CHARS, TEXT_BYTES};
use super::messages::{RequestBody, RequestType};
use super::method::{Method, Trigger};
use crate::error::{Error, Reason};
use crate::flow::Context;
use crate::flow::{Text, Typed};
use crate::format::person;
use crate::format::typed::trimmed;
use crate::format::text::length;
use crate::crypto::PublicKey;
use crate::provider::toss_cert::session::{Mode, Session};
use crate::readable;

/// The person and the document as the page gives them. A field is optional here because the method decides which are needed.
#[derive(Debug, Default)]
pub struct Info {
    user_name: Option<Typed>,
    user_phone: Option<Typed>,
    user_birthday: Option<Typed>,
    trigger_type: Option<Text>,
    document: Option<DocumentInfo>,
}

readable! {
    struct Info: Default {
        user_name: "userName",
        user_phone: "userPhone",
        user_birthday: "userBirthday",
        trigger_type: "triggerType",
        document: "document",
    }
}

/// A document as the page gives it.
#[derive(Debug, Default)]
struct DocumentInfo {
    service_name: Option<Text>,
    title: Option<Text>,
    text: Option<Text>,
    personal: Option<bool>,
}

readable! {
    struct DocumentInfo: Default { service_name: "serviceName", title: "title", text: "text", personal: "personal", }
}

/// A request that passed every check.
#[derive(Debug)]
pub enum Checked {
    /// The user names themself in the standard window.
    Window,
    /// The page names the person.
    Person(Box<Person>),
}

/// A person, and the document to sign, that passed every check.
#[derive(Debug)]
pub struct Person {
    trigger: Trigger,
    user_name: Text,
    user_phone: Text,
    user_birthday: Text,
    document: Option<Document>,
}

#[derive(Debug)]
struct Document {
    service_name: Text,
    title: Text,
    text: Text,
    is_personal: bool,
}

/// Checks the argument of `request`. `now` (ms) decides what lies in the future.
///
/// # Errors
/// Kind `misuse`, with the name of the field.
pub fn check(given: Option<Box<Info>>, method: Method, now: i64) -> Result<Checked, Error> {
    if !method.is_personal() {
        return match given.and_then(|info| info.first()) {
            Some(name) => Err(Error::misuse(name, Reason::UnknownField)),
            None => Ok(Checked::Window),
        };
    }
    let info = *given.ok_or_else(|| Error::misuse("info", Reason::NotObject))?;
    let document = match (method, info.document) {
        (Method::Document, document) => document,
        (_, Some(_)) => return Err(Error::misuse("document", Reason::UnknownField)),
        (_, None) => None,
    };
    Ok(Checked::Person(Box::new(Person {
        user_name: checked("userName", info.user_name.map(Typed::into_text), &person::name)?,
        user_phone: checked("userPhone", info.user_phone.map(Typed::into_text), &person::phone)?,
        user_birthday: checked("userBirthday", info.user_birthday.map(Typed::into_text), &|text| {
            person::birthday(text, now)
        })?,
        trigger: trigger(info.trigger_type)?,
        document: if method == Method::Document { Some(check_document(document)?) } else { None },
    })))
}

impl Info {
    /// The name of the first member that is there.
    fn first(&self) -> Option<&'static str> {
        let members = [
            ("userName", self.user_name.is_some()),
            ("userPhone", self.user_phone.is_some()),
            ("userBirthday", self.user_birthday.is_some()),
            ("triggerType", self.trigger_type.is_some()),
            ("document", self.document.is_some()),
        ];
        members.into_iter().find(|(_, is_there)| *is_there).map(|(name, _)| name)
    }
}

type Check<'a> = &'a dyn Fn(&str) -> Result<Text, Reason>;

fn checked(name: &str, given: Option<Text>, check: Check<'_>) -> Result<Text, Error> {
    let text = given.filter(|text| !text.is_blank()).ok_or_else(|| Error::misuse(name, Reason::Missing))?;
    check(text.as_str()).map_err(|reason| Error::misuse(name, reason))
}

fn trigger(given: Option<Text>) -> Result<Trigger, Error> {
    match given.filter(|text| !text.is_blank()) {
        None => Ok(Trigger::Push),
        Some(word) => Trigger::from_word(word.as_str()).ok_or_else(|| Error::misuse("triggerType", Reason::NotListed)),
    }
}

fn check_document(given: Option<DocumentInfo>) -> Result<Document, Error> {
    let given = given.ok_or_else(|| Error::misuse("document", Reason::Missing))?;
    Ok(Document {
        service_name: checked("document.serviceName", given.service_name, &line)?,
        title: checked("document.title", given.title, &line)?,
        text: checked("document.text", given.text, &document_text)?,
        // It is encrypted unless the page says that nothing in it is personal, so a page that forgets to say so leaks nothing.
        is_personal: given.personal.unwrap_or(true),
    })
}

fn line(text: &str) -> Result<Text, Reason> {
    let line = trimmed(text);
    match line {
        _ if line.chars().any(char::is_control) => Err(Reason::NotText),
        _ if length(line) > NAME_CHARS => Err(Reason::TooLong),
        _ => Ok(line.into()),
    }
}

fn document_text(text: &str) -> Result<Text, Reason> {
    match text {
        _ if text.len() > TEXT_BYTES => Err(Reason::TooLong),
        _ if text.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) => Err(Reason::NotText),
        _ => Ok(text.into()),
    }
}

impl Checked {
    /// The way in which the person learns of the request; none for the standard window.
    pub(super) fn trigger(&self) -> Option<Trigger> {
        match self {
            Self::Window => None,
            Self::Person(person) => Some(person.trigger),
        }
    }

    /// The body for the proxy.
    ///
    /// # Errors
    /// Kind `bug`, if the host has no randomness.
    pub(super) fn seal(&self, key: &PublicKey, context: &mut Context<'_>) -> Result<RequestBody, Error> {
        match self {
            Self::Window => Ok(RequestBody { request_type: Some(RequestType::UserNone), ..RequestBody::default() }),
            Self::Person(person) => person.seal(key, context),
        }
    }
}

impl Person {
    /// Every field is encrypted under one new session, which nothing else uses. It is gone afterwards, because nothing comes
    /// back under it (2.6).
    fn seal(&self, key: &PublicKey, context: &mut Context<'_>) -> Result<RequestBody, Error> {
        let session = Session::generate(Mode::Gcm, key, context.rng)?;
        let sealed = |text: &Text| session.encrypt(text.as_str()).map(Some);
        let document = self.document.as_ref();
        let plain = |of: fn(&Document) -> &Text| document.map(|document| of(document).as_str().into());
        Ok(RequestBody {
            request_type: None,
            session_key: session.session_key().map(Into::into),
            trigger_type: Some(self.trigger),
            user_name: sealed(&self.user_name)?,
            user_phone: sealed(&self.user_phone)?,
            user_birthday: sealed(&self.user_birthday)?,
            service_name: plain(|document| &document.service_name),
            doc_title: plain(|document| &document.title),
            doc: match document {
                Some(document) if document.is_personal => sealed(&document.text)?,
                _ => plain(|document| &document.text),
            },
            doc_encrypted: document.map(|document| document.is_personal),
        })
    }
}
