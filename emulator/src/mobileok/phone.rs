//! The phones: what each shows, and what its owner does with it.

use super::ring::Ring;
use super::transaction::{Auth, Prompt, Proof};
use super::world::World;
use bonin::error::{Error, Reason};
use crate::host::{View, not_now};
use crate::json::{Value, object};

/// Does `action` on a phone.
pub fn act(world: &mut World, phone: &str, action: &str, input: &Value, now: i64) -> Result<(), Error> {
    match action {
        "approve" => prompt(world, phone, Prompt::Approved),
        "decline" => prompt(world, phone, Prompt::Ended("6705")),
        "ignore" => prompt(world, phone, Prompt::Ended("6706")),
        "answer" => ring(world, phone, |ring, _| ring.answer(now)),
        "dismiss" => ring(world, phone, |ring, _| ring.dismiss()),
        "busy" => ring(world, phone, |ring, _| ring.dismiss().map(|_| Ring::Ended("4641"))),
        "miss" => ring(world, phone, |ring, _| ring.dismiss().map(|_| Ring::Ended("4612"))),
        "hangUp" => ring(world, phone, |ring, number| ring.hang_up(number.is_none())),
        "key" => {
            let digits = input["digits"].as_str().ok_or_else(|| Error::misuse("digits", Reason::Missing))?;
            ring(world, phone, |ring, number| ring.key(digits, number?, now))
        }
        _ => Err(Error::misuse("action", Reason::NotListed)),
    }
}

/// What a phone shows: its messages, oldest first, the newest prompt, and the newest call.
pub fn view(world: &World, phone: &str) -> View {
    let messages = world.messages.iter().filter(|message| message.phone == phone).map(|message| {
        object([
            ("at", message.at.into()),
            ("from", message.from.as_str().into()),
            ("kind", if message.long { "LMS" } else { "SMS" }.into()),
            ("text", message.text.as_str().into()),
            ("code", message.code.as_str().into()),
        ])
    });
    let auths = || world.transactions.iter().rev().filter_map(|t| t.auth()).filter(|auth| auth.info.phone == phone);
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
    let (ring, spoken) = match &auth.proof {
        Proof::Keypad { ring, .. } => (ring, None),
        Proof::Heard { code, ring, .. } => (ring, Some(code.as_str())),
        _ => return None,
    };
    // The number is heard, so it is not known before the call is answered.
    let spoken = spoken.filter(|_| matches!(ring, Ring::Answered { .. } | Ring::Done));
    let (state, tries, code) = match *ring {
        Ring::Silent => return None,
        Ring::Ringing { .. } => ("ringing", None, None),
        Ring::Answered { tries, .. } => ("answered", Some(i64::from(tries)), None),
        Ring::Done => ("done", None, None),
        Ring::Ended(code) => ("ended", None, Some(code)),
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

fn prompt(world: &mut World, phone: &str, to: Prompt) -> Result<(), Error> {
    let mut prompts = on(world, phone).filter_map(|auth| match &mut auth.proof {
        Proof::Prompt(prompt) if *prompt == Prompt::Waiting => Some(prompt),
        _ => None,
    });
    let prompt = prompts.next().ok_or_else(not_now)?;
    *prompt = to;
    Ok(())
}

/// Moves the newest live call; the function gets the number to key in, where there is one.
fn ring(world: &mut World, phone: &str, to: impl Fn(Ring, Option<&str>) -> Option<Ring>) -> Result<(), Error> {
    let mut rings = on(world, phone).filter_map(|auth| match &mut auth.proof {
        Proof::Keypad { ring, number, .. } if ring.is_live() => Some((ring, Some(number.as_str()))),
        Proof::Heard { ring, .. } if ring.is_live() => Some((ring, None)),
        _ => None,
    });
    let (ring, number) = rings.next().ok_or_else(not_now)?;
    *ring = to(*ring, number).ok_or_else(not_now)?;
    Ok(())
}

/// The verifications of a phone, the newest first.
fn on<'a>(world: &'a mut World, phone: &'a str) -> impl Iterator<Item = &'a mut Auth> {
    let auths = world.transactions.iter_mut().rev().filter_map(|transaction| transaction.auth_mut());
    auths.filter(move |auth| auth.info.phone == phone)
}
