//! What the flow asks by itself, and answers that nobody waits for.

use crate::page::{ACTIONS, asking, call, duplicate, entered, entering, good, new, polling, refusal, too_old};
use crate::stack::CALLS;
use crate::support::people::with;
use crate::support::{NOW, SECOND, json};

/// 50 to 70 seconds, and not always the same.
#[test]
fn looks_are_a_minute_apart_by_chance() {
    let mut browser = entered();
    let mut seen = std::collections::BTreeSet::new();
    for _ in 0..300 {
        let at = browser.view()["pollAt"].as_i64().unwrap();
        assert!((50 * SECOND..=70 * SECOND).contains(&(at - browser.now)), "{}", at - browser.now);
        seen.insert(at - browser.now);
        browser.now = at;
        browser.plain("poll");
        assert_eq!(
            *browser.act(),
            json!({ "type": "post", "step": "check", "body": {}, "flow": browser.act()["flow"] })
        );
        assert!(browser.view().get("pending").is_none(), "nobody waits for it");
        assert_eq!(browser.actions(), ACTIONS);
        assert!(browser.view()["pollAt"].as_i64().unwrap() > browser.now, "also where no answer comes");
        browser.after(SECOND).answer_on("check", good("check"));
    }
    let (least, most) = (seen.first().unwrap(), seen.last().unwrap());
    assert!(*least < 52 * SECOND && *most > 68 * SECOND && seen.len() > 200, "{least} {most} {}", seen.len());
    assert_eq!(entered().now, NOW);
}

#[test]
fn a_look_tells_the_page_what_it_saw() {
    let mut browser = polling();
    browser.answer_on("check", duplicate(Some("203.0.113.9")));
    assert_eq!((browser.name(), &browser.view()["duplicate"]), ("verified", &json!({ "ip": "203.0.113.9" })));
    let mut browser = polling();
    browser.answer("check", json!({ "status": "loggedOut" }));
    assert_eq!(*browser.view(), json!({ "name": "loggedOut", "actions": [] }));
    let mut browser = polling();
    browser.answer("check", too_old());
    assert_eq!(browser.name(), "expired");
    let mut browser = polling();
    browser.answer_on("check", refusal("EA0003", "check"));
    assert_eq!((browser.actions(), &browser.view()["error"]["code"]), (ACTIONS.to_vec(), &json!("EA0003")));
    let mut browser = polling();
    browser.unreachable("check");
    assert_eq!((browser.actions(), &browser.view()["error"]["reason"]), (ACTIONS.to_vec(), &json!("unreachable")));
    assert!(browser.view()["pollAt"].as_i64().unwrap() > browser.now);
}

#[test]
fn a_call_takes_the_place_of_a_look() {
    for step in CALLS {
        let mut browser = polling();
        browser.take(&call(step));
        assert_eq!((&browser.act()["step"], &browser.view()["pending"]), (&json!(step), &json!(step)));
        if step != "check" {
            // The driver dropped it; one that came all the same would be no answer to this.
            browser.refuses(&json!({ "type": "answered", "step": "check", "body": good("check") }));
        }
        browser.answer_on(step, good(step));
        assert_eq!(browser.view().get("error"), None);
    }
}

/// Nothing was asked but whether the login counts: nothing else can be answered.
#[test]
fn an_answer_to_nothing_is_refused() {
    for browser in [entered(), polling()] {
        for step in ["login", "enter", "agents", "move", "logout"] {
            let mut browser = browser.clone();
            let body = with(&good(step), "flow", "foreign");
            browser.refuses(&json!({ "type": "answered", "step": step, "body": body }));
            browser.refuses(&json!({ "type": "unreachable", "step": step, "timeout": false }));
        }
    }
    for (mut browser, asked) in [(new(), ""), (entering(), "enter"), (asking("move"), "move")] {
        for step in ["login", "enter", "agents", "move", "check", "logout"].iter().filter(|step| **step != asked) {
            browser.refuses(&json!({ "type": "answered", "step": step, "body": good(step) }));
            browser.refuses(&json!({ "type": "unreachable", "step": step, "timeout": false }));
        }
        browser.refuses(&json!({ "type": "answered", "step": "token", "body": {} }));
    }
}

// ── The end, and what does not fit ──
