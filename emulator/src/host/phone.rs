//! The phones: each shows what all services sent to it, and its owner answers what is on top.

use super::Emulators;
use super::given::{self, Nothing};
use crate::json::Value;
use bonin::error::{Error, Kind, Reason};
use serde::{Deserialize, Serialize};
use std::cmp::Reverse;

/// What the owner of a phone does.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "camelCase")]
pub enum Action {
    /// Says yes to the prompt.
    Approve,
    /// Says no to it.
    Decline,
    /// Lets it time out.
    Ignore,
    /// Looks at it.
    Open,
    /// Picks the call up.
    Answer,
    /// Refuses it before picking up.
    Dismiss,
    /// Is on another call.
    Busy,
    /// Lets it ring until it gives up.
    Miss,
    /// Hangs up.
    HangUp,
    /// Keys digits in; `#` cancels.
    Key {
        /// The digits.
        digits: String,
    },
}

/// What a phone shows of one service.
#[derive(Debug, Default)]
pub struct View {
    /// Text messages, the oldest first.
    pub messages: Vec<Message>,
    /// The newest prompt of the service's app.
    pub prompt: Option<Prompt>,
    /// The newest call.
    pub call: Option<Call>,
}

/// A text message.
#[derive(Debug, Clone, Serialize)]
pub struct Message {
    /// When it came.
    pub at: i64,
    /// The number that it comes from.
    pub from: String,
    /// Its length class.
    pub kind: MessageKind,
    /// The text.
    pub text: String,
    /// The code in the text.
    pub code: String,
}

/// The length class of a message.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "UPPERCASE")]
pub enum MessageKind {
    /// Short.
    Sms,
    /// Long.
    Lms,
}

/// A prompt of an app.
#[derive(Debug, Clone, Serialize)]
pub struct Prompt {
    /// The app.
    pub app: &'static str,
    /// When it came.
    pub at: i64,
    /// What became of it.
    pub state: PromptState,
    /// How it ended without approval.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'static str>,
    /// The text that is to be signed.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub document: Option<PromptDocument>,
}

/// What became of a prompt.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum PromptState {
    /// The owner has not said anything.
    Waiting,
    /// The owner said yes.
    Approved,
    /// The owner said no.
    Declined,
    /// Its time is over.
    TimedOut,
}

/// A text that is to be signed.
#[derive(Debug, Clone, Serialize)]
pub struct PromptDocument {
    /// Its title.
    pub title: String,
    /// The text.
    pub text: String,
}

/// A call.
#[derive(Debug, Clone, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Call {
    /// When it was asked for.
    pub at: i64,
    /// What it is for.
    pub kind: CallKind,
    /// What became of it.
    pub state: CallState,
    /// The number that it reads out, once it is answered.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub spoken: Option<String>,
    /// Numbers that may still be keyed in.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub tries_left: Option<u8>,
    /// How it ended.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub code: Option<&'static str>,
}

/// What a call is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CallKind {
    /// The owner keys a number in.
    Keypad,
    /// The owner listens to a number.
    Listen,
}

/// What became of a call.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub enum CallState {
    /// The phone rings.
    Ringing,
    /// The owner picked up.
    Answered,
    /// It did what it is for.
    Done,
    /// It ended in another way.
    Ended,
}

/// What a phone shows of all services.
#[derive(Debug, Serialize)]
pub struct Screen {
    phone: String,
    /// The emulator's clock.
    now: i64,
    messages: Vec<Message>,
    #[serde(skip_serializing_if = "Option::is_none")]
    prompt: Option<Prompt>,
    #[serde(skip_serializing_if = "Option::is_none")]
    call: Option<Call>,
}

/// A phone that something happened on.
#[derive(Debug, Serialize)]
pub struct Activity {
    /// Its number.
    pub phone: String,
    /// When.
    pub at: i64,
    /// By which method.
    pub method: &'static str,
}

impl Action {
    /// The action of this name, of those that need nothing more.
    pub fn named(name: &str) -> Result<Self, Error> {
        given::variant("action", name, &Value::Null)
    }
}

impl Prompt {
    /// A prompt that still waits is on top; otherwise the newest is.
    const fn rank(&self) -> (bool, i64) {
        (matches!(self.state, PromptState::Waiting), self.at)
    }
}

impl Emulators {
    /// Does the action of this name on a phone, and gives what it shows then.
    pub(super) fn phone(&mut self, phone: &str, action: &str, input: &Value, now: i64) -> Result<Screen, Error> {
        if action == "view" {
            given::read::<Nothing>(input)?;
        } else {
            self.act(phone, &given::variant("action", action, input)?, now)?;
        }
        Ok(self.screen(phone, now))
    }

    /// Lets the service answer whose prompt is on top; a service that has no such action leaves it to the next one.
    fn act(&mut self, phone: &str, action: &Action, now: i64) -> Result<(), Error> {
        let mut order: Vec<usize> = (0..self.services.len()).collect();
        order.sort_by_key(|at| Reverse(self.services[*at].1.view(phone).prompt.as_ref().map(Prompt::rank)));
        let mut refusal = no_such_action();
        for at in order {
            match self.services[at].1.act(phone, action, now) {
                Ok(()) => return Ok(()),
                Err(error) if error.reason == Reason::NotListed => {}
                Err(error) if refusal.reason == Reason::NotListed => refusal = error,
                Err(_) => {}
            }
        }
        Err(refusal)
    }

    fn screen(&self, phone: &str, now: i64) -> Screen {
        let views: Vec<View> = self.services.iter().map(|(_, service)| service.view(phone)).collect();
        let mut screen = Screen { phone: phone.into(), now, messages: Vec::new(), prompt: None, call: None };
        for view in views {
            screen.messages.extend(view.messages);
            screen.prompt = [screen.prompt, view.prompt].into_iter().flatten().max_by_key(Prompt::rank);
            screen.call = [screen.call, view.call].into_iter().flatten().max_by_key(|call| call.at);
        }
        screen.messages.sort_by_key(|message| message.at);
        screen
    }

    /// The phones that something happened on, the newest first.
    pub(super) fn phones(&self) -> Vec<Activity> {
        let mut newest: Vec<Activity> = Vec::new();
        for one in self.services.iter().flat_map(|(_, service)| service.phones()) {
            match newest.iter_mut().find(|known| known.phone == one.phone) {
                Some(known) if known.at > one.at => {}
                Some(known) => *known = one,
                None => newest.push(one),
            }
        }
        newest.sort_by_key(|one| Reverse(one.at));
        newest
    }
}

/// The action does not fit what the phone shows.
pub fn not_now() -> Error {
    Error::new(Kind::Misuse, Reason::NotNow)
}

/// A service has no such action.
pub fn no_such_action() -> Error {
    Error::misuse("action", Reason::NotListed)
}
