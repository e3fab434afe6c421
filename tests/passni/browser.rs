//! Every call in its state, with everything the page sees on its way.

use crate::page::{
    ACTIONS, VIEW, asking, call, duplicate, entered, entering, failure, good, move_by, new, refusal, too_old,
};
use crate::stack::{CALLS, CODE, MOVE_TO, NEW_CODE};
use crate::support::browser::Browser;
use crate::support::json;
use crate::{assert_error, assert_rejects};
use bonin::error::{Error, Reason};

#[test]
fn enter_sends_the_code_and_gives_the_ticket() {
    let mut browser = new();
    assert_eq!(*browser.view(), json!({ "name": "idle", "actions": ["login", "enter", "cancel"] }));
    browser.take(&call("enter"));
    let body = json!({ "ssoCode": CODE, "nonce": "n" });
    assert_eq!(*browser.act(), json!({ "type": "post", "step": "enter", "body": body }));
    assert_eq!(*browser.view(), json!({ "name": "idle", "pending": "enter", "actions": ["cancel"] }));
    browser.answer_on("enter", good("enter"));
    assert_eq!(*browser.act(), json!({ "type": "resolve", "value": good("enter") }));
    let poll_at = browser.view()["pollAt"].clone();
    assert_eq!(*browser.view(), json!({ "name": "verified", "opens": true, "pollAt": poll_at, "actions": ACTIONS }));
    assert!(browser.said.get("wakeAt").is_none());
}

#[test]
fn a_code_has_the_shape_of_one() {
    for (code, reason) in [
        (json!(null), "missing"),
        (json!(7), "notListed"),
        (json!(""), "notListed"),
        (json!("x".repeat(513)), "notListed"),
        (json!(format!("{CODE} ")), "notListed"),
        (json!("코드"), "notListed"),
        (json!([CODE]), "notListed"),
    ] {
        let error = new().refuses(&json!({ "type": "enter", "ssoCode": code }));
        assert_error(&error, "misuse", reason, Some("checkInput"));
        assert_eq!(error["field"], "ssoCode");
    }
    new().take(&json!({ "type": "enter", "ssoCode": CODE.to_lowercase() }));
    let error = new().refuses(&json!({ "type": "enter", "ssoCode": CODE, "nonce": 7 }));
    assert_eq!((&error["field"], &error["reason"]), (&json!("nonce"), &json!("notText")));
}

/// A code is spent once it went out, so what fails is over; what did not arrive can be sent again.
#[test]
fn enter_that_fails_is_over_and_enter_that_is_lost_is_not() {
    for code in ["ES0029", "ES0015", "EA0003", "EOP001"] {
        let mut browser = entering();
        browser.answer("enter", refusal(code, "enter"));
        assert_eq!((browser.name(), browser.actions()), ("failed", vec![]));
        assert_eq!((&browser.act()["type"], &browser.act()["error"]["code"]), (&json!("reject"), &json!(code)));
        assert_ne!(browser.act()["error"]["retryable"], true);
        assert_eq!(browser.view()["error"], browser.act()["error"]);
    }
    let mut browser = entering();
    browser.answer("enter", refusal("ES0027", "enter"));
    assert_eq!(*browser.view(), json!({ "name": "expired", "actions": [] }));
    for bad in
        [json!({}), json!({ "flow": "f" }), json!({ "ticket": "t" }), json!({ "flow": 7, "ticket": "t" }), json!(null)]
    {
        let mut browser = entering();
        browser.answer("enter", bad);
        assert_eq!(browser.name(), "failed");
        assert_rejects(browser.act(), "network", "badAnswer", Some("restart"));
    }
    for (timeout, reason) in [(false, "unreachable"), (true, "timeout")] {
        let mut browser = entering();
        browser.take(&json!({ "type": "unreachable", "step": "enter", "timeout": timeout }));
        assert_rejects(browser.act(), "network", reason, None);
        assert_eq!(browser.act()["error"]["retryable"], true);
        assert_eq!(browser.actions(), ["login", "enter", "cancel"]);
        browser.take(&call("enter"));
    }
}

#[test]
fn login_gives_this_page_away() {
    let mut browser = new();
    browser.take(&json!({ "type": "login", "userId": "hong" }));
    assert_eq!(*browser.act(), json!({ "type": "post", "step": "login", "body": { "userId": "hong" } }));
    assert_eq!(browser.view()["pending"], "login");
    browser.answer("login", good("login"));
    assert_eq!(*browser.act(), json!({ "type": "open", "page": { "how": "redirect", "url": VIEW } }));
    assert_eq!(browser.actions(), ["login", "enter", "cancel"]);
    browser.plain("blocked");
    assert_rejects(browser.act(), "misuse", "windowBlocked", None);
    let mut browser = new();
    browser.take(&json!({ "type": "login" }));
    assert_eq!(browser.act()["body"], json!({}));
    for (answer, kind, reason) in [
        (failure(&Error::config("loginUrl", Reason::Missing)), "config", "missing"),
        (json!({}), "network", "badAnswer"),
        (json!({ "url": 7 }), "network", "badAnswer"),
    ] {
        let mut browser = browser.clone();
        browser.answer("login", answer);
        assert_eq!(
            (&browser.act()["error"]["kind"], &browser.act()["error"]["reason"]),
            (&json!(kind), &json!(reason))
        );
        assert_eq!(browser.actions(), ["login", "enter", "cancel"]);
    }
    for (user, reason) in [(json!(7), "notText"), (json!(""), "tooLong"), (json!("x".repeat(201)), "tooLong")] {
        assert_eq!(new().refuses(&json!({ "type": "login", "userId": user }))["reason"], reason);
    }
}

#[test]
fn each_call_is_posted_with_the_newest_flow() {
    for (number, step) in CALLS.iter().enumerate() {
        let mut browser = entered();
        for _ in 0..number {
            browser.plain("check");
            browser.answer_on("check", good("check"));
        }
        browser.take(&call(step));
        let body = if *step == "move" { json!({ "agentId": "site-b" }) } else { json!({}) };
        let flow = format!("flow-{}", number + 1);
        assert_eq!(*browser.act(), json!({ "type": "post", "step": step, "body": body, "flow": flow }));
        let pending = json!({ "name": "verified", "opens": true, "pending": step, "actions": ["cancel"] });
        assert_eq!(*browser.view(), pending, "and nothing is looked at meanwhile");
        for other in CALLS {
            assert_eq!(browser.refuses(&call(other))["reason"], "busy");
        }
        assert_eq!(browser.refuses(&json!({ "type": "poll" }))["kind"], "misuse");
    }
}

#[test]
fn agents_are_given_as_the_proxy_shows_them() {
    let mut browser = asking("agents");
    browser.answer_on("agents", good("agents"));
    assert_eq!(*browser.act(), json!({ "type": "resolve", "value": good("agents")["agents"] }));
    assert_eq!(browser.actions(), ACTIONS);
}

#[test]
fn a_move_posts_the_code_and_forgets_it() {
    for (how, opened) in [(None, "popup"), (Some("popup"), "popup"), (Some("post"), "post")] {
        let mut browser = entered();
        browser.take(&move_by(how));
        browser.answer_on("move", good("move"));
        let page = json!({ "how": opened, "url": MOVE_TO, "fields": { "sso_code": NEW_CODE } });
        assert_eq!(*browser.act(), json!({ "type": "open", "page": page }));
        assert_eq!(browser.actions(), ACTIONS);
        assert!(!browser.state.to_string().contains(NEW_CODE) && !browser.view().to_string().contains(NEW_CODE));
        browser.plain("blocked");
        assert_rejects(browser.act(), "misuse", "windowBlocked", None);
        let told = |browser: &Browser| browser.view()["error"]["reason"].clone();
        assert_eq!((browser.actions(), told(&browser)), (ACTIONS.to_vec(), json!("windowBlocked")));
        // The user closed the window before it had its page.
        browser.plain("closed");
        assert_rejects(browser.act(), "cancelled", "windowClosed", None);
        assert_eq!((browser.actions(), told(&browser)), (ACTIONS.to_vec(), json!("windowClosed")));
    }
    for (event, field) in [
        (json!({ "type": "move" }), "agentId"),
        (json!({ "type": "move", "agentId": 7 }), "agentId"),
        (json!({ "type": "move", "agentId": "" }), "agentId"),
        (json!({ "type": "move", "agentId": "a\nb" }), "agentId"),
        (json!({ "type": "move", "agentId": "x", "how": "redirect" }), "how"),
        (json!({ "type": "move", "agentId": "x", "how": 7 }), "how"),
    ] {
        assert_eq!(entered().refuses(&event)["field"], field);
    }
}

#[test]
fn check_tells_how_the_login_stands() {
    for (answer, value, shown) in [
        (good("check"), json!({ "status": "loggedIn" }), None),
        (
            duplicate(Some("203.0.113.9")),
            json!({ "status": "duplicate", "ip": "203.0.113.9" }),
            Some(json!({ "ip": "203.0.113.9" })),
        ),
        (duplicate(None), json!({ "status": "duplicate" }), Some(json!({}))),
    ] {
        let mut browser = asking("check");
        browser.answer_on("check", answer);
        assert_eq!(*browser.act(), json!({ "type": "resolve", "value": value }));
        assert_eq!((browser.name(), browser.view().get("duplicate")), ("verified", shown.as_ref()));
        // The other one logs out again.
        browser.plain("check");
        browser.answer_on("check", good("check"));
        assert!(browser.view().get("duplicate").is_none());
    }
    let mut browser = asking("check");
    browser.answer("check", json!({ "status": "loggedOut" }));
    assert_eq!(*browser.act(), json!({ "type": "resolve", "value": { "status": "loggedOut" } }));
    assert_eq!(*browser.view(), json!({ "name": "loggedOut", "actions": [] }));
}

#[test]
fn logout_ends_it_and_leads_on() {
    for propagated in [true, false] {
        let mut browser = asking("logout");
        browser.answer("logout", json!({ "propagated": propagated }));
        assert!(browser.act().is_null());
        assert_eq!(*browser.view(), json!({ "name": "loggedOut", "propagated": propagated, "actions": [] }));
    }
    let mut browser = asking("logout");
    browser.answer("logout", json!({ "propagated": false, "url": VIEW }));
    assert_eq!(*browser.act(), json!({ "type": "open", "page": { "how": "redirect", "url": VIEW } }));
    assert_eq!(browser.name(), "loggedOut");
    browser.plain("blocked");
    assert_rejects(browser.act(), "misuse", "windowBlocked", None);
    assert_eq!(browser.name(), "loggedOut");
}

/// Every refusal that leaves the login as it is, at every call.
#[test]
fn a_failure_that_is_not_about_the_login_leaves_it() {
    for step in CALLS {
        for code in ["EA0003", "ES0002", "ES0004", "ES0015", "ES0017", "EOP001"] {
            let mut browser = asking(step);
            browser.answer_on(step, refusal(code, step));
            assert_eq!((browser.name(), browser.actions()), ("verified", ACTIONS.to_vec()), "{step} {code}");
            assert_eq!(
                (&browser.act()["error"]["code"], &browser.view()["error"]["code"]),
                (&json!(code), &json!(code))
            );
            // The next success says nothing of it any more, and goes with the newest part of the proxy's.
            browser.plain("check");
            assert_eq!(browser.act()["flow"], "flow-2");
            browser.answer_on("check", good("check"));
            assert!(browser.view().get("error").is_none());
        }
        for bad in [json!(null), json!([]), json!({ "error": 7 })] {
            let mut browser = asking(step);
            browser.answer(step, bad);
            assert_eq!((browser.name(), &browser.act()["error"]["reason"]), ("verified", &json!("badAnswer")));
        }
        for timeout in [true, false] {
            let mut browser = asking(step);
            browser.take(&json!({ "type": "unreachable", "step": step, "timeout": timeout }));
            let reason = if timeout { "timeout" } else { "unreachable" };
            assert_rejects(browser.act(), "network", reason, None);
            assert_eq!(browser.actions(), ACTIONS);
        }
    }
    for (step, bad) in [
        ("agents", json!({ "agents": "none" })),
        ("move", json!({ "url": MOVE_TO })),
        ("move", json!({ "ssoCode": NEW_CODE })),
        ("check", json!({ "status": "loggedin" })),
        ("check", json!({})),
    ] {
        let mut browser = asking(step);
        browser.answer(step, bad);
        assert_rejects(browser.act(), "network", "badAnswer", None);
        assert_eq!(browser.actions(), ACTIONS);
    }
}

#[test]
fn a_failure_of_the_login_ends_it() {
    for step in CALLS {
        let mut browser = asking(step);
        let mut answer = refusal("ES0025", step);
        answer["loggedOut"] = json!(true);
        browser.answer(step, answer);
        assert_eq!((browser.name(), browser.actions()), ("loggedOut", vec![]));
        assert_eq!((&browser.act()["type"], &browser.view()["error"]["code"]), (&json!("reject"), &json!("ES0025")));
        let mut browser = asking(step);
        browser.answer(step, too_old());
        assert_eq!((browser.name(), &browser.act()["error"]["reason"]), ("expired", &json!("flowExpired")));
        let mut browser = asking(step);
        browser.answer(step, failure(&Error::misuse("flow", Reason::BadSnapshot)));
        assert_eq!((browser.name(), &browser.view()["error"]["reason"]), ("failed", &json!("badSnapshot")));
    }
}

// ── Looking again ──
