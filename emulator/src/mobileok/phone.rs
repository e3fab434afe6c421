//! The phones: what each shows, and what its owner does with it.

use super::phone_call::PhoneCall;
use super::state::{Message, State};
use super::transaction::{Auth, Prompt, Proof};
use crate::host::{self, Action, Call, CallKind, CallState, MessageKind, PromptState, View, no_such_action, not_now};
use bonin::error::Error;

/// Does an action on a phone.
pub fn act(state: &mut State, phone: &str, action: &Action, now: i64) -> Result<(), Error> {
    match action {
        Action::Approve => prompt(state, phone, Prompt::Approved),
        Action::Decline => prompt(state, phone, Prompt::Ended("6705")),
        Action::Ignore => prompt(state, phone, Prompt::Ended("6706")),
        Action::Answer => call(state, phone, |call, _| call.answer(now)),
        Action::Dismiss => call(state, phone, |call, _| call.dismiss()),
        Action::Busy => call(state, phone, |call, _| call.dismiss().map(|_| PhoneCall::Ended("4641"))),
        Action::Miss => call(state, phone, |call, _| call.dismiss().map(|_| PhoneCall::Ended("4612"))),
        Action::HangUp => call(state, phone, |call, number| call.hang_up(number.is_none())),
        Action::Key { digits } => call(state, phone, |call, number| call.key(digits, number?, now)),
        Action::Open => Err(no_such_action()),
    }
}

/// What a phone shows: its messages, oldest first, the newest prompt, and the newest call.
pub fn view(state: &State, phone: &str) -> View {
    let own = state.messages.iter().filter(|message| message.phone == phone);
    let auths = || state.transactions.iter().rev().filter_map(|t| t.auth()).filter(|auth| auth.info.phone == phone);
    View {
        messages: own.map(show_message).collect(),
        prompt: auths().find_map(show_prompt),
        call: auths().find_map(show_call),
    }
}

fn show_message(message: &Message) -> host::Message {
    host::Message {
        at: message.at,
        from: message.from.clone(),
        kind: if message.long { MessageKind::Lms } else { MessageKind::Sms },
        text: message.text.clone(),
        code: message.code.clone(),
    }
}

fn show_prompt(auth: &Auth) -> Option<host::Prompt> {
    let Proof::Prompt(prompt) = &auth.proof else { return None };
    let (state, code) = match prompt {
        Prompt::Waiting => (PromptState::Waiting, None),
        Prompt::Approved => (PromptState::Approved, None),
        Prompt::Ended("6705") => (PromptState::Declined, Some("6705")),
        Prompt::Ended(code) => (PromptState::TimedOut, Some(*code)),
    };
    Some(host::Prompt { app: "PASS", at: auth.asked_at, state, code, document: None })
}

fn show_call(auth: &Auth) -> Option<Call> {
    let (call, kind, spoken) = match &auth.proof {
        Proof::Keypad { call, .. } => (call, CallKind::Keypad, None),
        Proof::Heard { code, call, .. } => (call, CallKind::Listen, Some(code)),
        _ => return None,
    };
    let (state, tries_left, code) = match *call {
        PhoneCall::Silent => return None,
        PhoneCall::Ringing { .. } => (CallState::Ringing, None, None),
        PhoneCall::Answered { tries, .. } => (CallState::Answered, Some(tries), None),
        PhoneCall::Done => (CallState::Done, None, None),
        PhoneCall::Ended(code) => (CallState::Ended, None, Some(code)),
    };
    // The number is heard, so it is not known before the call is answered.
    let is_heard = matches!(state, CallState::Answered | CallState::Done);
    Some(Call {
        at: auth.asked_at,
        kind,
        state,
        spoken: spoken.filter(|_| is_heard).cloned(),
        tries_left: tries_left.filter(|_| kind == CallKind::Keypad),
        code,
    })
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
fn call(
    state: &mut State,
    phone: &str,
    to: impl Fn(PhoneCall, Option<&str>) -> Option<PhoneCall>,
) -> Result<(), Error> {
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
