//! A page whose proxy and SSO server answer what a test says.

use crate::support::browser::Browser;
use crate::support::{Json, json};

pub const USER: &str = "MARKED-USER";
pub const SECRET: &str = "MARKED-PASSWORD";
pub const CODE: &str = "MARKED777";

pub fn new() -> Browser {
    let mut browser = Browser::of("nets");
    browser.feed(&Json::Null).unwrap();
    browser
}

/// The flow's own part of a snapshot: the members of its state, or null for a state without any.
pub fn inside(browser: &Browser) -> &Json {
    let open = &browser.state["life"]["open"];
    open.get("waiting").or(open.get("pending")).unwrap_or(&Json::Null)
}

pub fn sso() -> Json {
    json!({ "site": "site-a", "check": "https://sso.test/check", "logon": "https://sso.test/logon",
        "logoff": "https://sso.test/logoff?x=y", "returnUrl": "https://shop.test/", "names": {} })
}

pub fn event(name: &str) -> Json {
    match name {
        "logon" => json!({ "type": "logon", "credentials": { "userID": USER, "password": SECRET } }),
        "secondFactor" => json!({ "type": "secondFactor", "code": CODE }),
        "chooseDuplicate" => json!({ "type": "chooseDuplicate", "stay": true }),
        _ => json!({ "type": name }),
    }
}

pub fn answered(step: &str, body: Json) -> Json {
    json!({ "type": "answered", "step": step, "body": body })
}

/// A reply of the SSO server's.
pub fn replied(step: &str, members: Json) -> Json {
    json!({ "type": "replied", "step": step, "status": 200, "body": members.to_string() })
}

pub fn refusal(code: &str) -> Json {
    json!({ "result": true, "errorCode": code, "errorMessage": "no", "tfaRemainCount": 3, "tfaID": "tfa",
        "ssoRequest": "request", "policyVersion": "7" })
}

pub fn granted() -> Json {
    json!({ "result": true, "errorCode": 0, "ssoResponse": "r", "artifactID": "a", "policyVersion": "7" })
}

pub fn begun_answer() -> Json {
    json!({ "flow": "f1", "sso": sso() })
}

/// A page that waits for a logon.
pub fn ready() -> Browser {
    let mut browser = new();
    browser.take(&event("begin"));
    browser.take(&answered("begin", begun_answer()));
    browser.take(&replied("checkSso", json!({ "result": false, "errorCode": 0 })));
    assert_eq!(browser.name(), "ready");
    browser
}

pub fn awaiting_code() -> Browser {
    let mut browser = ready();
    browser.take(&event("logon"));
    browser.take(&replied("logonSso", refusal("11100028")));
    browser.take(&answered("factor", json!({ "flow": "f2", "factor": { "tfaID": "tfa", "timeoutMinutes": 3 } })));
    browser
}

pub fn awaiting_choice() -> Browser {
    let mut browser = ready();
    browser.take(&event("logon"));
    browser.take(&replied("logonSso", refusal("11060009")));
    browser.take(&answered("duplicate", json!({ "flow": "f2", "duplicate": { "ip": "x", "timeoutMinutes": 3 } })));
    browser
}

pub fn verified() -> Browser {
    let mut browser = ready();
    browser.take(&event("logon"));
    browser.take(&replied("logonSso", granted()));
    browser.take(&answered("logon", json!({ "flow": "f2", "ticket": "t" })));
    assert_eq!(browser.name(), "verified");
    browser
}
