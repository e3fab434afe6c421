//! Faults on order: what a test wants to go wrong, where, and how often.

use super::{OF_HOST, Reply};
use crate::json::{Loose, Value};
use alloc::vec::Vec;
use bonin::error::{Error, Reason};

/// One order; `S` is what can go wrong with this one service.
#[derive(Debug, Clone)]
pub struct Order<S> {
    /// `None` for any step.
    step: Option<&'static str>,
    /// How often; `None` until it is cleared.
    times: Option<i64>,
    /// How many fitting requests pass first.
    skip: i64,
    /// Milliseconds before the answer.
    delay: i64,
    /// What goes wrong.
    pub kind: Kind<S>,
}

/// What goes wrong.
#[derive(Debug, Clone)]
pub enum Kind<S> {
    /// Nothing but the delay.
    Delay,
    /// The connection drops.
    Drop {
        /// Whether the service did its part before, or never saw the request.
        served: bool,
    },
    /// The right answer with nothing in it.
    Empty,
    /// A page instead of an answer.
    Html {
        /// Its status.
        status: i64,
    },
    /// Text that is no JSON.
    NotJson,
    /// The right answer under another status.
    Status {
        /// The status.
        status: i64,
    },
    /// The right answer that says it is plain text.
    TextPlain,
    /// What only this service can do wrong.
    Special(S),
}

/// What can go wrong with one service alone.
pub trait Special: Clone {
    /// The names of the steps.
    const STEPS: &'static [&'static str];
    /// The members of an order besides those that all have.
    const MEMBERS: &'static [&'static str];

    /// Reads a kind of its own; `None` where it knows none of this name.
    fn read(kind: &str, order: &Value) -> Result<Option<Self>, Error>;

    /// Whether it lets requests pass until there is something that it can spoil.
    fn waits(&self) -> bool;
}

const MEMBERS: &[&str] = &["step", "kind", "times", "skip", "delay", "served", "status"];

impl<S: Special> Order<S> {
    fn read(order: &Value) -> Result<Self, Error> {
        let step = match order["step"].as_str() {
            None | Some("any") => None,
            Some(name) => Some(*S::STEPS.iter().find(|known| **known == name).ok_or_else(|| unlisted("step"))?),
        };
        let is_known = |name: &str| [MEMBERS, S::MEMBERS, OF_HOST].iter().any(|names| names.contains(&name));
        if let Some((name, _)) = order.as_object().into_iter().flatten().find(|(name, _)| !is_known(name)) {
            return Err(Error::misuse(name, Reason::UnknownField));
        }
        let kind = Kind::read(order)?;
        if kind.waits() && !order["delay"].is_null() {
            return Err(Error::misuse("delay", Reason::NotAllowed));
        }
        let count = |name: &str| order[name].integer().filter(|count| *count >= 0);
        Ok(Self {
            step,
            times: if order["times"].as_str() == Some("always") { None } else { Some(count("times").unwrap_or(1)) },
            skip: count("skip").unwrap_or(0),
            delay: count("delay").unwrap_or(0),
            kind,
        })
    }

    /// The answer with what goes wrong on its way.
    pub fn spoil(&self, reply: Reply) -> Reply {
        let reply = reply.after(self.delay);
        match self.kind {
            Kind::Drop { .. } => Reply::drop().after(self.delay),
            Kind::Empty => reply.with_body(""),
            Kind::Html { status } => Reply::html(status).after(self.delay),
            Kind::NotJson => reply.with_body("resultCode=2000"),
            Kind::Status { status } => reply.with_status(status),
            Kind::TextPlain => reply.into_text(),
            Kind::Delay | Kind::Special(_) => reply,
        }
    }
}

impl<S: Special> Kind<S> {
    fn read(order: &Value) -> Result<Self, Error> {
        let status = |other: i64| order["status"].integer().filter(|s| (200..600).contains(s)).unwrap_or(other);
        let kind = order["kind"].as_str().ok_or_else(|| Error::misuse("kind", Reason::Missing))?;
        Ok(match kind {
            "delay" => Self::Delay,
            "drop" => Self::Drop { served: order["served"].as_bool().unwrap_or(false) },
            "empty" => Self::Empty,
            "html" => Self::Html { status: status(502) },
            "notJson" => Self::NotJson,
            "status" => Self::Status { status: status(500) },
            "textPlain" => Self::TextPlain,
            _ => Self::Special(S::read(kind, order)?.ok_or_else(|| unlisted("kind"))?),
        })
    }

    fn waits(&self) -> bool {
        matches!(self, Self::Special(special) if special.waits())
    }
}

/// The orders that are still open, the oldest first.
#[derive(Debug)]
pub struct Faults<S>(Vec<Order<S>>);

impl<S> Default for Faults<S> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// What the control API does with the orders of any service.
pub trait Orders {
    /// Reads and takes an order, and tells how many are open.
    fn order(&mut self, order: &Value) -> Result<usize, Error>;

    /// Forgets them all.
    fn clear(&mut self);
}

impl<S: Special> Orders for Faults<S> {
    fn order(&mut self, order: &Value) -> Result<usize, Error> {
        self.0.push(Order::read(order)?);
        Ok(self.0.len())
    }

    fn clear(&mut self) {
        self.0.clear();
    }
}

impl<S: Special> Faults<S> {
    /// What goes wrong with a request of this step, as it arrives.
    pub fn arriving(&mut self, step: &str) -> Option<Order<S>> {
        self.take(|order| !order.kind.waits() && order.step.is_none_or(|wanted| wanted == step))
    }

    /// The first of those that wait for something like this.
    pub fn waiting(&mut self, fits: impl Fn(&S) -> bool) -> Option<S> {
        let order = self.take(|order| matches!(&order.kind, Kind::Special(s) if s.waits() && fits(s)))?;
        if let Kind::Special(special) = order.kind { Some(special) } else { None }
    }

    fn take(&mut self, fits: impl Fn(&Order<S>) -> bool) -> Option<Order<S>> {
        let at = self.0.iter().position(fits)?;
        let order = self.0.get_mut(at)?;
        if order.skip > 0 {
            order.skip -= 1;
            return None;
        }
        let found = order.clone();
        if let Some(times) = &mut order.times {
            *times -= 1;
            if *times <= 0 {
                self.0.remove(at);
            }
        }
        Some(found)
    }
}

/// The value of a name in a table.
pub fn listed<T: Copy>(rows: &[(&str, T)], name: &str, field: &str) -> Result<T, Error> {
    rows.iter().find(|(known, _)| *known == name).map(|(_, value)| *value).ok_or_else(|| unlisted(field))
}

fn unlisted(field: &str) -> Error {
    Error::misuse(field, Reason::NotListed)
}
