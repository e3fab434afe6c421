//! Registrations are looked at, and taken back (2.8, 3.5).

use super::answer::{Authenticator, BAD_TOKEN, NO_USER};
use super::state::State;
use crate::json::{Body, Count};
use bonin::format::url;
use serde::Deserialize;

/// The query of these requests.
#[derive(Default, Deserialize)]
#[serde(default, rename_all = "camelCase")]
struct Query {
    username: String,
    authenticator_id: Count,
}

/// Forgets the user of a path. One who is not there is forgotten already (inferred).
pub fn forget(state: &mut State, segment: &str) -> Result<(), &'static str> {
    let user = url::decoded(segment).filter(|user| !user.is_empty()).ok_or(NO_USER)?;
    state.forget(&user);
    Ok(())
}

/// The registrations of the user of a query.
pub fn list(state: &State, query: &Body) -> Result<Vec<Authenticator>, &'static str> {
    let Query { username, .. } = query.to();
    if username.is_empty() {
        return Err(NO_USER);
    }
    let own = state.users.iter().filter(|one| one.id == username);
    let row = |number| Authenticator { authenticator_id: number, r#type: "OMPASS", status: "ENABLED" };
    Ok(own.map(|one| row(one.authenticator)).collect())
}

/// Forgets the authenticator of a query. The code for one that is not there is inferred.
pub fn delete(state: &mut State, query: &Body) -> Result<(), &'static str> {
    let Query { authenticator_id: Count(number), .. } = query.to();
    let number = number.ok_or(NO_USER)?;
    let found = state.users.iter().find(|one| one.authenticator == number).map(|one| one.id.clone());
    state.forget(&found.ok_or(BAD_TOKEN)?);
    Ok(())
}
