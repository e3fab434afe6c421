//! Steps that cost something are counted and marked by the proxy, whatever the provider would say.

use crate::support::proxy::{Proxy, bad, good};
use crate::support::{Json, json, keys};
use bonin::provider::registry;

fn code() -> Json {
    json!({ "encryptMOKVerifyInfo": keys::seal("{}") })
}

/// A provider that takes every token and every code: only the proxy counts.
fn wrong_code(proxy: &mut Proxy) -> Json {
    proxy.call("confirm", &code()).unwrap();
    proxy.answers(&bad("2910", "x"))
}

#[test]
fn a_flow_has_a_name_of_its_own_that_stays() {
    let (first, second) = (Proxy::ready(), Proxy::requested());
    let id = first.state["flow"]["id"].as_str().unwrap().to_owned();
    assert!(id.len() == 32 && id.bytes().all(|byte| byte.is_ascii_hexdigit()));
    assert_eq!(second.state["flow"]["id"], id.as_str(), "the same randomness, the same flow, through its steps");
    let mut other = Proxy::new();
    other.call("token", &json!({})).unwrap();
    other = other.tokened(&json!({}));
    assert_ne!(other.state["flow"]["id"], id.as_str());
}

#[test]
fn a_step_that_costs_something_is_marked_before_it_goes_out() {
    let body = json!({ "encryptMOKAuthInfo": keys::seal("{}") });
    for (step, mut proxy, body) in [
        ("request", Proxy::ready(), body),
        ("resend", Proxy::requested(), json!({})),
        ("call", Proxy::requested(), json!({})),
        ("confirm", Proxy::requested(), code()),
    ] {
        proxy.asks_store = true;
        let before = proxy.state["flow"].clone();
        let claim = proxy.call(step, &body).unwrap();
        let lasts = step != "request";
        let wanted = json!({ "type": "claim", "flow": before["id"], "number": before["number"], "lasts": lasts });
        assert_eq!(claim, wanted, "{step}");
        let mut again = proxy.clone();
        assert_eq!(proxy.event(&json!({ "type": "fresh" }))["type"], "http", "{step}");
        let refused = again.event(&json!({ "type": "used" }));
        assert_eq!(
            (&refused["error"]["reason"], &refused["error"]["next"], &refused["error"]["retryable"]),
            (&json!("stepMade"), &json!("restart"), &json!(false)),
            "{step}"
        );
        assert_eq!((&refused["marks"]["wasMade"], &refused["state"]), (&json!(true), &json!(null)));
    }
}

/// A page that only looks whether the user is done would fill the store.
#[test]
fn a_look_costs_nothing() {
    let mut proxy = Proxy::requested();
    assert_eq!(proxy.call("confirm", &json!({})).unwrap()["type"], "http");
    assert_eq!(proxy.claim, json!(null));
}

#[test]
fn older_states_have_the_number_of_a_step_that_was_made() {
    let older = Proxy::requested();
    let mut newer = older.clone();
    wrong_code(&mut newer);
    assert_ne!(newer.state["flow"]["number"], older.state["flow"]["number"]);
    // An answer "not yet" to a look leaves the number, so a copy of a state from before it makes no second step.
    let mut looked = older.clone();
    looked.call("confirm", &json!({})).unwrap();
    looked.answers(&bad("4001", "x"));
    if looked.state != json!(null) {
        assert_eq!(looked.state["flow"]["number"], older.state["flow"]["number"]);
    }
}

#[test]
fn three_tries_and_three_messages_whatever_the_provider_allows() {
    let mut proxy = Proxy::requested();
    for _ in 0..3 {
        assert_eq!(wrong_code(&mut proxy)["error"]["next"], "retryCode");
    }
    let error = proxy.call("confirm", &code()).unwrap_err();
    assert_eq!(
        (&error["reason"], &error["next"], &error["phase"]),
        (&json!("noAttempts"), &json!("restart"), &json!("confirm"))
    );
    for _ in 0..3 {
        proxy.call("resend", &json!({})).unwrap();
        proxy.answers(&good(json!({ "encryptMOKToken": "another" })));
    }
    assert_eq!(proxy.call("resend", &json!({})).unwrap_err()["reason"], "tooOften");
    let mut rings = 0;
    while proxy.call("call", &json!({})).is_ok() {
        proxy.answers(&good(json!({ "encryptMOKToken": "another" })));
        rings += 1;
    }
    assert_eq!(rings, 10);
}

/// Nobody is told that a code was wrong if the provider did not say so.
#[test]
fn a_try_that_the_provider_did_not_answer_does_not_count() {
    let mut proxy = Proxy::requested();
    for _ in 0..5 {
        proxy.call("confirm", &code()).unwrap();
        proxy.event(&json!({ "type": "unreachable", "timeout": true }));
    }
    assert_eq!(wrong_code(&mut proxy)["error"]["next"], "retryCode");
    assert_eq!(proxy.state["flow"]["number"], 7, "each is a step all the same");
}

#[test]
fn no_flow_makes_steps_without_end() {
    let mut proxy = Proxy::requested();
    let mut steps = 0;
    while proxy.call("confirm", &code()).is_ok() {
        proxy.event(&json!({ "type": "unreachable", "timeout": true }));
        steps += 1;
        assert!(steps < 100);
    }
    assert_eq!(proxy.state["flow"]["number"], 64);
}

/// The mark of a first step must not last: anyone can make one up.
#[test]
fn a_flow_is_vouched_for_by_the_provider_s_yes() {
    let mut proxy = Proxy::ready();
    proxy.call("request", &json!({ "encryptMOKAuthInfo": keys::seal("{}") })).unwrap();
    assert_eq!(proxy.claim["lasts"], false);
    let refused = proxy.clone().answers(&bad("4005", "x"));
    assert_eq!(refused["marks"]["lasts"], false);
    let taken = proxy.answers(&good(json!({ "encryptMOKToken": "token 2" })));
    assert_eq!((&taken["marks"]["lasts"], &taken["marks"]["keeps"]), (&json!(true), &json!(true)));
    proxy.call("resend", &json!({})).unwrap();
    assert_eq!(proxy.claim["lasts"], true);
}

#[test]
fn an_account_that_is_none_is_refused() {
    let good = Proxy::requested();
    for (name, other) in [("number", json!(-1)), ("id", json!(7)), ("vouched", json!(null)), ("more", json!(1))] {
        let mut proxy = good.clone();
        proxy.state["flow"][name] = other;
        assert_eq!(proxy.call("resend", &json!({})).unwrap_err()["reason"], "badSnapshot", "{name}");
    }
}

/// The package's JavaScript looks for an end where there can be one.
#[test]
fn the_registry_says_who_logs_off() {
    let all = serde_json::to_value(registry()).unwrap();
    let logs_off: Vec<_> = all.as_object().unwrap().iter().filter(|(_, facts)| facts["logsOff"] == true).collect();
    assert_eq!(logs_off.iter().map(|(name, _)| name.as_str()).collect::<Vec<_>>(), ["passni", "nets"]);
    assert_eq!(all["passni"]["spends"], json!(["enter"]));
}
