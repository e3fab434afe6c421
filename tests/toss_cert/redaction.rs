//! Marked personal data goes through both halves, and must not be in anything that a log, an error, a snapshot or the wire
//! could hold in the clear.

use crate::page::{self, BIRTHDAY, MARKS, NAME, PHONE, TEXT, TYPED_PHONE, info};
use crate::stack::{WAYS, accepted_answer, authorized, begun, result};
use crate::support::people::with;
use crate::support::proxy::Proxy;
use crate::support::{Json, json};
use crate::toss::{self, Session, fail, success};
use bonin::error::Lang;
use bonin::flow::reading::readable::read_input;
use bonin::provider::toss_cert::{Method, payload};

#[track_caller]
fn assert_clean(what: &str, said: &Json) {
    for mark in MARKS {
        assert!(!said.to_string().contains(mark), "{mark} in {what}: {said}");
    }
}

/// A journey through both halves with an ear at every place; `spoil` may change what Toss answers.
fn journey(method: &str, trigger: Option<&str>, lang: Lang, spoil: &dyn Fn(&str, Json) -> Json) -> Option<Json> {
    let mut browser = page::new();
    browser.lang = lang;
    let mut proxy = begun(method);
    proxy.lang = lang;
    browser.take(&json!({ "type": "begin", "method": method, "nonce": "bound" }));
    browser.answer_on("begin", json!({ "publicKey": toss::public() }));
    for event in [json!({ "type": "request", "info": info(method, trigger) }), json!({ "type": "confirm" })] {
        if browser.feed(&event).is_err() {
            break;
        }
        assert_clean("what the browser's half says", &browser.said);
        let (step, body) = (browser.act()["step"].as_str()?.to_owned(), browser.act()["body"].clone());
        let (answer, identity) = proxied(&mut proxy, &step, &body, spoil);
        assert_clean("answer of the proxy", &answer);
        browser.answer_on(&step, answer);
        assert_clean("what the browser's half says", &browser.said);
        if identity.is_some() {
            return identity;
        }
    }
    None
}

fn proxied(proxy: &mut Proxy, step: &str, body: &Json, spoil: &dyn Fn(&str, Json) -> Json) -> (Json, Option<Json>) {
    let mut task = proxy.call(step, body).unwrap();
    loop {
        // Between opening and answering, the state holds the person; it never leaves the call.
        if task["type"] != "once" {
            assert_clean("task of the proxy", &without_identity(&task));
            assert_clean("state of the proxy", &proxy.state);
        }
        task = match task["type"].as_str().unwrap() {
            "shared" => authorized(proxy, &task, "token-1"),
            "http" => {
                let name = task["url"].as_str().unwrap().rsplit_once('/').unwrap().1.to_owned();
                let sent: Json = serde_json::from_str(task["body"].as_str().unwrap()).unwrap();
                let good = match name.as_str() {
                    "request" => accepted_answer(),
                    "status" => success(&json!({ "txId": toss::tx_id(), "status": "COMPLETED" })),
                    _ => success(&result(&Session::of(sent["sessionKey"].as_str().unwrap()))),
                };
                let spoilt = spoil(&name, good);
                proxy.responds(200, &spoilt.as_str().map_or_else(|| spoilt.to_string(), str::to_owned))
            }
            "once" => proxy.event(&json!({ "type": "fresh" })),
            _ => break,
        };
    }
    let mut answer = task["body"].clone();
    if !task["error"].is_null() {
        answer["error"] = task["error"].clone();
    } else if step == "confirm" {
        answer["ticket"] = json!("sealed");
    }
    (answer, task.get("identity").cloned())
}

/// Without the provider's own sentence, too, which goes to the operator and not to the page.
fn without_identity(task: &Json) -> Json {
    let mut task = task.clone();
    task.as_object_mut().unwrap().remove("identity");
    task.as_object_mut().unwrap().remove("providerMessage");
    task
}

#[test]
fn a_journey_to_its_end_shows_no_mark_before_the_ticket() {
    for lang in [Lang::Ko, Lang::En] {
        for (method, trigger) in WAYS {
            let identity = journey(method, trigger, lang, &|_, good| good).expect("an identity").to_string();
            for mark in [NAME, PHONE, BIRTHDAY] {
                assert!(identity.contains(mark), "{mark} in the identity of {method}");
            }
        }
    }
}

/// Words of Toss's reach the user only with a code that the table does not have.
#[test]
fn no_refusal_or_junk_shows_a_mark() {
    let words = format!("{NAME}({PHONE}, {BIRTHDAY})");
    let spoilt = [
        fail("CE3000", &words),
        fail("CE3102", &words),
        fail("CE3103", &words),
        fail("CE1000", &words),
        json!(words),
        json!({ "resultType": "SUCCESS", "success": words }),
        json!({ "resultType": "FAIL", "error": { "reason": words, "data": { "userName": NAME } } }),
        success(
            &json!({ "txId": words, "status": words, "appScheme": format!("javascript:{words}"), "authUrl": words }),
        ),
        success(&json!({ "txId": toss::tx_id(), "status": "COMPLETED", "personalData": { "name": NAME } })),
        success(&json!({ "txId": toss::tx_id(), "status": "COMPLETED", "personalData": NAME, "signature": PHONE })),
    ];
    for bad in &spoilt {
        for step in ["request", "status", "result"] {
            for (method, trigger) in [("personal", None), ("personal", Some("APP_SCHEME")), ("window", None)] {
                journey(method, trigger, Lang::Ko, &|name, good| if name == step { bad.clone() } else { good });
            }
        }
    }
}

#[test]
fn no_mistake_of_the_page_shows_a_mark() {
    for (name, member) in [
        ("userName", json!(format!("{NAME}\u{0}"))),
        ("userPhone", json!(format!("{PHONE}{PHONE}"))),
        ("userPhone", json!(9_988_776_655_i64)),
        ("userBirthday", json!(format!("{BIRTHDAY}0"))),
        ("triggerType", json!(NAME)),
        ("document", json!({ "text": [TEXT], "title": NAME })),
        ("document", json!({ "text": TEXT, "title": [NAME], "serviceName": NAME })),
        ("unknown", json!(TYPED_PHONE)),
    ] {
        let error = page::begun("document")
            .refuses(&json!({ "type": "request", "info": with(&info("document", None), name, member) }));
        assert_clean("refusal", &error);
    }
    let mut browser = page::begun("personal");
    assert_clean("refusal", &browser.refuses(&json!({ "type": "begin", "method": NAME, "nonce": PHONE })));
    let person = json!({ "userName": NAME, "userPhone": PHONE, "userBirthday": BIRTHDAY });
    let body = with(&with(&person, "sessionKey", NAME), "triggerType", "PUSH");
    assert_clean("refusal", &begun("personal").call("request", &body).unwrap_err());
}

#[test]
fn what_was_checked_shows_its_shape() {
    let given = read_input(&info("document", None), "info").unwrap();
    let checked = payload::check(Some(Box::new(given)), Method::Document, crate::support::NOW).unwrap();
    let shown = format!("{checked:?} {checked:#?}");
    assert!(shown.contains("user_name"));
    assert_clean("Debug", &json!(shown));
}
