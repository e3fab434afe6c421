//! The state diagram in the README beside the flow, drawn from the table itself. `BLESS=1 cargo test --test nets diagram` writes
//! it again.

use crate::page::{answered, begun_answer, event, granted, inside, new, refusal, replied};
use crate::support::browser::{Browser, failure};
use crate::support::diagram::{Diagram, Move};
use crate::support::{Json, json};
use bonin::error::{Error, Kind, Next, Reason};
use std::sync::LazyLock;

/// Two states are one for this walk when they differ in nothing but the time and in what the proxy sealed.
fn place(browser: &Browser) -> String {
    let inside = inside(browser);
    let pending = &browser.view()["pending"];
    format!(
        "{} {} {pending} {} {}",
        browser.name(),
        browser.view()["actions"],
        inside["stage"]["loggedOut"]["isLeaving"],
        inside["session"]["tries"]
    )
}

/// The place, and the members of the view.
fn members(browser: &Browser) -> (String, Vec<&String>) {
    (place(browser), browser.view().as_object().unwrap().keys().collect())
}

fn moves(from: &Browser) -> Vec<Move> {
    let mut found = Vec::new();
    if let Some(wake_at) = from.said["wakeAt"].as_i64() {
        let mut later = from.clone();
        later.now = wake_at;
        later.plain("tick");
        found.push((later, "time", String::new()));
    }
    let events = [
        "begin",
        "logon",
        "secondFactor",
        "chooseDuplicate",
        "result",
        "check",
        "trySso",
        "logoff",
        "cancel",
        "poll",
        "returned",
        "closed",
        "blocked",
    ];
    for name in events {
        let mut to = from.clone();
        let offered = name != "cancel" || from.can(name);
        if offered && to.feed(&event(name)).is_ok() {
            found.extend(settled(to, String::new()).into_iter().map(|(to, outcome)| (to, name, outcome)));
        }
    }
    found
}

/// Where a call ends, by every answer on its way.
fn settled(at: Browser, outcome: String) -> Vec<(Browser, String)> {
    let act = at.act().clone();
    let step = act["step"].as_str().unwrap_or_default();
    if !["post", "ask"].contains(&act["type"].as_str().unwrap_or_default()) {
        return vec![(at, outcome)];
    }
    let mut ends: Vec<(Browser, String)> = Vec::new();
    for (answer, word) in answers(&act["type"], step) {
        let mut to = at.clone();
        to.take(&answer);
        let word = if word.is_empty() { outcome.clone() } else { word.to_owned() };
        for end in settled(to, word) {
            if !ends.iter().any(|known| (members(&known.0), &known.1) == (members(&end.0), &end.1)) {
                ends.push(end);
            }
        }
    }
    ends
}

fn answers(kind: &Json, step: &str) -> Vec<(Json, &'static str)> {
    let lost = (json!({ "type": "unreachable", "step": step }), "lost");
    if kind == "ask" {
        return vec![
            lost,
            (replied(step, granted()), ""),
            (replied(step, with(granted(), "misc", json!([{ "pwdFailedCount": 1 }]))), ""),
            (replied(step, with(granted(), "misc", json!([{ "expireDate": "x" }, { "remainDays": "3" }]))), ""),
            (replied(step, json!({ "result": false })), "nobody"),
            (replied(step, json!({ "result": false, "misc": [{ "pwdFailedCount": 1 }] })), "nobody"),
            (
                replied(step, json!({ "result": false, "misc": [{ "expireDate": "x" }, { "remainDays": "3" }] })),
                "nobody",
            ),
            (replied(step, with(refusal("11100028"), "tfaRemainCount", json!(null))), "11100028"),
            (replied(step, refusal("11100028")), "11100028"),
            (replied(step, refusal("11060009")), "11060009"),
            (replied(step, refusal("11020004")), "refused"),
        ];
    }
    // Whatever the proxy says, the page leaves.
    if step == "logoff" {
        return vec![(answered(step, json!({})), ""), (json!({ "type": "unreachable", "step": step }), "")];
    }
    let bare = json!({ "flow": "f", "sso": begun_answer()["sso"], "ticket": "t", "factor": { "tfaID": "t" },
        "duplicate": {}, "credential": "c", "url": "https://sso.test/", "mark": "m" });
    let factor = json!({ "tfaID": "t", "userID": "u", "timeoutMinutes": 3 });
    let other = json!({ "tfaID": "t", "device": "d", "method": "m", "timeoutMinutes": 3 });
    let duplicate = json!({ "userId": "u", "ip": "x", "time": "then", "timeoutMinutes": 3 });
    let no = Error::new(Kind::Rejected, Reason::Rejected).then(Next::RetryCode);
    let over = Error::new(Kind::Expired, Reason::FlowExpired).then(Next::Restart);
    let mut found = vec![lost, (answered(step, failure(&over, json!({}))), "over")];
    if step != "refused" {
        found.push((answered(step, bare.clone()), ""));
    }
    // Each answer with and without the members that it may lack.
    let more = match step {
        "factor" => vec![with(bare.clone(), "factor", factor), with(bare, "factor", other)],
        "duplicate" => vec![with(bare, "duplicate", duplicate.clone())],
        "logon" => {
            let gate = with(bare, "gateUrl", json!("https://sso.test/gate"));
            vec![with(gate.clone(), "hijackScript", json!("https://sso.test/script.js")), gate]
        }
        _ => Vec::new(),
    };
    found.extend(more.into_iter().map(|body| (answered(step, body), "")));
    if step == "check" {
        found.push((answered(step, json!({ "loggedOut": true })), "logged off"));
        for duplicate in [duplicate, json!({ "ip": "x" }), json!({ "time": "then" })] {
            found.push((answered(step, json!({ "loggedOut": true, "duplicate": duplicate })), "logged off"));
        }
    }
    if ["begin", "refused", "logon", "check"].contains(&step) {
        let must = json!({ "sso": begun_answer()["sso"], "flow": "f", "mustLogOff": true, "loggedOut": true });
        found.push((answered(step, failure(&no, must)), "mustLogOff"));
    }
    found.push((answered(step, failure(&no, json!({}))), if step == "refused" { "" } else { "refused" }));
    found
}

fn with(mut body: Json, name: &str, value: Json) -> Json {
    body[name] = value;
    body
}

static EXPLORED: LazyLock<Diagram> = LazyLock::new(|| Diagram::walk(new(), place, moves));

#[test]
fn the_readme_shows_the_table() {
    EXPLORED.assert_shown("nets");
}

/// The walk is worth something only if it gets everywhere.
#[test]
fn the_walk_reaches_every_state() {
    let diagram = &EXPLORED;
    let states = [
        "awaitingChoice",
        "awaitingCode",
        "awaitingReturn",
        "cancelled",
        "expired",
        "failed",
        "idle",
        "loggedOut",
        "ready",
        "verified",
    ];
    assert_eq!(diagram.reached(), states);
    assert_eq!(diagram.events().len(), 14, "{:?}", diagram.events());
}

#[test]
fn the_types_have_the_views_of_the_walk() {
    EXPLORED.assert_typed("nets", "NetsState");
}
