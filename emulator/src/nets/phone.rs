//! The phones of users with a second factor.

use super::state::{Message, State};
use crate::host::{Seen, View};
use crate::json::object;
use alloc::{format, vec::Vec};

/// What a phone shows: its messages.
pub fn view(state: &State, phone: &str) -> View {
    let message = |message: &Message| {
        object([
            ("at", message.at.into()),
            ("from", "NETS*SSO".into()),
            ("kind", "SMS".into()),
            ("text", format!("[NETS*SSO] 2차 인증번호는 {}입니다.", message.code).into()),
            ("code", message.code.as_str().into()),
        ])
    };
    let own = state.messages.iter().filter(|message| message.phone == phone);
    View { messages: own.map(message).collect(), ..View::default() }
}

/// The phones that something came to.
pub fn seen(state: &State) -> Vec<Seen> {
    let seen = |message: &Message| Seen { phone: message.phone.into(), at: message.at, method: "NTFA" };
    state.messages.iter().map(seen).collect()
}
