//! Pass-Ni's flow, through the steps that JavaScript calls, with the bridge's side played answer by answer.

#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../support/mod.rs"]
mod support;

mod arrivals;
mod browser;
mod codes;
mod diagram;
mod hosts;
mod identity;
mod page;
mod property;
mod proxy;
mod proxy_answers;
mod redaction;
mod settings;
mod snapshot;
mod stack;
mod token;

use support::{Json, json};

/// What the user may know of an error: kind, reason, next.
#[track_caller]
fn assert_error(error: &Json, kind: &str, reason: &str, next: Option<&str>) {
    assert_eq!((&error["kind"], &error["reason"]), (&json!(kind), &json!(reason)), "{error}");
    assert_eq!(error["next"].as_str(), next, "{error}");
    assert_eq!(error["provider"], "passni", "{error}");
    assert!(error["message"].as_str().is_some_and(|text| !text.is_empty()), "{error}");
}

/// The pending call fails with this error.
#[track_caller]
fn assert_rejects(act: &Json, kind: &str, reason: &str, next: Option<&str>) {
    assert_eq!(act["type"], "reject", "{act}");
    assert_error(&act["error"], kind, reason, next);
}

/// The browser's call ends with this error, and the flow with it where `ended`.
#[track_caller]
fn assert_fails(task: &Json, kind: &str, reason: &str, ended: bool) {
    assert_eq!(task["type"], "answer", "{task}");
    assert_eq!((&task["error"]["kind"], &task["error"]["reason"]), (&json!(kind), &json!(reason)), "{task}");
    assert_eq!(task["ended"], ended, "{task}");
    assert!(task.get("identity").is_none(), "{task}");
}
