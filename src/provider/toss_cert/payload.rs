//! What the page says of the person and the document: checked, and encrypted for Toss (2.4).

use super::method::{Method, Trigger};
use crate::error::{Error, Reason};
use crate::flow::Turn;
use crate::flow::input::known_members;
use crate::json::Value;
use crate::wire::PublicKey;
use crate::format::person::{self, optional_text, text};
use crate::wire::session::{Mode, Session};
use crate::format::text::{joined, length};

/// What is personal, and so goes under the session.
const PERSONAL: [&str; 3] = ["userName", "userPhone", "userBirthday"];

/// A request that passed every check.
#[derive(Debug)]
pub struct Checked {
    /// How the person learns of it.
    pub trigger: Trigger,
    /// The checked members, in the clear; wiped when they go.
    members: Value,
}

/// Guards of ours, Toss's limits are not known: the text has to fit the proxy's, also when it is encrypted.
const NAME_CHARS: usize = 100;
const TEXT_BYTES: usize = 30_000;

/// Checks what the page gives to `request`. `now` (ms) decides what lies in the future.
pub fn check(given: &Value, method: Method, now: i64) -> Result<Checked, Error> {
    if !method.is_personal() {
        let members = if given.is_null() { Value::object([]) } else { given.clone() };
        known_members(&members, "info", &[])?;
        return Ok(Checked { trigger: Trigger::Window, members });
    }
    let known = [PERSONAL[0], PERSONAL[1], PERSONAL[2], "triggerType", "document"];
    let signs = method == Method::Document;
    known_members(given, "info", if signs { &known } else { &known[..4] })?;
    let checked = |name: &str, check: &dyn Fn(&str) -> Result<alloc::string::String, Reason>| {
        check(text(given, name)?).map(Value::from).map_err(|reason| Error::misuse(name, reason))
    };
    let members = Value::object([
        (PERSONAL[0], checked(PERSONAL[0], &person::name)?),
        (PERSONAL[1], checked(PERSONAL[1], &person::phone)?),
        (PERSONAL[2], checked(PERSONAL[2], &|text| person::birthday(text, now))?),
    ]);
    let trigger = Trigger::from_word(optional_text(given, "triggerType")?.unwrap_or(Trigger::Push.word()));
    let trigger = trigger.filter(|trigger| *trigger != Trigger::Window);
    let trigger = trigger.ok_or_else(|| Error::misuse("triggerType", Reason::NotListed))?;
    let members = if signs { check_document(given.get("document"), members)? } else { members };
    Ok(Checked { trigger, members })
}

fn check_document(given: &Value, members: Value) -> Result<Value, Error> {
    let within = |error: Error| {
        let field = joined(&["document.", error.field.as_deref().unwrap_or_default()]);
        Error::misuse(field.trim_end_matches('.'), error.reason)
    };
    if given.is_null() {
        return Err(Error::misuse("document", Reason::Missing));
    }
    known_members(given, "", &["serviceName", "title", "text", "personal"]).map_err(within)?;
    let line = |name: &str| {
        let line = person::trimmed(text(given, name)?);
        match line {
            _ if line.chars().any(char::is_control) => Err(Error::misuse(name, Reason::NotText)),
            _ if length(line) > NAME_CHARS => Err(Error::misuse(name, Reason::TooLong)),
            _ => Ok(Value::from(line)),
        }
    };
    let (service, title) = (line("serviceName").map_err(within)?, line("title").map_err(within)?);
    let doc = text(given, "text").map_err(within)?;
    if doc.len() > TEXT_BYTES || doc.chars().any(|c| c.is_control() && !matches!(c, '\n' | '\r' | '\t')) {
        return Err(Error::misuse(
            "document.text",
            if doc.len() > TEXT_BYTES { Reason::TooLong } else { Reason::NotText },
        ));
    }
    // Encrypted unless the page says that nothing in it is personal: what it forgets to say must not leak.
    let personal = match given.get("personal") {
        Value::Null => true,
        said => said.boolean().ok_or_else(|| Error::misuse("document.personal", Reason::NotListed))?,
    };
    Ok(members.with("serviceName", service).with("docTitle", title).with("doc", doc).with("docEncrypted", personal))
}

impl Checked {
    /// The body for the proxy. Every field of it is of one new session, which nothing else uses; it is gone afterwards, since
    /// nothing comes back under it (2.6).
    pub(super) fn seal(&self, public_key: &str, turn: &mut Turn<'_>) -> Result<Value, Error> {
        if self.trigger == Trigger::Window {
            return Ok(Value::object([("requestType", "USER_NONE".into())]));
        }
        let session = Session::generate(Mode::Gcm, &PublicKey::from_base64(public_key)?, turn.rng)?;
        let session_key = session.session_key().map(Value::from);
        let mut body = Value::object([("sessionKey", session_key.into()), ("triggerType", self.trigger.word().into())]);
        let sealed_doc = self.members.get("docEncrypted").boolean() == Some(true);
        for (name, value) in self.members.members().unwrap_or_default() {
            let secret = PERSONAL.contains(&name.as_str()) || name == "doc" && sealed_doc;
            body = match value.text().filter(|_| secret) {
                Some(text) => body.with(name, session.encrypt(text)?),
                None => body.with(name, value.clone()),
            };
        }
        Ok(body)
    }
}
