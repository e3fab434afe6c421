//! The state diagram in the README beside the flow, drawn from the table itself: every reachable state that rests, every
//! event, and every kind of answer. `BLESS=1 cargo test --test ompass diagram` writes it again.

use crate::page::{PAGE, begin, callback_url, failure, finish, login, new, refusal, returned};
use crate::support::browser::Browser;
use crate::support::diagram::{Diagram, Move, outcomes};
use crate::support::{Json, json};
use bonin::error::{Error, Kind, Reason};
use bonin::provider::ompass::codes;
use std::sync::LazyLock;

/// Two states are one for this walk when they differ in nothing but the time.
fn place(browser: &Browser) -> String {
    let view = browser.view();
    format!("{} {} {} {}", browser.name(), view["actions"], view["pending"], login(browser))
}

static EXPLORED: LazyLock<Diagram> = LazyLock::new(|| Diagram::walk(new(), place, moves));

/// Where every event leads from here: the state that rests next, the event, and what came of it.
fn moves(from: &Browser) -> Vec<Move> {
    let mut found = Vec::new();
    if let Some(wake_at) = from.said["wakeAt"].as_i64() {
        let mut later = from.clone();
        later.now = wake_at;
        later.plain("tick");
        found.push((later, "time", String::new()));
    }
    for event in ["cancel", "open", "closed", "blocked"] {
        let mut to = from.clone();
        let offered = event != "cancel" || from.can(event);
        if offered && to.feed(&json!({ "type": event })).is_ok() {
            found.push((to, event, String::new()));
        }
    }
    for (method, how) in [("uaf", None), ("u2f", None), ("u2f", Some("redirect"))] {
        found.extend(outcomes(from, &begin(method, how), "begin", answers("begin")));
    }
    found.extend(outcomes(from, &returned(), "returned", answers("finish")));
    found.extend(outcomes(from, &finish(Some(&callback_url())), "finish", answers("finish")));
    let mut waiting = from.clone();
    if from.can("finish") && waiting.feed(&finish(None)).is_ok() {
        found.push((waiting, "finish", String::new()));
    }
    found
}

/// One answer for each way that the step can turn out, with the name of an outcome that has no word of its own.
fn answers(step: &str) -> Vec<(Json, String)> {
    let answered = |body: Json| json!({ "type": "answered", "step": step, "body": body });
    let mut found = vec![
        (answered(json!({ "flow": "f", "url": PAGE, "ticket": "t" })), String::new()),
        (json!({ "type": "unreachable", "step": step }), "lost".into()),
        (json!({ "type": "resume" }), "page reloaded".into()),
        (answered(failure(&Error::tampered().at(step))), "tampered".into()),
        (answered(failure(&Error::new(Kind::Misuse, Reason::NotNow))), "misuse".into()),
        (answered(failure(&Error::new(Kind::Bug, Reason::Bug))), "bug".into()),
    ];
    found.extend(codes::rows().map(|row| (answered(refusal(row.code, step)), String::new())));
    found
}

#[test]
fn the_readme_shows_the_table() {
    EXPLORED.assert_shown("ompass");
}

/// The walk is worth something only if it gets everywhere.
#[test]
fn the_walk_reaches_every_state() {
    let diagram = &EXPLORED;
    assert_eq!(diagram.reached(), ["awaitingReturn", "cancelled", "expired", "failed", "idle", "verified"]);
    let events = ["begin", "blocked", "cancel", "closed", "finish", "open", "returned", "time"];
    assert_eq!(diagram.events(), events);
}

#[test]
fn the_types_have_the_views_of_the_walk() {
    EXPLORED.assert_typed("ompass", "OmpassState");
}
