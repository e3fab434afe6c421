//! A sample of every state of Pass-Ni.

use crate::support::browser::Browser;
use crate::support::forms::Samples;
use crate::support::people::with;
use crate::support::proxy::Proxy;
use crate::support::{Json, json, wire_of};
use bonin::error::{Error, Kind, Lang, Next, Reason};

const CODE: &str = "00112233445566778899AABBCCDDEEFF";

/// An error with every member that an error can have, and texts that no code table changes.
fn error(kind: Kind, next: Next, step: &str) -> Json {
    let error = Error::new(kind, Reason::Rejected).then(next).with_code("1", Some("words"));
    json!({ "error": wire_of("passni", &error.with_detail_code(Some("2")).at(step), Lang::En) })
}

fn enter() -> Json {
    json!({ "type": "enter", "ssoCode": CODE, "nonce": "bound" })
}

fn idle() -> Browser {
    let mut browser = Browser::of("passni");
    browser.feed(&json!(null)).unwrap();
    browser
}

fn entered() -> Browser {
    let mut browser = idle();
    browser.take(&enter());
    browser.answer_on("enter", json!({ "ticket": "t", "claims": { "name": "n" } }));
    browser
}

fn after(mut browser: Browser, event: Json) -> Json {
    browser.take(&event);
    browser.state
}

/// The answer to this call.
fn answered(call: &Json, body: Json) -> Browser {
    let mut browser = entered();
    browser.take(call);
    browser.answer(call["type"].as_str().unwrap(), body);
    browser
}

fn token() -> String {
    let part = |text: String| crate::support::keys::base64(text.as_bytes()).trim_end_matches('=').to_owned();
    [r#"{"alg":"HS256","typ":"JWT"}"#.into(), "5E0A".repeat(8), "5E0A".repeat(16)].map(part).join(".")
}

fn logged_in() -> Json {
    let mut proxy = Proxy::of(
        "passni",
        &json!({ "bridgeUrl": "https://bridge.example", "bridgeSecret": "0123456789abcdef".repeat(2),
            "pageUrl": "https://a.site.example/" }),
    );
    proxy.caller = json!({ "ip": "198.51.100.7" });
    proxy.call("enter", &json!({ "ssoCode": CODE })).unwrap();
    proxy.answers(&json!({ "token": token() }));
    proxy.event(&json!({ "type": "fresh" }));
    proxy.answers(&json!({ "userData": { "user_id": "hong" } }));
    proxy.state
}

fn samples() -> Samples {
    let call = |name: &str| json!({ "type": name });
    let a_move = |how: &str| json!({ "type": "move", "agentId": "site-b", "how": how });
    let duplicate = |ip: Option<&str>| answered(&call("check"), json!({ "status": "duplicate", "ip": ip }));
    let refusal = error(Kind::Rejected, Next::Restart, "agents");
    let too_old = json!({ "error": wire_of("passni", &Error::new(Kind::Expired, Reason::FlowExpired), Lang::En) });
    let snapshots = vec![
        ("idle", idle().state),
        ("logging in", after(idle(), json!({ "type": "login", "userId": "hong" }))),
        ("entering", after(idle(), enter())),
        ("logged in", entered().state),
        ("logged in twice", duplicate(None).state),
        ("logged in twice, with the address", duplicate(Some("203.0.113.9")).state),
        ("logged in after a refusal", answered(&call("agents"), refusal.clone()).state),
        ("asking for the systems", after(entered(), call("agents"))),
        ("asking for a code, for a window", after(entered(), a_move("popup"))),
        ("asking for a code, for this page", after(entered(), a_move("post"))),
        ("asking how the login stands", after(entered(), call("check"))),
        ("logging out", after(entered(), call("logout"))),
        ("logged out", answered(&call("logout"), json!({ "propagated": true })).state),
        ("logged out elsewhere", answered(&call("check"), json!({ "status": "loggedOut" })).state),
        ("logged out by an error", answered(&call("agents"), with(&refusal, "loggedOut", true)).state),
        ("failed", {
            let mut browser = idle();
            browser.take(&enter());
            browser.answer("enter", error(Kind::Rejected, Next::Restart, "enter"));
            browser.state
        }),
        ("expired", answered(&call("check"), too_old).state),
        ("cancelled", after(entered(), call("cancel"))),
    ];
    Samples { provider: "passni", snapshots, sealed: vec![("logged in", logged_in())] }
}

#[test]
fn every_state_has_the_form_of_its_version() {
    samples().assert_unchanged();
}
