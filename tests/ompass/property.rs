//! Any events in any order, in the browser's half and in the proxy's: what must hold whatever happens.

use crate::page::{PAGE, TOKEN, USER, begin, callback_url, failure, finish, inner_name, login, new, refusal, returned};
use crate::settings::SECRET;
use crate::stack::{away, finish_body, refused, verified};
use crate::support::rules::Rules;
use crate::support::{Json, MINUTE, SECOND, json};
use bonin::error::{Error, Kind, Reason};
use bonin::provider::ompass::codes;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{Index, select};

/// `finish()` may be called at the end, which is not offered there: it hears how the flow ended.
const RULES: Rules = Rules {
    ends: &["verified", "failed", "expired", "cancelled"],
    calls: &["begin", "open"],
    may_be_wrong: |call| call["callbackUrl"].is_string(),
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
    Network,
    Refused(Index),
    Junk(Json),
}

fn body() -> impl Strategy<Value = Body> {
    let junk = vec![
        json!(null),
        json!([]),
        json!({}),
        json!({ "error": 7 }),
        json!({ "ticket": 7, "url": 7, "flow": "f" }),
        json!({ "flow": ["f"], "url": PAGE }),
        json!({ "error": { "kind": "expired", "reason": "x", "message": "m", "retryable": true, "next": "wait" } }),
        json!({ "error": { "kind": "cancelled", "reason": "cancelled" }, "ticket": "t" }),
    ];
    prop_oneof![
        8 => Just(Body::Good),
        3 => Just(Body::Network),
        2 => any::<Index>().prop_map(Body::Refused),
        1 => select(junk).prop_map(Body::Junk),
    ]
}

fn happens() -> impl Strategy<Value = Happens> {
    let plain = ["finish", "finish", "open", "closed", "blocked", "tick", "resume"];
    let mut events: Vec<_> = plain.iter().map(|name| json!({ "type": name })).collect();
    events.extend([begin("uaf", None), begin("u2f", Some("redirect")), begin("u2f", None)]);
    events.extend([returned(), returned(), finish(Some(&callback_url())), finish(Some("https://shop.example/"))]);
    events.push(json!({ "type": "returned", "query": { "username": "mallory", "token": TOKEN } }));
    prop_oneof![
        9 => select(events).prop_map(Happens::Event),
        9 => body().prop_map(Happens::Answer),
        1 => (select(vec!["begin", "finish"]), body()).prop_map(|(step, body)| Happens::Stray(step, body)),
        1 => any::<bool>().prop_map(Happens::Lost),
        1 => select(vec![SECOND, MINUTE, 5 * MINUTE]).prop_map(Happens::Later),
        1 => Just(Happens::Event(json!({ "type": "cancel" }))),
    ]
}

fn answer(body: &Body, step: &str, number: usize) -> Json {
    match body {
        Body::Good => {
            let ticket = if step == "finish" { json!(format!("ticket {number}")) } else { json!(null) };
            json!({ "flow": format!("flow {number}"), "url": PAGE, "ticket": ticket })
        }
        Body::Network => failure(&Error::new(Kind::Network, Reason::Unreachable).at(step)),
        Body::Refused(code) => refusal(code.get(&codes::rows().collect::<Vec<_>>()).code, step),
        Body::Junk(junk) => junk.clone(),
    }
}

fn run(events: &[Happens]) -> Result<(), TestCaseError> {
    let mut browser = new();
    let (mut newest, mut ticket, mut given) = (Json::Null, Json::Null, 0);
    for (number, what) in events.iter().enumerate() {
        let pending = browser.view()["pending"].as_str().map(str::to_owned);
        let sent = sent_now(&browser);
        let event = match what {
            Happens::Later(ms) => {
                browser.now += ms;
                continue;
            }
            Happens::Event(event) => event.clone(),
            Happens::Answer(body) => {
                let step = pending.clone().unwrap_or_else(|| "finish".into());
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

        // What is over tells no more than that.
        prop_assert!(!RULES.ends.contains(&was.as_str()) || act.is_null() || kind == "finish");
        // Verified by the ticket in an answer to a finish that was sent, and by nothing else; given once.
        if name == "verified" && was != "verified" {
            prop_assert!(kind == "answered" && sent && pending.as_deref() == Some("finish"));
            prop_assert!(event["body"]["error"].is_null());
            ticket = event["body"]["ticket"].clone();
            prop_assert!(ticket.is_string());
        }
        if act["type"] == "resolve" {
            given += 1;
            prop_assert_eq!((&act["value"]["ticket"], given), (&ticket, 1));
        }
        // What is to be opened is named, and waited for.
        prop_assert!(act["type"] != "open" || name == "awaitingReturn" && view["open"]["url"].is_string());
        prop_assert_eq!(view["open"].is_null(), name != "awaitingReturn");
        // What is posted goes with the newest flow, and a token of another user than the one begun with never.
        if kind == "answered" && sent && event["body"]["flow"].is_string() {
            newest = event["body"]["flow"].clone();
        }
        if act["type"] == "post" {
            prop_assert_eq!(&act["step"], &view["pending"]);
            prop_assert_eq!(&act["flow"], if act["step"] == "begin" { &Json::Null } else { &newest });
            let login = login(&browser);
            let known = ["uaf", "u2f"].map(|method| &login[method]["userId"]).into_iter().find(|id| !id.is_null());
            prop_assert!(act["step"] == "begin" || known.is_none_or(|known| act["body"]["username"] == *known));
        }
        // No token in what is kept or shown.
        prop_assert!(!browser.state.to_string().contains("marked-token") && !view.to_string().contains("marked-token"));
        // A promise that is open has something that will settle it.
        prop_assert!(view["pending"].is_null() || sent_now(&browser) || browser.said["wakeAt"].is_i64());
    }
    Ok(())
}

fn sent_now(browser: &crate::support::browser::Browser) -> bool {
    ["opening", "checking"].contains(&inner_name(browser))
}

/// What OMPASS, or something before it, may say of a token.
#[derive(Debug, Clone)]
enum Says {
    Whose(&'static str),
    Code(Index, i64),
    Junk(i64, &'static str),
    Lost,
}

fn says() -> impl Strategy<Value = Says> {
    let junk = vec![(200, ""), (200, "{}"), (401, ""), (500, "<html>"), (200, "{\"code\":\"200\"}"), (204, "")];
    prop_oneof![
        2 => select(vec![USER, "mallory", ""]).prop_map(Says::Whose),
        1 => (any::<Index>(), select(vec![200, 400, 500])).prop_map(|(code, status)| Says::Code(code, status)),
        2 => select(junk).prop_map(|(status, body)| Says::Junk(status, body)),
        2 => Just(Says::Lost),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_sequence_of_events_keeps_the_rules(events in vec(happens(), 1..60)) {
        run(&events)?;
    }

    /// From an open page on, where most of what can go wrong goes wrong.
    #[test]
    fn any_sequence_after_begin_keeps_the_rules(
        method in select(vec!["uaf", "u2f"]), events in vec(happens(), 1..40)
    ) {
        let start = [Happens::Event(begin(method, None)), Happens::Answer(Body::Good)];
        run(&[start.to_vec(), events].concat())?;
    }

    /// Whatever OMPASS says: who logs in is whom it named, and the one who was asked for; everything else ends or can be
    /// repeated, and tells neither key nor token.
    #[test]
    fn any_answers_keep_the_rules_of_the_proxy(
        version in 1..3u8, method in select(vec!["uaf", "u2f"]), all in vec(says(), 1..12), fresh in any::<bool>()
    ) {
        let mut proxy = away(version, method);
        for said in all {
            let task = proxy.call("finish", &finish_body()).unwrap();
            prop_assert_eq!(&task["type"], "http");
            let task = match &said {
                Says::Whose(user) => proxy.answers(&verified(version, user)),
                Says::Code(code, status) => {
                    let code = code.get(&codes::rows().collect::<Vec<_>>()).code;
                    proxy.responds(*status, &refused(version, code).to_string())
                }
                Says::Junk(status, body) => proxy.responds(*status, body),
                Says::Lost => proxy.event(&json!({ "type": "unreachable", "timeout": false })),
            };
            let task = if task["type"] == "once" {
                proxy.event(&json!({ "type": if fresh { "fresh" } else { "used" } }))
            } else {
                task
            };
            prop_assert_eq!(&task["type"], "answer");
            let through = matches!(said, Says::Whose(USER)) && fresh;
            prop_assert_eq!(task.get("identity").is_some(), through);
            prop_assert!(!through || task["identity"]["userId"] == USER);
            let told = format!("{task} {}", proxy.state);
            prop_assert!(!told.contains(TOKEN) && !told.contains(SECRET));
            if task["ended"] == true {
                prop_assert!(proxy.state.is_null(), "nothing is remembered");
                return Ok(());
            }
            prop_assert_eq!(proxy.at(), "away");
        }
    }
}
