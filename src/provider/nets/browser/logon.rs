//! Logging on: the user's secrets go into one request to the SSO server, and nowhere else.

use super::sso_request::ask;
use super::state::{Factor, PendingRequest, Session, Stage, State, Stepped};
use crate::error::{Error, Reason};
use crate::flow::Context;
use crate::flow::page::{Effect, Next};
use crate::provider::nets::bodies::{Field, Method};
use crate::provider::nets::credentials::{Credentials, FactorCode};
use crate::provider::nets::messages::Step;

/// With user id and password, which are encrypted if there is a key.
pub(super) fn logon(session: Box<Session>, credentials: &Credentials, context: &mut Context<'_>) -> Stepped {
    let Some(key) = session.key.clone() else {
        let fields = [
            (Field::UserId, credentials.user_id.as_str()),
            (Field::Password, credentials.password.as_str()),
            (Field::CredType, "BASIC"),
        ];
        return Ok(ask_to_log_on(session, Some(Stage::Ready), Method::Basic, &fields));
    };
    let (user_id, password) = credentials.seal(&key, context)?;
    let fields = [
        (Field::UserId, user_id.as_str()),
        (Field::Password, password.as_str()),
        (Field::CredType, "ENCRYPTEDBASIC"),
        (Field::KeyId, key.id()),
    ];
    Ok(ask_to_log_on(session, Some(Stage::Ready), Method::EncryptedBasic, &fields))
}

/// With the code of a second factor.
pub(super) fn second_factor(session: Box<Session>, factor: Factor, code: Option<FactorCode>) -> Stepped {
    let code = code.ok_or_else(|| Error::misuse("code", Reason::NotText))?;
    let id = factor.id.clone();
    let hints = factor.hints.clone();
    let mut fields = vec![(Field::CredType, "NTFA"), (Field::TfaId, id.as_str()), (Field::Code, code.as_str())];
    // Only if the agent named them.
    if hints.user_id.is_some() || hints.device.is_some() {
        fields.push((Field::UserId, hints.user_id.as_deref().unwrap_or_default()));
        fields.push((Field::Device, hints.device.as_deref().unwrap_or_default()));
    }
    Ok(ask_to_log_on(session, Some(Stage::Code(factor)), Method::Ntfa, &fields))
}

/// With the credential of a choice.
pub(super) fn chosen(session: Box<Session>, stage: Option<Stage>, credential: &str) -> Next<State> {
    let fields = [(Field::CredType, "DUPCHOICE"), (Field::Credential, credential)];
    ask_to_log_on(session, stage, Method::DupChoice, &fields)
}

fn ask_to_log_on(
    mut session: Box<Session>,
    stage: Option<Stage>,
    method: Method,
    fields: &[(Field, &str)],
) -> Next<State> {
    (session.quiet, session.error) = (false, None);
    let effect = Effect::Ask(Step::LogonSso, ask(&session, &session.sso.logon, fields));
    Next::To(State::Pending { session, stage, request: PendingRequest::LogonSso { method } }, effect)
}
