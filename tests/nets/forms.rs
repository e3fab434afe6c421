//! A sample of every state of NETS.

use crate::page::{
    answered, awaiting_choice, awaiting_code, begun_answer, event, granted, new, ready, refusal, replied, sso, verified,
};
use crate::proxy;
use crate::support::browser::{Browser, failure};
use crate::support::forms::Samples;
use crate::support::{Json, MINUTE, json};
use bonin::error::{Error, Kind, Next, Reason};

/// An error with every member that an error can have, and texts that no code table changes.
fn error(kind: Kind, next: Next, beside: Json) -> Json {
    let error = Error::new(kind, Reason::Rejected).then(next).with_code("1", Some("words"));
    failure(&error.with_detail_code(Some("2")).at("check"), beside)
}

fn after(mut browser: Browser, events: &[Json]) -> Json {
    for event in events {
        browser.take(event);
    }
    browser.state
}

/// The same by the proxy's own state.
fn sealed_after(step: &str, body: &Json, reply: &Json) -> Json {
    let mut proxy = proxy::verified();
    proxy.call(step, body).unwrap();
    proxy.answers(reply);
    proxy.state
}

fn samples() -> Samples {
    let mut late = ready();
    late.after(24 * 60 * MINUTE);
    let begun = answered("begin", begun_answer());
    let quiet = json!({ "type": "begin", "quiet": true, "nonce": "bound" });
    let keyed =
        json!({ "flow": "f", "sso": sso(), "key": { "id": "k", "modulus": "bb".repeat(256), "exponent": "010001" } });
    let away = answered("try", json!({ "flow": "f", "url": "https://sso.test/x", "mark": "m" }));
    let ticket = json!({ "flow": "f", "ticket": "t", "claims": { "userId": "u" }, "moves": 2, "gateUrl": "https://shop.test/g",
        "hijackScript": "https://shop.test/s.js" });
    let elsewhere = json!({ "loggedOut": true, "mustLogOff": true, "duplicate": { "ip": "x", "time": "t" } });
    let no = error(Kind::Rejected, Next::Restart, json!({ "flow": "f" }));
    let logon = [event("logon"), replied("logonSso", granted())];
    let snapshots = vec![
        ("idle", new().state),
        ("opening", after(new(), &[event("begin")])),
        ("opening quietly", after(new(), std::slice::from_ref(&quiet))),
        ("asking the SSO server", after(new(), &[event("begin"), begun.clone()])),
        ("asking it quietly", after(new(), &[quiet, begun.clone()])),
        ("confirming a logon that was there", after(new(), &[event("begin"), begun, replied("checkSso", granted())])),
        ("ready", ready().state),
        (
            "ready after an error",
            after(ready(), &[event("logon"), replied("logonSso", refusal("11020004")), answered("refused", no)]),
        ),
        ("logging on", after(ready(), &[event("logon")])),
        ("asking why it was refused", after(ready(), &[event("logon"), replied("logonSso", refusal("11020004"))])),
        ("asking for the factor", after(ready(), &[event("logon"), replied("logonSso", refusal("11100028"))])),
        ("asking for the other logon", after(ready(), &[event("logon"), replied("logonSso", refusal("11060009"))])),
        ("waiting for a code", awaiting_code().state),
        ("sending a code", after(awaiting_code(), &[event("secondFactor")])),
        ("waiting for a choice", awaiting_choice().state),
        ("choosing", after(awaiting_choice(), &[event("chooseDuplicate")])),
        ("confirming a logon", after(ready(), &logon)),
        ("verified", verified().state),
        (
            "verified with everything",
            after(ready(), &[logon.as_slice(), &[answered("logon", ticket.clone())]].concat()),
        ),
        (
            "verified unasked",
            after(ready(), &[event("poll"), replied("checkSso", granted()), answered("logon", ticket)]),
        ),
        ("looking", after(verified(), &[event("check")])),
        ("logged out", after(verified(), &[event("check"), answered("check", json!({ "loggedOut": true }))])),
        ("logged out elsewhere", after(verified(), &[event("check"), answered("check", elsewhere.clone())])),
        ("logging off", after(verified(), &[event("logoff")])),
        ("leaving", after(ready(), &[event("trySso")])),
        ("away", after(ready(), &[event("trySso"), away])),
        ("with a key", after(new(), &[event("begin"), answered("begin", keyed)])),
        (
            "failed",
            after(new(), &[event("begin"), answered("begin", error(Kind::Config, Next::ContactSupport, json!({})))]),
        ),
        ("expired", after(late, &[json!({ "type": "tick" })])),
        ("cancelled", after(verified(), &[event("cancel")])),
    ];
    let sealed = vec![
        ("begun", proxy::begun().state),
        ("verified", proxy::verified().state),
        (
            "with a choice",
            sealed_after(
                "duplicate",
                &json!({ "ssoRequest": "s" }),
                &json!({ "result": true, "errorCode": 0,
            "credential": "c", "dupIP": "x" }),
            ),
        ),
    ];
    Samples { provider: "nets", snapshots, sealed }
}

#[test]
fn every_state_has_the_form_of_its_version() {
    samples().assert_unchanged();
}
