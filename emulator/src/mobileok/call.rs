//! Step 2c: ring the phone (guide 6).

use super::messages::{Answer, TokenOnly};
use super::numbers::Outcome;
use super::phone_call::PhoneCall;
use super::state::{State, Stop, new_token};
use super::transaction::{Proof, SESSION_LIVES, TOKEN_LIVES};
use crate::host::{Context, MagicNumbers};

/// Answers a request for the call.
pub fn serve(state: &mut State, request: &TokenOnly, context: &mut Context<'_>) -> Result<Answer, Stop> {
    let token = request.token.text().ok_or("3001")?;
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
    let magic = Outcome::of(&auth.info.phone, auth.info.profile.method);
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
    Ok(Answer { token: Some(transaction.token.clone()), ..Answer::success() })
}
