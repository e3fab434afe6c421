//! States in and out of snapshots. Neither a password nor a code is ever part of a state, nor anything that the SSO server
//! gave for a logon: those live in events.

use super::state::{Choice, Doing, Factor, Method, Out, Place, Session, State, User};
use crate::error::Error;
use crate::flow::snapshot::{error, number, text};
use crate::json::Value;
use alloc::boxed::Box;

pub(super) fn write(state: &State) -> Value {
    let named = |name: &str| Value::object([("name", name.into())]);
    match state {
        State::Idle => named("idle"),
        State::Opening { since, quiet } => named("opening").with("since", *since).with("quiet", *quiet),
        State::In(session) => write_session(session, named("in")),
        State::Failed(error) => named("failed").with("error", error.to_snapshot()),
        State::Expired => named("expired"),
        State::Cancelled => named("cancelled"),
    }
}

pub(super) fn read(value: &Value) -> Option<State> {
    Some(match value.get("name").text()? {
        "idle" => State::Idle,
        "opening" => State::Opening { since: number(value.get("since"))?, quiet: value.get("quiet").boolean()? },
        "in" => State::In(Box::new(read_session(value)?)),
        "failed" => State::Failed(error(value)?),
        "expired" => State::Expired,
        "cancelled" => State::Cancelled,
        _ => return None,
    })
}

fn write_session(session: &Session, named: Value) -> Value {
    named
        .with("flow", session.flow.as_str())
        .with("sso", session.sso.clone())
        .with("key", session.key.clone())
        .with("account", session.account.clone())
        .with("tries", session.tries)
        .with("expiresAt", session.expires_at)
        .with("pollAt", session.poll_at)
        .with("quiet", session.quiet)
        .with("place", write_place(&session.place))
        .with("doing", session.doing.as_ref().map(write_doing))
        .with("error", session.error.as_ref().map(Error::to_snapshot))
}

fn read_session(value: &Value) -> Option<Session> {
    let (sso, doing) = (value.get("sso"), value.get("doing"));
    let web = |name: &str| sso.get(name).text().is_some_and(|url| url.starts_with("https://") || url.starts_with("http://"));
    let known = sso.get("site").text().is_some() && ["check", "logon", "logoff", "returnUrl"].into_iter().all(web);
    let session = Session {
        flow: text(value, "flow").filter(|_| known)?,
        sso: sso.clone(),
        key: value.get("key").clone(),
        account: value.get("account").clone(),
        tries: number(value.get("tries"))?,
        expires_at: number(value.get("expiresAt"))?,
        poll_at: number(value.get("pollAt"))?,
        quiet: value.get("quiet").boolean()?,
        place: read_place(value.get("place"))?,
        doing: if doing.is_null() { None } else { Some(read_doing(doing)?) },
        error: error(value),
    };
    // What nobody has begun to do is not waited for.
    let begun = !matches!(session.place, Place::Start) || session.doing.is_some();
    begun.then_some(session)
}

fn write_place(place: &Place) -> Value {
    let named = |name: &str| Value::object([("name", name.into())]);
    match place {
        Place::Start => named("start"),
        Place::Ready => named("ready"),
        Place::Code(factor) => named("code")
            .with("id", factor.id.as_str())
            .with("shown", factor.shown.clone())
            .with("attempts", factor.attempts)
            .with("expiresAt", factor.expires_at),
        Place::Choice(choice) => {
            named("choice").with("shown", choice.shown.clone()).with("expiresAt", choice.expires_at)
        }
        Place::Away { url, mark } => named("away").with("url", url.as_str()).with("mark", mark.as_str()),
        Place::Verified(user) => named("verified")
            .with("result", user.result.clone())
            .with("shown", user.shown.clone())
            .with("moves", user.moves),
        Place::Out(out) => named("out")
            .with("must", out.must)
            .with("leaving", out.leaving)
            .with("duplicate", out.duplicate.clone()),
    }
}

fn read_place(value: &Value) -> Option<Place> {
    let shown = || Some(value.get("shown")).filter(|shown| shown.members().is_some()).cloned();
    let expires_at = || optional(value.get("expiresAt"));
    Some(match value.get("name").text()? {
        "start" => Place::Start,
        "ready" => Place::Ready,
        "code" => Place::Code(Factor {
            id: text(value, "id")?,
            shown: shown()?,
            attempts: optional(value.get("attempts"))?,
            expires_at: expires_at()?,
        }),
        "choice" => Place::Choice(Choice { shown: shown()?, expires_at: expires_at()? }),
        "away" => Place::Away { url: text(value, "url")?, mark: text(value, "mark")? },
        "verified" => Place::Verified(User {
            result: value.get("result").clone(),
            shown: shown()?,
            moves: number(value.get("moves"))?,
        }),
        "out" => Place::Out(Out {
            must: value.get("must").boolean()?,
            leaving: value.get("leaving").boolean()?,
            duplicate: value.get("duplicate").clone(),
        }),
        _ => return None,
    })
}

fn write_doing(doing: &Doing) -> Value {
    let named = Value::object([("name", doing.word().into())]);
    match doing {
        Doing::LogonSso { method } => named.with("method", method.word()),
        Doing::Logon { method, held } => named.with("method", method.word()).with("held", *held),
        Doing::Refused { phase, code } => named.with("phase", *phase).with("code", code.as_str()),
        Doing::Factor { attempts } => named.with("attempts", *attempts),
        Doing::Choose { stay } => named.with("stay", *stay),
        Doing::CheckSso { held } => named.with("held", *held),
        Doing::Duplicate | Doing::Check | Doing::Try => named,
    }
}

fn read_doing(value: &Value) -> Option<Doing> {
    let method = || Method::ALL.into_iter().find(|method| Some(method.word()) == value.get("method").text());
    let phase = || Method::ALL.into_iter().map(Method::phase).find(|phase| Some(*phase) == value.get("phase").text());
    Some(match value.get("name").text()? {
        "checkSso" => Doing::CheckSso { held: value.get("held").boolean()? },
        "logonSso" => Doing::LogonSso { method: method()? },
        "logon" => Doing::Logon { method: method()?, held: value.get("held").boolean()? },
        "refused" => Doing::Refused { phase: phase()?, code: text(value, "code")? },
        "factor" => Doing::Factor { attempts: optional(value.get("attempts"))? },
        "duplicate" => Doing::Duplicate,
        "choose" => Doing::Choose { stay: value.get("stay").boolean()? },
        "check" => Doing::Check,
        "try" => Doing::Try,
        _ => return None,
    })
}

/// A count or a time that may be absent.
fn optional(value: &Value) -> Option<Option<i64>> {
    if value.is_null() { Some(None) } else { number(value).map(Some) }
}
