//! A sample of every state of OMPASS.

use crate::page::{USER, away, away_by, begin, checking, finish, new, opening};
use crate::stack;
use crate::support::browser::Browser;
use crate::support::forms::Samples;
use crate::support::{Json, MINUTE, json, wire_of};
use bonin::error::{Error, Kind, Lang, Next, Reason};

/// An error with every member that an error can have, and texts that no code table changes.
fn error(kind: Kind, next: Next) -> Json {
    let error = Error::new(kind, Reason::Rejected).then(next).with_code("1", Some("words"));
    json!({ "error": wire_of("ompass", &error.with_detail_code(Some("2")).at("finish"), Lang::En) })
}

fn after(mut browser: Browser, event: &Json) -> Json {
    browser.take(event);
    browser.state
}

fn answered(mut browser: Browser, body: Json) -> Json {
    browser.answer("finish", body);
    browser.state
}

fn samples() -> Samples {
    let mut late = away("uaf");
    late.after(5 * MINUTE);
    let plain = |name: &str| json!({ "type": name });
    let verified = json!({ "ticket": "t", "claims": { "userId": USER } });
    let snapshots = vec![
        ("idle", new().state),
        ("opening instead of a password", opening("uaf").state),
        ("opening after a password", opening("u2f").state),
        ("opening in place of the page", after(new(), &begin("u2f", Some("redirect")))),
        ("away instead of a password", away("uaf").state),
        ("away after a password", away("u2f").state),
        ("away in place of the page", away_by("u2f", Some("redirect")).state),
        ("away after the window was closed", after(away("u2f"), &plain("closed"))),
        ("away after an error", answered(checking("u2f", true), error(Kind::Network, Next::Wait))),
        ("away while finish() waits", after(away("u2f"), &finish(None))),
        ("checking", checking("u2f", false).state),
        ("checking while finish() waits", checking("u2f", true).state),
        ("verified before finish()", answered(checking("uaf", false), verified.clone())),
        ("verified", answered(checking("uaf", true), verified)),
        ("failed", answered(checking("u2f", true), error(Kind::Rejected, Next::Restart))),
        ("expired", after(late, &plain("tick"))),
        ("cancelled", after(away("u2f"), &plain("cancel"))),
    ];
    let sealed = vec![
        ("away by version 1, instead of a password", stack::away(1, "uaf").state),
        ("away by version 1, after a password", stack::away(1, "u2f").state),
        ("away by version 2", stack::away(2, "uaf").state),
    ];
    Samples { provider: "ompass", snapshots, sealed }
}

#[test]
fn every_state_has_the_form_of_its_version() {
    samples().assert_unchanged();
}
