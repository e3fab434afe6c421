//! Faults on order: what a test wants to go wrong, where, and how often.

use super::Reply;
use super::given;
use crate::json::Value;
use bonin::error::{Error, Reason};
use bonin::words::Word;
use serde::de::{DeserializeOwned, Visitor};
use serde::{Deserialize, Deserializer};
use std::fmt;

/// One order; `F` is what can go wrong with this one service.
#[derive(Debug, Clone)]
pub struct Order<F: ProviderFault> {
    /// `None` for any step.
    step: Option<F::Step>,
    times: Times,
    /// How many fitting requests pass first.
    skip: u32,
    /// Milliseconds before the answer.
    delay: u32,
    kind: Kind<F>,
}

/// What can go wrong with one service alone. Its serde names are the kinds of orders.
pub trait ProviderFault: Clone + DeserializeOwned {
    /// The steps of the service, by their names in orders and in the log.
    type Step: Word;

    /// It lets requests pass until there is something that it can spoil.
    fn waits(&self) -> bool;
}

/// What can go wrong with any service.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum CommonFault {
    /// Nothing but the delay.
    Delay,
    /// The connection drops.
    Drop {
        /// The service does its part first; otherwise it never sees the request.
        served: Option<bool>,
    },
    /// The right answer with nothing in it.
    Empty,
    /// A page instead of an answer.
    Html {
        /// Its status; 502 unless given.
        status: Option<HttpStatus>,
    },
    /// A text that is no JSON.
    NotJson,
    /// The right answer under another status.
    Status {
        /// The status; 500 unless given.
        status: Option<HttpStatus>,
    },
    /// The right answer, said to be plain text.
    TextPlain,
}

/// A status that an HTTP answer can have.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(try_from = "u16")]
pub struct HttpStatus(pub u16);

impl TryFrom<u16> for HttpStatus {
    type Error = &'static str;

    fn try_from(status: u16) -> Result<Self, Self::Error> {
        if (200..600).contains(&status) { Ok(Self(status)) } else { Err(Reason::NotListed.id()) }
    }
}

#[derive(Debug, Clone)]
enum Kind<F> {
    Common(CommonFault),
    Special(F),
}

/// How often an order counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Times {
    /// Until it is cleared.
    Always,
    /// So many times.
    Count(u32),
}

/// The members that every order may have.
#[derive(Deserialize)]
struct Head {
    kind: String,
    step: Option<String>,
    times: Option<Times>,
    skip: Option<u32>,
    delay: Option<u32>,
}

const HEAD: &[&str] = &["kind", "step", "times", "skip", "delay"];

impl<F: ProviderFault> Order<F> {
    fn read(order: &Value) -> Result<Self, Error> {
        let (head, own) = given::split(order, HEAD);
        let Head { kind, step, times, skip, delay } = given::read(&head)?;
        let kind = match given::known_variant(&kind, &own)? {
            Some(fault) => Kind::Common(fault),
            None => Kind::Special(given::variant("kind", &kind, &own)?),
        };
        if kind.waits() && delay.is_some() {
            return Err(Error::misuse("delay", Reason::NotAllowed));
        }
        Ok(Self {
            step: match step.as_deref() {
                None | Some("any") => None,
                Some(name) => Some(F::Step::from_word(name).ok_or_else(|| Error::misuse("step", Reason::NotListed))?),
            },
            times: times.unwrap_or(Times::Count(1)),
            skip: skip.unwrap_or(0),
            delay: delay.unwrap_or(0),
            kind,
        })
    }

    /// The fault that only this service has.
    pub const fn special(&self) -> Option<&F> {
        if let Kind::Special(fault) = &self.kind { Some(fault) } else { None }
    }

    /// The connection drops before the service sees the request.
    pub fn drops_unseen(&self) -> bool {
        matches!(self.kind, Kind::Common(CommonFault::Drop { served: None | Some(false) }))
    }

    /// The answer with what goes wrong on its way.
    pub fn spoil(&self, reply: Reply) -> Reply {
        let Kind::Common(fault) = self.kind else { return reply.after(self.delay.into()) };
        let status = |given: Option<HttpStatus>, other| given.map_or(other, |status| status.0);
        let (reply, delay) = (reply.after(self.delay.into()), self.delay.into());
        match fault {
            CommonFault::Delay => reply,
            CommonFault::Drop { .. } => Reply::drop().after(delay),
            CommonFault::Empty => reply.with_body(""),
            CommonFault::Html { status: given } => Reply::html(status(given, 502)).after(delay),
            CommonFault::NotJson => reply.with_body("resultCode=2000"),
            CommonFault::Status { status: given } => reply.with_status(status(given, 500)),
            CommonFault::TextPlain => reply.into_text(),
        }
    }
}

impl<F: ProviderFault> Kind<F> {
    fn waits(&self) -> bool {
        matches!(self, Self::Special(fault) if fault.waits())
    }
}

/// The orders that are still open, the oldest first.
#[derive(Debug)]
pub struct Faults<F: ProviderFault>(Vec<Order<F>>);

impl<F: ProviderFault> Default for Faults<F> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

/// The orders of any service, for the control API.
pub trait Orders {
    /// Reads and takes an order, and tells how many are open.
    fn order(&mut self, order: &Value) -> Result<usize, Error>;

    /// Forgets them all.
    fn clear(&mut self);
}

impl<F: ProviderFault> Orders for Faults<F> {
    fn order(&mut self, order: &Value) -> Result<usize, Error> {
        self.0.push(Order::read(order)?);
        Ok(self.0.len())
    }

    fn clear(&mut self) {
        self.0.clear();
    }
}

impl<F: ProviderFault> Faults<F> {
    /// The order for a request of this step, as it arrives.
    pub fn arriving(&mut self, step: F::Step) -> Option<Order<F>> {
        self.take(|order| !order.kind.waits() && order.step.is_none_or(|wanted| wanted == step))
    }

    /// The first of the faults that wait for something like this.
    pub fn waiting(&mut self, fits: impl Fn(&F) -> bool) -> Option<F> {
        let order = self.take(|order| matches!(&order.kind, Kind::Special(fault) if fault.waits() && fits(fault)))?;
        if let Kind::Special(fault) = order.kind { Some(fault) } else { None }
    }

    fn take(&mut self, fits: impl Fn(&Order<F>) -> bool) -> Option<Order<F>> {
        let at = self.0.iter().position(fits)?;
        let order = self.0.get_mut(at)?;
        if order.skip > 0 {
            order.skip -= 1;
            return None;
        }
        let found = order.clone();
        if let Times::Count(left) = &mut order.times {
            *left = left.saturating_sub(1);
            if *left == 0 {
                self.0.remove(at);
            }
        }
        Some(found)
    }
}

impl<'de> Deserialize<'de> for Times {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(TimesVisitor)
    }
}

struct TimesVisitor;

impl Visitor<'_> for TimesVisitor {
    type Value = Times;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a count, or `always`")
    }

    fn visit_i64<E: serde::de::Error>(self, count: i64) -> Result<Times, E> {
        u32::try_from(count).map(Times::Count).map_err(|_| E::custom(Reason::NotListed.id()))
    }

    fn visit_str<E: serde::de::Error>(self, word: &str) -> Result<Times, E> {
        if word == "always" { Ok(Times::Always) } else { Err(E::custom(Reason::NotListed.id())) }
    }
}
