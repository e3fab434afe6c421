//! Any events in any order, in the browser's half and in the proxy's: what must hold whatever happens.

use crate::page::{CODE, SECRET, USER, answered, begun_answer, event, granted, new, refusal, replied};
use crate::support::browser::failure;
use crate::support::proxy::Proxy;
use crate::support::rules::Rules;
use crate::support::{Json, MINUTE, SECOND, json};
use crate::world::{ORIGIN, settings};
use bonin::error::{Error, Kind, Next, Reason};
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::select;

const CALLS: [&str; 8] = ["begin", "logon", "secondFactor", "chooseDuplicate", "result", "check", "trySso", "logoff"];
const RULES: Rules = Rules { ends: &["failed", "expired", "cancelled"], calls: &CALLS, may_be_wrong: |_| false };

#[derive(Debug, Clone)]
enum Happens {
    Event(&'static str),
    /// An answer to what is on its way, by number.
    Answer(usize),
    Later(i64),
}

fn happens() -> impl Strategy<Value = Happens> {
    let mut events = CALLS.to_vec();
    events.extend(["logon", "poll", "poll", "tick", "resume", "returned", "closed", "blocked"]);
    prop_oneof![
        8 => select(events).prop_map(Happens::Event),
        14 => (0usize..12).prop_map(Happens::Answer),
        1 => select(vec![SECOND, MINUTE, 5 * MINUTE]).prop_map(Happens::Later),
        1 => Just(Happens::Event("cancel")),
    ]
}

fn answer(act: &Json, number: usize, flow: usize) -> Json {
    let step = act["step"].as_str().unwrap();
    let ended = Error::new(Kind::Expired, Reason::FlowExpired).then(Next::Restart);
    if act["type"] == "ask" {
        return match number {
            0..=5 => replied(step, granted()),
            6 => replied(step, refusal("11100028")),
            7 => replied(step, refusal("11060009")),
            8 => replied(step, refusal("11020004")),
            9 => replied(step, json!({ "result": false })),
            10 => json!({ "type": "replied", "step": step, "status": 502, "body": "<html>" }),
            _ => json!({ "type": "unreachable", "step": step, "timeout": true }),
        };
    }
    let no = Error::new(Kind::Rejected, Reason::Rejected).then(Next::RetryCode).with_code("11020004", None);
    answered(
        step,
        match number {
            0..=6 => json!({ "flow": format!("flow {flow}"), "sso": begun_answer()["sso"], "ticket": "t", "moves": 1,
                "factor": { "tfaID": "t", "timeoutMinutes": 3 }, "duplicate": { "ip": "x" }, "credential": "c",
                "url": "https://sso.test/", "mark": "m" }),
            7 => json!({ "loggedOut": true }),
            8 => failure(&no, json!({ "flow": format!("flow {flow}"), "mustLogOff": true, "loggedOut": true })),
            9 if flow.is_multiple_of(5) => failure(&ended, json!({})),
            10 => json!({ "flow": ["f"], "sso": 7, "ticket": 7, "factor": [], "duplicate": "x" }),
            _ => failure(&no, json!({ "flow": format!("flow {flow}") })),
        },
    )
}

fn run(events: &[Happens]) -> Result<(), TestCaseError> {
    let mut browser = new();
    browser.feed(&Json::Null).unwrap();
    let mut in_flight = Json::Null;
    for (number, what) in events.iter().enumerate() {
        let event = match what {
            Happens::Later(ms) => {
                browser.now += ms;
                continue;
            }
            Happens::Event(name) => event(name),
            Happens::Answer(_) if in_flight.is_null() => continue,
            Happens::Answer(which) => answer(&in_flight, *which, number),
        };
        let before = browser.clone();
        let was = before.name().to_owned();
        if !RULES.keep(&before, &event, &mut browser)? {
            continue;
        }
        let (act, view, name) = (browser.act().clone(), browser.view().clone(), browser.name().to_owned());
        if ["post", "ask"].contains(&act["type"].as_str().unwrap_or_default()) {
            in_flight = act.clone();
        } else if view["pending"].is_null() {
            in_flight = Json::Null;
        }
        prop_assert!(!RULES.ends.contains(&was.as_str()) || act.is_null());
        // Verified by the ticket in an answer to a logon, and by nothing else; a ticket is handed out once.
        if name == "verified" && was != "verified" {
            prop_assert!(event["step"] == "logon" && event["body"]["ticket"].is_string());
        }
        if act["type"] == "resolve" {
            prop_assert!(name == "verified" && !browser.can("result"));
        }
        prop_assert!(act["type"] != "open" || view["open"]["url"].is_string());
        // What waits for nobody asks nobody, and what waits says for what.
        prop_assert!(view["pending"].is_null() || view["actions"] == json!(["cancel"]));
        prop_assert!(view["pollAt"].is_null() || ["ready", "verified"].contains(&name.as_str()));
        prop_assert!(!RULES.ends.contains(&name.as_str()) || view["actions"] == json!([]));
        // Nothing that was typed is kept.
        for mark in [USER, SECRET, CODE] {
            prop_assert!(!browser.state.to_string().contains(mark) && !view.to_string().contains(mark));
            prop_assert!(act["type"] != "post" || !act.to_string().contains(mark));
        }
    }
    Ok(())
}

fn replies() -> Vec<String> {
    let config = json!({ "result": true, "ssosite": "a", "urlSSOLogonService": format!("{ORIGIN}/l"),
        "urlSSOCheckService": format!("{ORIGIN}/c"), "urlSSOLogoffService": format!("{ORIGIN}/o") });
    vec![
        config.to_string(),
        config.to_string(),
        json!({ "authStatus": "SSO_FIRST" }).to_string(),
        json!({ "authStatus": "SSO_SUCCESS", "userId": "hong", "result": true, "errorCode": 0, "tfaID": "t" })
            .to_string(),
        json!({ "result": true, "errorCode": 0, "credential": "c", "tfaID": "t" }).to_string(),
        json!({ "authStatus": "SSOFail", "errorCode": "11060002" }).to_string(),
        "{\"result\":false,\"errorCode\":\"11020007\",\"errorMessage\":\"a \"b\"\",}".into(),
        "<html>".into(),
        String::new(),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn the_browser_keeps_its_promises(events in vec(happens(), 1..60)) {
        run(&events)?;
    }

    /// Whatever the agent says, each call of the proxy comes to one answer; an identity only after the store's word.
    #[test]
    fn the_proxy_keeps_its_promises(steps in vec((0usize..9, vec((0usize..9, any::<bool>()), 4)), 1..12)) {
        let mut proxy = Proxy::of("nets", &settings());
        for (step, said) in steps {
            let calls = ["begin", "begin", "refused", "logon", "logon", "factor", "duplicate", "choose", "check"];
            let body = match calls[step] {
                "refused" => json!({ "phase": "logon", "errorCode": "11020004" }),
                "logon" => json!({ "method": "sso", "artifactID": "a" }),
                "factor" => json!({ "tfaID": "t" }),
                "duplicate" => json!({ "ssoRequest": "s" }),
                "choose" => json!({ "stay": true }),
                _ => json!({}),
            };
            if calls[step] == "begin" {
                proxy.state = Json::Null;
            }
            let Ok(mut task) = proxy.call(calls[step], &body) else { continue };
            let mut fresh = false;
            for (reply, up) in said.iter().cycle().take(9) {
                let event = match task["type"].as_str().unwrap() {
                    "answer" => break,
                    "once" => {
                        fresh = *up;
                        json!({ "type": if *up { "fresh" } else { "used" } })
                    }
                    _ if !up && *reply == 8 => json!({ "type": "unreachable", "timeout": false }),
                    _ => json!({ "type": "response", "status": 200, "body": replies()[*reply], "cookies": ["a=1"] }),
                };
                task = proxy.event(&event);
            }
            prop_assert_eq!(&task["type"], "answer");
            prop_assert_eq!(task.get("identity").is_some(), fresh);
            prop_assert!(task.get("identity").is_none() || task["identity"]["userId"] == "hong");
            if task["ended"] == true {
                prop_assert!(proxy.state.is_null(), "nothing is sealed of a flow that is over");
            }
        }
    }
}
