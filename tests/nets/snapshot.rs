//! Snapshots: each state comes back as it was, and nothing else is taken for one.

use crate::page::{
    CODE, SECRET, USER, answered, awaiting_choice, awaiting_code, begun_answer, event, granted, inside, new, ready,
    refusal, replied, verified,
};
use crate::support::browser::Browser;
use crate::support::people::{with, without};
use crate::support::{Json, json};

fn every_state() -> Vec<Browser> {
    let mut all = vec![new(), ready(), awaiting_code(), awaiting_choice(), verified()];
    let mut then = |mut browser: Browser, events: &[Json]| {
        for event in events {
            browser.take(event);
            all.push(browser.clone());
        }
    };
    then(new(), &[event("begin"), answered("begin", begun_answer()), replied("checkSso", granted())]);
    then(ready(), &[event("logon"), replied("logonSso", refusal("11020004"))]);
    then(ready(), &[event("logon"), replied("logonSso", refusal("11100028"))]);
    then(ready(), &[event("logon"), replied("logonSso", refusal("11060009"))]);
    then(awaiting_code(), &[event("secondFactor"), replied("logonSso", refusal("11100028"))]);
    then(awaiting_choice(), &[event("chooseDuplicate"), answered("choose", json!({ "credential": "c" }))]);
    let url = json!({ "flow": "f", "url": "https://sso.test/x", "mark": "m" });
    then(ready(), &[event("trySso"), answered("try", url)]);
    then(
        ready(),
        &[event("poll"), replied("checkSso", granted()), answered("logon", json!({ "flow": "f", "ticket": "t" }))],
    );
    then(
        verified(),
        &[event("check"), answered("check", json!({ "loggedOut": true, "mustLogOff": true })), event("logoff")],
    );
    then(verified(), &[event("cancel")]);
    all
}

#[test]
fn each_state_comes_back_as_it_was() {
    for browser in every_state() {
        let mut again = browser.clone();
        again.feed(&Json::Null).unwrap();
        assert_eq!((&again.state, again.view()), (&browser.state, browser.view()));
        assert!(again.act().is_null());
    }
}

#[test]
fn no_state_holds_what_was_typed_or_what_logs_on() {
    for browser in every_state() {
        let state = browser.state.to_string();
        for mark in [USER, SECRET, CODE, "\"ssoResponse\"", "\"artifactID\"", "\"credential\"", "\"ssoRequest\""] {
            assert!(!state.contains(mark), "{mark} in {state}");
        }
    }
}

#[test]
fn a_page_that_is_loaded_anew_goes_on_from_where_nothing_is_on_its_way() {
    for mut browser in every_state() {
        let was = browser.name().to_owned();
        let pending = browser.view()["pending"].is_string();
        browser.take(&event("resume"));
        assert!(browser.view()["pending"].is_null());
        assert_eq!(browser.name(), was, "{pending}");
        assert!(inside(&browser)["stage"]["loggedOut"]["isLeaving"] != json!(true));
        assert!(browser.act().is_null());
    }
}

/// This state with another value at a path; `None` removes the member.
fn altered(state: &Json, path: &str, value: Option<Json>) -> Json {
    let mut state = state.clone();
    let (parent, name) = path.rsplit_once('/').unwrap();
    let members = state.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    match value {
        Some(value) => members.insert(name.into(), value),
        None => members.remove(name),
    };
    state
}

#[test]
fn anything_else_is_refused() {
    let (good, code) = (verified().state, awaiting_code().state);
    let mut pending = ready();
    pending.take(&event("logon"));
    let pending = pending.state;
    let life = |value: Json| altered(&good, "/life", Some(value));
    let waiting = |path: &str, value: Json| altered(&good, &format!("/life/open/waiting/{path}"), Some(value));
    let session = |name: &str, value: Json| waiting(&format!("session/{name}"), value);
    let user = |name: &str, value: Json| waiting(&format!("stage/verified/{name}"), value);
    let factor = |name: &str, value| altered(&code, &format!("/life/open/waiting/stage/code/{name}"), value);
    let request = |value: Json| altered(&pending, "/life/open/pending/request", Some(value));
    for bad in [
        json!({}),
        json!("in"),
        with(&good, "v", 1),
        with(&good, "v", 4),
        without(&good, "v"),
        with(&good, "provider", "tossCert"),
        with(&good, "flow", 7),
        with(&good, "name", "inside"),
        life(json!("inside")),
        life(json!({ "open": "inside" })),
        life(json!({ "failed": {} })),
        life(json!({ "open": { "opening": { "since": 1 } } })),
        life(json!({ "open": { "waiting": {} } })),
        altered(&good, "/life/open/waiting/session", None),
        altered(&good, "/life/open/waiting/stage", None),
        waiting("stage", json!("start")),
        waiting("stage", json!(null)),
        waiting("stage", json!({ "away": { "url": "https://sso.test/" } })),
        waiting("request", json!("check")),
        session("tries", json!(-1)),
        session("expiresAt", json!("soon")),
        session("pollAt", json!(1i64 << 60)),
        session("quiet", json!("no")),
        session("error", json!({ "kind": "odd" })),
        session("key", json!({ "id": "k", "modulus": "ff", "exponent": "3" })),
        session("sso/logon", json!("javascript:alert(1)")),
        session("sso/check", json!("/check")),
        session("sso/logoff", json!(null)),
        session("sso/site", json!(7)),
        user("moves", json!(-1)),
        user("shown", json!(7)),
        user("result", json!("t")),
        factor("attempts", Some(json!("three"))),
        factor("id", None),
        request(json!("steal")),
        request(json!({ "logonSso": { "method": "god" } })),
        request(json!({ "refused": { "phase": "x", "code": "1" } })),
        request(json!({ "checkSso": {} })),
    ] {
        let mut browser = new();
        browser.state = bad.clone();
        let error = browser.feed(&Json::Null).unwrap_err();
        assert_eq!(error["reason"], "badSnapshot", "{bad}");
    }
    // The same paths with nothing wrong are taken, so each refusal above has the reason that it seems to have.
    for state in [good, code, pending] {
        let mut browser = new();
        browser.state = state;
        browser.feed(&Json::Null).unwrap();
    }
}
