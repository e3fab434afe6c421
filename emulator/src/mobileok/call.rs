//! Step 2c: call the phone (guide 6).

use super::numbers::{Outcome, outcome};
use super::phone_call::PhoneCall;
use super::transaction::{Proof, SESSION_LIVES, TOKEN_LIVES};
use super::state::{Stop, State, new_token};
use crate::host::Context;
use crate::json::{Value, object};

/// Answers a request for the call.
pub fn serve(state: &mut State, body: &Value, context: &mut Context<'_>) -> Result<Value, Stop> {
    let token = body["encryptMOKToken"].as_str().ok_or("3001")?;
    if state.by_stale_token(token).is_some() {
        return Err("5015".into());
    }
    let transaction = state.by_token(token).ok_or("4001")?;
    if context.now >= transaction.born + TOKEN_LIVES {
        return Err("5033".into());
    }
    let auth = transaction.auth_mut().ok_or("4001")?;
    if context.now >= auth.asked_at + SESSION_LIVES {
        return Err("4001".into());
    }
    let magic = outcome(&auth.info.phone, auth.info.profile.method);
    // The other methods have no call to ask for; the guide's nearest code speaks of an unknown ARS service (inferred).
    let Proof::Keypad { call, calls, .. } = &mut auth.proof else { return Err("4005".into()) };
    match *call {
        call if call.may_call() => {}
        call if call.is_live() => return Err("4501".into()),
        _ => return Err("4502".into()),
    }
    *call = match magic {
        Some(Outcome::Call(code)) if *calls == 0 => PhoneCall::Ended(code),
        Some(Outcome::Auto) => PhoneCall::Done,
        _ => PhoneCall::Ringing { since: context.now },
    };
    *calls = calls.saturating_add(1);
    transaction.renew(new_token(context)?);
    Ok(object([("encryptMOKToken", transaction.token.as_str().into())]))
}
