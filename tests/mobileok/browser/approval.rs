//! PASS: "not yet" is no failure, and is asked for less and less often.

use super::assert_rejects;
use crate::support::browser::{Browser, refusal};
use crate::support::{MINUTE, SECOND, json};

/// Seconds until the next question, from the first one on.
const BACK_OFF: [i64; 9] = [2, 3, 4, 6, 8, 10, 10, 10, 10];

#[test]
fn not_yet_keeps_the_state_and_backs_off() {
    for code in ["6702", "6703"] {
        let mut browser = Browser::waiting("PASS");
        for (asked, seconds) in BACK_OFF.into_iter().enumerate() {
            assert_eq!(browser.view()["waitUntil"], browser.now + seconds * SECOND, "after {asked} times");
            browser.after(seconds * SECOND).poll(refusal(code, "confirm", json!({})));
            assert_rejects(browser.act(), "rejected", Some("wait"), true);
            assert_eq!((browser.name(), browser.actions()), ("awaitingApp", vec!["confirm", "cancel"]));
            assert_eq!(browser.view()["error"]["code"], code);
        }
        browser.poll(json!({ "ticket": "t" }));
        assert_eq!(browser.name(), "verified");
    }
}

#[test]
fn asking_earlier_is_not_refused() {
    let mut browser = Browser::waiting("PASS");
    browser.poll(refusal("6702", "confirm", json!({})));
    assert_eq!(browser.view()["waitUntil"], browser.now + 3 * SECOND);
    browser.poll(json!({ "ticket": "t" }));
    assert_eq!(browser.name(), "verified");
}

#[test]
fn the_network_does_not_count_as_not_yet() {
    let mut browser = Browser::waiting("PASS");
    let until = browser.view()["waitUntil"].clone();
    browser.confirm(None);
    browser.unreachable("confirm");
    assert_eq!((browser.name(), &browser.view()["waitUntil"]), ("awaitingApp", &until));
    assert!(browser.can("confirm"));
}

#[test]
fn every_poll_sends_the_newest_flow() {
    let mut browser = Browser::waiting("PASS");
    for turn in 3..6 {
        browser.confirm(None);
        browser.answer_on("confirm", refusal("6702", "confirm", json!({})));
        browser.confirm(None);
        assert_eq!(browser.act()["flow"], format!("flow-{turn}"));
        browser.answer("confirm", refusal("6702", "confirm", json!({})));
        browser.confirm(None);
        assert_eq!(browser.act()["flow"], format!("flow-{turn}"), "an answer without a flow keeps the old one");
        browser.unreachable("confirm");
    }
}

#[test]
fn what_the_app_says_no_to_ends_it() {
    for (code, kind, next, name) in [
        ("6705", "rejected", "restart", "failed"),
        ("6701", "rejected", "installApp", "failed"),
        ("6704", "rejected", "installApp", "failed"),
        ("6707", "rejected", "useSms", "failed"),
        ("6755", "rejected", "unblock", "failed"),
        ("6706", "expired", "restart", "expired"),
        ("6099", "expired", "restart", "expired"),
        ("6752", "network", "restart", "failed"),
        ("6204", "network", "restart", "failed"),
    ] {
        let mut browser = Browser::waiting("PASS");
        browser.poll(refusal(code, "confirm", json!({})));
        assert_rejects(browser.act(), kind, Some(next), false);
        assert_eq!(browser.name(), name, "{code}");
    }
}

/// There is no code to type again, and none to send again: what would ask for one is the end.
#[test]
fn an_answer_about_codes_does_not_fit_an_app() {
    for code in ["2910", "6024"] {
        let mut browser = Browser::waiting("PASS");
        browser.poll(refusal(code, "confirm", json!({ "retryCount": 2 })));
        assert_eq!(browser.act()["error"]["next"], "restart");
        assert_eq!(browser.act()["error"]["retryable"], false);
        assert!(["failed", "expired"].contains(&browser.name()), "{code}");
    }
}

/// The service keeps a result for as long as the token lives (section 4), which is longer than the carrier's seven minutes.
#[test]
fn the_token_s_end_ends_the_polling() {
    let mut browser = Browser::waiting("PASS");
    browser.after(9 * MINUTE).poll(refusal("6702", "confirm", json!({})));
    assert_eq!(browser.name(), "awaitingApp");
    browser.after(MINUTE).confirm(None);
    assert_rejects(browser.act(), "expired", Some("restart"), false);
    assert_eq!(browser.name(), "expired");
}

/// However long the pauses are by then, the last question is asked just before the end.
#[test]
fn the_end_is_asked_for_once_more() {
    let mut browser = Browser::waiting("PASS");
    let end = browser.now + 10 * MINUTE;
    for _ in 0..6 {
        browser.poll(refusal("6702", "confirm", json!({})));
    }
    browser.now = end - 8 * SECOND;
    browser.poll(refusal("6702", "confirm", json!({})));
    assert_eq!(browser.view()["waitUntil"], end - 3 * SECOND);
    browser.now = end - 3 * SECOND;
    browser.poll(refusal("6702", "confirm", json!({})));
    assert!(browser.view()["waitUntil"].as_i64().unwrap() > end, "that was the last one");
}

#[test]
fn trouble_that_passes_is_waited_out() {
    for code in ["4008", "6053", "6098", "6040", "9999", "5031"] {
        for mut browser in [Browser::waiting("PASS"), Browser::calling()] {
            let name = browser.name().to_owned();
            browser.poll(refusal(code, "confirm", json!({})));
            assert_rejects(browser.act(), "network", Some("wait"), true);
            assert_eq!((browser.name(), browser.can("confirm")), (name.as_str(), true), "{code}");
            browser.poll(json!({ "ticket": "t" }));
            assert_eq!(browser.name(), "verified");
        }
    }
}
