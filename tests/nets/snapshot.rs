//! Snapshots: each state comes back as it was, and nothing else is taken for one.

use crate::page::{
    CODE, SECRET, USER, answered, awaiting_choice, awaiting_code, begun_answer, event, granted, new, ready, refusal,
    replied, verified,
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
        assert!(browser.state["place"]["leaving"] != json!(true));
        assert!(browser.act().is_null());
    }
}

#[test]
fn anything_else_is_refused() {
    let good = verified().state;
    let place = |name: &str, value: Json| with(&good, "place", with(&good["place"], name, value));
    let sso = |name: &str, value: Json| with(&good, "sso", with(&good["sso"], name, value));
    let code = awaiting_code().state;
    for bad in [
        json!({}),
        json!("in"),
        with(&good, "v", 2),
        with(&good, "provider", "tossCert"),
        with(&good, "name", "inside"),
        without(&good, "flow"),
        with(&good, "tries", -1),
        with(&good, "expiresAt", "soon"),
        with(&good, "pollAt", 1i64 << 60),
        with(&good, "quiet", "no"),
        without(&good, "place"),
        place("name", json!("away")),
        place("moves", json!(-1)),
        place("shown", json!(7)),
        sso("logon", json!("javascript:alert(1)")),
        sso("check", json!("/check")),
        sso("logoff", json!(null)),
        sso("site", json!(7)),
        with(&good, "doing", json!({ "name": "steal" })),
        with(&good, "doing", json!({ "name": "logonSso", "method": "god" })),
        with(&good, "doing", json!({ "name": "refused", "phase": "x", "code": "1" })),
        with(&good, "place", json!({ "name": "start" })),
        with(&code, "place", with(&code["place"], "attempts", "three")),
        with(&code, "place", without(&code["place"], "id")),
        json!({ "v": 1, "provider": "nets", "name": "failed" }),
        json!({ "v": 1, "provider": "nets", "name": "opening", "since": 1 }),
    ] {
        let mut browser = new();
        browser.state = bad.clone();
        let error = browser.feed(&Json::Null).unwrap_err();
        assert_eq!(error["reason"], "badSnapshot", "{bad}");
    }
}
