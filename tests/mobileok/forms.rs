//! A sample of every state of mobileOK.

use crate::support::browser::{Browser, failure};
use crate::support::forms::{Samples, assert_notices_changes};
use crate::support::people::{CODE, least};
use crate::support::proxy::Proxy;
use crate::support::{Json, MINUTE, json, keys};
use bonin::error::{Error, Kind, Next, Reason};

/// An error with every member that an error can have, and texts that no code table changes.
fn error(kind: Kind, next: Next, phase: &str) -> Json {
    let error = Error::new(kind, Reason::Rejected).then(next).with_code("1", Some("words"));
    failure(&error.with_detail_code(Some("2")).at(phase), json!({}))
}

/// A flow whose token came, with a nonce.
fn ready() -> Browser {
    let mut browser = Browser::new();
    browser.take(&json!({ "type": "begin", "nonce": "bound" }));
    browser.answer_on("token", json!({ "publicKey": keys::public() }));
    browser
}

fn requesting(method: &str) -> Browser {
    let mut browser = ready();
    browser.request(&least(method));
    browser
}

fn after(mut browser: Browser, event: Json) -> Json {
    browser.take(&event);
    browser.state
}

/// A flow that a wrong code was tried in.
fn mistaken() -> Browser {
    let mut browser = Browser::waiting("SMS");
    browser.try_code(CODE, error(Kind::Rejected, Next::RetryCode, "confirm"));
    browser
}

fn samples() -> Samples {
    let mut idle = Browser::new();
    idle.feed(&json!(null)).unwrap();
    let answered = |step: &str, body: Json| json!({ "type": "answered", "step": step, "body": body });
    let confirming = || {
        let mut browser = Browser::waiting("SMS");
        browser.confirm(Some(CODE));
        browser
    };
    let mut late = Browser::waiting("SMS");
    late.after(10 * MINUTE);
    let snapshots = vec![
        ("idle", idle.state.clone()),
        ("opening", after(idle.clone(), json!({ "type": "begin" }))),
        ("opening with a nonce", after(idle.clone(), json!({ "type": "begin", "nonce": "bound" }))),
        (
            "opening after a refusal",
            after(requesting("SMS"), answered("request", error(Kind::Rejected, Next::CheckInput, "request"))),
        ),
        ("ready", ready().state),
        ("requesting by PASS", requesting("PASS").state),
        ("requesting by SMS", requesting("SMS").state),
        ("requesting by LMS", requesting("LMS").state),
        ("requesting by ARS", requesting("ARS").state),
        ("requesting by SMSAuth", requesting("SMSAuth").state),
        ("requesting by ARSAuth", requesting("ARSAuth").state),
        ("waiting for a code", Browser::waiting("SMS").state),
        ("waiting after a wrong code", mistaken().state),
        ("waiting for the app", Browser::waiting("PASS").state),
        ("waiting for call()", Browser::waiting("ARS").state),
        ("waiting during the call", Browser::calling().state),
        ("working on a resend", after(mistaken(), json!({ "type": "resend" }))),
        ("working on a call", after(Browser::waiting("ARS"), json!({ "type": "call" }))),
        ("working on a confirm", confirming().state),
        ("verified", after(confirming(), answered("confirm", json!({ "ticket": "t", "claims": { "name": "n" } })))),
        ("failed", after(confirming(), answered("confirm", error(Kind::Rejected, Next::Restart, "confirm")))),
        ("expired", after(late, json!({ "type": "tick" }))),
        ("cancelled", after(ready(), json!({ "type": "cancel" }))),
    ];
    let sealed = vec![
        ("ready", Proxy::ready().state),
        ("ready with a nonce", Proxy::new().tokened(&json!({ "nonce": "bound" })).state),
        ("requested", Proxy::requested().state),
    ];
    Samples { provider: "mobileok", snapshots, sealed }
}

#[test]
fn every_state_has_the_form_of_its_version() {
    samples().assert_unchanged();
}

#[test]
fn a_changed_form_needs_another_version() {
    assert_notices_changes();
}
