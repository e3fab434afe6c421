//! The proxy's half on its way, with answers as the bridge gives them.

use crate::settings::settings;
use crate::support::proxy::Proxy;
use crate::support::{Json, json};
use crate::token::token;

pub const CODE: &str = "00112233445566778899AABBCCDDEEFF";
pub const NEW_CODE: &str = "FFEEDDCCBBAA99887766554433221100";
pub const IP: &str = "198.51.100.7";
pub const AGENT: &str = "Browser A";
pub const MOVE_TO: &str = "https://b.site.example/bonin/passni/arrive";

/// Each call after `enter`.
pub const CALLS: [&str; 4] = ["agents", "move", "check", "logout"];

pub fn new() -> Proxy {
    with(&settings())
}

pub fn with(settings: &Json) -> Proxy {
    let mut proxy = Proxy::of("passni", settings);
    proxy.caller = json!({ "ip": IP, "userAgent": AGENT });
    proxy
}

pub fn enter_body() -> Json {
    json!({ "ssoCode": CODE, "nonce": "bound" })
}

pub fn body_of_call(step: &str) -> Json {
    if step == "move" { json!({ "agentId": "site-b" }) } else { json!({}) }
}

/// A proxy that asks for the token.
pub fn exchanging() -> Proxy {
    let mut proxy = new();
    proxy.call("enter", &enter_body()).unwrap();
    proxy
}

/// A proxy that asks the store whether the code is new.
pub fn claiming() -> Proxy {
    let mut proxy = exchanging();
    assert_eq!(proxy.answers(&json!({ "token": token() }))["type"], "once");
    proxy
}

/// A proxy that asks who it is.
pub fn naming() -> Proxy {
    let mut proxy = claiming();
    proxy.event(&json!({ "type": "fresh" }));
    proxy
}

pub fn user_data() -> Json {
    json!({ "user_id": "hong", "user_nm": "홍보닌", "user_mbtlnum": "010-1234-5678",
        "user_email": "hong@site.example", "user_data": null })
}

pub fn logged_in() -> Proxy {
    logged_in_of(&settings())
}

pub fn logged_in_of(settings: &Json) -> Proxy {
    let mut proxy = with(settings);
    proxy.call("enter", &enter_body()).unwrap();
    proxy.answers(&json!({ "token": token() }));
    proxy.event(&json!({ "type": "fresh" }));
    let task = proxy.answers(&json!({ "userData": user_data() }));
    assert!(task["identity"].is_object(), "{task}");
    proxy
}

/// A proxy whose call of this step is at the bridge.
pub fn asking(step: &str) -> Proxy {
    let mut proxy = logged_in();
    assert_eq!(proxy.call(step, &body_of_call(step)).unwrap()["type"], "http");
    proxy
}

/// A proxy that asks for a code for the other system.
pub fn moving() -> Proxy {
    let mut proxy = asking("move");
    assert_eq!(proxy.answers(&agents())["type"], "http");
    proxy
}

pub fn agents() -> Json {
    agents_at(MOVE_TO)
}

pub fn agents_at(url: &str) -> Json {
    json!({ "agents": [
        { "agt_nm": "다른 곳", "agt_id": "site-c", "sso_url": "https://c.elsewhere.example/" },
        { "agt_nm": "사이트 B", "agt_id": "site-b", "sso_url": url, "agt_ty": "WS" },
    ] })
}

/// A task without the state that the proxy's JavaScript seals, and its marks: the rest is what others may see.
pub fn unsealed(task: &Json) -> Json {
    let mut task = task.clone();
    task.as_object_mut().unwrap().remove("state");
    task.as_object_mut().unwrap().remove("marks");
    task
}

/// The account of a login. Nothing has cost anything since.
pub fn account() -> Json {
    let spent = json!({ "message": 0, "resend": 0, "ring": 0, "try": 0, "value": 0 });
    let id = logged_in().state["flow"]["id"].clone();
    assert_eq!(id.as_str().map(str::len), Some(32));
    json!({ "id": id, "number": 0, "vouched": true, "spent": spent })
}

/// The sealed state of a login.
pub fn sealed() -> Json {
    json!({ "v": 3, "flow": account(), "state": { "loggedIn": { "token": token() } } })
}

/// Every proxy that waits for the bridge, with the route that it serves.
pub fn waiting() -> Vec<(Proxy, &'static str)> {
    let mut all = vec![(exchanging(), "enter"), (naming(), "enter"), (moving(), "move")];
    all.extend(CALLS.map(|step| (asking(step), step)));
    all
}

pub fn body_of(task: &Json) -> Json {
    serde_json::from_str(task["body"].as_str().unwrap()).unwrap()
}
