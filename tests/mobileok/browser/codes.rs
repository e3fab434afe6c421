//! Codes: wrong ones, new ones, and the counts of both.

use super::assert_rejects;
use crate::support::browser::{Browser, refusal};
use crate::support::people::{CODE, least};
use crate::support::{Json, MINUTE, json};

fn counts(browser: &Browser) -> (i64, i64) {
    let count = |name: &str| browser.view()[name].as_i64().unwrap();
    (count("attemptsLeft"), count("resendsLeft"))
}

fn resend(browser: &mut Browser, body: Json) {
    browser.plain("resend");
    browser.answer_on("resend", body);
}

#[test]
fn a_wrong_code_can_be_tried_again() {
    let mut browser = Browser::waiting("SMS");
    browser.try_code("111111", refusal("2910", "confirm", json!({ "retryCount": 2, "flow": "after" })));
    assert_rejects(browser.act(), "rejected", Some("retryCode"), true);
    assert_eq!(browser.act()["error"]["code"], "2910");
    assert_eq!(browser.name(), "awaitingCode");
    assert_eq!(counts(&browser), (2, 3));
    assert_eq!(browser.view()["error"]["next"], "retryCode", "the page may show it");
    browser.confirm(Some(CODE));
    assert_eq!(browser.act()["flow"], "after", "the newest token");
    browser.answer("confirm", json!({ "ticket": "t" }));
    assert_eq!(browser.name(), "verified");
}

#[test]
fn attempts_are_the_server_s_or_three() {
    // The server's count, however it is written; ours where there is none; and never more than before.
    let said = [
        (json!({ "retryCount": 2 }), 2),
        (json!({ "retryCount": "1" }), 1),
        (json!({}), 2),
        (json!({ "retryCount": null }), 2),
        (json!({ "retryCount": "two" }), 2),
        (json!({ "retryCount": 1.5 }), 2),
        (json!({ "retryCount": 3 }), 3),
        (json!({ "retryCount": 99 }), 3),
    ];
    for (body, left) in said {
        let mut browser = Browser::waiting("SMS");
        browser.try_code("111111", refusal("2910", "confirm", body));
        assert_eq!(counts(&browser).0, left);
        browser.try_code("111111", refusal("2910", "confirm", json!({ "retryCount": 3 })));
        assert_eq!(counts(&browser).0, left, "a count never grows");
    }
}

#[test]
fn three_wrong_codes_end_it_without_the_server_s_counts() {
    let mut browser = Browser::waiting("LMS");
    for left in [2, 1] {
        browser.try_code("111111", refusal("4013", "confirm", json!({})));
        assert_eq!(counts(&browser).0, left);
    }
    browser.try_code("111111", refusal("4013", "confirm", json!({})));
    assert_rejects(browser.act(), "rejected", Some("restart"), false);
    assert_eq!(browser.name(), "failed");
    assert_eq!(browser.view()["error"]["code"], "4013");
}

#[test]
fn no_attempts_left_ends_it() {
    for (body, reason) in [
        (refusal("2910", "confirm", json!({ "retryCount": 0 })), "noAttempts"),
        (refusal("2910", "confirm", json!({ "retryCount": -1 })), "noAttempts"),
        (refusal("5029", "confirm", json!({ "retryCount": 0 })), "noAttempts"),
        (refusal("4301", "confirm", json!({})), "rejected"),
        (refusal("4301", "confirm", json!({ "retryCount": 3 })), "rejected"),
    ] {
        let mut browser = Browser::waiting("SMSAuth");
        let code = body["error"]["code"].clone();
        browser.try_code("111111", body);
        assert_rejects(browser.act(), "rejected", Some("restart"), false);
        let error = &browser.act()["error"];
        assert_eq!((&error["reason"], &error["code"], &error["phase"]), (&json!(reason), &code, &json!("confirm")));
        let asks_to_type = error["message"].as_str().unwrap().contains("type");
        assert!(!asks_to_type, "the table's sentence for {code} is for those who can type again: {error}");
        assert_eq!(*browser.view(), json!({ "name": "failed", "actions": [], "error": browser.act()["error"] }));
    }
}

#[test]
fn a_new_code_has_its_own_three_minutes() {
    for method in ["SMS", "LMS", "SMSAuth"] {
        let mut browser = Browser::waiting(method);
        let (sent, ends) = (browser.now, browser.view()["expiresAt"].clone());
        browser.after(2 * MINUTE).plain("resend");
        assert_eq!(browser.act(), &json!({ "type": "post", "step": "resend", "body": {}, "flow": "flow-2" }));
        browser.after(1000).answer_on("resend", json!({}));
        assert!(browser.act().is_null(), "the call is done");
        assert_eq!(browser.view()["codeExpiresAt"], sent + 5 * MINUTE);
        assert_eq!(browser.view()["expiresAt"], ends, "the seven minutes go on");
        assert_eq!(counts(&browser), (3, 2));
        browser.confirm(Some(CODE));
        assert_eq!(browser.act()["flow"], "flow-3");
    }
}

#[test]
fn resends_are_the_server_s_or_three() {
    let said = [
        (json!({ "resendCount": 1 }), 1),
        (json!({ "resendCount": "0" }), 0),
        (json!({}), 2),
        (json!({ "resendCount": 99 }), 3),
    ];
    for (body, left) in said {
        let mut browser = Browser::waiting("SMS");
        resend(&mut browser, body);
        assert_eq!(counts(&browser), (3, left));
        assert_eq!(browser.can("resend"), left > 0);
    }
    // Told with the first code already.
    let mut browser = Browser::new();
    browser.ready().request(&least("SMS"));
    browser.answer_on("request", json!({ "resendCount": "1" }));
    assert_eq!(counts(&browser), (3, 1));
    resend(&mut browser, json!({ "resendCount": 3 }));
    assert_eq!(counts(&browser), (3, 1), "a count never grows");
    resend(&mut browser, json!({}));
    assert_eq!(counts(&browser), (3, 0));
    let error = browser.refuses(&json!({ "type": "resend" }));
    assert_eq!((&error["kind"], &error["reason"]), (&json!("misuse"), &json!("noResends")));
}

#[test]
fn attempts_stay_used_after_a_resend() {
    let mut browser = Browser::waiting("SMS");
    browser.try_code("111111", refusal("2910", "confirm", json!({})));
    resend(&mut browser, json!({}));
    assert_eq!(counts(&browser), (2, 2));
    assert!(browser.view().get("error").is_none(), "the wrong code is forgotten with the new one");
}

#[test]
fn a_refused_resend_leaves_the_code_that_was_sent() {
    for code in ["4302", "4015", "4021", "9997", "0815"] {
        let mut browser = Browser::waiting("SMS");
        let lives = browser.view()["codeExpiresAt"].clone();
        resend(&mut browser, refusal(code, "resend", json!({})));
        assert_rejects(browser.act(), "rejected", Some("retryCode"), true);
        assert_eq!(browser.act()["error"]["code"], code);
        assert_eq!((browser.name(), counts(&browser)), ("awaitingCode", (3, 0)));
        assert_eq!(browser.actions(), ["confirm", "cancel"]);
        assert_eq!(browser.view()["codeExpiresAt"], lives);
        browser.try_code(CODE, json!({ "ticket": "t" }));
        assert_eq!(browser.name(), "verified");
    }
}

/// 4012 and its like at a resend: sending failed, may be asked for again, and the first code is still good.
#[test]
fn a_resend_that_failed_can_be_asked_for_again() {
    for code in ["4012", "6050", "6097"] {
        let mut browser = Browser::waiting("SMS");
        let lives = browser.view()["codeExpiresAt"].clone();
        resend(&mut browser, refusal(code, "resend", json!({})));
        assert_rejects(browser.act(), "network", Some("resend"), true);
        assert_eq!(browser.actions(), ["confirm", "resend", "cancel"]);
        assert_eq!((counts(&browser), &browser.view()["codeExpiresAt"]), ((3, 3), &lives));
    }
}

#[test]
fn the_time_of_a_code_may_be_over_at_the_carrier_first() {
    let mut browser = Browser::waiting("SMS");
    browser.try_code(CODE, refusal("6024", "confirm", json!({})));
    assert_rejects(browser.act(), "expired", Some("resend"), true);
    assert_eq!((browser.name(), browser.actions()), ("awaitingCode", vec!["resend", "cancel"]));
    resend(&mut browser, json!({}));
    assert_eq!(browser.actions(), ["confirm", "resend", "cancel"]);

    // Where no other code can be sent, that is the end.
    let mut browser = Browser::waiting("ARSAuth");
    browser.try_code(CODE, refusal("6024", "confirm", json!({})));
    assert_rejects(browser.act(), "expired", Some("restart"), false);
    assert_eq!(browser.name(), "expired");
}

#[test]
fn other_refusals_of_a_code_end_it_by_their_kind() {
    for (code, kind, next, name) in [
        ("4000", "expired", "restart", "expired"),
        ("4018", "expired", "restart", "expired"),
        ("4150", "rejected", "restart", "failed"),
        ("5009", "config", "contactSupport", "failed"),
        ("6752", "network", "restart", "failed"),
        ("0815", "rejected", "restart", "failed"),
        ("4010", "rejected", "checkInput", "failed"),
    ] {
        let mut browser = Browser::waiting("SMS");
        browser.try_code(CODE, refusal(code, "confirm", json!({})));
        assert_rejects(browser.act(), kind, Some(next), false);
        assert_eq!((browser.name(), browser.actions().len()), (name, 0), "{code}");
    }
}

/// The carrier asks for a step of its own (4022, 4023): the same code goes on after it.
#[test]
fn the_carrier_s_own_step_is_waited_for() {
    for code in ["4022", "4023"] {
        let mut browser = Browser::waiting("SMS");
        browser.try_code(CODE, refusal(code, "confirm", json!({})));
        assert_rejects(browser.act(), "rejected", Some("wait"), true);
        assert_eq!((browser.name(), counts(&browser)), ("awaitingCode", (3, 3)));
        assert!(browser.can("confirm"));
    }
}

#[test]
fn tampering_and_bad_results_end_it() {
    use crate::support::browser::failure;
    use bonin::error::{Error, Kind, Next, Reason};
    let errors = [
        (Error::tampered().at("confirm"), "failed"),
        (Error::new(Kind::Tampered, Reason::OtherTransaction).then(Next::Restart), "failed"),
        (Error::new(Kind::Rejected, Reason::ResultUsed).then(Next::Restart), "failed"),
        (Error::new(Kind::Rejected, Reason::NotPermitted).then(Next::Restart), "failed"),
        (Error::new(Kind::Config, Reason::ResultInFuture).then(Next::ContactSupport), "failed"),
        (Error::new(Kind::Expired, Reason::ResultTooOld).then(Next::Restart), "expired"),
        (Error::new(Kind::Bug, Reason::Bug), "failed"),
    ];
    for (error, name) in errors {
        for mut browser in [Browser::waiting("SMS"), Browser::waiting("PASS"), Browser::calling()] {
            let code = browser.view().get("attemptsLeft").map(|_| CODE);
            browser.confirm(code);
            browser.answer("confirm", failure(&error, json!({})));
            assert_eq!(browser.act()["type"], "reject");
            assert_eq!(browser.act()["error"]["reason"], error.reason.id());
            assert_eq!(browser.name(), name, "{error:?}");
        }
    }
}

/// The carrier was in trouble, and the code is as good as before.
#[test]
fn trouble_that_passes_leaves_the_code() {
    for code in ["4008", "6053", "6098", "9999"] {
        let mut browser = Browser::waiting("SMS");
        browser.try_code(CODE, refusal(code, "confirm", json!({})));
        assert_rejects(browser.act(), "network", Some("wait"), true);
        assert_eq!(
            (browser.name(), counts(&browser), browser.can("confirm")),
            ("awaitingCode", (3, 3), true),
            "{code}"
        );
        browser.try_code(CODE, json!({ "ticket": "t" }));
        assert_eq!(browser.name(), "verified");
    }
}
