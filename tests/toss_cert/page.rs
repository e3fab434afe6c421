//! The browser's half, as its driver drives it.

use crate::support::browser::Browser;
use crate::support::{Json, json};
use crate::toss;

pub const NAME: &str = "표지이름";
pub const PHONE: &str = "01099887766";
pub const TYPED_PHONE: &str = "010-9988 7766";
pub const BIRTHDAY: &str = "19810203";
pub const TEXT: &str = "표지문구: 01099887766 님의 동의";

/// Every mark, and other spellings of them.
pub const MARKS: [&str; 6] = [NAME, PHONE, TYPED_PHONE, BIRTHDAY, "표지문구", "9988"];

pub const METHODS: [&str; 4] = ["personal", "window", "page", "document"];

pub fn person() -> Json {
    json!({ "userName": NAME, "userPhone": TYPED_PHONE, "userBirthday": BIRTHDAY })
}

pub fn document() -> Json {
    json!({ "serviceName": "본인", "title": "동의서", "text": TEXT })
}

/// What `request` takes for this method, with this trigger.
pub fn info(method: &str, trigger: Option<&str>) -> Json {
    let mut info = person();
    match method {
        "window" | "page" => return json!(null),
        "document" => info["document"] = document(),
        _ => {}
    }
    if let Some(trigger) = trigger {
        info["triggerType"] = json!(trigger);
    }
    info
}

pub fn new() -> Browser {
    let mut browser = Browser::of("tossCert");
    browser.feed(&json!(null)).unwrap();
    browser
}

pub fn begun(method: &str) -> Browser {
    let mut browser = new();
    browser.take(&json!({ "type": "begin", "method": method }));
    browser.answer_on("begin", json!({ "publicKey": toss::public() }));
    assert_eq!(browser.name(), "ready");
    browser
}

/// What the proxy answers to a request.
pub fn links(method: &str, trigger: Option<&str>) -> Json {
    match (method, trigger) {
        ("window" | "page", _) => json!({ "authUrl": "https://auth.example/start?a=b", "txId": "tx-1" }),
        (_, Some("APP_SCHEME")) => {
            json!({ "appScheme": "supertoss://sign?txId=tx-1", "iosAppUri": "https://ul.example/x" })
        }
        _ => json!({}),
    }
}

/// A browser whose request was accepted.
pub fn waiting(method: &str, trigger: Option<&str>) -> Browser {
    let mut browser = begun(method);
    browser.take(&json!({ "type": "request", "info": info(method, trigger) }));
    browser.answer_on("request", links(method, trigger));
    browser
}

/// Asked for the result, and the proxy's answer.
pub fn confirm<'a>(browser: &'a mut Browser, body: &Json) -> &'a Json {
    browser.plain("confirm");
    browser.answer("confirm", body.clone())
}

/// The method in the state.
pub fn method(browser: &Browser) -> &Json {
    let state = &browser.state["life"]["open"];
    let session = if state["ready"].is_object() { &state["ready"] } else { &state["waiting"]["session"] };
    &session["method"]
}
