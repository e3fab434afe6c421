//! What happened, as the driver of a browser's half says it.

use super::input::not_now;
use crate::error::Error;
use crate::json::Value;

/// What happened; the event's own members say more. `C` are the calls of the page, `S` the steps of the proxy.
#[derive(Clone, Copy)]
pub enum On<C, S> {
    /// The page calls this.
    Call(C),
    /// The page gives up.
    Cancel,
    /// Time went by.
    Tick,
    /// Somebody looks at the page, and it is time to ask again.
    Poll,
    /// The state came from a snapshot: whatever was on its way is lost.
    Resume,
    /// The user came back from the page that was opened, with `query`, or it says that it is done.
    Returned,
    /// It seems to be gone.
    Closed,
    /// It was not let open.
    Blocked,
    /// The proxy answered this step with `body`.
    Answered(S),
    /// The proxy did not answer this step; `timeout` says whether it took too long.
    Unreachable(S),
}

impl<C, S> On<C, S> {
    /// Reads an event, whose words for calls and steps are read by these.
    pub fn read<'a>(
        event: &'a Value,
        call: impl Fn(&'a str) -> Option<C>,
        step: impl Fn(&'a str) -> Option<S>,
    ) -> Result<Self, Error> {
        let word = |name: &str| event.get(name).text().unwrap_or_default();
        let on = match word("type") {
            "cancel" => Some(Self::Cancel),
            "tick" => Some(Self::Tick),
            "poll" => Some(Self::Poll),
            "resume" => Some(Self::Resume),
            "returned" => Some(Self::Returned),
            "closed" => Some(Self::Closed),
            "blocked" => Some(Self::Blocked),
            "answered" => step(word("step")).map(Self::Answered),
            "unreachable" => step(word("step")).map(Self::Unreachable),
            name => call(name).map(Self::Call),
        };
        on.ok_or_else(not_now)
    }
}
