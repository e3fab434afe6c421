//! The state diagram in the README beside the flow, drawn from the table itself: every reachable state that rests, every
//! event, and every kind of answer. `BLESS=1 cargo test --test toss_cert diagram` writes it again.

use crate::browser_ends::{failure, refusal};
use crate::page::{METHODS, info, method, new};
use crate::support::browser::Browser;
use crate::support::diagram::Diagram;
use crate::support::{Json, json};
use crate::toss;
use bonin::error::{Error, Kind, Next, Reason};
use bonin::provider::toss_cert::codes;
use std::sync::LazyLock;

/// Two states are one for this walk when they differ in nothing but the time.
fn place(browser: &Browser) -> String {
    let view = browser.view();
    format!("{} {} {} {}", browser.name(), view["actions"], view["open"]["how"], method(browser))
}

static EXPLORED: LazyLock<Diagram> = LazyLock::new(|| Diagram::walk(new(), place, moves));

/// Where every event leads from here: the state that rests next, the event, and what came of it.
fn moves(from: &Browser) -> Vec<(Browser, &'static str, String)> {
    let mut found = Vec::new();
    if let Some(wake_at) = from.said["wakeAt"].as_i64() {
        let mut later = from.clone();
        later.now = wake_at;
        later.plain("tick");
        found.push((later, "time", String::new()));
    }
    for event in ["cancel", "open", "returned", "closed", "blocked"] {
        let mut to = from.clone();
        let offered = event != "cancel" || from.can(event);
        if offered && to.feed(&json!({ "type": event })).is_ok() {
            found.push((to, event, String::new()));
        }
    }
    for method in METHODS {
        let ways = if ["personal", "document"].contains(&method) { vec!["PUSH", "APP_SCHEME"] } else { vec!["WINDOW"] };
        found.extend(outcomes(from, &json!({ "type": "begin", "method": method }), "begin", ""));
        for way in ways {
            let event = json!({ "type": "request", "info": info(method, Some(way)) });
            found.extend(outcomes(from, &event, "request", way));
        }
    }
    found.extend(outcomes(from, &json!({ "type": "confirm" }), "confirm", ""));
    found
}

/// What comes of a call: nothing where it does not fit.
fn outcomes(from: &Browser, event: &Json, step: &'static str, good: &str) -> Vec<(Browser, &'static str, String)> {
    let mut sent = from.clone();
    if sent.feed(event).is_err() {
        return Vec::new();
    }
    let came = answers(step).into_iter().map(|(answer, outcome)| {
        let mut to = sent.clone();
        to.take(&answer);
        let error = &to.act()["error"];
        let told = error["next"].as_str().or(error["kind"].as_str()).unwrap_or(good).to_owned();
        (to, step, if outcome.is_empty() { told } else { outcome })
    });
    came.collect()
}

/// One answer for each way that the step can turn out, with the name of an outcome that has no word of its own.
fn answers(step: &str) -> Vec<(Json, String)> {
    let answered = |body: Json| json!({ "type": "answered", "step": step, "body": body });
    let good = json!({ "flow": "f", "publicKey": toss::public(), "ticket": "t", "txId": "t",
        "authUrl": "https://auth.example", "appScheme": "supertoss://x" });
    let mut linked = good.clone();
    (linked["androidAppUri"], linked["iosAppUri"]) = (json!("intent://x"), json!("supertoss://y"));
    let mut found = vec![
        (answered(good), String::new()),
        (answered(linked), String::new()),
        (json!({ "type": "unreachable", "step": step }), "lost".into()),
        (json!({ "type": "resume" }), "page reloaded".into()),
        (answered(failure(&Error::tampered().at(step))), "tampered".into()),
        (answered(failure(&Error::new(Kind::Misuse, Reason::NotNow))), "misuse".into()),
        (answered(failure(&Error::new(Kind::Bug, Reason::Bug))), "bug".into()),
    ];
    if step == "confirm" {
        found.push((answered(failure(&Error::new(Kind::Rejected, Reason::NotYet).then(Next::Wait))), String::new()));
    }
    let rows = codes::rows().filter(|row| step != "begin" && (row.phase.is_empty() || row.phase == step));
    found.extend(rows.map(|row| (answered(refusal(row.code, step)), String::new())));
    found
}

#[test]
fn the_readme_shows_the_table() {
    EXPLORED.assert_shown("toss_cert");
}

/// The walk is worth something only if it gets everywhere.
#[test]
fn the_walk_reaches_every_state() {
    let diagram = &EXPLORED;
    let states = ["awaitingApp", "awaitingReturn", "cancelled", "expired", "failed", "idle", "ready", "verified"];
    assert_eq!(diagram.reached(), states);
    let events = ["begin", "blocked", "cancel", "closed", "confirm", "open", "request", "returned", "time"];
    assert_eq!(diagram.events(), events);
}

#[test]
fn the_types_have_the_views_of_the_walk() {
    EXPLORED.assert_typed("toss_cert", "TossCertState");
}
