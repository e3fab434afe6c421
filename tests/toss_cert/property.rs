//! Any events in any order, in the browser's half and in the proxy's: what must hold whatever happens.

use crate::browser_ends::{failure, refusal};
use crate::page::{MARKS, METHODS, info, new};
use crate::stack::{accepted_answer, begun, request_body, result};
use crate::support::rules::Rules;
use crate::support::{Json, MINUTE, SECOND, json};
use crate::toss::{self, Session, fail, success};
use bonin::error::{Error, Kind, Next, Reason};
use bonin::provider::toss_cert::codes;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const STEPS: [&str; 3] = ["begin", "request", "confirm"];
const RULES: Rules = Rules {
    ends: &["verified", "failed", "expired", "cancelled"],
    calls: &["begin", "request", "open", "confirm"],
    may_be_wrong: |call| call["type"] == "request",
};

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
    NotYet,
    Refused(Index),
    Junk(Json),
}

fn body() -> impl Strategy<Value = Body> {
    let junk = vec![
        json!(null),
        json!("text"),
        json!([]),
        json!({}),
        json!({ "error": 7 }),
        json!({ "ticket": 7 }),
        json!({ "flow": ["f"], "publicKey": toss::public() }),
        json!({ "error": { "kind": "rejected", "reason": "rejected", "next": "resend" } }),
        json!({ "error": { "kind": "expired", "reason": "x", "message": "m", "retryable": true, "next": "wait" } }),
        json!({ "error": { "kind": "cancelled", "reason": "cancelled" }, "ticket": "t" }),
    ];
    prop_oneof![
        8 => Just(Body::Good),
        4 => Just(Body::NotYet),
        2 => any::<Index>().prop_map(Body::Refused),
        1 => select(junk).prop_map(Body::Junk),
    ]
}

fn happens() -> impl Strategy<Value = Happens> {
    let plain = ["confirm", "confirm", "open", "returned", "closed", "blocked", "tick", "resume"];
    let mut events: Vec<_> = plain.iter().map(|name| json!({ "type": name })).collect();
    events.extend(METHODS.map(|method| json!({ "type": "begin", "method": method })));
    for method in METHODS {
        for trigger in [None, Some("APP_SCHEME")] {
            events.push(json!({ "type": "request", "info": info(method, trigger) }));
        }
    }
    prop_oneof![
        9 => select(events).prop_map(Happens::Event),
        12 => body().prop_map(Happens::Answer),
        1 => (select(STEPS.to_vec()), body()).prop_map(|(step, body)| Happens::Stray(step, body)),
        1 => any::<bool>().prop_map(Happens::Lost),
        1 => select(vec![SECOND, MINUTE, 10 * MINUTE]).prop_map(Happens::Later),
        1 => Just(Happens::Event(json!({ "type": "cancel" }))),
    ]
}

/// The answer to `step`, its number in the flow.
fn answer(body: &Body, step: &str, number: usize) -> Json {
    match body {
        Body::Good => {
            let ticket = if step == "confirm" { json!("t") } else { json!(null) };
            json!({ "flow": format!("flow {number}"), "publicKey": toss::public(), "ticket": ticket, "txId": "t",
                "authUrl": "https://auth.example", "appScheme": "supertoss://x" })
        }
        Body::NotYet => failure(&Error::new(Kind::Rejected, Reason::NotYet).then(Next::Wait).at(step)),
        Body::Refused(code) => {
            let all: Vec<_> = codes::rows().collect();
            refusal(code.get(&all).code, step)
        }
        Body::Junk(junk) => junk.clone(),
    }
}

fn run(events: &[Happens]) -> Result<(), TestCaseError> {
    let mut browser = new();
    let mut newest = Json::Null;
    for (number, what) in events.iter().enumerate() {
        let pending = browser.view()["pending"].as_str().map(str::to_owned);
        let event = match what {
            Happens::Later(ms) => {
                browser.now += ms;
                continue;
            }
            Happens::Event(event) => event.clone(),
            Happens::Answer(body) => {
                let step = pending.clone().unwrap_or_else(|| "confirm".into());
                json!({ "type": "answered", "step": step, "body": answer(body, &step, number) })
            }
            Happens::Stray(step, body) => {
                json!({ "type": "answered", "step": step, "body": answer(body, step, number) })
            }
            Happens::Lost(timeout) => {
                json!({ "type": "unreachable", "step": pending.as_deref().unwrap_or("begin"), "timeout": timeout })
            }
        };
        let before = browser.clone();
        let kind = event["type"].as_str().unwrap();
        let was = before.name().to_owned();
        if !RULES.keep(&before, &event, &mut browser)? {
            continue;
        }
        let (view, act, name) = (browser.view().clone(), browser.act().clone(), browser.name().to_owned());

        prop_assert!(!RULES.ends.contains(&was.as_str()) || act.is_null());
        // Verified by the ticket in an answer to a confirm, and by nothing else.
        if name == "verified" && was != "verified" {
            prop_assert!(kind == "answered" && pending.as_deref() == Some("confirm"));
            prop_assert!(event["body"]["error"].is_null() && event["body"]["ticket"].is_string());
            prop_assert_eq!(&act["value"]["ticket"], &event["body"]["ticket"]);
        }
        prop_assert!(act["type"] != "resolve" || name == "verified");
        // What is to be opened is named.
        prop_assert!(act["type"] != "open" || view["open"]["url"].is_string());
        prop_assert!(view["open"].is_null() || ["awaitingApp", "awaitingReturn"].contains(&&*name));
        // What is posted is the step that is pending, with the newest flow, and nothing personal in the clear.
        if kind == "answered" && pending.is_some() && event["body"]["flow"].is_string() {
            newest = event["body"]["flow"].clone();
        }
        prop_assert_eq!(act["type"] == "post", view["pending"].is_string() && pending.is_none());
        if act["type"] == "post" {
            prop_assert_eq!(&act["step"], &view["pending"]);
            prop_assert_eq!(&act["flow"], if act["step"] == "begin" { &Json::Null } else { &newest });
        }
        for mark in MARKS {
            prop_assert!(!browser.said.to_string().contains(mark), "{} in {}", mark, browser.said);
        }
    }
    Ok(())
}

/// What Toss, or something before it, may answer to a request of the proxy.
#[derive(Debug, Clone)]
enum Says {
    Good,
    Progress,
    Code(Index),
    Junk(i64, &'static str),
    Lost,
}

fn says() -> impl Strategy<Value = Says> {
    let junk =
        vec![(200, ""), (200, "{}"), (401, ""), (500, "<html>"), (200, "{\"resultType\":\"SUCCESS\",\"success\":{}}")];
    prop_oneof![
        8 => Just(Says::Good),
        2 => Just(Says::Progress),
        1 => any::<Index>().prop_map(Says::Code),
        1 => select(junk).prop_map(|(status, body)| Says::Junk(status, body)),
        1 => Just(Says::Lost),
    ]
}

/// The event that these words are, in answer to a task.
fn said(task: &Json, says: &Says) -> Json {
    let responds = |status: i64, body: Json| json!({ "type": "response", "status": status, "body": body.to_string() });
    let path = task["url"].as_str().unwrap_or_default().rsplit('/').next().unwrap().to_owned();
    match says {
        _ if task["type"] == "once" => json!({ "type": "fresh" }),
        Says::Lost => json!({ "type": "unreachable", "timeout": false }),
        Says::Junk(status, body) => json!({ "type": "response", "status": status, "body": body }),
        Says::Code(code) => responds(400, fail(code.get(&codes::rows().collect::<Vec<_>>()).code, "")),
        _ if task["type"] == "shared" => responds(200, json!({ "access_token": "t", "expires_in": 60 })),
        _ if path == "request" => responds(200, accepted_answer()),
        _ if path == "status" => {
            let status = if matches!(says, Says::Good) { "COMPLETED" } else { "IN_PROGRESS" };
            responds(200, success(&json!({ "txId": toss::tx_id(), "status": status })))
        }
        _ => {
            let body: Json = serde_json::from_str(task["body"].as_str().unwrap()).unwrap();
            responds(200, success(&result(&Session::of(body["sessionKey"].as_str().unwrap()))))
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_events_keeps_the_rules(events in vec(happens(), 1..60)) {
        run(&events)?;
    }

    /// From an accepted request on, where most of what can go wrong goes wrong.
    #[test]
    fn any_sequence_after_a_request_keeps_the_rules(
        method in select(METHODS.to_vec()), events in vec(happens(), 1..40)
    ) {
        let start = [
            Happens::Event(json!({ "type": "begin", "method": method })),
            Happens::Answer(Body::Good),
            Happens::Event(json!({ "type": "request", "info": info(method, Some("APP_SCHEME")) })),
            Happens::Answer(Body::Good),
        ];
        run(&[start.to_vec(), events].concat())?;
    }
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 60, failure_persistence: None, max_shrink_iters: 200, ..ProptestConfig::default()
    })]

    /// Whatever Toss says: a call ends after few tasks, a person comes only of a result that was read, at most two reads get
    /// lost, and what the browser gets names no token.
    #[test]
    fn any_answers_keep_the_rules_of_the_proxy(says in vec(says(), 1..40)) {
        let mut proxy = begun("personal");
        let mut says = says.into_iter();
        let mut lost_reads = 0;
        'calls: loop {
            let step = if proxy.at() == "ready" { "request" } else { "confirm" };
            let body = if step == "request" { request_body("personal", None) } else { json!({}) };
            let mut task = proxy.call(step, &body).unwrap();
            let mut read = false;
            for tasks in 0.. {
                prop_assert!(tasks < 12, "a call has an end");
                if task["type"] == "answer" {
                    break;
                }
                let Some(words) = says.next() else { break 'calls };
                let reads = task["type"] == "http" && task["url"].as_str().unwrap().ends_with("/result");
                prop_assert!(!(reads && read), "one read a call");
                read |= reads;
                let event = said(&task, &words);
                let lost = event["type"] == "unreachable" || matches!(words, Says::Junk(200 | 500, _));
                lost_reads += i32::from(reads && lost);
                task = proxy.event(&event);
            }
            prop_assert!(lost_reads <= 2);
            let told = format!("{} {}", task["body"], task["error"]);
            prop_assert!(!told.contains("access_token") && !told.contains("client_secret"));
            prop_assert!(task.get("identity").is_none() || read && task["error"].is_null());
            prop_assert!(!proxy.state.to_string().contains(r#""session":"v1"#), "no session outlives its call");
            if task["ended"] == true {
                prop_assert!(proxy.state.is_null());
                break;
            }
        }
    }
}
