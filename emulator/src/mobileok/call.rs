//! Step 2c: ring the phone (guide 6).

use super::numbers::{Outcome, outcome};
use super::ring::Ring;
use super::transaction::{Proof, SESSION_LIVES, TOKEN_LIVES};
use super::world::{Stop, World, new_token};
use crate::host::Turn;
use crate::json::{Value, object};

/// Answers a request for the call.
pub fn serve(world: &mut World, body: &Value, turn: &mut Turn<'_>) -> Result<Value, Stop> {
    let token = body["encryptMOKToken"].as_str().ok_or("3001")?;
    if world.by_stale_token(token).is_some() {
        return Err("5015".into());
    }
    let transaction = world.by_token(token).ok_or("4001")?;
    if turn.now >= transaction.born + TOKEN_LIVES {
        return Err("5033".into());
    }
    let auth = transaction.auth_mut().ok_or("4001")?;
    if turn.now >= auth.asked_at + SESSION_LIVES {
        return Err("4001".into());
    }
    let magic = outcome(&auth.info.phone, auth.info.profile.method);
    // The other methods have no call to ask for; the guide's nearest code speaks of an unknown ARS service (inferred).
    let Proof::Keypad { ring, calls, .. } = &mut auth.proof else { return Err("4005".into()) };
    match *ring {
        ring if ring.may_call() => {}
        ring if ring.is_live() => return Err("4501".into()),
        _ => return Err("4502".into()),
    }
    *ring = match magic {
        Some(Outcome::Call(code)) if *calls == 0 => Ring::Ended(code),
        Some(Outcome::Auto) => Ring::Done,
        _ => Ring::Ringing { since: turn.now },
    };
    *calls = calls.saturating_add(1);
    transaction.renew(new_token(turn)?);
    Ok(object([("encryptMOKToken", transaction.token.as_str().into())]))
}
