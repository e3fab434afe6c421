//! Any events in any order, in the browser's half and in the proxy's: what must hold whatever happens.

use crate::page::{call, duplicate, failure, good, new, refusal, too_old};
use crate::settings::SECRET;
use crate::stack::{
    CALLS, CODE, NEW_CODE, agents, agents_at, body_of_call, logged_in, new as new_proxy, sealed, unsealed, user_data,
};
use crate::support::rules::Rules;
use crate::support::{Json, MINUTE, SECOND, json};
use crate::token::token;
use bonin::error::{Error, Kind, Reason};
use bonin::provider::passni::codes;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const RULES: Rules =
    Rules { ends: &["loggedOut", "failed", "expired", "cancelled"], calls: &CALLS, may_be_wrong: |_| false };
const STEPS: [&str; 6] = ["login", "enter", "agents", "move", "check", "logout"];

/// What happens next. `Answer` is to the step that is on its way, so that runs get somewhere.
#[derive(Debug, Clone)]
enum Happens {
    Event(Json),
    Answer(Body),
    Stray(&'static str, Body),
    Lost(bool),
    Later(i64),
}

#[derive(Debug, Clone)]
enum Body {
    Good,
    Duplicate,
    Out,
    TooOld,
    Network,
    Refused(Index, bool),
    Junk(Json),
}

fn body() -> impl Strategy<Value = Body> {
    let junk = vec![
        json!(null),
        json!([]),
        json!({}),
        json!({ "error": 7 }),
        json!({ "ticket": 7, "url": 7, "flow": "f", "status": 7 }),
        json!({ "flow": ["f"], "url": "https://x.example/", "ssoCode": NEW_CODE }),
        json!({ "error": { "kind": "cancelled", "reason": "cancelled" }, "ticket": "t" }),
    ];
    prop_oneof![
        12 => Just(Body::Good),
        2 => Just(Body::Duplicate),
        1 => Just(Body::Out),
        1 => Just(Body::TooOld),
        2 => Just(Body::Network),
        2 => (any::<Index>(), any::<bool>()).prop_map(|(code, over)| Body::Refused(code, over)),
        1 => select(junk).prop_map(Body::Junk),
    ]
}

fn happens() -> impl Strategy<Value = Happens> {
    let mut events: Vec<_> = ["poll", "poll", "blocked", "tick", "resume"].map(|name| json!({ "type": name })).into();
    events.extend(STEPS.map(call));
    prop_oneof![
        9 => select(events).prop_map(Happens::Event),
        9 => body().prop_map(Happens::Answer),
        1 => (select(STEPS.to_vec()), body()).prop_map(|(step, body)| Happens::Stray(step, body)),
        1 => any::<bool>().prop_map(Happens::Lost),
        1 => select(vec![SECOND, MINUTE, 5 * MINUTE]).prop_map(Happens::Later),
        1 => Just(Happens::Event(json!({ "type": "cancel" }))),
    ]
}

fn answer(body: &Body, step: &str, number: usize) -> Json {
    let mut said = match body {
        Body::Good => good(step),
        Body::Duplicate => duplicate(Some("203.0.113.9")),
        Body::Out => json!({ "status": "loggedOut" }),
        Body::TooOld => return too_old(),
        Body::Network => failure(&Error::new(Kind::Network, Reason::Unreachable).at(step)),
        Body::Refused(code, over) => {
            let mut said = refusal(code.get(&codes::rows().collect::<Vec<_>>()).code, step);
            said["loggedOut"] = json!(over);
            said
        }
        Body::Junk(junk) => return junk.clone(),
    };
    said["flow"] = json!(format!("flow {number}"));
    said
}

fn run(events: &[Happens]) -> Result<(), TestCaseError> {
    let mut browser = new();
    let (mut newest, mut tickets) = (Json::Null, 0);
    for (number, what) in events.iter().enumerate() {
        let pending = browser.view()["pending"].as_str().map(str::to_owned);
        let asked = pending.clone().unwrap_or_else(|| "check".into());
        let event = match what {
            Happens::Later(ms) => {
                browser.now += ms;
                continue;
            }
            Happens::Event(event) => event.clone(),
            Happens::Answer(body) => {
                json!({ "type": "answered", "step": asked, "body": answer(body, &asked, number) })
            }
            Happens::Stray(step, body) => {
                json!({ "type": "answered", "step": step, "body": answer(body, step, number) })
            }
            Happens::Lost(timeout) => json!({ "type": "unreachable", "step": asked, "timeout": timeout }),
        };
        let before = browser.clone();
        let kind = event["type"].as_str().unwrap();
        let was = before.name().to_owned();
        if !RULES.keep(&before, &event, &mut browser)? {
            continue;
        }
        let (view, act, name) = (browser.view().clone(), browser.act().clone(), browser.name().to_owned());

        // What is over looks as it did.
        prop_assert!(!RULES.ends.contains(&was.as_str()) || view == *before.view());
        // Only what was asked is answered.
        prop_assert!(kind != "answered" || event["step"] == asked.as_str());
        // Logged in by a ticket in the answer to a code, and by nothing else.
        if name == "verified" && was == "idle" {
            prop_assert!(kind == "answered" && asked == "enter" && event["body"]["ticket"].is_string());
            prop_assert_eq!(&act["value"]["ticket"], &event["body"]["ticket"]);
            tickets += 1;
        }
        prop_assert!(tickets <= 1);
        prop_assert!(act["value"]["ticket"].is_null() || was == "idle");
        // A page opens by an answer to a call, never by a look, and a code goes there by a form alone.
        if act["type"] == "open" {
            prop_assert!(kind == "answered" && pending.is_some());
            prop_assert_eq!(act["page"].get("fields").is_some(), asked == "move");
        }
        prop_assert_eq!(view["opens"].is_boolean(), name == "verified");
        // What is posted goes with the newest flow, and polls show in nothing.
        if kind == "answered" && name == "verified" && event["body"]["flow"].is_string() {
            newest = event["body"]["flow"].clone();
        }
        if act["type"] == "post" {
            let starts = ["enter", "login"].contains(&act["step"].as_str().unwrap());
            prop_assert_eq!(&act["flow"], if starts { &Json::Null } else { &newest });
            prop_assert_eq!(view["pending"].as_str(), if kind == "poll" { None } else { act["step"].as_str() });
        }
        // Looked at where a login stands and nothing else is asked, at a time to come.
        prop_assert_eq!(view["pollAt"].is_i64(), name == "verified" && view["pending"].is_null());
        prop_assert!(kind != "poll" || view["pollAt"].as_i64().unwrap() - browser.now >= 50 * SECOND);
        // No code in what is kept or shown.
        for kept in [browser.state.to_string(), view.to_string()] {
            prop_assert!(!kept.contains(CODE) && !kept.contains(NEW_CODE));
        }
    }
    Ok(())
}

/// What the bridge, or something before it, may say.
#[derive(Debug, Clone)]
enum Says {
    Good,
    Code(Index, i64),
    Junk(i64, Json),
    Lost,
}

fn says() -> impl Strategy<Value = Says> {
    let junk = vec![
        json!({}),
        json!([]),
        json!({ "token": "x y", "userData": {}, "ssoCode": "x y", "agents": "x", "code": "" }),
        json!({ "token": token(), "userData": { "user_id": "mallory" }, "code": "SS0007", "data": token() }),
        agents_at("https://b.site.example@evil.example/"),
    ];
    prop_oneof![
        6 => Just(Says::Good),
        1 => (any::<Index>(), select(vec![200, 400, 502])).prop_map(|(code, status)| Says::Code(code, status)),
        2 => (select(vec![200, 401, 404, 500]), select(junk)).prop_map(|(status, body)| Says::Junk(status, body)),
        1 => Just(Says::Lost),
    ]
}

fn good_answer(route: &str) -> Json {
    match route {
        "token" => json!({ "token": token() }),
        "user-data" => json!({ "userData": user_data() }),
        "sso-code" => json!({ "ssoCode": NEW_CODE }),
        "agents" => agents(),
        "login-check" => json!({ "code": "SS0001" }),
        _ => json!({ "propagated": true }),
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_events_keeps_the_rules(events in vec(happens(), 1..60)) {
        run(&events)?;
    }

    /// From a login on, where most of what can go wrong goes wrong.
    #[test]
    fn any_sequence_after_a_login_keeps_the_rules(events in vec(happens(), 1..40)) {
        run(&[vec![Happens::Event(call("enter")), Happens::Answer(Body::Good)], events].concat())?;
    }

    /// Whatever the bridge says: the token goes to the bridge alone, a code to an allowed host alone, and every call ends in
    /// one answer.
    #[test]
    fn any_answers_keep_the_rules_of_the_proxy(
        enters in any::<bool>(), steps in vec(select(CALLS.to_vec()), 1..8), all in vec(says(), 24)
    ) {
        let mut all = all.into_iter();
        let mut proxy = if enters { new_proxy() } else { logged_in() };
        for step in enters.then_some("enter").into_iter().chain(steps) {
            let body = if step == "enter" { json!({ "ssoCode": CODE }) } else { body_of_call(step) };
            let mut task = proxy.call(step, &body).unwrap();
            for asked in 0.. {
                prop_assert!(asked < 4, "it comes to an end");
                if task["type"] == "answer" {
                    break;
                }
                if task["type"] == "once" {
                    task = proxy.event(&json!({ "type": "fresh" }));
                    continue;
                }
                let url = task["url"].as_str().unwrap().to_owned();
                prop_assert!(url.starts_with(crate::settings::BRIDGE) && !url.contains(&token()));
                let route = url.rsplit('/').next().unwrap();
                task = match all.next().unwrap_or(Says::Good) {
                    Says::Good => proxy.answers(&good_answer(route)),
                    Says::Code(code, status) => {
                        let code = code.get(&codes::rows().collect::<Vec<_>>()).code;
                        proxy.responds(status, &json!({ "errorCode": code }).to_string())
                    }
                    Says::Junk(status, body) => proxy.responds(status, &body.to_string()),
                    Says::Lost => proxy.event(&json!({ "type": "unreachable", "timeout": false })),
                };
            }
            let told = unsealed(&task).to_string();
            prop_assert!(!told.contains(&token()) && !told.contains(SECRET) && !told.contains("evil"));
            prop_assert_eq!(told.contains(NEW_CODE), step == "move" && task.get("error").is_none());
            prop_assert_eq!(task.get("identity").is_some(), step == "enter" && task.get("error").is_none());
            let state = proxy.state.clone();
            prop_assert_eq!(task["ended"] == true, state.is_null());
            if task["ended"] == true {
                return Ok(());
            }
            prop_assert_eq!(state, sealed());
        }
    }
}
