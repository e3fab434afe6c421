//! Logging on: what the page gives goes into one request to the SSO server, and nowhere else.

use super::sso_request::ask;
use super::Stepped;
use super::state::{Doing, Method, Place, Session, State};
use crate::error::{Error, Reason};
use crate::flow::Turn;
use crate::flow::browser::Act;
use crate::flow::input::not_now;
use crate::json::Value;
use crate::provider::nets::lenient_json::kept;
use crate::provider::nets::credentials::Credentials;
use alloc::{boxed::Box, string::String};

pub(super) fn logon(session: Box<Session>, given: &Value, turn: &mut Turn<'_>) -> Stepped {
    let credentials = Credentials::check(given)?;
    if session.key.is_null() {
        let fields =
            [("userID", credentials.user), ("password", credentials.password), ("credType", "BASIC")];
        return Ok(ask_to_log_on(session, Method::Basic, &fields));
    }
    let [user, password] = credentials.seal(&session.key, turn)?;
    let key = String::from(session.key.get("id").text_or_number().unwrap_or_default());
    let fields = [
        ("userID", user.as_str()),
        ("password", password.as_str()),
        ("credType", "ENCRYPTEDBASIC"),
        ("keyID", key.as_str()),
    ];
    Ok(ask_to_log_on(session, Method::EncryptedBasic, &fields))
}

pub(super) fn second_factor(session: Box<Session>, given: &Value) -> Stepped {
    let typed = given.text().ok_or_else(|| Error::misuse("code", Reason::NotText))?;
    let code = kept(typed, |c| c != ' ', 21);
    if code.is_empty() || code.len() > 20 || !code.bytes().all(|b| b.is_ascii_alphanumeric()) {
        return Err(Error::misuse("code", if code.len() > 20 { Reason::TooLong } else { Reason::Missing }));
    }
    let Place::Code(factor) = &session.place else { return Err(not_now()) };
    let owned = |name: &str| String::from(factor.shown.get(name).text().unwrap_or_default());
    let (id, user, device) = (factor.id.clone(), owned("userID"), owned("device"));
    let fields = [
        ("credType", "NTFA"),
        ("tfaID", id.as_str()),
        ("code", code.as_str()),
        ("userID", user.as_str()),
        ("device", device.as_str()),
    ];
    // The last two only where the agent named them.
    let count = if user.is_empty() && device.is_empty() { 3 } else { 5 };
    Ok(ask_to_log_on(session, Method::Ntfa, fields.get(..count).unwrap_or_default()))
}

pub(super) fn ask_to_log_on(mut session: Box<Session>, method: Method, fields: &[(&str, &str)]) -> (State, Act) {
    session.doing = Some(Doing::LogonSso { method });
    (session.quiet, session.error) = (false, None);
    let act = ask(&session, "logonSso", "logon", fields);
    (State::In(session), act)
}
