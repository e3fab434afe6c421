//! A flow outlives its page: states in and out of snapshots, and what is no snapshot.

use crate::support::browser::{Browser, refusal};
use crate::support::people::{CODE, METHODS, least};
use crate::support::{Json, MINUTE, NOW, json};
use bonin::error::Lang;
use proptest::collection::vec;
use proptest::prelude::*;

/// The page is gone, and another one goes on from what was kept.
fn resumed(browser: &Browser) -> Browser {
    let mut other = Browser::new();
    (other.state, other.now) = (browser.state.clone(), browser.now);
    other.plain("resume");
    assert!(other.act().is_null());
    other
}

#[test]
fn a_resting_state_goes_on_as_it_was() {
    let mut states = vec![Browser::calling()];
    states.extend(METHODS.map(Browser::waiting));
    let mut ready = Browser::new();
    states.push(ready.ready().clone());
    let mut wrong = Browser::waiting("SMS");
    wrong.try_code("111111", refusal("2910", "confirm", json!({})));
    states.push(wrong);
    for before in states {
        let after = resumed(&before);
        assert_eq!((after.view(), &after.state), (before.view(), &before.state));
        assert_eq!(after.said["wakeAt"], before.said["wakeAt"]);
    }
}

#[test]
fn a_step_that_was_on_its_way_can_be_sent_again() {
    let mut browser = Browser::waiting("SMS");
    browser.confirm(Some(CODE));
    let mut after = resumed(&browser);
    assert_eq!((after.name(), after.actions()), ("awaitingCode", vec!["confirm", "resend", "cancel"]));
    after.try_code(CODE, json!({ "ticket": "t" }));
    assert_eq!(after.name(), "verified");

    let mut browser = Browser::waiting("ARS");
    browser.plain("call");
    assert_eq!(resumed(&browser).actions(), ["call", "cancel"]);
}

/// A request may have used its token up, and a token that was asked for is not there.
#[test]
fn before_an_accepted_request_it_starts_over() {
    let mut browser = Browser::new();
    browser.begin();
    assert_eq!(resumed(&browser).actions(), ["begin", "cancel"]);
    browser.answer_on("token", json!({ "publicKey": crate::support::keys::public() }));
    browser.request(&least("SMS"));
    assert_eq!(resumed(&browser).actions(), ["begin", "cancel"]);
}

#[test]
fn what_ran_out_meanwhile_has_expired() {
    let mut browser = Browser::waiting("PASS");
    browser.after(7 * MINUTE).plain("resume");
    assert_eq!(browser.act()["error"]["reason"], "flowExpired");
    assert_eq!(browser.name(), "expired");
}

#[test]
fn the_end_stays_the_end() {
    let mut browser = Browser::waiting("SMS");
    browser.try_code(CODE, refusal("4301", "confirm", json!({})));
    let after = resumed(&browser);
    assert_eq!(after.view(), browser.view());
    assert_eq!(after.view()["error"]["code"], "4301");
}

#[test]
fn the_other_half_of_the_page_may_speak_another_language() {
    let mut browser = Browser::new();
    browser.ready();
    browser.lang = Lang::Ko;
    let korean = browser.refuses(&json!({ "type": "resend" }));
    browser.lang = Lang::En;
    let english = browser.refuses(&json!({ "type": "resend" }));
    assert_eq!(korean["reason"], english["reason"]);
    assert_ne!(korean["message"], english["message"]);
}

fn refused(state: &Json) {
    for event in [json!(null), json!({ "type": "resume" })] {
        let mut browser = Browser::new();
        browser.state = state.clone();
        let error = browser.refuses(&event);
        assert_eq!((&error["kind"], &error["reason"]), (&json!("misuse"), &json!("badSnapshot")), "{state}");
    }
}

#[test]
fn a_snapshot_of_another_version_or_provider_is_refused() {
    let state = Browser::waiting("SMS").state;
    assert_eq!((&state["v"], &state["provider"]), (&json!(1), &json!("mobileok")));
    for (name, other) in [
        ("v", json!(0)),
        ("v", json!(2)),
        ("v", json!(null)),
        ("provider", json!("ompass")),
        ("provider", json!(null)),
        ("name", json!("awaitingCode")),
    ] {
        let mut state = state.clone();
        state[name] = other;
        refused(&state);
    }
    for other in [json!({}), json!([]), json!("idle"), json!(7), json!(false)] {
        refused(&other);
    }
}

/// Every part of a snapshot, left out or overwritten.
#[test]
fn a_damaged_snapshot_is_refused_or_harmless() {
    let mut pending = Browser::waiting("SMS");
    pending.try_code("111111", refusal("2910", "confirm", json!({})));
    pending.confirm(Some(CODE));
    for path in [
        "/name",
        "/session",
        "/session/flow",
        "/session/publicKey",
        "/session/expiresAt",
        "/request",
        "/request/numbers",
        "/step",
        "/since",
    ] {
        let mut state = pending.state.clone();
        *state.pointer_mut(path).unwrap() = json!(null);
        refused(&state);
    }
    for (index, number) in [(0, 4), (0, -1), (1, 6), (1, -1), (2, -1), (4, 4), (4, -1), (5, 9), (6, -1), (7, i64::MAX)]
    {
        let mut state = pending.state.clone();
        state["request"]["numbers"][index] = json!(number);
        refused(&state);
    }
    for numbers in
        [json!([]), json!([0, 0, 0, 0, 0, 0, 0]), json!([0, 0, 0, 0, 0, 0, 0, 0, 0]), json!(["a", 0, 0, 0, 0, 0, 0, 0])]
    {
        let mut state = pending.state.clone();
        state["request"]["numbers"] = numbers;
        refused(&state);
    }
}

/// A key that someone put into the snapshot is looked at again before anything is sealed under it.
#[test]
fn a_key_from_a_snapshot_is_checked_when_it_is_used() {
    let mut browser = Browser::new();
    browser.ready();
    browser.state["session"]["publicKey"] = json!("AAAA");
    let error = browser.refuses(&json!({ "type": "request", "authInfo": least("SMS") }));
    assert_eq!(error["field"], "publicKey");
}

/// Values as they may stand in a snapshot: words of it, numbers at their limits, and anything else.
fn any_value() -> impl Strategy<Value = Json> {
    let words = vec![
        "idle",
        "opening",
        "ready",
        "requesting",
        "waiting",
        "working",
        "verified",
        "failed",
        "expired",
        "cancelled",
        "mobileok",
        "token",
        "request",
        "resend",
        "call",
        "confirm",
        "rejected",
        "wait",
        "flow",
        "9",
    ];
    let number = prop_oneof![any::<i64>(), 0..10i64, Just(i64::MAX), Just(i64::MIN), NOW - 1000..NOW + 1_000_000];
    let leaf = prop_oneof![
        Just(json!(null)),
        any::<bool>().prop_map(Json::from),
        number.clone().prop_map(Json::from),
        prop::sample::select(words).prop_map(Json::from),
        Just(json!(crate::support::keys::public())),
        "\\PC{0,8}".prop_map(Json::from),
        vec(number, 8).prop_map(Json::from),
    ];
    let names = vec![
        "name",
        "session",
        "request",
        "numbers",
        "error",
        "since",
        "nonce",
        "method",
        "step",
        "flow",
        "publicKey",
        "expiresAt",
        "arsNumber",
        "kind",
        "reason",
        "message",
        "next",
        "retryable",
        "v",
        "provider",
    ];
    let names = prop::sample::select(names);
    leaf.prop_recursive(3, 40, 8, move |inner| {
        let members = vec((names.clone(), inner.clone()), 0..8);
        prop_oneof![
            vec(inner, 0..4).prop_map(Json::from),
            members.prop_map(|members| members.into_iter().map(|(name, value)| (name.to_owned(), value)).collect()),
        ]
    })
}

fn any_event() -> impl Strategy<Value = Json> {
    let fixed = vec![
        json!(null),
        json!({ "type": "begin" }),
        json!({ "type": "request", "authInfo": least("SMS") }),
        json!({ "type": "resend" }),
        json!({ "type": "call" }),
        json!({ "type": "confirm", "authNumber": CODE }),
        json!({ "type": "cancel" }),
        json!({ "type": "tick" }),
        json!({ "type": "resume" }),
    ];
    let steps = prop::sample::select(vec!["token", "request", "resend", "call", "confirm"]);
    let answered =
        (steps.clone(), any_value()).prop_map(|(step, body)| json!({ "type": "answered", "step": step, "body": body }));
    let unreachable = (steps, any::<bool>())
        .prop_map(|(step, timeout)| json!({ "type": "unreachable", "step": step, "timeout": timeout }));
    prop_oneof![prop::sample::select(fixed), answered, unreachable, any_value()]
}

/// One step from anything to anything; what it leads to is a snapshot that can be read again.
fn survives(state: &Json, event: &Json) -> Result<(), TestCaseError> {
    let mut browser = Browser::new();
    browser.state = state.clone();
    if browser.feed(event).is_ok() {
        prop_assert!(browser.feed(&json!(null)).is_ok(), "{} after {}", browser.state, event);
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_state_and_no_event_make_it_panic(state in any_value(), event in any_event()) {
        survives(&state, &event)?;
        let mut marked = state;
        if let Some(members) = marked.as_object_mut() {
            members.insert("v".into(), json!(1));
            members.insert("provider".into(), json!("mobileok"));
        }
        survives(&marked, &event)?;
    }

    #[test]
    fn no_number_in_a_snapshot_makes_it_panic(
        numbers in vec(prop_oneof![any::<i64>(), 0..10i64, Just(i64::MAX), Just(i64::MIN)], 8),
        (since, expires) in (any::<i64>(), any::<i64>()),
        (step, event) in (0..5usize, any_event()),
    ) {
        let session = json!({ "flow": "f", "publicKey": crate::support::keys::public(), "expiresAt": expires });
        let request = json!({ "numbers": numbers });
        for name in ["waiting", "working", "requesting", "opening", "ready"] {
            let step = ["token", "request", "resend", "call", "confirm"][step];
            let state = json!({
                "v": 1, "provider": "mobileok", "name": name, "session": session, "request": request, "since": since,
                "step": step, "method": numbers[0] % 6,
            });
            survives(&state, &event)?;
            survives(&state, &json!({ "type": "answered", "step": step, "body": {} }))?;
        }
    }
}
