//! The rules that every flow of a page keeps, whatever happens to it and in whatever order.

use super::Json;
use super::browser::Browser;
use proptest::prelude::*;

/// What the rules have to know of one provider.
pub struct Rules {
    /// The states that nothing leaves.
    pub ends: &'static [&'static str],
    /// The calls that are taken only if the view offered them.
    pub calls: &'static [&'static str],
    /// Whether this call, even if it is offered, may be refused for its argument.
    pub may_be_wrong: fn(call: &Json) -> bool,
}

impl Rules {
    /// Holds the step that this event was to the rules; says if it was taken.
    pub fn keep(&self, before: &Browser, event: &Json, after: &mut Browser) -> Result<bool, TestCaseError> {
        let kind = event["type"].as_str().unwrap();
        let was = before.name();
        if after.feed(event).is_err() {
            prop_assert_eq!(&after.state, &before.state);
            prop_assert!((self.may_be_wrong)(event) || !before.can(kind), "{} was offered at {}", kind, was);
            return Ok(false);
        }
        // What is over stays over.
        if self.ends.contains(&was) {
            prop_assert_eq!(after.name(), was);
        }
        if self.ends.contains(&after.name()) && after.act()["type"] == "reject" {
            prop_assert_eq!(&after.act()["error"]["retryable"], false, "{} at the end", after.act());
        }
        // A call that is taken was offered, unless it finds that time is over.
        if self.calls.contains(&kind) {
            let is_late = after.name() == "expired" || after.act()["error"]["kind"] == "expired";
            // Time alone can offer a call; the page hears of it with the next tick.
            let mut looked = before.clone();
            looked.feed(&Json::Null).unwrap();
            prop_assert!(looked.can(kind) || is_late, "{} at {} was not offered", kind, was);
        }
        // Read back, it is the same.
        let mut again = after.clone();
        again.feed(&Json::Null).unwrap();
        prop_assert_eq!((&again.state, again.view()), (&after.state, after.view()));
        Ok(true)
    }
}
