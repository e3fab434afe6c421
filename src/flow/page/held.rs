//! A provider's half of the page as the driver holds it: in one form for all providers, so a page has the driver once.

use super::driver::{bug, not_now};
use super::view::Shown;
use super::{Ask, Effect, Event, Next, Outcome, PageFlow, PageRequest, Reply, Response, ServerReply, Step};
use crate::error::Error;
use crate::flow::Context;
use crate::flow::answers::{bad_answer, unreachable};
use crate::flow::host::Host;
use crate::flow::reading::readable::{read_tolerantly, read_variant};
use crate::flow::reading::{Input, Unreadable};
use crate::flow::value::{Unwritable, Value};
use crate::words::Word;

/// A state of some provider.
pub trait AnyFlow<H: Host> {
    /// The provider's name.
    fn provider(&self) -> &'static str;
    /// The version of its snapshots.
    fn version(&self) -> u32;
    /// Takes the state of a snapshot.
    ///
    /// # Errors
    /// This version has written no such state. The old one stays.
    fn read(&mut self, state: &Input<H>) -> Result<(), Unreadable>;
    /// The state for a snapshot.
    ///
    /// # Errors
    /// It cannot be written, which is a bug.
    fn write(&self) -> Result<Value, Unwritable>;
    /// As [`PageFlow::pending`].
    fn pending(&self) -> Option<&'static str>;
    /// As [`PageFlow::is_ended`].
    fn is_ended(&self) -> bool;
    /// As [`PageFlow::is_over`].
    fn is_over(&self, now: i64) -> bool;
    /// As [`PageFlow::settle`].
    fn settle(&mut self, now: i64) -> Option<Error>;
    /// As [`PageFlow::at_rest`].
    fn rest(&mut self);
    /// As [`PageFlow::view`].
    fn view(&self, now: i64) -> Shown;
    /// As [`PageFlow::step`].
    ///
    /// # Errors
    /// The step is not taken. The state is as it was then.
    fn step(&mut self, given: Given<'_, H>, context: &mut Context<'_>) -> Result<Stepped, Refusal>;
    /// As [`PageFlow::asks_for_end`].
    fn asks_for_end(&self, call: &str, arguments: &H) -> bool;
}

/// An [`Event`] as it comes from the host.
pub enum Given<'a, H> {
    /// As [`Event::Poll`].
    Poll,
    /// As [`Event::Closed`].
    Closed,
    /// As [`Event::Blocked`].
    Blocked,
    /// The parameters of [`Event::Returned`].
    Returned(H),
    /// The step of [`Event::Answered`], the part of the answer that all providers share, and its body.
    Answered(String, Option<Reply<()>>, H),
    /// The step of [`Event::Replied`], and the response.
    Replied(String, Response),
    /// The step of [`Event::Lost`]; true if the time for an answer was over.
    Lost(String, bool),
    /// The name of a call, and its arguments.
    Call(&'a str, &'a H),
}

/// A step that was taken.
pub enum Stepped {
    /// As [`Next::To`].
    To(Act),
    /// The end of the flow, and the error of the call if that is another one.
    Over(Error, Option<Error>),
}

/// A step that was not taken.
pub enum Refusal {
    /// The event does not fit the state.
    Event,
    /// The arguments of the call cannot be read.
    Arguments(Unreadable),
    /// For this reason.
    Because(Error),
}

/// An [`Effect`] of any provider.
pub enum Act {
    /// As [`Effect::Rest`].
    Rest,
    /// The step, whether it starts a flow, and the body.
    Post(&'static str, bool, Value),
    /// The step, and the request.
    Ask(&'static str, Ask),
    /// The page, if no view names it.
    Open(Option<PageRequest>),
    /// As [`Effect::Resolve`].
    Resolve(Outcome<Value>),
    /// As [`Effect::Reject`].
    Reject(Error),
}

/// A flow of this provider before anything happened.
#[must_use]
pub fn start<F: PageFlow, H: Host>() -> Box<dyn AnyFlow<H>> {
    Box::new(Held(F::start()))
}

struct Held<F>(F);

impl<F: PageFlow> Held<F> {
    /// The state, to go on from. Until then, the first state stands in its place.
    fn take(&mut self) -> F {
        std::mem::replace(&mut self.0, F::start())
    }
}

impl<F: PageFlow, H: Host> AnyFlow<H> for Held<F> {
    fn provider(&self) -> &'static str {
        F::PROVIDER
    }

    fn version(&self) -> u32 {
        F::SNAPSHOT
    }

    fn read(&mut self, state: &Input<H>) -> Result<(), Unreadable> {
        self.0 = F::read_from(state)?;
        Ok(())
    }

    fn write(&self) -> Result<Value, Unwritable> {
        Value::of(&self.0)
    }

    fn pending(&self) -> Option<&'static str> {
        self.0.pending().map(Word::word)
    }

    fn is_ended(&self) -> bool {
        self.0.is_ended()
    }

    fn is_over(&self, now: i64) -> bool {
        self.0.is_over(now)
    }

    fn settle(&mut self, now: i64) -> Option<Error> {
        self.0.settle(now)
    }

    fn rest(&mut self) {
        self.0 = self.take().at_rest();
    }

    fn view(&self, now: i64) -> Shown {
        self.0.view(now).shown
    }

    /// The step consumes the state. Its snapshot brings it back if the step is not taken: that is what snapshots are for, and a
    /// copy of each state would be 2.5 kB more for a browser to load.
    fn step(&mut self, given: Given<'_, H>, context: &mut Context<'_>) -> Result<Stepped, Refusal> {
        let event = read_event(given)?;
        let kept = Value::of(&self.0).map_err(|Unwritable| Refusal::Because(bug()))?;
        let refusal = match self.take().step(event, context) {
            Ok(Next::To(state, effect)) => {
                self.0 = state;
                return act(effect).map(Stepped::To).map_err(|Unwritable| Refusal::Because(bug()));
            }
            Ok(Next::Over(error)) => return Ok(Stepped::Over(error, None)),
            Ok(Next::OverFor { end, told }) => return Ok(Stepped::Over(end, Some(told))),
            Ok(Next::Refused) => Refusal::Event,
            Err(error) => Refusal::Because(error),
        };
        // Only a refused step needs the host's value: crossing the boundary is not for every event.
        let restored = H::from_value(kept).is_some_and(|kept| self.read(&Input::strict(&kept)).is_ok());
        Err(if restored { refusal } else { Refusal::Because(bug()) })
    }

    fn asks_for_end(&self, call: &str, arguments: &H) -> bool {
        read_variant(call, arguments).is_ok_and(|call| F::asks_for_end(&call))
    }
}

fn read_event<F: PageFlow, H: Host>(given: Given<'_, H>) -> Result<Event<F>, Refusal> {
    let known = |word: &str| F::Step::from_word(word).ok_or_else(|| Refusal::Because(not_now()));
    Ok(match given {
        Given::Poll => Event::Poll,
        Given::Closed => Event::Closed,
        Given::Blocked => Event::Blocked,
        Given::Returned(query) => Event::Returned(read_tolerantly(&query).unwrap_or_default()),
        Given::Answered(step, shared, body) => {
            let bad = bad_answer(&step);
            let (has_flow, error) =
                shared.map_or((false, Some(bad.clone())), |Reply { has_flow, error, .. }| (has_flow, error));
            let (answer, error) = match read_tolerantly(&body) {
                Ok(answer) => (answer, error),
                Err(_) => (F::Answer::default(), error.or(Some(bad))),
            };
            Event::Answered(known(&step)?, Reply { has_flow, error, answer })
        }
        Given::Replied(step, response) => {
            let reply = F::ServerReply::read::<H>(&response).ok_or_else(|| Refusal::Because(not_now()))?;
            Event::Replied(known(&step)?, reply)
        }
        Given::Lost(step, timeout) => Event::Lost(known(&step)?, unreachable(&step, timeout)),
        Given::Call(call, arguments) => Event::Call(read_variant(call, arguments).map_err(Refusal::Arguments)?),
    })
}

fn act<F: PageFlow>(effect: Effect<F>) -> Result<Act, Unwritable> {
    Ok(match effect {
        Effect::Rest => Act::Rest,
        Effect::Post(step, body) => Act::Post(step.word(), step.starts(), Value::of(&body)?),
        Effect::Ask(step, ask) => Act::Ask(step.word(), ask),
        Effect::Open => Act::Open(None),
        Effect::OpenOnce(page) => Act::Open(Some(page)),
        Effect::Resolve(Outcome::Verified(verification)) => Act::Resolve(Outcome::Verified(verification)),
        Effect::Resolve(Outcome::Other(value)) => Act::Resolve(Outcome::Other(Value::of(&value)?)),
        Effect::Reject(error) => Act::Reject(error),
    })
}
