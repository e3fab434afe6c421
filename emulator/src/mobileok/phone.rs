//! The phones: what each shows, and what its owner does with it.

use super::phone_call::PhoneCall;
use super::transaction::{Auth, Prompt, Proof};
use super::state::State;
use bonin::error::{Error, Reason};
use crate::host::{View, not_now};
use crate::json::{Value, object};

/// Does `action` on a phone.
pub fn act(state: &mut State, phone: &str, action: &str, input: &Value, now: i64) -> Result<(), Error> {
    match action {
        "approve" => prompt(state, phone, Prompt::Approved),
        "decline" => prompt(state, phone, Prompt::Ended("6705")),
        "ignore" => prompt(state, phone, Prompt::Ended("6706")),
        "answer" => call(state, phone, |call, _| call.answer(now)),
        "dismiss" => call(state, phone, |call, _| call.dismiss()),
        "busy" => call(state, phone, |call, _| call.dismiss().map(|_| PhoneCall::Ended("4641"))),
        "miss" => call(state, phone, |call, _| call.dismiss().map(|_| PhoneCall::Ended("4612"))),
        "hangUp" => call(state, phone, |call, number| call.hang_up(number.is_none())),
        "key" => {
            let digits = input["digits"].as_str().ok_or_else(|| Error::misuse("digits", Reason::Missing))?;
            call(state, phone, |call, number| call.key(digits, number?, now))
        }
        _ => Err(Error::misuse("action", Reason::NotListed)),
    }
}

/// What a phone shows: its messages, oldest first, the newest prompt, and the newest call.
pub fn view(state: &State, phone: &str) -> View {
    let messages = state.messages.iter().filter(|message| message.phone == phone).map(|message| {
        object([
            ("at", message.at.into()),
            ("from", message.from.as_str().into()),
            ("kind", if message.long { "LMS" } else { "SMS" }.into()),
            ("text", message.text.as_str().into()),
            ("code", message.code.as_str().into()),
        ])
    });
    let auths = || state.transactions.iter().rev().filter_map(|t| t.auth()).filter(|auth| auth.info.phone == phone);
    View { messages: messages.collect(), prompt: auths().find_map(show_prompt), call: auths().find_map(show_call) }
}

fn show_prompt(auth: &Auth) -> Option<Value> {
    let Proof::Prompt(prompt) = &auth.proof else { return None };
    let (state, code) = match prompt {
        Prompt::Waiting => ("waiting", None),
        Prompt::Approved => ("approved", None),
        Prompt::Ended("6705") => ("declined", Some("6705")),
        Prompt::Ended(code) => ("timedOut", Some(*code)),
    };
    Some(object([
        ("app", "PASS".into()),
        ("at", auth.asked_at.into()),
        ("state", state.into()),
        ("code", code.into()),
    ]))
}

fn show_call(auth: &Auth) -> Option<Value> {
    let (call, spoken) = match &auth.proof {
        Proof::Keypad { call, .. } => (call, None),
        Proof::Heard { code, call, .. } => (call, Some(code.as_str())),
        _ => return None,
    };
    // The number is heard, so it is not known before the call is answered.
    let spoken = spoken.filter(|_| matches!(call, PhoneCall::Answered { .. } | PhoneCall::Done));
    let (state, tries, code) = match *call {
        PhoneCall::Silent => return None,
        PhoneCall::Ringing { .. } => ("ringing", None, None),
        PhoneCall::Answered { tries, .. } => ("answered", Some(i64::from(tries)), None),
        PhoneCall::Done => ("done", None, None),
        PhoneCall::Ended(code) => ("ended", None, Some(code)),
    };
    let reads_out = matches!(auth.proof, Proof::Heard { .. });
    Some(object([
        ("at", auth.asked_at.into()),
        ("kind", if reads_out { "listen" } else { "keypad" }.into()),
        ("state", state.into()),
        ("spoken", spoken.into()),
        ("triesLeft", tries.filter(|_| !reads_out).into()),
        ("code", code.into()),
    ]))
}

fn prompt(state: &mut State, phone: &str, to: Prompt) -> Result<(), Error> {
    let mut prompts = on(state, phone).filter_map(|auth| match &mut auth.proof {
        Proof::Prompt(prompt) if *prompt == Prompt::Waiting => Some(prompt),
        _ => None,
    });
    let prompt = prompts.next().ok_or_else(not_now)?;
    *prompt = to;
    Ok(())
}

/// Moves the newest live call; the function gets the number to key in, where there is one.
fn call(state: &mut State, phone: &str, to: impl Fn(PhoneCall, Option<&str>) -> Option<PhoneCall>) -> Result<(), Error> {
    let mut rings = on(state, phone).filter_map(|auth| match &mut auth.proof {
        Proof::Keypad { call, number, .. } if call.is_live() => Some((call, Some(number.as_str()))),
        Proof::Heard { call, .. } if call.is_live() => Some((call, None)),
        _ => None,
    });
    let (call, number) = rings.next().ok_or_else(not_now)?;
    *call = to(*call, number).ok_or_else(not_now)?;
    Ok(())
}

/// The verifications of a phone, the newest first.
fn on<'a>(state: &'a mut State, phone: &'a str) -> impl Iterator<Item = &'a mut Auth> {
    let auths = state.transactions.iter_mut().rev().filter_map(|transaction| transaction.auth_mut());
    auths.filter(move |auth| auth.info.phone == phone)
}
