//! The browser's half of mobileOK's flow, through the step that JavaScript calls. Nothing in it reads a clock or a zone.

mod approval;
mod calls;
mod cancel;
mod clocks;
mod codes;
mod journeys;
mod network;
mod order;
mod property;
mod snapshot;
mod snapshot_damage;
mod snapshot_property;
mod token;

use crate::support::{Json, json};

/// What the user may know of an error: kind, reason, next, and whether this flow goes on.
#[track_caller]
fn assert_error(error: &Json, kind: &str, next: Option<&str>, retryable: bool) {
    assert_eq!(error["kind"], kind, "{error}");
    assert_eq!(error["next"].as_str(), next, "{error}");
    assert_eq!(error["retryable"], retryable, "{error}");
    assert_eq!(error["provider"], "mobileok", "{error}");
    assert!(error["message"].as_str().is_some_and(|text| !text.is_empty()), "{error}");
}

/// The pending call fails with this error.
#[track_caller]
fn assert_rejects(act: &Json, kind: &str, next: Option<&str>, retryable: bool) {
    assert_eq!(act["type"], "reject", "{act}");
    assert_error(&act["error"], kind, next, retryable);
}

/// A POST of this step, with this flow, whose body has one sealed member at most.
#[track_caller]
fn assert_posts(act: &Json, step: &str, flow: Option<&str>, sealed: Option<&str>) {
    assert_eq!((&act["type"], &act["step"]), (&json!("post"), &json!(step)), "{act}");
    assert_eq!(act["flow"].as_str(), flow, "{act}");
    let names: Vec<_> = act["body"].as_object().unwrap().keys().map(String::as_str).collect();
    assert_eq!(names, sealed.into_iter().collect::<Vec<_>>(), "{act}");
}
