//! The state diagram in the README beside the flow, drawn from the table itself: every reachable state that rests, every
//! event, and every kind of answer. `BLESS=1 cargo test --test passni diagram` writes it again.

use crate::page::{call, duplicate, failure, good, new, refusal, too_old};
use crate::stack::CALLS;
use crate::support::browser::Browser;
use crate::support::diagram::{Diagram, Move, outcomes};
use crate::support::{Json, json};
use bonin::error::{Error, Kind, Reason};
use bonin::provider::passni::codes;
use std::sync::LazyLock;

const OF_TOKEN: [&str; 8] = ["ES0021", "ES0022", "ES0023", "ES0024", "ES0025", "ES0026", "ES0027", "ES0028"];

/// Two states are one for this walk when they differ in nothing but the time.
fn place(browser: &Browser) -> String {
    let view = browser.view();
    format!("{} {} {}", browser.name(), view["actions"], view["duplicate"].is_object())
}

static EXPLORED: LazyLock<Diagram> = LazyLock::new(|| Diagram::walk(new(), place, moves));

/// Where every event leads from here: the state that rests next, the event, and what came of it.
fn moves(from: &Browser) -> Vec<Move> {
    let mut found = Vec::new();
    for event in ["cancel", "blocked"] {
        let mut to = from.clone();
        let offered = event != "cancel" || from.can(event);
        if offered && to.feed(&json!({ "type": event })).is_ok() {
            found.push((to, event, String::new()));
        }
    }
    for step in ["login", "enter"].into_iter().chain(CALLS) {
        found.extend(outcomes(from, &call(step), step, answers(step)));
    }
    found.extend(outcomes(from, &json!({ "type": "poll" }), "poll", answers("check")));
    found
}

/// One answer for each way that the step can turn out, with the name of an outcome that has no word of its own.
fn answers(step: &str) -> Vec<(Json, String)> {
    let answered = |body: Json| json!({ "type": "answered", "step": step, "body": body });
    let with_flow = |mut body: Json| {
        body["flow"] = json!("f");
        answered(body)
    };
    let mut found = vec![
        (with_flow(good(step)), String::new()),
        (json!({ "type": "unreachable", "step": step }), "lost".into()),
        (json!({ "type": "resume" }), "page reloaded".into()),
        (answered(too_old()), "too old".into()),
        (answered(failure(&Error::tampered().at(step))), "tampered".into()),
        (answered(failure(&Error::new(Kind::Bug, Reason::Bug))), "bug".into()),
    ];
    if step == "logout" {
        found.push((with_flow(json!({ "propagated": true })), String::new()));
    }
    if step == "check" {
        found.push((with_flow(duplicate(None)), "duplicate".into()));
        found.push((with_flow(duplicate(Some("198.51.100.7"))), "duplicate".into()));
        found.push((answered(json!({ "status": "loggedOut" })), "logged out".into()));
    }
    found.extend(codes::rows().map(|row| {
        let mut body = refusal(row.code, step);
        if OF_TOKEN.contains(&row.code) && !["login", "enter"].contains(&step) {
            body["loggedOut"] = json!(true);
        }
        (answered(body), String::new())
    }));
    found
}

#[test]
fn the_readme_shows_the_table() {
    EXPLORED.assert_shown("passni");
}

/// The walk is worth something only if it gets everywhere.
#[test]
fn the_walk_reaches_every_state() {
    let diagram = &EXPLORED;
    assert_eq!(diagram.reached(), ["cancelled", "expired", "failed", "idle", "loggedOut", "verified"]);
    let events = ["agents", "blocked", "cancel", "check", "enter", "login", "logout", "move", "poll"];
    assert_eq!(diagram.events(), events);
}

#[test]
fn the_types_have_the_views_of_the_walk() {
    EXPLORED.assert_typed("passni", "PassniState");
}
