//! Any events in any order: what must hold whatever happens.

use crate::support::browser::{Browser, refusal};
use crate::support::people::{CODE, MARKS, METHODS, least};
use crate::support::{Json, MINUTE, SECOND, json, keys};
use bonin::provider::mobileok::codes;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

const STEPS: [&str; 5] = ["token", "request", "resend", "call", "confirm"];
const TERMINAL: [&str; 4] = ["verified", "failed", "expired", "cancelled"];

/// What happens next. `Offered` calls what the page may, and `Answer` is to the step on its way, so that runs get somewhere.
#[derive(Debug, Clone)]
enum Happens {
    Offered(Index, &'static str),
    Call(Json),
    Answer(Body),
    Stray(&'static str, Body),
    Lost(bool),
    Later(i64),
}

#[derive(Debug, Clone)]
enum Body {
    Good { count: Option<i64> },
    Refused { code: Index, count: Option<i64>, flow: bool },
    Junk(Json),
}

fn body() -> impl Strategy<Value = Body> {
    let count = prop_oneof![Just(None), (-1..5i64).prop_map(Some)];
    let junk = vec![
        json!(null),
        json!("text"),
        json!([]),
        json!({}),
        json!({ "error": 7 }),
        json!({ "ticket": 7 }),
        json!({ "flow": ["f"] }),
        json!({ "error": { "kind": "rejected", "reason": "rejected", "next": "retryCode" } }),
        json!({ "error": { "kind": "cancelled", "reason": "cancelled" }, "ticket": "t" }),
        json!({ "error": { "kind": "expired", "reason": "x", "message": "m", "retryable": true, "next": "wait" } }),
    ];
    prop_oneof![
        3 => count.clone().prop_map(|count| Body::Good { count }),
        6 => (any::<Index>(), count, any::<bool>()).prop_map(|(code, count, flow)| Body::Refused { code, count, flow }),
        1 => select(junk).prop_map(Body::Junk),
    ]
}

fn happens() -> impl Strategy<Value = Happens> {
    let call = |name: &str| json!({ "type": name });
    let calls = vec![
        call("begin"),
        call("begin"),
        call("resend"),
        call("call"),
        call("confirm"),
        call("tick"),
        call("resume"),
        json!({ "type": "begin", "nonce": "n" }),
        json!({ "type": "confirm", "authNumber": CODE }),
        json!({ "type": "confirm", "authNumber": "wrong" }),
    ];
    let requests = select(METHODS.to_vec()).prop_map(|method| json!({ "type": "request", "authInfo": least(method) }));
    let moments = vec![SECOND, 10 * SECOND, MINUTE, 3 * MINUTE];
    prop_oneof![
        40 => (any::<Index>(), select(METHODS.to_vec())).prop_map(|(action, method)| Happens::Offered(action, method)),
        40 => body().prop_map(Happens::Answer),
        6 => select(calls).prop_map(Happens::Call),
        3 => requests.prop_map(Happens::Call),
        4 => (select(STEPS.to_vec()), body()).prop_map(|(step, body)| Happens::Stray(step, body)),
        4 => any::<bool>().prop_map(Happens::Lost),
        4 => select(moments).prop_map(Happens::Later),
        1 => Just(Happens::Call(json!({ "type": "cancel" }))),
    ]
}

/// The answer to `step`, its number in the flow.
fn answer(body: &Body, step: &str, number: usize) -> Json {
    let flow = format!("flow {number}");
    match body {
        Body::Good { count } => json!({
            "flow": flow, "publicKey": keys::public(), "ticket": if step == "confirm" { json!("t") } else { json!(null) },
            "resendCount": count, "arsOtpNumber": "31",
        }),
        Body::Refused { code, count, flow: renewed } => {
            let all: Vec<_> = codes::rows().filter(|row| row.code != "2000").collect();
            let flow = if *renewed { json!(flow) } else { json!(null) };
            let beside = json!({ "retryCount": count, "resendCount": count, "flow": flow });
            // Four in five keep a flow alive: most of the others would end every run at once.
            let lively: &[&str] = match step {
                "token" | "request" => &["2910", "4008", "6704"],
                "resend" => &["4302", "4012"],
                "call" => &["4501", "4612"],
                _ => &["2910", "2910", "6702", "4500", "6024", "4022"],
            };
            let at = code.index(5 * all.len());
            let code = all.get(at).map_or(lively[at % lively.len()], |row| row.code);
            refusal(code, step, beside)
        }
        Body::Junk(junk) => junk.clone(),
    }
}

/// The event that this is for the browser; none where it is none.
fn event(what: &Happens, browser: &Browser, number: usize) -> Option<Json> {
    let pending = browser.view()["pending"].as_str();
    let answered = |step: &str, body| json!({ "type": "answered", "step": step, "body": answer(body, step, number) });
    match what {
        Happens::Offered(action, method) => {
            let offered: Vec<_> = browser.actions().into_iter().filter(|action| *action != "cancel").collect();
            let code = (browser.name() == "awaitingCode").then_some(CODE);
            let call = *offered.get(action.index(offered.len().max(1)))?;
            Some(match call {
                "request" => json!({ "type": call, "authInfo": least(method) }),
                "confirm" => json!({ "type": call, "authNumber": code }),
                _ => json!({ "type": call }),
            })
        }
        Happens::Call(event) => Some(event.clone()),
        Happens::Answer(body) => pending.map(|step| answered(step, body)),
        Happens::Stray(step, body) => Some(answered(step, body)),
        Happens::Lost(timeout) => {
            Some(json!({ "type": "unreachable", "step": pending.unwrap_or("token"), "timeout": timeout }))
        }
        Happens::Later(_) => None,
    }
}

fn counts(view: &Json) -> Option<(i64, i64)> {
    Some((view["attemptsLeft"].as_i64()?, view["resendsLeft"].as_i64()?))
}

fn run(events: &[Happens]) -> Result<(), TestCaseError> {
    let mut browser = Browser::new();
    browser.feed(&json!(null)).unwrap();
    // What one request's counts were, and the flow that the proxy gave last.
    let (mut least_counts, mut newest) = (None, Json::Null);
    for (number, what) in events.iter().enumerate() {
        if let Happens::Later(ms) = what {
            browser.now += ms;
        }
        let before = browser.clone();
        let Some(event) = event(what, &before, number) else { continue };
        let kind = event["type"].as_str().unwrap();
        let (was, pending) = (before.name().to_owned(), before.view()["pending"].as_str());
        let taken = browser.feed(&event).is_ok();
        if !taken {
            prop_assert_eq!(&browser.state, &before.state);
            prop_assert!(kind == "confirm" || !before.can(kind), "{} was offered at {}", kind, was);
            continue;
        }
        let (view, act) = (browser.view().clone(), browser.act().clone());
        let name = browser.name().to_owned();

        // What is over stays over.
        if TERMINAL.contains(&was.as_str()) {
            prop_assert_eq!((&name, &act), (&was, &Json::Null));
        }
        if TERMINAL.contains(&name.as_str()) && act["type"] == "reject" {
            prop_assert_eq!(&act["error"]["retryable"], false, "{} at the end", act);
        }
        // A call that is taken was offered, unless it finds that time is over.
        if ["begin", "request", "resend", "call", "confirm"].contains(&kind) {
            // Another call is offered by time alone, which the page hears of with the next tick.
            let mut looked = before.clone();
            looked.feed(&json!(null)).unwrap();
            prop_assert!(looked.can(kind) || name == "expired", "{} at {} was not offered", kind, was);
        }
        // Verified by the ticket in an answer to a confirm, and by nothing else.
        if name == "verified" && was != "verified" {
            prop_assert!(kind == "answered" && pending == Some("confirm") && event["body"]["error"].is_null());
            prop_assert_eq!(&act["value"]["ticket"], &event["body"]["ticket"]);
            prop_assert!(event["body"]["ticket"].is_string());
        }
        prop_assert!(act["type"] != "resolve" || name == "verified");
        // Counts never grow within a request.
        if kind == "answered" && pending == Some("request") {
            least_counts = None;
        }
        if let Some((attempts, resends)) = counts(&view) {
            prop_assert!((0..=3).contains(&attempts) && (0..=3).contains(&resends) && attempts > 0);
            if let Some((a, r)) = least_counts {
                prop_assert!(attempts <= a && resends <= r, "{} {} after {} {}", attempts, resends, a, r);
            }
            least_counts = Some((attempts, resends));
        }
        // What is posted is the step that is pending, with the newest flow and one sealed member at most.
        let given = &event["body"]["flow"];
        if kind == "answered" && given.is_string() && pending.is_some() {
            newest = given.clone();
        }
        prop_assert_eq!(
            act["type"] == "post",
            view["pending"].is_string() && (pending.is_none() || kind == "answered")
        );
        if act["type"] == "post" {
            prop_assert_eq!(&act["step"], &view["pending"]);
            prop_assert_eq!(&act["flow"], if act["step"] == "token" { &Json::Null } else { &newest });
            for (name, value) in act["body"].as_object().unwrap() {
                let sealed = ["encryptMOKAuthInfo", "encryptMOKVerifyInfo"].contains(&name.as_str());
                prop_assert!(sealed && value.as_str().unwrap().contains('|') || name == "nonce", "{}", name);
            }
        }
        // A call settles when its step does.
        if pending.is_some() && view["pending"].is_null() && kind != "resume" {
            prop_assert!(
                !act.is_null() || ["ready", "awaitingCode", "awaitingApp", "awaitingCall", "calling"].contains(&&*name)
            );
        }
        for mark in MARKS {
            prop_assert!(!browser.said.to_string().contains(mark), "{} in {}", mark, browser.said);
        }
        // Read back, it is the same.
        let mut again = browser.clone();
        again.feed(&json!(null)).unwrap();
        prop_assert_eq!((&again.state, again.view()), (&browser.state, browser.view()));
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 800, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_events_keeps_the_rules(events in vec(happens(), 1..80)) {
        run(&events)?;
    }

    /// From an accepted request on, where most of what can go wrong goes wrong.
    #[test]
    fn any_sequence_after_a_request_keeps_the_rules(method in select(METHODS.to_vec()), events in vec(happens(), 1..80)) {
        let start = [
            Happens::Call(json!({ "type": "begin" })),
            Happens::Answer(Body::Good { count: None }),
            Happens::Call(json!({ "type": "request", "authInfo": least(method) })),
            Happens::Answer(Body::Good { count: None }),
        ];
        run(&[start.to_vec(), events].concat())?;
    }
}
