//! The proxy's half of mobileOK's flow, through the step that JavaScript calls. The private key is the `rsa` crate here.

mod answers;
mod calls;
mod identity;
mod order;
mod result;
mod settings;
mod token;

use crate::support::Json;

/// A failed answer with this kind and reason, and whether it ends the flow.
#[track_caller]
fn assert_fails(task: &Json, kind: &str, reason: &str, ended: bool) {
    assert_eq!(task["type"], "answer", "{task}");
    assert_eq!(
        (task["error"]["kind"].as_str(), task["error"]["reason"].as_str()),
        (Some(kind), Some(reason)),
        "{task}"
    );
    assert_eq!(task["ended"], ended, "{task}");
    assert!(task.get("identity").is_none(), "{task}");
}

/// The call is the browser's mistake: it is refused before anything is sent.
#[track_caller]
fn assert_misuse(error: &Json, field: Option<&str>, reason: &str) {
    assert_eq!((error["kind"].as_str(), error["reason"].as_str()), (Some("misuse"), Some(reason)), "{error}");
    assert_eq!(error["field"].as_str(), field, "{error}");
}
