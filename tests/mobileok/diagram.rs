//! The state diagram in mobileOK's README, drawn from the table itself: every reachable state that rests, every event, and
//! every kind of answer. `BLESS=1 cargo test --test mobileok diagram` writes it again.

use crate::support::browser::{Browser, failure, refusal};
use crate::support::diagram::Diagram;
use crate::support::people::{CODE, METHODS, least};
use crate::support::{Json, json, keys};
use bonin::error::{Error, Kind, Reason};
use bonin::provider::mobileok::codes;
use std::collections::BTreeSet;
use std::sync::LazyLock;

/// Two states are one for this walk when they differ in nothing but the time.
fn place(browser: &Browser) -> String {
    let view = browser.view();
    format!("{} {} {} {}", browser.name(), view["actions"], view["attemptsLeft"], view["resendsLeft"])
}

static EXPLORED: LazyLock<Diagram> = LazyLock::new(|| {
    let mut idle = Browser::new();
    idle.feed(&json!(null)).unwrap();
    Diagram::walk(idle, place, moves)
});

/// Where every event leads from here: the state that rests next, the event, and what came of it.
fn moves(from: &Browser) -> Vec<(Browser, &'static str, String)> {
    let mut found = Vec::new();
    if let Some(wake_at) = from.said["wakeAt"].as_i64() {
        let mut later = from.clone();
        later.now = later.now.max(wake_at);
        later.plain("tick");
        found.push((later, "time", String::new()));
        // Its time is over already, and a driver ticks at once.
        if wake_at <= from.now {
            return found;
        }
    }
    if from.can("cancel") {
        let mut cancelled = from.clone();
        cancelled.plain("cancel");
        found.push((cancelled, "cancel", String::new()));
    }
    let code = (from.name() == "awaitingCode").then_some(CODE);
    let mut call = |event: &'static str, sent: &Json, good: &str| {
        let outcomes = outcomes(from, sent, event).into_iter();
        found.extend(outcomes.map(|(to, outcome)| (to, event, if outcome.is_empty() { good.into() } else { outcome })));
    };
    for method in METHODS {
        call("request", &json!({ "type": "request", "authInfo": least(method) }), method);
    }
    call("confirm", &json!({ "type": "confirm", "authNumber": code }), "");
    for event in ["begin", "resend", "call"] {
        call(event, &json!({ "type": event }), "");
    }
    found
}

/// What comes of a call: nothing where it does not fit.
fn outcomes(from: &Browser, event: &Json, call: &str) -> Vec<(Browser, String)> {
    let mut sent = from.clone();
    if sent.feed(event).is_err() {
        return Vec::new();
    }
    let step = if call == "begin" { "token" } else { call };
    let mut found = Vec::new();
    for (answer, outcome) in answers(step) {
        let mut to = sent.clone();
        to.take(&answer);
        // A request that the provider turned down goes on with a fresh token, and tells why when that is there.
        if to.view()["pending"].is_string() {
            for (token, lost) in answers("token") {
                let mut to = to.clone();
                to.take(&token);
                let why = if to.name() == "ready" && lost.is_empty() { told(&to) } else { "no fresh token".into() };
                found.push((to, why));
            }
        } else {
            let outcome = if outcome.is_empty() { told(&to) } else { outcome };
            found.push((to, outcome));
        }
    }
    found
}

/// What the page can do, by the error of its call; nothing where the call succeeded.
fn told(to: &Browser) -> String {
    let error = &to.act()["error"];
    error["next"].as_str().or(error["kind"].as_str()).unwrap_or_default().into()
}

/// One answer for each way that the step can turn out, with the name of an outcome that has no word of its own.
fn answers(step: &str) -> Vec<(Json, String)> {
    let answered = |body: Json| json!({ "type": "answered", "step": step, "body": body });
    let good = json!({ "flow": "f", "publicKey": keys::public(), "ticket": "t", "arsOtpNumber": "31" });
    let mut found = vec![
        (answered(good), String::new()),
        (json!({ "type": "unreachable", "step": step }), "lost".into()),
        (json!({ "type": "resume" }), "page reloaded".into()),
        (answered(failure(&Error::tampered().at(step), json!({}))), "tampered".into()),
        (answered(failure(&Error::new(Kind::Misuse, Reason::NotNow), json!({}))), "misuse".into()),
        (answered(failure(&Error::new(Kind::Bug, Reason::Bug), json!({}))), "bug".into()),
    ];
    let mut kinds = BTreeSet::new();
    for row in codes::rows().filter(|row| row.code != "2000") {
        let row = codes::find(row.code, step).unwrap_or(row);
        if (row.phase.is_empty() || row.phase == step) && kinds.insert((row.kind.word(), row.next.word())) {
            found.push((answered(refusal(row.code, step, json!({}))), String::new()));
        }
    }
    found
}

#[test]
fn the_readme_shows_the_table() {
    EXPLORED.assert_shown("mobileok");
}

/// The walk is worth something only if it gets everywhere.
#[test]
fn the_walk_reaches_every_state() {
    let diagram = &EXPLORED;
    let all = [
        "awaitingApp",
        "awaitingCall",
        "awaitingCode",
        "calling",
        "cancelled",
        "expired",
        "failed",
        "idle",
        "ready",
        "verified",
    ];
    assert_eq!(diagram.reached(), all);
    assert_eq!(diagram.events(), ["begin", "call", "cancel", "confirm", "request", "resend", "time"]);
}

#[test]
fn the_types_have_the_views_of_the_walk() {
    EXPLORED.assert_typed("mobileok", "FlowState");
}
