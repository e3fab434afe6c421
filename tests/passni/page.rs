//! The browser's half, as its driver drives it.

use crate::stack::{CODE, MOVE_TO, NEW_CODE};
use crate::support::browser::Browser;
use crate::support::{Json, json, wire_of};
use bonin::error::{Error, Kind, Lang, Next, Reason};
use bonin::provider::passni::codes;

pub const VIEW: &str = "https://sso.example/login?agt_id=site-a";

/// Everything that can be called when logged in.
pub const ACTIONS: [&str; 5] = ["agents", "move", "check", "logout", "cancel"];

pub fn new() -> Browser {
    let mut browser = Browser::of("passni");
    browser.feed(&json!(null)).unwrap();
    browser
}

pub fn enter() -> Json {
    json!({ "type": "enter", "ssoCode": CODE, "nonce": "n" })
}

pub fn move_by(how: Option<&str>) -> Json {
    json!({ "type": "move", "agentId": "site-b", "how": how })
}

pub fn call(step: &str) -> Json {
    match step {
        "enter" => enter(),
        "move" => move_by(None),
        _ => json!({ "type": step }),
    }
}

pub fn entering() -> Browser {
    let mut browser = new();
    browser.take(&enter());
    browser
}

pub fn entered() -> Browser {
    let mut browser = entering();
    browser.answer_on("enter", good("enter"));
    assert_eq!(browser.name(), "verified");
    browser
}

/// A browser that waits for this call.
pub fn asking(step: &str) -> Browser {
    let mut browser = entered();
    browser.take(&call(step));
    assert_eq!(browser.view()["pending"], step);
    browser
}

/// A browser that looks whether the login still counts.
pub fn polling() -> Browser {
    let mut browser = entered();
    browser.now = browser.view()["pollAt"].as_i64().unwrap();
    browser.plain("poll");
    assert_eq!(browser.act()["type"], "post");
    browser
}

/// What the proxy answers where all is well.
pub fn good(step: &str) -> Json {
    match step {
        "login" => json!({ "url": VIEW }),
        "enter" => json!({ "ticket": "a.b.c", "claims": { "userId": "hong" } }),
        "agents" => json!({ "agents": [{ "id": "site-b", "name": "B", "movable": true }] }),
        "move" => json!({ "url": MOVE_TO, "ssoCode": NEW_CODE }),
        "check" => json!({ "status": "loggedIn" }),
        _ => json!({ "propagated": false }),
    }
}

pub fn duplicate(ip: Option<&str>) -> Json {
    json!({ "status": "duplicate", "ip": ip })
}

pub fn failure(error: &Error) -> Json {
    json!({ "error": wire_of("passni", error, Lang::En) })
}

/// The proxy's answer for this code.
pub fn refusal(code: &str, phase: &str) -> Json {
    let row = codes::find(code).unwrap();
    let message = Some(row.text(Lang::En));
    failure(&Error::new(row.kind, Reason::Rejected).then(row.next).with_code(code, message).at(phase))
}

/// What the proxy answers when its sealed part is too old.
pub fn too_old() -> Json {
    failure(&Error::new(Kind::Expired, Reason::FlowExpired).then(Next::Restart))
}
