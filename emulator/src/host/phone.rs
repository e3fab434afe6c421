//! The phones: each shows what all services sent to it, and its owner answers what is on top.

use super::Emulators;
use crate::json::{Loose, Value, object};
use alloc::{string::String, vec::Vec};
use bonin::error::{Error, Kind, Reason};
use core::cmp::Reverse;

/// What a phone shows of one service; each with the time `at` which it came.
#[derive(Debug, Default)]
pub struct View {
    /// Text messages, the oldest first.
    pub messages: Vec<Value>,
    /// The newest prompt of the service's app.
    pub prompt: Option<Value>,
    /// The newest call.
    pub call: Option<Value>,
}

/// A phone that something happened on.
#[derive(Debug)]
pub struct Seen {
    /// Its number.
    pub phone: String,
    /// When.
    pub at: i64,
    /// By which method, in one word.
    pub method: &'static str,
}

impl Emulators {
    /// Does `action` on a phone and gives what it shows then.
    pub(super) fn phone(&mut self, phone: &str, action: &str, input: &Value, now: i64) -> Result<Value, Error> {
        if action != "view" {
            self.answer(phone, action, input, now)?;
        }
        Ok(self.shown(phone, now))
    }

    /// Lets the service answer whose prompt is on top; what it has no use for goes to the next one.
    fn answer(&mut self, phone: &str, action: &str, input: &Value, now: i64) -> Result<(), Error> {
        let mut order: Vec<usize> = (0..self.services.len()).collect();
        order.sort_by_key(|at| Reverse(self.services[*at].1.view(phone).prompt.as_ref().map(rank)));
        let mut refusal = Error::misuse("action", Reason::NotListed);
        for at in order {
            match self.services[at].1.act(phone, action, input, now) {
                Ok(()) => return Ok(()),
                Err(error) if error.reason == Reason::NotListed => {}
                Err(error) if refusal.reason == Reason::NotListed => refusal = error,
                Err(_) => {}
            }
        }
        Err(refusal)
    }

    fn shown(&self, phone: &str, now: i64) -> Value {
        let views: Vec<View> = self.services.iter().map(|(_, service)| service.view(phone)).collect();
        let mut messages: Vec<Value> = views.iter().flat_map(|view| view.messages.iter().cloned()).collect();
        messages.sort_by_key(at);
        object([
            ("phone", phone.into()),
            ("now", now.into()),
            ("messages", messages.into()),
            ("prompt", views.iter().filter_map(|view| view.prompt.clone()).max_by_key(rank).into()),
            ("call", views.iter().filter_map(|view| view.call.clone()).max_by_key(at).into()),
        ])
    }

    /// The phones something happened on, the newest first.
    pub(super) fn phones(&self) -> Value {
        let mut seen: Vec<Seen> = Vec::new();
        for one in self.services.iter().flat_map(|(_, service)| service.phones()) {
            match seen.iter_mut().find(|known| known.phone == one.phone) {
                Some(known) if known.at > one.at => {}
                Some(known) => *known = one,
                None => seen.push(one),
            }
        }
        seen.sort_by_key(|one| Reverse(one.at));
        let row =
            |one: Seen| object([("phone", one.phone.into()), ("at", one.at.into()), ("method", one.method.into())]);
        seen.into_iter().map(row).collect::<Vec<_>>().into()
    }
}

/// What waits is on top; else what came last.
fn rank(prompt: &Value) -> (bool, i64) {
    (prompt["state"].as_str() == Some("waiting"), at(prompt))
}

fn at(shown: &Value) -> i64 {
    shown["at"].integer().unwrap_or_default()
}

/// What does not fit what the phone shows.
pub fn not_now() -> Error {
    Error::new(Kind::Misuse, Reason::NotNow)
}
