//! Whatever stands in a snapshot and whatever happens to it, nothing panics.

use super::snapshot_damage::{confirming, paths};
use crate::support::browser::Browser;
use crate::support::people::{CODE, least};
use crate::support::{Json, NOW, json};
use proptest::collection::vec;
use proptest::prelude::*;

/// Values as they may stand in a snapshot: words of it, numbers at their limits, and anything else.
fn any_value() -> impl Strategy<Value = Json> {
    let words = vec![
        "idle",
        "verified",
        "code",
        "app",
        "call",
        "calling",
        "pass",
        "failed",
        "expired",
        "cancelled",
        "mobileok",
        "token",
        "request",
        "resend",
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
        "life",
        "open",
        "opening",
        "ready",
        "requesting",
        "waiting",
        "working",
        "failed",
        "session",
        "request",
        "stage",
        "attempts",
        "resends",
        "polls",
        "report",
        "error",
        "since",
        "nonce",
        "method",
        "step",
        "flow",
        "publicKey",
        "expiresAt",
        "codeExpiresAt",
        "waitUntil",
        "arsNumber",
        "ticket",
        "claims",
        "resendCount",
        "retryCount",
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

/// Times that a snapshot can hold, near the test's own and at their limits.
fn any_time() -> impl Strategy<Value = i64> {
    const LARGEST: i64 = 9_007_199_254_740_991;
    prop_oneof![NOW - 1_000_000..NOW + 1_000_000, -LAST..=LAST, Just(LAST), Just(-LAST), Just(LARGEST), Just(-LARGEST)]
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

/// The last moment that a JavaScript `Date` can be, so the largest time that a page has ever written, but for a lifetime more.
const LAST: i64 = 8_640_000_000_000_000;

/// One step from anything to anything; what it leads to is a snapshot that can be read again. A time that no clock shows may
/// lead to one that is refused.
fn survives(state: &Json, event: &Json) -> Result<(), TestCaseError> {
    let mut browser = Browser::new();
    browser.state = state.clone();
    if browser.feed(event).is_ok() {
        let again = browser.feed(&json!(null)).map_err(|error| error["reason"].clone());
        let is_time = |number: i64| number.abs() <= LAST;
        match again {
            Ok(_) => {}
            Err(reason) if !numbers(state).into_iter().all(is_time) => prop_assert_eq!(reason, "badSnapshot"),
            Err(_) => prop_assert!(false, "{} after {}", browser.state, event),
        }
    }
    Ok(())
}

/// Every whole number in a value.
fn numbers(value: &Json) -> Vec<i64> {
    match value {
        Json::Array(items) => items.iter().flat_map(numbers).collect(),
        Json::Object(members) => members.values().flat_map(numbers).collect(),
        other => other.as_i64().into_iter().collect(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_state_and_no_event_make_it_panic(state in any_value(), event in any_event()) {
        survives(&state, &event)?;
        let mut marked = state.clone();
        if let Some(members) = marked.as_object_mut() {
            members.insert("v".into(), json!(2));
            members.insert("provider".into(), json!("mobileok"));
        }
        survives(&marked, &event)?;
        for state in [json!({ "open": state }), state] {
            let marked = json!({ "v": 2, "provider": "mobileok", "flow": "f", "life": state });
            survives(&marked, &event)?;
        }
    }

    /// The numbers of a state, as far as they are read at all; and those that are not read.
    #[test]
    fn no_number_in_a_snapshot_makes_it_panic(
        numbers in vec(prop_oneof![any_time(), 0..4i64, any::<i64>()], 6),
        (attempts, resends) in (-1..5i64, -1..5i64),
        (stage, step, method) in (0..4usize, 0..5usize, 0..6usize),
        event in any_event(),
    ) {
        let stage = ["code", "app", "call", "calling"][stage];
        let step = ["token", "request", "resend", "call", "confirm"][step];
        let method = ["pass", "sms", "lms", "ars", "smsPossession", "arsPossession"][method];
        let session = json!({ "publicKey": crate::support::keys::public(), "expiresAt": numbers[0], "nonce": null });
        let request = json!({
            "stage": stage, "expiresAt": numbers[1], "codeExpiresAt": numbers[2], "attempts": attempts, "resends": resends,
            "polls": numbers[3], "waitUntil": numbers[4], "arsNumber": "31", "error": null,
        });
        let since = numbers[5];
        for open in [
            json!({ "opening": { "since": since, "nonce": null, "report": null } }),
            json!({ "ready": session }),
            json!({ "requesting": { "session": session, "method": method, "since": since } }),
            json!({ "waiting": { "session": session, "request": request } }),
            json!({ "working": { "session": session, "request": request, "step": step, "since": since } }),
        ] {
            let state = json!({ "v": 2, "provider": "mobileok", "flow": "f", "life": { "open": open } });
            survives(&state, &event)?;
            survives(&state, &json!({ "type": "answered", "step": step, "body": {} }))?;
            survives(&state, &json!({ "type": "answered", "step": step, "body": {
                "flow": "g", "publicKey": crate::support::keys::public(), "resendCount": numbers[3], "retryCount": numbers[4],
                "arsOtpNumber": "31",
            } }))?;
        }
    }

    /// A change of any one member of a real snapshot is refused, or it leads to a snapshot that can be read again.
    #[test]
    fn no_changed_member_makes_it_panic(index in any::<prop::sample::Index>(), value in any_value(), event in any_event()) {
        let mut state = confirming().state;
        let mut all = Vec::new();
        paths(&state, "", &mut all);
        *state.pointer_mut(&all[index.index(all.len())]).unwrap() = value;
        survives(&state, &event)?;
    }
}
