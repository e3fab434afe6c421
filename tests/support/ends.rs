//! What may be known of an error, where a call or a flow ends with one. The crate's root names its `PROVIDER`.

use crate::PROVIDER;
use crate::support::{Json, json};

/// What the user may know of an error: kind, reason, next.
#[track_caller]
pub fn assert_error(error: &Json, kind: &str, reason: &str, next: Option<&str>) {
    assert_eq!((&error["kind"], &error["reason"]), (&json!(kind), &json!(reason)), "{error}");
    assert_eq!(error["next"].as_str(), next, "{error}");
    assert_eq!(error["provider"], PROVIDER, "{error}");
    assert!(error["message"].as_str().is_some_and(|text| !text.is_empty()), "{error}");
}

/// The pending call fails with this error.
#[track_caller]
pub fn assert_rejects(act: &Json, kind: &str, reason: &str, next: Option<&str>) {
    assert_eq!(act["type"], "reject", "{act}");
    assert_error(&act["error"], kind, reason, next);
}

/// The browser's call ends with this error, and the flow with it where `ended`.
#[track_caller]
pub fn assert_fails(task: &Json, kind: &str, reason: &str, ended: bool) {
    assert_eq!(task["type"], "answer", "{task}");
    assert_eq!((&task["error"]["kind"], &task["error"]["reason"]), (&json!(kind), &json!(reason)), "{task}");
    assert_eq!(task["ended"], ended, "{task}");
    assert!(task.get("identity").is_none(), "{task}");
}
