//! The proxy's half, as its driver drives it, with Toss's side played answer by answer.

use crate::page::{info, new};
use crate::settings::{BASE, OAUTH, settings};
use crate::support::proxy::Proxy;
use crate::support::{Json, json};
use crate::toss::{self, Session, success};

/// Every way to ask, and how the user learns of it.
pub const WAYS: [(&str, Option<&str>); 5] =
    [("personal", None), ("personal", Some("APP_SCHEME")), ("window", None), ("page", None), ("document", None)];

/// What the browser's half sends for this request.
pub fn request_body(method: &str, trigger: Option<&str>) -> Json {
    let mut browser = new();
    browser.take(&json!({ "type": "begin", "method": method }));
    browser.answer_on("begin", json!({ "publicKey": toss::public() }));
    browser.take(&json!({ "type": "request", "info": info(method, trigger) }));
    browser.act()["body"].clone()
}

pub fn begun(method: &str) -> Proxy {
    begun_with(method, &settings())
}

pub fn begun_with(method: &str, settings: &Json) -> Proxy {
    let mut proxy = Proxy::of("tossCert", settings);
    let task = proxy.call("begin", &json!({ "method": method, "nonce": "bound" })).unwrap();
    assert_eq!(task["body"], json!({ "publicKey": toss::public() }));
    proxy
}

/// The access token comes: the task after it.
#[track_caller]
pub fn authorized(proxy: &mut Proxy, task: &Json, token: &str) -> Json {
    assert_eq!((&task["type"], &task["url"]), (&json!("shared"), &json!(format!("{OAUTH}/token"))), "{task}");
    let answer = json!({ "access_token": token, "scope": "ca", "token_type": "Bearer", "expires_in": 3600 });
    let task = proxy.answers(&answer);
    assert_eq!((&task["type"], &task["headers"]["authorization"]), (&json!("http"), &json!(format!("Bearer {token}"))));
    task
}

/// A browser's call, and the access token for it: the request to Toss.
#[track_caller]
pub fn asked(proxy: &mut Proxy, step: &str, body: &Json) -> Json {
    let task = proxy.call(step, body).unwrap();
    authorized(proxy, &task, "token-1")
}

/// Toss's answer to a request.
pub fn accepted_answer() -> Json {
    success(&json!({ "txId": toss::tx_id(), "requestedDt": "2026-11-23T00:30:00+09:00",
        "appScheme": "supertoss://sign?txId=1", "androidAppUri": "intent://sign#Intent;scheme=supertoss;end",
        "iosAppUri": "null", "authUrl": "https://auth.test/start?serviceType=SIGN_USER_AUTH" }))
}

pub fn requested(method: &str, trigger: Option<&str>) -> Proxy {
    requested_with(method, trigger, &settings())
}

pub fn requested_with(method: &str, trigger: Option<&str>, settings: &Json) -> Proxy {
    let mut proxy = begun_with(method, settings);
    asked(&mut proxy, "request", &request_body(method, trigger));
    let task = proxy.answers(&accepted_answer());
    assert_eq!((&task["type"], &task["ended"], task.get("error")), (&json!("answer"), &json!(false), None), "{task}");
    proxy
}

/// Confirms up to the status.
pub fn status_asked(proxy: &mut Proxy) -> Json {
    asked(proxy, "confirm", &json!({}))
}

/// Confirms up to the result: Toss's side of the session that it is asked with.
pub fn result_asked(proxy: &mut Proxy) -> Session {
    status_asked(proxy);
    let task = proxy.answers(&success(&json!({ "txId": toss::tx_id(), "status": "COMPLETED" })));
    let task = authorized(proxy, &task, "token-1");
    let body: Json = serde_json::from_str(task["body"].as_str().unwrap()).unwrap();
    assert!(task["url"].as_str().unwrap().starts_with(BASE) && task["url"].as_str().unwrap().ends_with("/result"));
    assert_eq!((body.as_object().unwrap().len(), &body["txId"]), (2, &json!(toss::tx_id())));
    Session::of(body["sessionKey"].as_str().unwrap())
}

pub const PERSON: [(&str, &str); 9] = [
    ("ci", "CI0110000000001"),
    ("di", "DI0110000000001"),
    ("name", crate::page::NAME),
    ("birthday", crate::page::BIRTHDAY),
    ("gender", "FEMALE"),
    ("nationality", "LOCAL"),
    ("ageGroup", "ADULT"),
    ("phone", crate::page::PHONE),
    ("email", "null"),
];

/// A result as 2.6 has it.
pub fn result(session: &Session) -> Json {
    let mut person: Json =
        PERSON.map(|(name, text)| (name.to_owned(), json!(session.seal(text)))).into_iter().collect();
    person["ci2"] = json!(null);
    person["ciUpdate"] = json!("null");
    json!({ "txId": toss::tx_id(), "status": "COMPLETED", "signature": toss::signature("alone"), "randomValue": null,
        "completedDt": "2026-11-23T00:30:10+09:00", "requestedDt": "2026-11-23T00:30:00+09:00", "personalData": person })
}

/// This result read, and the store's word that it is new: the last task.
pub fn finished(proxy: &mut Proxy, result: &Json) -> Json {
    let task = proxy.answers(&success(result));
    if task["type"] == "once" { proxy.event(&json!({ "type": "fresh" })) } else { task }
}
