//! The browser's half: what it asks of whom, what it refuses, and what it does where nobody answers.

use crate::page::{
    answered, awaiting_choice, awaiting_code, begun_answer, event, granted, new, ready, refusal, replied, verified,
};
use crate::support::browser::failure;
use crate::support::{Json, MINUTE, json};
use crate::{assert_error, assert_rejects};
use bonin::error::{Error, Kind, Next, Reason};

fn lost(step: &str) -> Json {
    json!({ "type": "unreachable", "step": step, "timeout": true })
}

fn over() -> Json {
    failure(&Error::new(Kind::Expired, Reason::FlowExpired).then(Next::Restart), json!({}))
}

#[test]
fn it_begins_with_the_proxy_and_goes_on_with_the_sso_server() {
    let mut browser = new();
    let act = browser.take(&json!({ "type": "begin", "nonce": "n", "quiet": false }))["act"].clone();
    assert_eq!(act, json!({ "type": "post", "step": "begin", "body": { "nonce": "n", "quiet": false } }));
    assert_eq!((browser.name(), &browser.view()["pending"]), ("idle", &json!("begin")));
    let act = browser.take(&answered("begin", begun_answer()))["act"].clone();
    assert_eq!(act["type"], "ask");
    assert_eq!((&act["step"], &act["url"]), (&json!("checkSso"), &json!("https://sso.test/check")));
    assert_eq!(act["headers"]["ssoagent-type"], "SPA");
    assert_eq!(act["body"], "ssosite=site-a&returnURL=https%3A%2F%2Fshop.test%2F");
    assert_eq!(browser.name(), "idle", "no form is shown before that is known");
}

#[test]
fn what_the_page_gives_is_checked() {
    for bad in [json!(7), json!("yes")] {
        let error = new().refuses(&json!({ "type": "begin", "quiet": bad }));
        assert_eq!((&error["field"], &error["reason"]), (&json!("quiet"), &json!("notListed")));
    }
    for (credentials, field, reason) in [
        (json!(null), "credentials", "notObject"),
        (json!({ "userID": "a" }), "password", "missing"),
        (json!({ "userID": " ", "password": "x" }), "userID", "missing"),
        (json!({ "userID": 7, "password": "x" }), "userID", "notText"),
        (json!({ "userID": "a", "password": "x".repeat(118) }), "password", "tooLong"),
        (json!({ "userID": "a", "password": "b", "remember": true }), "remember", "unknownField"),
    ] {
        let error = ready().refuses(&json!({ "type": "logon", "credentials": credentials }));
        assert_eq!((&error["field"], &error["reason"]), (&json!(field), &json!(reason)));
    }
    for (code, reason) in [(json!(null), "notText"), (json!(" "), "missing"), (json!("1".repeat(21)), "tooLong")] {
        let error = awaiting_code().refuses(&json!({ "type": "secondFactor", "code": code }));
        assert_eq!((&error["field"], &error["reason"]), (&json!("code"), &json!(reason)));
    }
    let error = awaiting_choice().refuses(&json!({ "type": "chooseDuplicate", "stay": "yes" }));
    assert_eq!((&error["field"], &error["reason"]), (&json!("stay"), &json!("notListed")));
}

#[test]
fn each_call_has_its_place() {
    let calls = ["begin", "logon", "secondFactor", "chooseDuplicate", "result", "check", "trySso", "logoff"];
    for browser in [new(), ready(), awaiting_code(), awaiting_choice(), verified()] {
        let mut looked = browser.clone();
        looked.feed(&Json::Null).unwrap();
        for call in calls {
            let taken = browser.clone().feed(&event(call)).is_ok();
            assert_eq!(taken, looked.can(call), "{call} at {}", looked.name());
        }
    }
}

#[test]
fn one_step_at_a_time() {
    let mut browser = ready();
    browser.take(&event("logon"));
    for call in ["logon", "check", "trySso", "begin", "poll"] {
        assert_error(&browser.refuses(&event(call)), "misuse", "busy", None);
    }
    assert_error(&browser.refuses(&answered("begin", begun_answer())), "misuse", "busy", None);
    assert_error(&browser.refuses(&replied("checkSso", granted())), "misuse", "busy", None);
    assert_error(&browser.refuses(&answered("logonSso", json!({ "ticket": "t" }))), "misuse", "notNow", None);
}

#[test]
fn where_the_proxy_does_not_answer_the_step_can_be_tried_again() {
    let mut browser = new();
    browser.take(&event("begin"));
    assert_rejects(&browser.take(&lost("begin"))["act"].clone(), "network", "timeout", None);
    assert_eq!(browser.name(), "idle");

    let mut browser = ready();
    browser.take(&event("logon"));
    assert_rejects(&browser.take(&lost("logonSso"))["act"].clone(), "network", "timeout", None);
    assert_eq!(browser.name(), "ready");
    browser.take(&event("logon"));
    browser.take(&replied("logonSso", granted()));
    assert_rejects(&browser.take(&lost("logon"))["act"].clone(), "network", "timeout", None);
    assert_eq!((browser.name(), &browser.view()["error"]["phase"]), ("ready", &json!("logon")));

    let mut browser = awaiting_code();
    browser.take(&event("secondFactor"));
    browser.take(&lost("logonSso"));
    assert_eq!((browser.name(), browser.can("secondFactor")), ("awaitingCode", true));

    let mut browser = awaiting_choice();
    browser.take(&event("chooseDuplicate"));
    browser.take(&lost("choose"));
    assert_eq!(browser.name(), "ready");

    let mut browser = verified();
    browser.take(&event("check"));
    assert_rejects(&browser.take(&lost("check"))["act"].clone(), "network", "timeout", None);
    assert_eq!(browser.name(), "verified");
}

#[test]
fn an_sso_server_that_cannot_be_reached_is_said_unless_it_is_quiet() {
    for (quiet, error) in [(false, json!("unreachable")), (true, Json::Null)] {
        let mut browser = new();
        browser.take(&json!({ "type": "begin", "quiet": quiet }));
        browser.take(&answered("begin", begun_answer()));
        let act = browser.take(&lost("checkSso"))["act"].clone();
        assert!(act.is_null(), "the page is ready all the same: {act}");
        assert_eq!((browser.name(), &browser.view()["error"]["reason"]), ("ready", &error));
    }
}

#[test]
fn a_refusal_keeps_its_code_even_without_the_proxy() {
    let mut browser = ready();
    browser.take(&event("logon"));
    let act = browser.take(&replied("logonSso", refusal("11020004")))["act"].clone();
    assert_eq!((&act["step"], &act["body"]["errorCode"]), (&json!("refused"), &json!("11020004")));
    let act = browser.take(&lost("refused"))["act"].clone();
    assert_rejects(&act, "rejected", "rejected", None);
    assert_eq!((&act["error"]["code"], &act["error"]["phase"]), (&json!("11020004"), &json!("logon")));
}

#[test]
fn the_sealed_part_may_be_over() {
    for (mut browser, call, step) in
        [(verified(), "check", "check"), (awaiting_choice(), "chooseDuplicate", "choose"), (ready(), "trySso", "try")]
    {
        browser.take(&event(call));
        let act = browser.take(&answered(step, over()))["act"].clone();
        assert_rejects(&act, "expired", "flowExpired", Some("restart"));
        assert_eq!((browser.name(), browser.actions().len()), ("expired", 0));
    }
    let mut browser = verified();
    browser.take(&event("poll"));
    browser.take(&answered("check", over()));
    assert_eq!(browser.name(), "expired");
    let mut browser = ready();
    browser.after(12 * 60 * MINUTE);
    browser.take(&event("tick"));
    assert_eq!(browser.name(), "expired");
}

#[test]
fn polls_are_a_minute_apart_and_in_nobody_s_way() {
    for (mut browser, step) in [(ready(), "checkSso"), (verified(), "check")] {
        let due = browser.view()["pollAt"].as_i64().unwrap() - browser.now;
        assert!((54_000..66_000).contains(&due), "{due}");
        browser.after(70_000);
        let act = browser.take(&event("poll"))["act"].clone();
        assert_eq!(act["step"], step);
        assert!(browser.view()["pending"].is_null());
        let next = browser.view()["pollAt"].as_i64().unwrap() - browser.now;
        assert!((54_000..66_000).contains(&next), "what is lost is followed by another: {next}");
        let mut lost_one = browser.clone();
        let act = lost_one.take(&lost(step))["act"].clone();
        assert!(act.is_null() && lost_one.view()["error"].is_null());
        let call = if step == "check" { "logoff" } else { "logon" };
        assert!(browser.can(call));
        browser.take(&event(call));
    }
    let spread: std::collections::BTreeSet<_> =
        (0..20).scan(ready(), |browser, _| Some(browser.take(&event("poll"))["view"]["pollAt"].as_i64())).collect();
    assert!(spread.len() > 10, "they do not come all at once");
}

#[test]
fn a_damaged_success_is_none() {
    let mut browser = ready();
    browser.take(&event("logon"));
    let text = granted().to_string().replace('}', ",}");
    let reply = json!({ "type": "replied", "step": "logonSso", "status": 200, "body": text });
    assert_rejects(&browser.take(&reply)["act"].clone(), "network", "badAnswer", None);
    browser.take(&event("logon"));
    let reply = json!({ "type": "replied", "step": "logonSso", "status": 500, "body": granted().to_string() });
    assert_rejects(&browser.take(&reply)["act"].clone(), "network", "badAnswer", None);
}

#[test]
fn pages_that_do_not_open() {
    let mut browser = ready();
    browser.take(&event("trySso"));
    browser.take(&answered("try", json!({ "flow": "f3", "url": "https://sso.test/logon?x", "mark": "m" })));
    assert_eq!((browser.name(), &browser.act()["type"]), ("awaitingReturn", &json!("open")));
    let mut back = browser.clone();
    back.take(&event("closed"));
    assert_eq!(back.name(), "ready");
    assert_rejects(&browser.take(&event("blocked"))["act"].clone(), "misuse", "windowBlocked", None);
    assert_eq!(browser.name(), "ready");

    let mut browser = verified();
    let act = browser.take(&event("logoff"))["act"].clone();
    assert_eq!((&act["type"], &act["step"]), (&json!("post"), &json!("logoff")), "the flow ends first");
    // The page goes to the SSO server, whatever the proxy says.
    browser.clone().take(&answered("logoff", json!({})));
    browser.take(&lost("logoff"));
    assert_eq!(browser.view()["open"]["url"], "https://sso.test/logoff?x=y");
    assert_rejects(&browser.take(&event("blocked"))["act"].clone(), "misuse", "windowBlocked", None);
    assert_eq!((browser.name(), browser.can("logoff")), ("loggedOut", true));
}

#[test]
fn giving_up() {
    for mut browser in [new(), ready(), awaiting_code(), awaiting_choice(), verified()] {
        let act = browser.take(&event("cancel"))["act"].clone();
        assert_rejects(&act, "cancelled", "cancelled", None);
        assert_eq!((browser.name(), browser.actions().len()), ("cancelled", 0));
        assert!(browser.take(&event("cancel"))["act"].is_null());
    }
}
