//! Registrations are looked at, and taken back (2.8, 3.5).

use super::answer::{BAD_TOKEN, NO_USER};
use super::world::World;
use crate::json::{Loose, Value, object};
use bonin::format::url;
use alloc::{string::String, vec::Vec};

/// Forgets the user of a path. One who is not there is forgotten already (inferred).
pub fn forget(world: &mut World, segment: &str) -> Result<(), &'static str> {
    let user = url::decoded(segment).filter(|user| !user.is_empty()).ok_or(NO_USER)?;
    world.forget(&user);
    Ok(())
}

/// What the user of a query logs in with; the form of the list is inferred.
pub fn list(world: &World, query: &Value) -> Result<Value, &'static str> {
    let user = query["username"].as_str().filter(|user| !user.is_empty()).ok_or(NO_USER)?;
    let row = |number: i64| {
        object([
            ("authenticatorId", number.into()),
            ("type", "OMPASS".into()),
            ("status", "ENABLED".into()),
        ])
    };
    Ok(world.users.iter().filter(|one| one.id == user).map(|one| row(one.authenticator)).collect::<Vec<_>>().into())
}

/// Forgets the authenticator of a query. The code for one that is not there is inferred.
pub fn delete(world: &mut World, query: &Value) -> Result<(), &'static str> {
    let number = query["authenticatorId"].integer().ok_or(NO_USER)?;
    let found: Option<String> = world.users.iter().find(|one| one.authenticator == number).map(|one| one.id.clone());
    world.forget(&found.ok_or(BAD_TOKEN)?);
    Ok(())
}
