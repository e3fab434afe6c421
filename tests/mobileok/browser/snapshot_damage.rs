//! A snapshot that is none, or that was changed: it is refused, or the change does no harm.

use crate::support::browser::{Browser, refusal};
use crate::support::people::{CODE, least};
use crate::support::snapshot::assert_refused;
use crate::support::{Json, MINUTE, NOW, json};

/// A flow that asks for the result after a wrong code: every part of a snapshot has a value in it.
pub fn confirming() -> Browser {
    let mut browser = Browser::new();
    browser.take(&json!({ "type": "begin", "nonce": "bound" }));
    browser.answer_on("token", json!({ "publicKey": crate::support::keys::public() }));
    browser.request(&least("SMS"));
    browser.answer_on("request", json!({ "arsOtpNumber": "31" }));
    browser.try_code("111111", refusal("2910", "confirm", json!({})));
    browser.confirm(Some(CODE));
    browser
}

#[test]
fn a_snapshot_has_the_version_the_provider_and_the_state() {
    let state = confirming().state;
    let names = |path: &str| {
        let members = state.pointer(path).and_then(Json::as_object);
        members
            .unwrap_or_else(|| panic!("{path} in {state}"))
            .keys()
            .map(String::as_str)
            .collect::<std::collections::BTreeSet<_>>()
    };
    assert_eq!((&state["v"], &state["provider"]), (&json!(3), &json!("mobileok")));
    assert_eq!(names(""), ["flow", "life", "provider", "v"].into());
    assert_eq!(names("/life/open"), ["working"].into());
    assert_eq!(names("/life/open/working"), ["request", "session", "since", "step"].into());
    assert_eq!(names("/life/open/working/session"), ["expiresAt", "nonce", "publicKey"].into());
    assert_eq!(
        names("/life/open/working/request"),
        [
            "arsNumber",
            "attempts",
            "callAgainAt",
            "codeExpiresAt",
            "error",
            "expiresAt",
            "method",
            "polls",
            "resends",
            "stage",
            "waitUntil",
        ]
        .into()
    );
}

#[test]
fn a_snapshot_of_another_version_or_provider_is_refused() {
    let state = Browser::waiting("SMS").state;
    for (name, other) in [
        ("v", json!(0)),
        ("v", json!(1)),
        ("v", json!(2)),
        ("v", json!(4)),
        ("v", json!(3.5)),
        ("v", json!("3")),
        ("v", json!([3])),
        ("v", json!(null)),
        ("provider", json!("ompass")),
        ("provider", json!("")),
        ("provider", json!(7)),
        ("provider", json!(null)),
        ("flow", json!(7)),
        ("flow", json!({})),
        ("life", json!(null)),
        ("life", json!("open")),
        ("life", json!({})),
        ("life", json!([])),
        ("life", json!({ "open": null })),
        ("life", json!({ "open": {} })),
        ("life", json!({ "failed": null })),
        ("life", json!({ "failed": {} })),
        ("life", json!({ "failed": { "kind": "other", "reason": "busy" } })),
        ("life", json!({ "expired": { "at": 1 } })),
        ("life", json!("elsewhere")),
        ("name", json!("awaitingCode")),
        // The form of version 1.
        ("session", json!({ "flow": "f", "publicKey": crate::support::keys::public(), "expiresAt": NOW })),
        ("request", json!({ "numbers": [1, 1, 3, 3, 0, 0, 0, 0] })),
    ] {
        let mut state = state.clone();
        state[name] = other;
        assert_refused("mobileok", &state);
    }
    for other in [json!({}), json!([]), json!("idle"), json!(7), json!(false)] {
        assert_refused("mobileok", &other);
    }
    assert_refused(
        "mobileok",
        &json!({
            "v": 1, "provider": "mobileok", "name": "ready",
            "session": { "flow": "f", "publicKey": crate::support::keys::public(), "expiresAt": NOW + MINUTE },
        }),
    );
}

/// Every member of a snapshot by its path, those that hold a `null` too.
pub fn paths(value: &Json, path: &str, found: &mut Vec<String>) {
    for (name, member) in value.as_object().into_iter().flatten() {
        let path = format!("{path}/{name}");
        paths(member, &path, found);
        found.push(path);
    }
}

/// Members that need no value: without one the flow goes on as one that never had it.
const OPTIONAL: [&str; 3] = ["/flow", "/life/open/working/session/nonce", "/life/open/working/request/arsNumber"];

/// Every part of a snapshot: left out, overwritten, and with a member more.
#[test]
fn a_damaged_snapshot_is_refused_or_harmless() {
    let whole = confirming().state;
    let mut all = Vec::new();
    paths(&whole, "", &mut all);
    assert!(all.len() > 25, "{all:?}");
    for path in &all {
        let (above, name) = path.rsplit_once('/').unwrap();
        let spoiled = |value: Option<Json>| {
            let mut state = whole.clone();
            let members = state.pointer_mut(above).unwrap().as_object_mut().unwrap();
            match value {
                Some(value) => drop(members.insert(name.into(), value)),
                None => drop(members.remove(name)),
            }
            state
        };
        // An error says as much as it knows; the rest of a snapshot is all there or it is none.
        let in_error = path.contains("/error/");
        let is_optional = in_error || path.ends_with("/error") || OPTIONAL.contains(&path.as_str());
        for value in [None, Some(json!(null))] {
            let state = spoiled(value);
            if is_optional { harmless(&state) } else { assert_refused("mobileok", &state) }
        }
        let mut others = vec![json!({}), json!([]), json!(-1.5)];
        others.extend((!whole.pointer(path).unwrap().is_boolean()).then_some(json!(true)));
        for value in others {
            assert_refused("mobileok", &spoiled(Some(value)));
        }
        if whole.pointer(path).unwrap().is_number() {
            assert_refused("mobileok", &spoiled(Some(json!("1"))));
            assert_refused("mobileok", &spoiled(Some(json!(1e300))));
        } else {
            assert_refused("mobileok", &spoiled(Some(json!(7))));
        }
        if whole.pointer(path).unwrap().is_object() && !path.ends_with("/error") {
            let mut state = whole.clone();
            state.pointer_mut(path).unwrap()["more"] = json!(1);
            assert_refused("mobileok", &state);
        }
    }
    for (name, other) in [
        ("stage", json!("elsewhere")),
        ("attempts", json!(4)),
        ("attempts", json!(-1)),
        ("resends", json!(4)),
        ("resends", json!(-1)),
        ("polls", json!(-1)),
        ("polls", json!(i64::from(u32::MAX) + 1)),
        ("expiresAt", json!(i64::MAX)),
        ("codeExpiresAt", json!(i64::MIN)),
        ("waitUntil", json!(i64::MAX)),
    ] {
        let mut state = whole.clone();
        state["life"]["open"]["working"]["request"][name] = other;
        assert_refused("mobileok", &state);
    }
    for (name, other) in [
        ("publicKey", json!("AAAA")),
        ("publicKey", json!("")),
        ("nonce", json!("x".repeat(201))),
        ("expiresAt", json!(i64::MAX)),
    ] {
        let mut state = whole.clone();
        state["life"]["open"]["working"]["session"][name] = other;
        assert_refused("mobileok", &state);
    }
    for (name, other) in [("step", json!("elsewhere")), ("step", json!("")), ("since", json!(i64::MAX))] {
        let mut state = whole.clone();
        state["life"]["open"]["working"][name] = other;
        assert_refused("mobileok", &state);
    }
}

/// A snapshot that was changed and still makes sense: it goes on, or it is over, and whatever it is can be kept again.
#[track_caller]
fn harmless(state: &Json) {
    for event in [json!(null), json!({ "type": "resume" }), json!({ "type": "tick" }), json!({ "type": "cancel" })] {
        let mut browser = Browser::new();
        browser.state = state.clone();
        if let Err(error) = browser.feed(&event) {
            assert_eq!(error["reason"], "badSnapshot", "{event} at {state}");
            continue;
        }
        browser.feed(&json!(null)).unwrap_or_else(|error| panic!("{event} at {state}: {error}"));
    }
}

/// A key that someone put into the snapshot is looked at again before anything is sealed under it.
#[test]
fn a_key_from_a_snapshot_is_checked_before_it_is_used() {
    let mut browser = Browser::new();
    browser.ready();
    assert!(browser.state["life"]["open"]["ready"]["publicKey"].is_string());
    for key in [json!("AAAA"), json!("not base64"), json!(""), json!(null), json!(7)] {
        let mut state = browser.state.clone();
        state["life"]["open"]["ready"]["publicKey"] = key;
        assert_refused("mobileok", &state);
    }
}
