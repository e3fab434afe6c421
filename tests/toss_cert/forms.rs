//! A sample of every state of Toss cert.

use crate::page::{begun, info, new, waiting};
use crate::stack;
use crate::support::browser::Browser;
use crate::support::forms::Samples;
use crate::support::{Json, MINUTE, json, wire_of};
use bonin::error::{Error, Kind, Lang, Next, Reason};

/// An error with every member that an error can have, and texts that no code table changes.
fn error(kind: Kind, reason: Reason, next: Next) -> Json {
    let error = Error::new(kind, reason).then(next).with_code("1", Some("words"));
    json!({ "error": wire_of("tossCert", &error.with_detail_code(Some("2")).at("confirm"), Lang::En) })
}

fn after(mut browser: Browser, event: &str) -> Browser {
    browser.plain(event);
    browser
}

fn opening(method: &str) -> Json {
    let mut browser = new();
    browser.take(&json!({ "type": "begin", "method": method }));
    browser.state
}

fn requesting(method: &str, trigger: Option<&str>) -> Json {
    let mut browser = begun(method);
    browser.take(&json!({ "type": "request", "info": info(method, trigger) }));
    browser.state
}

fn confirmed(body: Json) -> Json {
    let mut browser = after(waiting("personal", None), "confirm");
    browser.answer("confirm", body);
    browser.state
}

fn samples() -> Samples {
    let mut late = waiting("personal", None);
    late.after(30 * MINUTE);
    let not_yet = error(Kind::Rejected, Reason::NotYet, Next::Wait);
    let snapshots = vec![
        ("idle", new().state),
        ("opening for a person", opening("personal")),
        ("opening for a window", opening("window")),
        ("opening for a page", opening("page")),
        ("opening for a document", opening("document")),
        ("ready for a person", begun("personal").state),
        ("ready for a window", begun("window").state),
        ("ready for a page", begun("page").state),
        ("ready for a document", begun("document").state),
        ("requesting by a push", requesting("personal", None)),
        ("requesting by the app's link", requesting("personal", Some("APP_SCHEME"))),
        ("requesting a window", requesting("window", None)),
        ("waiting after a push", waiting("personal", None).state),
        ("waiting for the app", waiting("personal", Some("APP_SCHEME")).state),
        ("waiting for a window", waiting("window", None).state),
        ("waiting for a page", waiting("page", None).state),
        ("waiting after not yet", confirmed(not_yet)),
        ("waiting after the window was closed", after(waiting("window", None), "closed").state),
        ("confirming", after(waiting("document", None), "confirm").state),
        ("verified", confirmed(json!({ "ticket": "t", "claims": { "name": "n" } }))),
        ("failed", confirmed(error(Kind::Rejected, Reason::Rejected, Next::Restart))),
        ("expired", after(late, "tick").state),
        ("cancelled", after(begun("personal"), "cancel").state),
    ];
    let sealed = vec![
        ("ready", stack::begun("personal").state),
        ("ready for a document", stack::begun("document").state),
        ("requested by a push", stack::requested("personal", None).state),
        ("requested by the app's link", stack::requested("personal", Some("APP_SCHEME")).state),
        ("requested a window", stack::requested("window", None).state),
        ("requested a page", stack::requested("page", None).state),
        ("requested a document", stack::requested("document", None).state),
    ];
    Samples { provider: "tossCert", snapshots, sealed }
}

#[test]
fn every_state_has_the_form_of_its_version() {
    samples().assert_unchanged();
}
