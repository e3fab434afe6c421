//! Registrations are looked at, and taken back (2.8, 3.5).

use super::answer::{BAD_TOKEN, NO_USER};
use super::state::State;
use crate::json::{Loose, Value, object};
use bonin::format::url;
use alloc::{string::String, vec::Vec};

/// Forgets the user of a path. One who is not there is forgotten already (inferred).
pub fn forget(state: &mut State, segment: &str) -> Result<(), &'static str> {
    let user = url::decoded(segment).filter(|user| !user.is_empty()).ok_or(NO_USER)?;
    state.forget(&user);
    Ok(())
}

/// What the user of a query logs in with; the form of the list is inferred.
pub fn list(state: &State, query: &Value) -> Result<Value, &'static str> {
    let user = query["username"].as_str().filter(|user| !user.is_empty()).ok_or(NO_USER)?;
    let row = |number: i64| {
        object([
            ("authenticatorId", number.into()),
            ("type", "OMPASS".into()),
            ("status", "ENABLED".into()),
        ])
    };
    Ok(state.users.iter().filter(|one| one.id == user).map(|one| row(one.authenticator)).collect::<Vec<_>>().into())
}

/// Forgets the authenticator of a query. The code for one that is not there is inferred.
pub fn delete(state: &mut State, query: &Value) -> Result<(), &'static str> {
    let number = query["authenticatorId"].integer().ok_or(NO_USER)?;
    let found: Option<String> = state.users.iter().find(|one| one.authenticator == number).map(|one| one.id.clone());
    state.forget(&found.ok_or(BAD_TOKEN)?);
    Ok(())
}
