//! The phones of users with a second factor.

use super::state::{Message, State};
use crate::host::{self, Activity, MessageKind, View};

/// What a phone shows: its messages.
pub fn view(state: &State, phone: &str) -> View {
    let message = |message: &Message| host::Message {
        at: message.at,
        from: "NETS*SSO".into(),
        kind: MessageKind::Sms,
        text: format!("[NETS*SSO] 2차 인증번호는 {}입니다.", message.code),
        code: message.code.clone(),
    };
    let own = state.messages.iter().filter(|message| message.phone == phone);
    View { messages: own.map(message).collect(), ..View::default() }
}

/// The phones that something came to.
pub fn activities(state: &State) -> Vec<Activity> {
    let one = |message: &Message| Activity { phone: message.phone.into(), at: message.at, method: "NTFA" };
    state.messages.iter().map(one).collect()
}
