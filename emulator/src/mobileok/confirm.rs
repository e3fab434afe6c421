//! Step 3: the person says that it is done (guide 7).

use super::messages::{Answer, ConfirmRequest};
use super::numbers::Outcome;
use super::phone_call::PhoneCall;
use super::request::is_code_over;
use super::state::{State, Stop, new_token};
use super::transaction::{Auth, Prompt, Proof, SESSION_LIVES, TOKEN_LIVES, Transaction};
use crate::host::{Context, MagicNumbers, TextOrNumber};

/// The number that came with a confirm.
pub enum Typed<'a> {
    /// No encryptMOKVerifyInfo.
    Nothing,
    /// Its authNumber.
    Number(&'a str),
    /// An envelope that does not open, or that holds something else.
    Unreadable,
}

/// Decides; `Ok` is the verified transaction, which gets its result next.
pub fn serve<'w>(
    state: &'w mut State,
    request: &ConfirmRequest,
    typed: &Typed<'_>,
    context: &mut Context<'_>,
) -> Result<&'w mut Transaction, Stop> {
    let token = request.token.text().ok_or("3001")?;
    if let Some(old) = state.by_stale_token(token) {
        let verified = old.auth().is_some_and(|auth| auth.result.is_some());
        return Err(if verified { "4150" } else { "5015" }.into());
    }
    let transaction = state.by_token(token).ok_or("4018")?;
    let expired = context.now >= transaction.born + TOKEN_LIVES;
    let auth = transaction.auth_mut().ok_or("4018")?;
    if auth.result.is_some() {
        return Err("4000".into());
    }
    match check(auth, expired, typed, context.now) {
        Ok(()) => Ok(transaction),
        // A wrong code gets a new token for the next try, and the tries that are left.
        Err(code @ ("2910" | "4013")) => {
            let left = auth.tries;
            transaction.renew(new_token(context)?);
            Err(Stop::Refused(Box::new(Answer {
                retry_count: Some(TextOrNumber::Number(left)),
                token: Some(transaction.token.clone()),
                ..Answer::refusal(code, None)
            })))
        }
        Err(code) => Err(code.into()),
    }
}

fn check(auth: &mut Auth, expired: bool, typed: &Typed<'_>, now: i64) -> Result<(), &'static str> {
    let magic = Outcome::of(&auth.info.phone, auth.info.profile.method);
    let possession = auth.info.profile.method.is_possession();
    let over = now >= auth.asked_at + SESSION_LIVES;
    match &mut auth.proof {
        Proof::Prompt(prompt) => {
            nothing_typed(typed)?;
            if let (Some(Outcome::NotYet(code)), Prompt::Waiting) = (magic, *prompt) {
                auth.waited += 1;
                if auth.waited <= 2 {
                    return Err(code);
                }
                *prompt = Prompt::Approved;
            }
            match *prompt {
                Prompt::Ended(code) => Err(code),
                _ if over => Err("6706"),
                Prompt::Waiting => Err("6702"),
                Prompt::Approved => Ok(()),
            }
        }
        Proof::Keypad { call, .. } => {
            nothing_typed(typed)?;
            match *call {
                PhoneCall::Ended(code) => Err(code),
                _ if over => Err("4001"),
                PhoneCall::Done => Ok(()),
                PhoneCall::Silent | PhoneCall::Ringing { .. } | PhoneCall::Answered { .. } => Err("4500"),
            }
        }
        Proof::Code { .. } | Proof::Heard { .. } if expired => Err("4018"),
        Proof::Code { .. } | Proof::Heard { .. } if over => Err("4001"),
        Proof::Code { code, sent_at } | Proof::Heard { code, sent_at, .. } => {
            if auth.tries == 0 {
                return Err("4301");
            }
            let number = match typed {
                Typed::Nothing => return Err("5011"),
                Typed::Unreadable => return Err("5031"),
                Typed::Number(number) if !is_code(number) => return Err("5029"),
                Typed::Number(number) => *number,
            };
            if is_code_over(*sent_at, now) {
                return Err("6024");
            }
            if number == code.as_str() {
                return Ok(());
            }
            auth.tries -= 1;
            Err(if possession { "4013" } else { "2910" })
        }
    }
}

/// PASS and the keyed-in ARS number need nothing from the page: an empty authNumber at most.
fn nothing_typed(typed: &Typed<'_>) -> Result<(), &'static str> {
    match typed {
        Typed::Nothing | Typed::Number("") => Ok(()),
        Typed::Unreadable => Err("5031"),
        Typed::Number(_) => Err("5024"),
    }
}

fn is_code(number: &str) -> bool {
    number.len() == 6 && number.bytes().all(|b| b.is_ascii_digit())
}
