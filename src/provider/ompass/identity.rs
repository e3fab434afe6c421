//! The user whom OMPASS names for a token (2.5, 3.3).

use super::PROVIDER;
use super::api::{VerifiedV1, VerifiedV2};
use super::messages::Step;
use super::sealed::Transaction;
use super::settings::{Credential, Settings, Version};
use super::values::UserId;
use crate::error::{Error, Kind, Next, Reason};
use crate::flow::Identity;
use crate::flow::answers::bad_answer;
use crate::flow::identity::Assurance;
use crate::flow::reading::{Unreadable, read_tolerantly};
use crate::format::seoul;
use serde_json::{Map, Value};
use subtle::ConstantTimeEq;

/// The identity, if OMPASS says that the token is this user's, and this site's if it tells the site.
///
/// # Errors
/// It is another user's or another site's, or OMPASS names no user.
pub(super) fn identity(
    of: Transaction,
    user: &UserId,
    data: Map<String, Value>,
    now: i64,
    settings: &Settings,
) -> Result<Identity, Error> {
    let data = Value::Object(data);
    let named = match settings.version {
        Version::V1 { .. } => read_tolerantly(&data).map(|VerifiedV1 { user_id, client_id }| (user_id, client_id)),
        Version::V2 { .. } => read_tolerantly(&data).map(|VerifiedV2 { username, client_id }| (username, client_id)),
    };
    let (named, client) = named.map_err(|_: Unreadable| bad_answer(Step::Finish.word()))?;
    let is_other_client = |client| Some(client) != settings.client_id().map(Credential::as_str);
    if !is_same(named.as_str(), user.as_str()) || client.as_deref().is_some_and(is_other_client) {
        return Err(of_another());
    }
    let verified_at = format!("{}+09:00", seoul::issue_date(now).replace(' ', "T"));
    let method = of.login.method().word().into();
    Ok(Identity {
        user_id: Some(named),
        nonce: of.nonce,
        raw: Some(without_tokens(data)),
        ..Identity::new(PROVIDER, method, Assurance::Login, of.id, verified_at)
    })
}

/// The error for a token of another user than the one who was begun with.
pub(super) fn of_another() -> Error {
    Error::new(Kind::Tampered, Reason::OtherTransaction).at(Step::Finish.word()).then(Next::Restart)
}

/// Compares names in constant time.
pub(super) fn is_same(one: &str, other: &str) -> bool {
    bool::from(one.as_bytes().ct_eq(other.as_bytes()))
}

fn without_tokens(mut data: Value) -> Value {
    if let Some(members) = data.as_object_mut() {
        members.retain(|name, _| !name.to_ascii_lowercase().contains("token"));
    }
    data
}
