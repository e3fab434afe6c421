//! What the page sees of a state.

use super::state::{Place, Session, State, TRIES};
use crate::flow::browser::View;
use crate::json::Value;

pub(super) fn view(state: &State) -> View {
    match state {
        State::Idle => View::new("idle").can("begin").can("cancel"),
        State::Opening { .. } => View::new("idle").pending("begin"),
        State::In(session) => inside(session),
        State::Failed(error) => View::new("failed").error(Some(error)),
        State::Expired => View::new("expired"),
        State::Cancelled => View::new("cancelled"),
    }
}

fn inside(session: &Session) -> View {
    let view = shown(session).error(session.error.as_ref());
    if let Some(doing) = &session.doing {
        return view.pending(doing.word());
    }
    let view = offered(session, view).can("cancel");
    let view = if matches!(session.place, Place::Ready | Place::Verified(_)) { view.poll(session.poll_at) } else { view };
    view.wake(session.place_ends().map_or(session.expires_at, |end| end.min(session.expires_at)))
}

fn shown(session: &Session) -> View {
    match &session.place {
        Place::Start => View::new("idle"),
        Place::Ready => View::new("ready").with("account", known(&session.account)),
        Place::Code(factor) => {
            let view = View::new("awaitingCode").with("factor", known(&factor.shown));
            view.with("attemptsLeft", factor.attempts).with("expiresAt", factor.expires_at)
        }
        Place::Choice(choice) => {
            View::new("awaitingChoice").with("duplicate", choice.shown.clone()).with("expiresAt", choice.expires_at)
        }
        Place::Away { url, .. } => View::new("awaitingReturn").with("open", open(url)),
        Place::Verified(user) => {
            let view = View::new("verified").with("account", known(&session.account));
            let view = view.with("gateUrl", user.shown.get("gateUrl").clone());
            view.with("hijackScript", user.shown.get("hijackScript").clone())
        }
        Place::Out(out) => {
            let view = View::new("loggedOut").with("duplicate", known(&out.duplicate));
            let url = session.sso.get("logoff").text().filter(|_| out.leaving);
            view.with("mustLogOff", out.must.then_some(true)).with("open", url.map(open))
        }
    }
}

fn offered(session: &Session, view: View) -> View {
    match &session.place {
        Place::Start => view,
        Place::Ready => {
            view.can("logon").can("check").can(if session.tries < TRIES { "trySso" } else { "" })
        }
        Place::Code(_) => view.can("secondFactor").can("begin"),
        Place::Choice(_) => view.can("chooseDuplicate"),
        Place::Away { .. } => view.can("check").can("begin"),
        Place::Verified(user) => {
            view.can(if user.result.is_null() { "" } else { "result" }).can("check").can("logoff")
        }
        Place::Out(out) => view.can(if out.must { "" } else { "begin" }).can("logoff"),
    }
}

/// An object with something in it.
fn known(object: &Value) -> Option<Value> {
    object.members().filter(|members| !members.is_empty()).map(|_| object.clone())
}

fn open(url: &str) -> Value {
    Value::object([("how", "redirect".into()), ("url", url.into())])
}
