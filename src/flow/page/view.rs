//! The page's view of a state.

use super::PageFlow;
use crate::error::Error;
use crate::flow::value::{Unwritable, Value};
use crate::words::Word;
use std::marker::PhantomData;

crate::words! {
    /// The names of the states, of all providers: a state is named for the thing that it waits for.
    pub Name {
        /// For the first call.
        Idle = "idle",
        /// For the request.
        Ready = "ready",
        /// For a code that the user types.
        AwaitingCode = "awaitingCode",
        /// For the user's approval in an app.
        AwaitingApp = "awaitingApp",
        /// For the call that has the phone rung.
        AwaitingCall = "awaitingCall",
        /// For the user, during a phone call.
        Calling = "calling",
        /// For the user to come back from another page.
        AwaitingReturn = "awaitingReturn",
        /// For the user to choose between two logons.
        AwaitingChoice = "awaitingChoice",
        /// Verified, or logged on.
        Verified = "verified",
        /// Logged off.
        LoggedOut = "loggedOut",
        /// Ended by an error.
        Failed = "failed",
        /// Ended by time.
        Expired = "expired",
        /// Ended by the user or the page.
        Cancelled = "cancelled",
    }
}

/// The page's view of a state: a name, the members that this state has, and the calls that are possible now.
pub struct View<F: PageFlow> {
    pub(super) shown: Shown,
    of: PhantomData<F>,
}

/// The same, of any provider.
pub struct Shown {
    pub(super) name: Name,
    pub(super) members: Result<Value, Unwritable>,
    pub(super) actions: Vec<&'static str>,
    pub(super) error: Option<Error>,
    pub(super) poll_at: Option<i64>,
    pub(super) wake_at: Option<i64>,
}

impl Shown {
    pub(super) const fn new(name: Name) -> Self {
        let members = Ok(Value::object());
        Self { name, members, actions: Vec::new(), error: None, poll_at: None, wake_at: None }
    }
}

impl<F: PageFlow> View<F> {
    /// The view of a state with this name.
    #[must_use]
    pub const fn new(name: Name) -> Self {
        Self { shown: Shown::new(name), of: PhantomData }
    }

    /// With members of the provider's own.
    #[must_use]
    pub fn with(mut self, members: F::Members) -> Self {
        self.shown.members = Value::of(&members);
        self
    }

    /// With the calls that are possible now. The driver leaves them out while a step is pending.
    #[must_use]
    pub fn can(mut self, actions: impl IntoIterator<Item = F::Action>) -> Self {
        self.shown.actions.extend(actions.into_iter().map(Word::word));
        self
    }

    /// With a call that is possible if `condition` holds.
    #[must_use]
    pub fn can_if(mut self, condition: bool, action: F::Action) -> Self {
        self.shown.actions.extend(condition.then_some(action.word()));
        self
    }

    /// With the error that happened last.
    #[must_use]
    pub fn error(mut self, error: Option<&Error>) -> Self {
        self.shown.error = error.cloned();
        self
    }

    /// With the time, in ms, at which the driver should send a `poll`, or as soon after as somebody looks at the page.
    #[must_use]
    pub const fn poll(mut self, at: i64) -> Self {
        self.shown.poll_at = Some(at);
        self
    }

    /// With the time, in ms, at which the driver should send a `tick` so that the clocks take effect.
    #[must_use]
    pub const fn wake(mut self, at: i64) -> Self {
        self.shown.wake_at = Some(at);
        self
    }
}
